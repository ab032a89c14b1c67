// The whole: filters above, one of two views, the sentences below; a widget in a notebook, or a page.

function drawVoices(state) {
  const { data, filters } = state;
  const counts = countColumn(data.rows.voice, data.voices.length);
  const buttons = data.voices.map((voice, at) => {
    const press = (event) => {
      if (filters.voices.has(at)) filters.voices.delete(at);
      else filters.voices.add(at);
      event.currentTarget.setAttribute("aria-pressed", String(filters.voices.has(at)));
      state.draw();
    };
    return make(
      "button",
      { type: "button", class: `fe-voice fe-${voice.id}`, title: voice.said, "aria-pressed": String(filters.voices.has(at)), onclick: press },
      `${voice.id} `,
      make("small", {}, counts[at].toLocaleString("en")),
    );
  });
  return make("div", { class: "fe-voices", role: "group", "aria-label": "Voices that count" }, make("span", { class: "fe-legend", "aria-hidden": "true" }, "Voice"), ...buttons);
}

function drawFilters(state) {
  const { data, filters } = state;
  const set = (key) => (value) => {
    filters[key] = value;
    state.draw();
  };
  const ranked = (names, column) => {
    const counts = countColumn(column, names.length);
    return names.map((name, at) => [at, name, counts[at]]).filter(([, name, n]) => name && n).sort((a, b) => b[2] - a[2]).map(([at, name, n]) => [at, `${name} (${n})`]);
  };
  const actors = ranked(data.actors.map((actor) => actor.name), data.rows.actor);
  const categories = ranked(data.categories, data.rows.category);
  const all = data.rows.category.length;
  const known = data.rows.category.filter(Boolean).length;
  const days = data.docs.map((doc) => doc.date).filter(Boolean).sort();
  const bounds = { type: "date", min: days[0], max: days[days.length - 1] };
  const id = newId();
  const names = make("input", { id, type: "checkbox", onchange: (event) => set("names")(event.target.checked) });
  return make(
    "form",
    { class: "fe-filters", "aria-label": "Filters", onsubmit: (event) => event.preventDefault() },
    drawVoices(state),
    make(
      "div",
      { class: "fe-fields" },
      makeSelect("Actor", [["", "all"], ...actors], "", set("actor")),
      makeSelect("Category", [["", "all words"], ["any", `any of the lexicon (${known})`], ["none", `in no lexicon (${all - known})`], ...categories], "", set("category")),
      makeSelect("Holder", [["", "anybody"], ...ranked(data.holders, data.rows.holder)], "", set("holder")),
      days.length ? makeInput("From", bounds, set("from")) : null,
      days.length ? makeInput("To", bounds, set("to")) : null,
      makeInput("Word", { type: "search", placeholder: "letters in it" }, set("word")),
      make("div", { class: "fe-check" }, names, make("label", { for: id }, "plain names too")),
    ),
  );
}

/** Draw the explorer into an element. `onSelect` hears the chosen rows; `python` says that they go to a notebook. */
function mount(root, data, { title = "", onSelect = () => {}, python = false } = {}) {
  root.classList.add("framing-explorer");
  const filters = startFilters();
  const view = make("div", { class: "fe-view" });
  const reading = make("div", { class: "fe-reading" });
  const panes = make("div", { class: "fe-panes" }, view, reading);
  const live = make("p", { class: "fe-live", role: "status" });
  const state = { data, filters, opened: null, ticked: new Set(), opener: null, mode: "grid", allActors: false, headingId: newId(), chosenText: make("span", { class: "fe-chosen" }) };
  state.announce = (text) => {
    live.textContent = text;
  };
  state.chosen = () => (state.ticked.size ? [...state.ticked].sort((a, b) => a - b) : state.opened ? state.opened.rows : []);
  state.choose = () => {
    const rows = state.chosen();
    const what = state.ticked.size ? `the ${say(rows.length, "row")} ticked` : `all ${say(rows.length, "row")}`;
    state.chosenText.textContent = python ? `explorer.selected holds ${what}` : `Tick rows to keep only those; now ${what}`;
    onSelect(rows);
  };
  state.open = (rows, heading, opener) => {
    state.opener?.removeAttribute("aria-current");
    opener.setAttribute("aria-current", "true");
    Object.assign(state, { opened: { rows, heading }, opener });
    state.ticked.clear();
    state.choose();
    reading.replaceChildren(drawReading(state));
    panes.classList.add("fe-open");
    opener.scrollIntoView({ block: "nearest", inline: "nearest" });
    const headingNode = reading.querySelector("h3");
    headingNode.focus({ preventScroll: true });
    const low = headingNode.getBoundingClientRect().top > 0.6 * window.innerHeight;
    headingNode.scrollIntoView({ block: low ? "center" : "nearest" });
    state.announce(`${say(rows.length, "row")} of ${heading}`);
  };
  state.close = () => {
    const { opener } = state;
    Object.assign(state, { opened: null, opener: null });
    state.ticked.clear();
    state.choose();
    reading.replaceChildren(drawReading(state));
    panes.classList.remove("fe-open");
    opener?.removeAttribute("aria-current");
    (opener?.isConnected ? opener : view.querySelector("button"))?.focus();
  };
  state.draw = () => view.replaceChildren(state.mode === "grid" ? drawGrid(state) : drawSides(state));
  const tabs = [["grid", "Actors by sources"], ["sides", "Two sources, one story"]].map(([mode, text]) => {
    const show = (event) => {
      state.mode = mode;
      for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab === event.currentTarget));
      state.draw();
    };
    return make("button", { type: "button", "aria-pressed": String(mode === "grid"), onclick: show }, text);
  });
  root.replaceChildren(
    make("header", {}, make("h2", {}, title), make("p", { class: "fe-lead" }, sayLead(data))),
    make("div", { class: "fe-tabs", role: "group", "aria-label": "Views" }, ...tabs),
    drawFilters(state),
    panes,
    live,
  );
  state.draw();
  reading.replaceChildren(drawReading(state));
  return followTheme(root);
}

function sayLead(data) {
  const days = data.docs.map((doc) => doc.date).filter(Boolean).sort();
  const span = days.length ? `, ${days[0]} to ${days[days.length - 1]}` : "";
  return `${say(data.rows.doc.length, "label")} of ${say(data.actors.length, "actor")} in ${say(data.docs.length, "article")} by ${say(data.sources.length, "source")}${span}.`;
}

export default {
  render({ model, el }) {
    const root = make("div");
    el.append(root);
    const onSelect = (rows) => {
      model.set("selected", rows);
      model.save_changes();
    };
    return mount(root, model.get("payload"), { title: model.get("title"), onSelect, python: true });
  },
};
