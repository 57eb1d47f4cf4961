// A file with a new value: only the characters of what changed are replaced. Comments, order, quotes and line ends stay.
import { isMap, isScalar, isSeq } from "yaml";
import { below, HIDDEN, inBrackets, isGroup, isPlain, quoted, read, same, valueOf, written } from "./yaml.js";

const LARGEST_TABLE = 4_000_000;

// The text that says `value` and is otherwise `text`. `order` says where new keys go: see `Writer`.
export function rewritten(text, value, order = () => []) {
  if (same(valueOf(text) ?? {}, value)) return text;
  for (const fine of [true, false]) {
    const candidate = new Writer(text, order, fine).apply(value);
    if (says(candidate, value)) return candidate;
  }
  const whole = new Writer(text, order, false);
  whole.wholeValues = true;
  const candidate = whole.apply(value);
  if (says(candidate, value)) return candidate;
  throw new Error("This change cannot be written into the file.");
}

function says(text, value) {
  try {
    return same(valueOf(text), value);
  } catch {
    return false;
  }
}

class Writer {
  // `fine` edits inside texts; otherwise a text that changed is written anew. `order(path)` returns the keys of the group at a path.
  constructor(text, order, fine) {
    Object.assign(this, { text, order, fine, wholeValues: false, edits: [], slices: new Map() });
    this.end = /\r\n/.test(text) ? "\r\n" : "\n";
    this.document = read(text);
  }

  apply(value) {
    const root = this.document.contents;
    if (!isMap(root)) return this.text + below(inOrder(value, this.order([])), 0, this.end).slice(this.end.length) + this.end;
    this.collect(root);
    this.group(root, value, []);
    // From the end, so that places stay true; of two at one place, what is taken out goes first.
    const sorted = this.edits.map((edit, at) => ({ ...edit, at })).sort((a, b) => b.from - a.from || b.to - a.to || b.at - a.at);
    return sorted.reduce((text, { from, to, by }) => text.slice(0, from) + by + text.slice(to), this.text);
  }

  edit(from, to, by) {
    this.edits.push({ from, to, by });
  }

  // Where things are in the text.
  lineStart(at) {
    return this.text.lastIndexOf("\n", at - 1) + 1;
  }
  column(at) {
    return at - this.lineStart(at);
  }
  endOf(node, from) {
    let at = node?.range ? node.range[1] : from;
    while (at > from && /\s/.test(this.text[at - 1])) at--;
    return at;
  }
  lineEnd(at) {
    const end = this.text.indexOf("\n", at);
    if (end < 0) return this.text.length;
    return this.text[end - 1] === "\r" ? end - 1 : end;
  }
  nextLine(at) {
    const end = this.text.indexOf("\n", at);
    return end < 0 ? this.text.length : end + 1;
  }
  dash(item) {
    return this.text.lastIndexOf("-", item.range[0] - 1);
  }
  pairEnd(pair) {
    return this.endOf(pair.value, pair.key.range[1]);
  }

  // Items of lists as they are written, so that one that moves takes its comments along.
  collect(node) {
    if (isMap(node)) for (const pair of node.items) this.collect(pair.value);
    if (!isSeq(node)) return;
    for (const item of node.items) {
      this.collect(item);
      if (node.flow || !item.range) continue;
      const from = this.dash(item);
      this.slices.set(`${this.column(from)} ${JSON.stringify(item)}`, this.text.slice(from, this.lineEnd(this.endOf(item, item.range[0]))));
    }
  }

  value(node, value, path, replace, flow) {
    if (same(node?.toJS(this.document) ?? null, value)) return;
    const whole = this.wholeValues && path.length === 1;
    if (!whole && isMap(node) && isGroup(value) && node.items.some((pair) => Object.hasOwn(value, pair.key.value))) this.group(node, value, path);
    else if (!whole && isSeq(node) && Array.isArray(value) && value.length && node.items.length) this.list(node, value, path);
    else if (!whole && isScalar(node) && typeof value !== "object") this.scalar(node, value, replace, flow);
    else replace();
  }

  group(node, value, path) {
    for (const [at, pair] of node.items.entries()) {
      const key = pair.key.value;
      if (!Object.hasOwn(value, key)) this.dropPair(node, at);
      else this.value(pair.value, value[key], [...path, key], () => this.replacePair(node, pair, value[key]), node.flow);
    }
    const order = this.order(path);
    const known = node.items.map((pair) => pair.key.value);
    const kept = known.filter((key) => Object.hasOwn(value, key));
    for (const key of Object.keys(value).filter((one) => !known.includes(one))) {
      const before = order.slice(0, Math.max(0, order.indexOf(key))).filter((one) => kept.includes(one));
      const after = order.includes(key) ? before.at(-1) : kept.at(-1);
      this.addPair(node, known.indexOf(after), key, value[key]);
    }
  }

  dropPair(node, at) {
    const pair = node.items[at];
    const [from, next, previous] = [pair.key.range[0], node.items[at + 1], node.items[at - 1]];
    if (node.flow) {
      if (next) this.edit(from, next.key.range[0], "");
      else this.edit(previous ? this.pairEnd(previous) : from, this.pairEnd(pair), "");
    } else if (this.text.slice(this.lineStart(from), from).trim() && next) this.edit(from, next.key.range[0], "");
    else this.edit(this.lineStart(from), this.nextLine(this.pairEnd(pair)), "");
  }

  addPair(node, after, key, value) {
    const first = node.items[0].key.range[0];
    if (node.flow) {
      const entry = `${written(key, true)}: ${inBrackets(value)}`;
      if (after < 0) this.edit(first, first, `${entry}, `);
      else this.edit(this.pairEnd(node.items[after]), this.pairEnd(node.items[after]), `, ${entry}`);
      return;
    }
    const indent = this.column(first);
    const entry = `${written(key)}:${below(value, indent + 2, this.end)}`;
    if (after < 0) this.edit(first, first, `${entry}${this.end}${" ".repeat(indent)}`);
    else {
      const place = this.lineEnd(this.pairEnd(node.items[after]));
      this.edit(place, place, `${this.end}${" ".repeat(indent)}${entry}`);
    }
  }

  replacePair(node, pair, value) {
    const colon = this.text.indexOf(":", pair.key.range[1]) + 1;
    const by = node.flow ? ` ${inBrackets(value)}` : below(value, this.column(pair.key.range[0]) + 2, this.end);
    this.edit(colon, Math.max(colon, this.pairEnd(pair)), by);
  }

  list(node, value, path) {
    const old = node.items.map((item) => item.toJS(this.document));
    let [at, from] = [0, 0];
    for (const [keptAt, keptFrom] of [...matches(old, value), [old.length, value.length]]) {
      // Between two that stay: as many as there are on both sides change, the rest goes or comes.
      while (at < keptAt && from < keptFrom) {
        const [item, one] = [node.items[at], value[from]];
        this.value(item, one, [...path, from], () => this.replaceItem(node, item, one), node.flow);
        at++;
        from++;
      }
      while (at < keptAt) this.dropItem(node, at++);
      while (from < keptFrom) this.addItem(node, at - 1, value[from++]);
      at++;
      from++;
    }
  }

  dropItem(node, at) {
    const [item, next, previous] = [node.items[at], node.items[at + 1], node.items[at - 1]];
    if (!node.flow) this.edit(this.lineStart(this.dash(item)), this.nextLine(this.endOf(item, item.range[0])), "");
    else if (next) this.edit(item.range[0], next.range[0], "");
    else this.edit(previous ? this.endOf(previous, previous.range[0]) : item.range[0], this.endOf(item, item.range[0]), "");
  }

  addItem(node, after, value) {
    const neighbor = node.items[Math.max(after, 0)];
    if (node.flow) {
      if (after < 0) this.edit(neighbor.range[0], neighbor.range[0], `${inBrackets(value)}, `);
      else this.edit(this.endOf(neighbor, neighbor.range[0]), this.endOf(neighbor, neighbor.range[0]), `, ${inBrackets(value)}`);
      return;
    }
    const dash = this.dash(neighbor);
    const indent = this.column(dash);
    const pad = " ".repeat(indent);
    const entry = this.slices.get(`${indent} ${JSON.stringify(value)}`) ?? `-${below(value, indent + 2, this.end, true)}`;
    if (after < 0) this.edit(this.lineStart(dash), this.lineStart(dash), `${pad}${entry}${this.end}`);
    else {
      const place = this.lineEnd(this.endOf(neighbor, neighbor.range[0]));
      this.edit(place, place, `${this.end}${pad}${entry}`);
    }
  }

  replaceItem(node, item, value) {
    const dash = this.dash(item);
    const by = node.flow ? inBrackets(value) : below(value, this.column(dash) + 2, this.end, true).replace(/^ /, "");
    this.edit(item.range[0], this.endOf(item, item.range[0]), by);
  }

  scalar(node, value, replace, flow) {
    const fits = typeof node.value === "string" && typeof value === "string" && value !== "";
    if (this.fine && fits && this.inside(node, value, flow)) return;
    if (node.type === "PLAIN" && typeof value !== "string") this.edit(node.range[0], node.range[1], asBefore(node.source, value));
    else if (node.type?.startsWith("QUOTE_") && fits) this.edit(node.range[0], node.range[1], quoted(value));
    else replace();
  }

  // Change only what differs inside a text; false where its style cannot say it.
  inside(node, value, flow) {
    if (node.type === "PLAIN" && !isPlain(value, flow)) return false;
    if (node.type !== "QUOTE_DOUBLE" && (value !== value.trim() || HIDDEN.test(value))) return false;
    const spans = this.spans(node);
    if (!spans) return false;
    const old = node.value;
    let [start, end] = [0, 0];
    while (start < Math.min(old.length, value.length) && old[start] === value[start]) start++;
    while (end < Math.min(old.length, value.length) - start && old[old.length - 1 - end] === value[value.length - 1 - end]) end++;
    const piece = value.slice(start, value.length - end);
    if (piece.includes("\n")) return false;
    const escaped = { QUOTE_DOUBLE: quoted(piece).slice(1, -1), QUOTE_SINGLE: piece.replaceAll("'", "''") }[node.type] ?? piece;
    const to = old.length - end > start ? spans[old.length - end - 1][1] : spans[start][0];
    this.edit(spans[start][0], to, escaped);
    return true;
  }

  // Where each character of a text stands in the file, and its end; null where that cannot be told.
  spans(node) {
    const { text } = this;
    let at = node.range[0];
    if (node.type.startsWith("QUOTE_")) at++;
    if (node.type.startsWith("BLOCK_")) at = this.nextLine(at) + /^ */.exec(text.slice(this.nextLine(at)))[0].length;
    const spans = [];
    const fold = /[ \t]*(?:\r?\n[ \t]*)+/y;
    const gap = /[ \t]*/y;
    let looked = at; // a gap that ends no line is looked through once, not from each of its spaces
    const folded = () => {
      if (at < looked) return 0;
      fold.lastIndex = gap.lastIndex = at;
      gap.test(text);
      looked = gap.lastIndex;
      return fold.test(text) ? fold.lastIndex - at : 0;
    };
    for (const char of node.value) {
      if (char.length > 1) spans.push([at, at]); // the first half of a character outside the usual plane
      const length = (/\s/.test(char) && folded()) || this.lengthAt(node, char, at);
      if (!length) return null;
      spans.push([at, at + length]);
      at += length;
    }
    return [...spans, [at, at]];
  }

  // How much of the file stands for one character of a text, at `at`; 0 where that cannot be told.
  lengthAt(node, char, at) {
    const { text } = this;
    if (node.type === "QUOTE_DOUBLE" && text[at] === "\\") return /^\\(?:x..|u....|.)/.exec(text.slice(at, at + 6))?.[0].length ?? 0;
    if (node.type === "QUOTE_SINGLE" && text.startsWith("''", at)) return 2;
    return text.startsWith(char, at) ? char.length : 0;
  }
}

// A group with its keys in an order; those that are not in it come last.
function inOrder(value, order) {
  const place = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => place(one) - place(other)));
}

// A number with as many decimals as people wrote before, where they wrote more than it needs: 39.00.
function asBefore(source, value) {
  const decimals = /\.([0-9]*0)$/.exec(source ?? "")?.[1].length ?? 0;
  const needed = /\.([0-9]+)$/.exec(String(value))?.[1].length ?? 0;
  return typeof value === "number" && decimals ? value.toFixed(Math.max(decimals, needed)) : written(value);
}

// Pairs of places of a longest row of equal items (the usual table of lengths); none where the table would be too large.
export function matches(old, now) {
  if (old.length * now.length > LARGEST_TABLE) return [];
  const lengths = Array.from({ length: old.length + 1 }, () => new Array(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i][j] = same(old[i], now[j]) ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  const found = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (same(old[i], now[j])) found.push([i++, j++]);
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else j++;
  }
  return found;
}
