// YAML as the catalog's own reader takes it: words, whole numbers and decimals, and nothing that other programs read otherwise.
import { parseDocument } from "yaml";

const INTEGER = /^-?(?:0|[1-9][0-9]{0,17})$/;
const DECIMAL = /^-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}$/;
const CHANGES_ELSEWHERE = /^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?[0-9.][0-9._:exob-]*)$/i;
const INDICATOR = /^[-?:,[\]{}#&*!|>'"%@`]/;
export const HIDDEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

const scalar = (tag, test, resolve) => ({ tag: `tag:yaml.org,2002:${tag}`, default: true, test, resolve });
const TAGS = [
  scalar("null", /^(?:null|~)?$/, () => null),
  scalar("bool", /^(?:true|false)$/, (text) => text === "true"),
  scalar("int", INTEGER, Number),
  scalar("float", DECIMAL, Number),
];

// The document in a text. Its `errors` say what is wrong; then its value is not to be trusted.
export const read = (text) =>
  parseDocument(text, { schema: "failsafe", customTags: (known) => [...known, ...TAGS], prettyErrors: false });

export const valueOf = (text) => {
  const document = read(text);
  if (document.errors.length) throw new Error(document.errors[0].message);
  return document.toJS({ maxAliasCount: 0 });
};

export const same = (one, other) => {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]));
};

export const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// Whether a text may stand without quotes and is the same text for every reader.
export const isPlain = (text, inBrackets) =>
  text !== "" && text === text.trim() && !INDICATOR.test(text) && !/: |:$| #|\n/.test(text) && !HIDDEN.test(text) &&
  !CHANGES_ELSEWHERE.test(text) && !(inBrackets && /[,[\]{}]/.test(text));

export const quoted = (text) => JSON.stringify(text).replace(new RegExp(HIDDEN, "gu"), (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

export const written = (value, inBrackets) => {
  if (typeof value !== "string") return String(value);
  return isPlain(value, inBrackets) ? value : quoted(value);
};

export const inBrackets = (value) => {
  if (Array.isArray(value)) return `[${value.map(inBrackets).join(", ")}]`;
  if (isGroup(value)) return `{${Object.entries(value).map(([key, one]) => `${written(key, true)}: ${inBrackets(one)}`).join(", ")}}`;
  return written(value, true);
};

const WIDTH = 96;
const folded = (text, pad, end) => {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && pad.length + lines.at(-1).length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return ` >-${lines.map((line) => end + pad + line).join("")}`;
};

// What follows a key and its colon, or the dash of a list: the rest of the line, and the lines below it.
export const below = (value, indent, end, afterDash = false) => {
  const pad = " ".repeat(indent);
  if (Array.isArray(value)) {
    const line = inBrackets(value);
    if (!value.some((one) => typeof one === "object" && one) && indent + line.length < WIDTH) return ` ${line}`;
    return value.map((one) => `${end}${pad}-${below(one, indent + 2, end, true)}`).join("");
  }
  if (isGroup(value)) {
    const entries = Object.entries(value);
    if (!entries.length) return " {}";
    const text = entries.map(([key, one]) => `${end}${pad}${written(key)}:${below(one, indent + 2, end)}`).join("");
    return afterDash ? ` ${text.slice(end.length + indent)}` : text;
  }
  const text = written(value);
  const folds = typeof value === "string" && value.length > WIDTH && !HIDDEN.test(value) && !/\s\s|^\s|\s$/.test(value);
  return folds ? folded(value, pad, end) : ` ${text}`;
};
