// Reads a list of graphs on standard input, writes their layouts by ELK layered on standard output.
import { readFileSync } from "node:fs";
import ELK from "elkjs/lib/elk.bundled.js";

const elk = new ELK();
const results = [];
for (const graph of JSON.parse(readFileSync(0, "utf8"))) {
  const start = process.hrtime.bigint();
  const laid = await elk.layout(graph);
  results.push({ graph: laid, ms: Number(process.hrtime.bigint() - start) / 1e6 });
}
process.stdout.write(JSON.stringify(results));
