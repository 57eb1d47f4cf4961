// Makes form.js, the script of the form, from source/ and the npm packages that package-lock.json names.

import { build } from "esbuild";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

const here = new URL("./", import.meta.url);
const PARTS = ["yaml", "@cfworker/json-schema"]; // of which something is in the script

/** Return the comment that says whose work a package is and under which license, as its license asks. */
function notice(name) {
  const folder = new URL(`node_modules/${name}/`, here);
  const about = JSON.parse(readFileSync(new URL("package.json", folder), "utf-8"));
  const terms = new URL("LICENSE", folder);
  const text = existsSync(terms) ? `\n\n${readFileSync(terms, "utf-8").trim()}` : "";
  return `/*\n${about.name} ${about.version}, ${about.author}, ${about.license} license${text}\n*/\n`;
}

const made = await build({
  absWorkingDir: new URL(".", here).pathname,
  entryPoints: ["source/main.js"],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "error",
  write: false,
});
const unfinished = new URL("form.js.new", here);
writeFileSync(unfinished, PARTS.map(notice).join("") + made.outputFiles[0].text);
renameSync(unfinished, new URL("form.js", here));
