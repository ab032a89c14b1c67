// Small pieces of page: elements, counted nouns, the clipboard, a file to keep, the colours of the surroundings.

let given = 0;

/** An id that no other explorer on the page has. */
function newId() {
  given += 1;
  return `framing-explorer-${given}`;
}

/** An element; attributes that begin with "on" are listeners, children that are texts stay texts. */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

function say(number, noun) {
  const plural = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
}

/** A labelled select; `choices` are pairs of value and text. */
function makeSelect(label, choices, value, onchange) {
  const id = newId();
  const select = make("select", { id, onchange: (event) => onchange(event.target.value) });
  for (const [key, text] of choices) select.append(make("option", { value: key, selected: String(key) === String(value) }, text));
  return make("div", { class: "fe-field" }, make("label", { for: id }, label), select);
}

function makeInput(label, attributes, oninput) {
  const id = newId();
  const input = make("input", { id, ...attributes, oninput: (event) => oninput(event.target.value) });
  return make("div", { class: "fe-field" }, make("label", { for: id }, label), input);
}

/** A bar whose pieces are as long as the voices' shares; told in words by whatever holds it. */
function makeBar(data, rows) {
  const counts = countVoices(data, rows);
  const pieces = data.voices.map((voice, at) => make("i", { class: `fe-${voice.id}`, style: `flex-grow:${counts[at]}` }));
  return make("span", { class: "fe-bar", "aria-hidden": "true" }, ...pieces.filter((_, at) => counts[at]));
}

function sayVoices(data, rows) {
  const counts = countVoices(data, rows);
  return data.voices.map((voice, at) => (counts[at] ? `${counts[at]} ${voice.id}` : "")).filter(Boolean).join(", ");
}

/** Put a text on the clipboard; where the browser forbids the direct way, by a selection. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = make("textarea", { "aria-hidden": "true", style: "position:fixed;opacity:0" }, text);
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

function saveText(name, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Follow the theme of JupyterLab, VS Code or Colab; elsewhere the browser's wish decides. Returns how to stop. */
function followTheme(root) {
  const read = () => {
    const { body, documentElement: html } = document;
    if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === "true" ? "light" : "dark";
    if (/vscode-(dark|high-contrast)(?!-light)/.test(body.className)) return "dark";
    if (/vscode-/.test(body.className)) return "light";
    return html.getAttribute("theme") || "";
  };
  const apply = () => {
    const theme = read();
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  apply();
  const watching = new MutationObserver(apply);
  for (const node of [document.body, document.documentElement]) watching.observe(node, { attributes: true });
  return () => watching.disconnect();
}
