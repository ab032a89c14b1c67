// The sentences behind a number: marked by voice, each with its article, to be ticked, cited and kept.

const PAGE = 40; // sentences shown at once

/** A sentence with the words of its rows marked; where marks overlap, the first and longest holds. */
function drawSentence(data, rows) {
  const at = data.rows;
  const text = data.sentences[at.sentence[rows[0]]];
  const ordered = [...rows].sort((a, b) => at.start[a] - at.start[b] || at.length[b] - at.length[a]);
  const quote = make("span", { class: "fe-sentence" });
  let done = 0;
  for (const row of ordered) {
    const start = at.start[row];
    if (start < done) continue;
    const voice = data.voices[at.voice[row]];
    const end = start + at.length[row];
    quote.append(text.slice(done, start), make("mark", { class: `fe-${voice.id}`, title: sayRow(data, row) }, text.slice(start, end)));
    done = end;
  }
  quote.append(text.slice(done));
  return quote;
}

function sayVoice(data, row) {
  const voice = data.voices[data.rows.voice[row]].id;
  const holder = data.holders[data.rows.holder[row]];
  const source = data.sources[data.docs[data.rows.doc[row]].source];
  return voice === "own" || holder === source ? voice : `${voice}: ${holder}`;
}

function sayRow(data, row) {
  const at = data.rows;
  const denied = at.negated[row] ? "denied" : "";
  return [sayVoice(data, row), data.relations[at.relation[row]], data.categories[at.category[row]], denied, data.notes[at.note[row]]]
    .filter(Boolean)
    .join(" · ");
}

function drawItem(state, row) {
  const { data, ticked } = state;
  const doc = data.docs[data.rows.doc[row]];
  const sentence = drawSentence(data, [row]);
  const tick = (event) => {
    if (event.target.checked) ticked.add(row);
    else ticked.delete(row);
    state.choose();
  };
  const copy = async () => state.announce((await copyText(cite(data, row))) ? "Citation copied." : "The browser did not let the citation be copied.");
  const words = data.sentences[data.rows.sentence[row]].substr(data.rows.start[row], data.rows.length[row]);
  const where = `${data.sources[doc.source]}${doc.date ? `, ${doc.date}` : ""}`;
  return make(
    "li",
    {},
    make("input", { type: "checkbox", "aria-label": `Choose “${words}”, ${where}`, checked: ticked.has(row), onchange: tick }),
    make(
      "div",
      {},
      sentence,
      make(
        "small",
        {},
        make("b", {}, data.sources[doc.source]),
        [doc.date, doc.title].filter(Boolean).map((part) => ` · ${part}`).join(""),
        doc.url ? " · " : "",
        doc.url ? make("a", { href: doc.url, rel: "noopener noreferrer", target: "_blank" }, "where it stood") : "",
      ),
      make("small", {}, sayRow(data, row)),
    ),
    make("button", { type: "button", "aria-label": `Copy the citation of “${words}”, ${where}`, onclick: copy }, "Copy"),
  );
}

function drawReading(state) {
  const { data, opened } = state;
  if (!opened) return make("p", { class: "fe-hint" }, "Choose a number above: its sentences stand here.");
  const rows = sortRows(data, opened.rows);
  const list = make("ol", { class: "fe-items" });
  const more = make("button", { type: "button", class: "fe-more" });
  const extend = () => {
    const from = list.children.length;
    list.append(...rows.slice(from, from + PAGE).map((row) => drawItem(state, row)));
    const rest = rows.length - list.children.length;
    more.textContent = `Show ${Math.min(rest, PAGE)} more of ${rest}`;
    more.hidden = rest < 1;
  };
  more.addEventListener("click", extend);
  extend();
  const occasions = new Set(rows.map((row) => data.rows.occasion[row])).size;
  const articles = new Set(rows.map((row) => data.rows.doc[row])).size;
  const copyAll = async () => {
    const done = await copyText(state.chosen().map((row) => cite(data, row)).join("\n"));
    state.announce(done ? `${say(state.chosen().length, "citation")} copied.` : "The browser did not let them be copied.");
  };
  return make(
    "section",
    { "aria-labelledby": state.headingId, onkeydown: (event) => event.key === "Escape" && state.close() },
    make("h3", { id: state.headingId, tabindex: "-1" }, opened.heading),
    make("p", { class: "fe-lead" }, `${say(rows.length, "row")}, ${say(occasions, "occasion")}, ${say(articles, "article")}; ${sayVoices(data, rows)}.`),
    make(
      "p",
      { class: "fe-acts" },
      make("button", { type: "button", onclick: copyAll }, "Copy citations"),
      make("button", { type: "button", onclick: () => saveText("labels.csv", writeCsv(data, state.chosen())) }, "Save as CSV"),
      make("button", { type: "button", onclick: () => state.close() }, "Close"),
      state.chosenText,
    ),
    list,
    more,
  );
}
