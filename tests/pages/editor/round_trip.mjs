// Change every nth scalar of each file and change it back. Says what was changed by more than a line, or did not come back.
import { readFileSync } from "node:fs";
import { rewritten } from "../../../generator/pages/editor/source/rewrite.js";
import { valueOf } from "../../../generator/pages/editor/source/yaml.js";

const { files, every } = JSON.parse(readFileSync(0, "utf8"));
const places = (value, path = []) => (value && typeof value === "object" ? Object.entries(value).flatMap(([key, one]) => places(one, [...path, key])) : [path]);
const other = (value) => {
  if (typeof value === "string") return `${value.slice(0, value.length / 2)}X${value.slice(value.length / 2)}`;
  return typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : "x";
};
let tried = 0;
let seen = 0;
const wrong = [];
for (const [name, text] of files) {
  const value = valueOf(text);
  for (const path of places(value)) {
    if (seen++ % every) continue;
    tried++;
    const changed = structuredClone(value);
    const around = path.slice(0, -1).reduce((at, key) => at[key], changed);
    around[path.at(-1)] = other(around[path.at(-1)]);
    const there = rewritten(text, changed);
    const [before, after] = [text.split("\n"), there.split("\n")];
    const lines = before.length === after.length ? before.filter((line, at) => line !== after[at]).length : Infinity;
    if (lines !== 1) wrong.push([name, path.join("/"), `${lines} lines`]);
    if (rewritten(there, value) !== text) wrong.push([name, path.join("/"), "does not come back"]);
  }
}
console.log(JSON.stringify({ tried, wrong }));
