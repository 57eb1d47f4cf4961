// The worker in which Python runs. It is started by a person's click, never by itself.
// Python is that of Pyodide, under the Mozilla Public License 2.0; its source: https://github.com/pyodide/pyodide
import { loadPyodide } from "./pyodide.mjs";
import { started } from "./python.js";

const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
};
const here = new URL("./", import.meta.url);
const ready = Promise.all(["packages.zip", "catalog.json"].map((name) => fetched(new URL(name, here))))
  .then(async ([packages, catalog]) => started(loadPyodide, here.href, await packages.arrayBuffer(), await catalog.text()));

addEventListener("message", async ({ data: { number, asked } }) => {
  try {
    postMessage({ number, answer: (await ready)(asked) });
  } catch (problem) {
    postMessage({ number, failed: String(problem?.message ?? problem) });
  }
});
