// The first view: actors down, sources across, in each cell the words chosen and how often.

const WORDS = 5; // shown in a cell before it is opened
const ACTORS = 12; // shown before all are asked for

function drawGrid(state) {
  const { data, filters, open } = state;
  const cells = countCells(data, frameRows(data, filters), filters);
  const keys = [...cells.keys()].map((key) => key.split(" ").map(Number));
  const actors = [...new Set(keys.map(([actor]) => actor))].sort((a, b) => a - b);
  const sources = [...new Set(keys.map(([, source]) => source))].sort((a, b) => a - b);
  if (!actors.length) return make("p", { class: "fe-empty" }, "No label passes these filters.");
  const shown = state.allActors ? actors : actors.slice(0, ACTORS);
  const head = make("tr", {}, make("th", { scope: "col" }, "actor"), ...sources.map((source) => make("th", { scope: "col" }, data.sources[source])));
  const body = shown.map((actor) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, data.actors[actor].name),
      ...sources.map((source) => {
        const cell = cells.get(`${actor} ${source}`);
        return cell ? drawCell(state, cell, actor, source, open) : make("td", { class: "fe-none" }, make("span", { "aria-label": "never named" }, "–"));
      }),
    ),
  );
  const table = make(
    "table",
    {},
    make("caption", {}, sayGrid(filters)),
    make("thead", {}, head),
    make("tbody", {}, ...body),
  );
  const rest = actors.length - shown.length;
  const more = () => {
    state.allActors = true;
    state.draw();
  };
  return make(
    "div",
    {},
    make("div", { class: "fe-scroll", role: "region", tabindex: "0", "aria-label": "Actors by sources" }, table),
    rest > 0 ? make("button", { type: "button", class: "fe-more", onclick: more }, `Show ${say(rest, "more actor")}`) : null,
  );
}

function sayGrid(filters) {
  const counted = narrows(filters) ? "occasions with such words, out of all occasions" : "occasions on which the actor is named";
  return `Words chosen, commonest first, each with its number of rows; below them ${counted}. Bold: a lexicon knows the word. A number opens its sentences.`;
}

function drawCell(state, cell, actor, source) {
  const { data, filters, open } = state;
  const where = `${data.actors[actor].name}, ${data.sources[source]}`;
  const draw = (word) => {
    const text = data.lines[word.line];
    const told = `${text} ${say(word.rows.length, "row")} (${sayVoices(data, word.rows)}), ${where}`;
    return make(
      "li",
      {},
      make(
        "button",
        { type: "button", class: word.loaded ? "fe-word fe-loaded" : "fe-word", "aria-label": told, onclick: (event) => open(word.rows, `${text} · ${where}`, event.currentTarget) },
        make("span", {}, text),
        " ",
        make("b", {}, String(word.rows.length)),
        word.rows.some((row) => data.rows.voice[row] !== OWN) ? makeBar(data, word.rows) : null,
      ),
    );
  };
  const words = cell.words.slice(0, WORDS).map(draw);
  const rest = cell.words.length - words.length;
  const list = words.length ? make("ul", { class: "fe-words" }, ...words) : null;
  const extend = (event) => {
    const more = cell.words.slice(WORDS).map(draw);
    list.append(...more);
    event.currentTarget.remove();
    more[0].querySelector("button").focus();
    state.announce(`${say(rest, "more word")} of ${where}`);
  };
  const base = narrows(filters) ? `${cell.chosen.size} of ${say(cell.base.size, "occasion")}` : say(cell.base.size, "occasion");
  const count = cell.rows.length
    ? make("button", { type: "button", class: "fe-base", "aria-label": `${base}, ${where}: all ${say(cell.rows.length, "row")}`, onclick: (event) => open(cell.rows, where, event.currentTarget) }, base)
    : make("span", { class: "fe-base" }, base);
  return make(
    "td",
    {},
    list,
    !words.length && cell.rows.length ? make("span", { class: "fe-only" }, "names only") : null,
    rest > 0 ? make("button", { type: "button", class: "fe-rest", "aria-label": `and ${say(rest, "other word")}, ${where}`, onclick: extend }, `and ${say(rest, "other word")}`) : null,
    count,
  );
}
