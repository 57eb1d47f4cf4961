// Return each text with its new value.
import { readFileSync } from "node:fs";
import { rewritten } from "../../../generator/pages/editor/source/rewrite.js";

const answers = JSON.parse(readFileSync(0, "utf8")).map(([text, value, order]) => rewritten(text, value, () => order));
console.log(JSON.stringify(answers));
