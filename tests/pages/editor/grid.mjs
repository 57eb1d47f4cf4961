// Return the cells of each table, and the steps that they stand for.
import { readFileSync } from "node:fs";
import { Known } from "../../../generator/pages/editor/source/checks.js";
import { readGrid, stepOf } from "../../../generator/pages/editor/source/grid.js";
import { slugOf } from "../../../generator/pages/editor/source/mends.js";

const { tables, levels, things, own } = JSON.parse(readFileSync(0, "utf8"));
const known = new Known(things.map(([kind, id, name]) => ({ kind, id, name })), own);
console.log(JSON.stringify(tables.map((table) => readGrid(table, levels).map(([level, words]) => [level, stepOf(words, known, ["course", "credential"], slugOf)]))));
