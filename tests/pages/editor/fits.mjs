// Say of each value whether it fits its schema, as the form decides it.
import { readFileSync } from "node:fs";
import { fits } from "../../../generator/pages/editor/source/checks.js";

const { schemas, values } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(values.map(([name, value]) => fits(schemas[name], value))));
