// What somebody has written and not handed over yet, in this browser only. Others may write there, too: it is checked.
import { isGroup } from "./yaml.js";

const ROOM = 200_000;
const MOST_VALUES = 10_000;
const DEEPEST = 20;
// Several sites may share one address, and with it one storage.
const nameOf = (site, file) => `${site}.pathways-edit:${file}`;

// How many values are in one, itself among them; endless where they are nested too deeply.
const count = (value, depth = 0) => {
  if (typeof value !== "object" || value === null) return 1;
  return depth > DEEPEST ? Infinity : Object.values(value).reduce((sum, one) => sum + count(one, depth + 1), 1);
};

// The draft of a file: the text that it was made from, what the form said, and new files that go with it.
export function kept(site, file) {
  try {
    const found = localStorage.getItem(nameOf(site, file)) ?? "null";
    const { base, value, more = [] } = found.length < ROOM ? (JSON.parse(found) ?? {}) : {};
    const whole = typeof base === "string" && isGroup(value) && Array.isArray(more) && more.every(isNew);
    return whole && count([value, more]) < MOST_VALUES ? { base, value, more } : null;
  } catch {
    return null;
  }
}

const isNew = (one) => isGroup(one) && typeof one.kind === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(one.slug) && isGroup(one.value);

export function keep(site, file, base, value, more) {
  try {
    const text = JSON.stringify({ base, value, more });
    if (text.length >= ROOM) return false;
    localStorage.setItem(nameOf(site, file), text);
    return true;
  } catch {
    return false;
  }
}

export function forget(site, file) {
  try {
    localStorage.removeItem(nameOf(site, file));
  } catch {
    // A browser may keep storage from a page; then nothing is kept there.
  }
}
