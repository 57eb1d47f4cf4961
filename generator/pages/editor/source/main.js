// The form begins: which file the address asks for, and what it says now.
import { Editor } from "./editor.js";
import { rawAddress } from "./ways_out.js";

const root = document.getElementById("edit");
const table = JSON.parse(root.dataset.words);
const site = new URL(root.dataset.root, location);
// What is the same in every language of the site: files and drafts.
const shared = new URL(root.dataset.shared, location);
const say = (key, values = {}) => (table[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
say.knows = (key) => Object.hasOwn(table, key);
const PATIENCE = 4000; // milliseconds for what the repository says now

const status = root.querySelector(".edit-status");
const place = root.querySelector(".edit-place");
const fetched = async (path, from = shared) => {
  const answer = await fetch(new URL(path, from));
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer;
};

// Which file the address asks for, if it is one of this catalog. Nothing else is taken from the address.
function asked(catalog) {
  const query = new URLSearchParams(location.search);
  const plurals = new Map(catalog.kinds.map(([kind, plural]) => [plural, kind]));
  const name = query.get("file");
  if (name !== null) {
    const file = name.startsWith(`${catalog.folder}/`) ? name.slice(catalog.folder.length + 1) : name;
    if (file === "catalog.yaml") return { kind: "catalog", file, own: "" };
    const [own, plural, last] = file.split("/");
    const thing = plural === "organization.yaml" ? ["organization", own] : [plurals.get(plural), `${own}/${last?.replace(/\.yaml$/, "")}`];
    const known = catalog.things.some(([kind, id]) => kind === thing[0] && id === thing[1]);
    return known ? { kind: thing[0], file, own } : null;
  }
  const kind = query.get("new");
  const own = query.get("in") ?? "";
  if (!catalog.kinds.some(([one]) => one === kind)) return null;
  const exists = catalog.things.some(([one, id]) => one === "organization" && id === own);
  return kind === "organization" || exists ? { kind, own: kind === "organization" ? "" : own, file: null } : null;
}

// What a file says now: from the repository if it answers, else from the copy that came with the site.
async function current(catalog, file) {
  const copy = await fetched(`edit/files/${file}`).then((answer) => answer.text());
  if (!catalog.repository) return { text: copy, note: say("from_copy") };
  try {
    const answer = await fetch(rawAddress(catalog, `${catalog.folder}/${file}`), { signal: AbortSignal.timeout(PATIENCE), cache: "no-cache", credentials: "omit", referrerPolicy: "no-referrer" });
    if (!answer.ok) return { text: copy, note: say("from_copy") };
    const text = await answer.text();
    return { text, note: text === copy ? "" : say("newer") };
  } catch {
    return { text: copy, note: say("from_copy") };
  }
}

(async () => {
  try {
    const [catalog, schemas] = await Promise.all([fetched("edit/catalog.json", site), fetched("edit/schemas.json", site)].map(async (one) => (await one).json()));
    const target = asked(catalog);
    if (!target) {
      status.textContent = say("no_such_file");
      return;
    }
    const { text, note } = target.file ? await current(catalog, target.file) : { text: "", note: "" };
    status.textContent = "";
    const heading = root.parentElement.querySelector("h1");
    const check = root.dataset.check && new URL(root.dataset.check, shared).href;
    new Editor({ root, check, status, place, heading, shared, fetched, say }, catalog, schemas, target, text, note).start();
  } catch (problem) {
    status.textContent = say("failed");
    console.error(problem);
  }
})();
