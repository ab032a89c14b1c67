// The second view: one story, two sources side by side, actor by actor.

function drawSides(state) {
  const { data, filters } = state;
  const stories = listStories(data);
  if (!stories.length) return make("p", { class: "fe-empty" }, "No story is told by two sources; give the articles a column “story” to compare them.");
  const found = stories.find(([story]) => story === state.story) || stories[0];
  const [story, sources] = found;
  state.story = story;
  const other = (taken) => sources.find((source) => source !== taken);
  if (!sources.includes(state.left)) [state.left] = sources;
  if (!sources.includes(state.right) || state.right === state.left) state.right = other(state.left);
  const set = (key) => (value) => {
    state[key] = key === "story" ? value : Number(value);
    if (key === "left" && state.right === state.left) state.right = other(state.left);
    if (key === "right" && state.right === state.left) state.left = other(state.right);
    state.draw();
  };
  const named = sources.map((source) => [source, data.sources[source]]);
  const pick = make(
    "div",
    { class: "fe-fields fe-whole" },
    makeSelect("Story", stories.map(([name, told]) => [name, `${name} (${say(told.length, "source")})`]), story, set("story")),
    makeSelect("On the left", named, state.left, set("left")),
    makeSelect("On the right", named, state.right, set("right")),
  );
  const sides = [state.left, state.right];
  const rows = frameRows(data, filters).filter((row) => {
    const doc = data.docs[data.rows.doc[row]];
    return doc.story === story && sides.includes(doc.source) && asksFor(data, filters, row);
  });
  const actors = [...new Set(rows.map((row) => data.rows.actor[row]))].sort((a, b) => a - b);
  const of = (actor, source) => rows.filter((row) => data.rows.actor[row] === actor && data.docs[data.rows.doc[row]].source === source);
  const head = sides.map((source) => make("th", { scope: "col" }, data.sources[source], ...listTitles(data, story, source)));
  const body = actors.map((actor) =>
    make("tr", {}, make("th", { scope: "row" }, data.actors[actor].name), ...sides.map((source) => drawSide(state, of(actor, source), actor, source))),
  );
  const table = make(
    "table",
    { class: "fe-sides" },
    make("caption", {}, `What two sources call each actor in the story “${story}”, sentence by sentence; the filters hold here too.`),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "actor"), ...head)),
    make("tbody", {}, ...body),
  );
  const scroll = make("div", { class: "fe-scroll", role: "region", tabindex: "0", "aria-label": "Two sources side by side" }, table);
  return make("div", {}, pick, actors.length ? scroll : make("p", { class: "fe-empty" }, "No label of this story passes the filters."));
}

function listTitles(data, story, source) {
  return data.docs
    .filter((doc) => doc.story === story && doc.source === source)
    .map((doc) => make("small", {}, [doc.title, doc.date].filter(Boolean).join(", ")));
}

function drawSide(state, rows, actor, source) {
  const { data, filters, open } = state;
  if (!rows.length) return make("td", { class: "fe-none" }, make("span", { "aria-label": "none" }, "–"));
  const shown = rows.filter((row) => filters.names || data.rows.relation[row] !== NAME);
  const where = `${data.actors[actor].name}, ${data.sources[source]}, ${state.story}`;
  return make(
    "td",
    {},
    make("ol", { class: "fe-list" }, ...groupSentences(data, shown).map((group) => make("li", {}, drawSentence(data, group)))),
    make(
      "button",
      { type: "button", class: "fe-base", "aria-label": `All ${say(rows.length, "row")}, plain names included: ${where}`, onclick: (event) => open(rows, where, event.currentTarget) },
      say(rows.length, "row"),
    ),
  );
}

/** Rows of the same sentence of the same article together, in the order of the text. */
function groupSentences(data, rows) {
  const groups = new Map();
  for (const row of rows) {
    const key = `${data.rows.doc[row]} ${data.rows.sentence[row]}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }
  return [...groups.values()];
}
