// The payload, filtered and counted; nothing here touches the page.

const NAME = 0; // relation number of plain names
const OWN = 0; // voice number of the outlets' own words

function startFilters() {
  return { voices: new Set([OWN]), actor: "", category: "", holder: "", from: "", to: "", word: "", names: false };
}

/** Rows that the frame lets through: voice, actor, holder, days. What shares are out of. */
function frameRows(data, filters) {
  const { doc, voice, actor, holder } = data.rows;
  const found = [];
  for (let row = 0; row < doc.length; row += 1) {
    if (!filters.voices.has(voice[row])) continue;
    if (filters.actor !== "" && actor[row] !== Number(filters.actor)) continue;
    if (filters.holder !== "" && holder[row] !== Number(filters.holder)) continue;
    const { date } = data.docs[doc[row]];
    if (filters.from && (!date || date < filters.from)) continue;
    if (filters.to && (!date || date > filters.to)) continue;
    found.push(row);
  }
  return found;
}

/** Whether a row's words are asked for: their category, and letters in them. */
function asksFor(data, filters, row) {
  const category = data.rows.category[row];
  if (filters.category === "any" && !category) return false;
  if (filters.category === "none" && category) return false;
  if (/^\d/.test(filters.category) && category !== Number(filters.category)) return false;
  const { start, sentence, length } = data.rows;
  if (!filters.word) return true;
  const words = data.sentences[sentence[row]].substr(start[row], length[row]);
  return words.toLowerCase().includes(filters.word.toLowerCase());
}

/** Whether anything but the frame narrows the words. */
function narrows(filters) {
  return filters.category !== "" || filters.word !== "";
}

/** Cells by actor and source: all rows, occasions out of occasions, and the words, commonest first. */
function countCells(data, rows, filters) {
  const { actor, doc, occasion, relation, line, category } = data.rows;
  const cells = new Map();
  for (const row of rows) {
    const key = `${actor[row]} ${data.docs[doc[row]].source}`;
    if (!cells.has(key)) cells.set(key, { rows: [], base: new Set(), chosen: new Set(), words: new Map() });
    const cell = cells.get(key);
    cell.base.add(occasion[row]);
    if (!asksFor(data, filters, row)) continue;
    cell.rows.push(row);
    cell.chosen.add(occasion[row]);
    if (relation[row] === NAME && !filters.names) continue;
    if (!cell.words.has(line[row])) cell.words.set(line[row], { line: line[row], rows: [], loaded: false });
    const word = cell.words.get(line[row]);
    word.rows.push(row);
    word.loaded = word.loaded || category[row] > 0;
  }
  for (const cell of cells.values()) {
    cell.words = [...cell.words.values()].sort(
      (a, b) => b.rows.length - a.rows.length || data.lines[a.line].localeCompare(data.lines[b.line]),
    );
  }
  return cells;
}

/** How many of the rows stand in each voice. */
function countVoices(data, rows) {
  const counts = data.voices.map(() => 0);
  for (const row of rows) counts[data.rows.voice[row]] += 1;
  return counts;
}

/** How often each number stands in a column; for the choices of a filter. */
function countColumn(column, size) {
  const counts = new Array(size).fill(0);
  for (const value of column) counts[value] += 1;
  return counts;
}

/** Rows in the order in which one reads: source, date, article, place. */
function sortRows(data, rows) {
  const { doc, voice, start } = data.rows;
  const day = (row) => data.docs[doc[row]].date || "9";
  return [...rows].sort(
    (a, b) =>
      (voice[a] > 0) - (voice[b] > 0) || day(a).localeCompare(day(b)) || doc[a] - doc[b] || a - b || start[a] - start[b],
  );
}

/** Stories that at least two sources tell, with the sources in order. */
function listStories(data) {
  const stories = new Map();
  for (const { story, source } of data.docs) {
    if (!story) continue;
    if (!stories.has(story)) stories.set(story, new Set());
    stories.get(story).add(source);
  }
  return [...stories].filter(([, sources]) => sources.size > 1).map(([story, sources]) => [story, [...sources].sort((a, b) => a - b)]);
}

/** One row as one line that can stand in a footnote. */
function cite(data, row) {
  const doc = data.docs[data.rows.doc[row]];
  const sentence = data.sentences[data.rows.sentence[row]].replace(/\s+/g, " ").trim();
  const title = doc.title ? `“${doc.title.replace(/[.\s]+$/, "")}”` : "";
  const where = [data.sources[doc.source], title, doc.date, doc.url || `article ${doc.id}`].filter(Boolean);
  return `“${sentence}” (${where.join(", ")})`;
}

/** Rows as a CSV text that pandas and spreadsheets read. */
function writeCsv(data, rows) {
  const names = ["doc_id", "source", "date", "story", "actor", "text", "relation", "category", "voice", "holder", "sentence"];
  const lines = rows.map((row) => {
    const at = data.rows;
    const doc = data.docs[at.doc[row]];
    const sentence = data.sentences[at.sentence[row]];
    return [
      doc.id, data.sources[doc.source], doc.date, doc.story, data.actors[at.actor[row]].id,
      sentence.substr(at.start[row], at.length[row]), data.relations[at.relation[row]], data.categories[at.category[row]],
      data.voices[at.voice[row]].id, data.holders[at.holder[row]], sentence,
    ];
  });
  const quote = (value) => `"${String(value).replace(/"/g, '""')}"`;
  return [names, ...lines].map((line) => line.map(quote).join(",")).join("\r\n");
}
