// A plan of study as a table: years of school down or across, what is taken in each in its cells.
import { fold } from "./checks.js";

const OR = / (?:or|o) | \/ /i; // in a line with single spaces
const NUMBER = /^\D{0,12}?(\d{1,2})(?:st|nd|rd|th|º|°|\.º)?\s*(?:grade|grado)?$/i;

const inOneLine = (words) => words.replace(/\s+/g, " ").trim();

// The rows of a table as spreadsheets copy it: cells between tabs, cells of several lines in quotes.
function rowsOf(text) {
  const rows = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/gy;
  const all = text.replace(/\r\n?/g, "\n");
  for (let found = cell.exec(all); found; found = cell.exec(all)) {
    rows.at(-1).push((found[1]?.replaceAll('""', '"') ?? found[2]).trim());
    if (!found[3]) break;
    if (found[3] !== "\t") rows.push([]);
  }
  return rows.filter((row) => row.some(Boolean));
}

// The level that words mean: its name, its id, or the number of a grade.
function levelOf(words, levels) {
  const plain = fold(words).trim();
  const named = levels.find(([id, name]) => plain && (fold(name) === plain || id === plain));
  const grade = `grade-${Number(NUMBER.exec(plain)?.[1])}`;
  return (named ?? levels.find(([id]) => id === grade))?.[0] ?? "";
}

// What a table says: [[level, words]], once for each line of a cell; empty where no row or column is of years.
export function readGrid(text, levels) {
  const rows = rowsOf(text);
  const across = rows[0] ?? [];
  const down = rows.map((row) => row[0]);
  const count = (cells) => cells.filter((one) => levelOf(one, levels)).length;
  const isAcross = count(across) > count(down);
  const cells = isAcross
    ? rows.slice(1).flatMap((row) => row.map((words, at) => [levelOf(across[at] ?? "", levels), words]))
    : rows.flatMap(([first, ...row]) => row.map((words) => [levelOf(first, levels), words]));
  return cells.filter(([level]) => level).flatMap(([level, words]) => words.split(/[\n;]/).map(inOneLine).filter(Boolean).map((one) => [level, one]));
}

// A step for words of a cell. What is known by its name is meant; other words stand for a course that has to be found.
export function stepOf(words, known, kinds, slugOf) {
  const one = (name) => {
    const [thing, ...more] = known.named(name, kinds);
    return thing && !more.length ? { [thing.kind]: known.reference(thing) } : null;
  };
  const parts = words.split(OR);
  const options = parts.length > 1 ? parts.map(one) : [];
  if (!one(words) && options.length && options.every(Boolean)) return { choose: 1, from: options };
  return one(words) ?? { course: slugOf(words) };
}
