// The page: which file, what it says now, the form, what will change, and the ways out.
import { Known, problemsOfShape, unknownReferences } from "./checks.js";
import { changedLines } from "./diff.js";
import { forget, keep, kept } from "./draft.js";
import { Form } from "./form.js";
import { button, element, inReadersLanguage, newId } from "./page.js";
import { rewritten } from "./rewrite.js";
import { filled, schemaAt } from "./schema.js";
import { editAddress, emailAddress, newFileAddress, rawAddress } from "./ways_out.js";
import { same, valueOf } from "./yaml.js";

const root = document.getElementById("edit");
const table = JSON.parse(root.dataset.words);
const site = new URL(root.dataset.root, location);
// What is the same in every language of the site: files and drafts.
const shared = new URL(root.dataset.shared, location);
const say = (key, values = {}) => (table[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PATIENCE = 4000; // milliseconds for what the repository says now
const PAUSE = 200;

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

const slugOf = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60).replace(/-$/, "");

class Editor {
  constructor(catalog, schema, address, target, base, note) {
    Object.assign(this, { catalog, schema, address, target, base, note });
    this.text = base;
    this.original = base.trim() ? valueOf(base) : {};
    this.slug = "";
    this.known = new Known(catalog.things.map(([kind, id, name]) => ({ kind, id, name })), target.own);
    this.settings = { ...catalog, kindNames: catalog.kind_names, schemaLanguage: catalog.schema_language, options: catalog.options[target.kind] };
    this.key = target.file ?? `new ${target.kind} ${target.own}`;
  }

  start() {
    const draft = kept(shared.pathname, this.key);
    try {
      if (draft && !same(draft.value, this.original) && this.open(draft.value, draft.base === this.base ? "draft" : "draft_older")) return;
    } catch {
      // No form can show what stands there.
    }
    forget(shared.pathname, this.key); // it is no draft of ours: those can be written into the file
    this.open(this.original);
  }

  // Show the form of a value, and say whether it can be written; `restored` is what to say of it, if it is a draft.
  open(value, restored = "") {
    this.form = new Form({ root: this.schema, value: structuredClone(value), settings: this.settings, known: this.known, say, changed: () => this.changed() });
    const name = this.target.file ? (inReadersLanguage(value.name) ?? this.target.file) : "";
    const heading = root.parentElement.querySelector("h1");
    heading.textContent = name ? say("editing", { name }) : say("proposing", { kind: this.settings.kindNames[this.target.kind] ?? "" });
    document.title = `${heading.textContent} - ${document.title.split(" - ").slice(1).join(" - ")}`;
    this.result = element("section", { className: "edit-result" });
    const notes = [this.note, restored && say(restored)].filter(Boolean);
    place.replaceChildren(...notes.map((words) => element("p", { className: "edit-note-box" }, words)),
      restored ? button(say("start_again"), "", () => { forget(shared.pathname, this.key); location.reload(); }) : "",
      this.rawLink(), this.form.element(), this.target.file ? "" : this.slugField(), this.result);
    return this.settle();
  }

  // An id is made from the name in the catalog's first language.
  nameOf(value) {
    return typeof value.name === "string" ? value.name : value.name?.[this.settings.languages[0]] ?? Object.values(value.name ?? {})[0];
  }
  rawLink() {
    if (!this.catalog.repository) return "";
    const address = this.target.file ? editAddress(this.catalog, this.path()) : newFileAddress(this.catalog, this.path(), this.head());
    return element("p", {}, element("a", { href: address }, say("raw")));
  }
  slugField() {
    const [id, help] = [newId(), newId()];
    this.slugInput = element("input", { id, type: "text", value: "", oninput: () => { this.slug = this.slugInput.value; this.changed(); } });
    this.slugInput.setAttribute("aria-describedby", help);
    this.slugProblem = element("div", { className: "edit-problem" });
    return element("div", { className: "edit-field" }, element("label", { htmlFor: id }, say("id")), element("p", { id: help, className: "edit-help" }, say("id_help")), this.slugInput, this.slugProblem);
  }
  id() {
    return this.slug || slugOf(this.nameOf(this.form.value) ?? "");
  }
  // The file's path in the repository.
  path() {
    if (this.target.file) return `${this.catalog.folder}/${this.target.file}`;
    if (this.target.kind === "organization") return `${this.catalog.folder}/${this.id()}/organization.yaml`;
    return `${this.catalog.folder}/${this.target.own}/${new Map(this.catalog.kinds).get(this.target.kind)}/${this.id()}.yaml`;
  }

  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), PAUSE);
  }

  // Write the text again, check it, and show both. Say whether the value can be written.
  settle() {
    const value = filled(this.form.value, this.original) ?? {};
    const levels = this.settings.levels.map(([id]) => id);
    const order = (path) => (path.at(-1) === "plan" ? levels : Object.keys(schemaAt(this.schema, path).properties ?? {}));
    try {
      this.text = rewritten(this.base || this.head(), value, order);
    } catch {
      this.result.replaceChildren(element("p", { className: "edit-note-box" }, say("cannot_write")));
      return false;
    }
    const isChanged = this.text !== this.base && this.text !== this.head();
    const saved = !isChanged || keep(shared.pathname, this.key, this.base, value);
    if (!isChanged) forget(shared.pathname, this.key);
    // Nobody has made a mistake in a form that nobody has filled in.
    const problems = isChanged || this.target.file ? this.problems(value) : [];
    this.form.show(problems);
    const lines = changedLines(this.base, this.text);
    const count = lines.filter(([sign]) => sign === "+" || sign === "-").length;
    const said = isChanged ? say(count === 1 ? "one_line" : "many_lines", { count }) : say("nothing_changed");
    status.textContent = [said, problems.length ? say(problems.length === 1 ? "one_problem" : "many_problems", { count: problems.length }) : isChanged ? say("no_problem") : "", saved ? "" : say("no_draft")].filter(Boolean).join(" ");
    this.result.replaceChildren(element("h2", { id: newId() }, say("what_changes")), this.diff(lines), ...(isChanged ? this.waysOut(problems) : []));
    return true;
  }

  head() {
    return this.target.file ? "" : this.address ? `# yaml-language-server: $schema=${this.address}\n` : "";
  }

  problems(value) {
    const shape = problemsOfShape(this.schema, value).map((one) => ({ path: one.path, words: this.shapeWords(one) }));
    const steps = this.form.steps();
    const unknown = unknownReferences(this.schema, value, this.known, steps).map(({ path, kinds, reference }) => ({
      path, words: say("unknown_reference", { name: reference }),
      suggestions: kinds.includes("step") ? [] : this.known.search(reference.split("/").at(-1).split("-")[0], kinds, 2).map((thing) => [thing.name, () => this.replace(path, this.known.reference(thing))]),
    }));
    const found = [...shape, ...unknown];
    if (!this.target.file) {
      const taken = this.catalog.things.some(([kind, id]) => kind === this.target.kind && id === (kind === "organization" ? this.id() : `${this.target.own}/${this.id()}`));
      const wrong = !SLUG.test(this.id()) ? say("id_wrong") : taken ? say("id_taken") : "";
      this.slugInput.placeholder = this.id();
      this.slugProblem.replaceChildren(wrong ? element("p", {}, wrong) : "");
      if (wrong) found.push({ path: [], words: wrong });
    }
    return found;
  }
  shapeWords({ keyword, limit, example }) {
    const words = table[`wrong_${keyword}`] ?? table.wrong_other;
    const shown = typeof example === "string" || typeof example === "number" ? ` ${say("example", { example })}` : "";
    return words.replace("{limit}", String(limit ?? "")) + (keyword === "pattern" || keyword === "type" || keyword === "format" ? shown : "");
  }
  // Put a suggestion in the place of what was found wrong, and draw the form anew.
  replace(path, by) {
    const value = structuredClone(filled(this.form.value, this.original));
    let at = value;
    for (const key of path.slice(0, -1)) at = at[key];
    if (path.length) at[path.at(-1)] = by;
    this.form.value = value;
    place.querySelector(".edit-fields").replaceWith(this.form.element());
    this.settle();
    status.focus();
  }

  diff(lines) {
    const box = element("pre", { className: "edit-diff", tabIndex: 0 }, ...lines.map(([sign, text]) => element(sign === "+" ? "ins" : sign === "-" ? "del" : "span", {}, `${sign === "@" ? "…" : sign} ${text}\n`)));
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", say("what_changes"));
    return lines.length ? box : element("p", {}, say("nothing_changed"));
  }

  waysOut(problems) {
    const file = this.path();
    const parts = [element("h2", {}, say("hand_over"))];
    if (problems.length) parts.push(element("p", { className: "edit-note-box" }, say("mend_first")));
    const { repository } = this.catalog;
    const copied = element("span", { className: "edit-note" });
    copied.setAttribute("role", "status");
    const copy = button(say("copy"), "", async () => {
      try {
        await navigator.clipboard.writeText(this.text);
        copied.textContent = say("copied");
      } catch {
        whole.open = true;
        whole.querySelector("textarea").select();
        copied.textContent = say("copy_by_hand");
      }
    });
    const whole = element("details", {}, element("summary", {}, say("whole_text")), element("textarea", { readOnly: true, rows: 12, value: this.text, spellcheck: false, ariaLabel: say("whole_text") }));
    const address = repository && !this.target.file && SLUG.test(this.id()) ? newFileAddress(this.catalog, file, this.text) : "";
    if (address) parts.push(element("p", {}, element("a", { href: address, className: "button" }, say("propose_new"))), element("p", { className: "edit-help" }, say("propose_new_how")));
    else if (repository) {
      const open = this.target.file ? editAddress(this.catalog, file) : newFileAddress(this.catalog, file, "");
      parts.push(element("ol", { className: "edit-steps-out" }, element("li", {}, copy, " ", copied), element("li", {}, element("a", { href: open }, say("open_github")), " ", say("paste_how")), element("li", {}, say("propose_how"))));
    } else parts.push(element("p", {}, copy, " ", copied));
    const link = element("a", { href: URL.createObjectURL(new Blob([this.text], { type: "text/yaml" })), download: file.split("/").at(-1) }, say("download"));
    const ways = [element("li", {}, link)];
    if (this.catalog.email) ways.push(element("li", {}, element("a", { href: emailAddress(this.catalog.email, say("email_subject", { file }), `${file}\n\n${this.text}`, say("email_attach", { file })) }, say("email"))));
    ways.push(element("li", {}, button(say("handed_over"), "", () => { forget(shared.pathname, this.key); status.textContent = say("forgotten"); status.focus(); })));
    parts.push(element("p", {}, say("other_ways")), element("ul", {}, ...ways), whole);
    return parts;
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
    new Editor(catalog, schemas[target.kind].schema, schemas[target.kind].address, target, text, note).start();
  } catch (problem) {
    status.textContent = say("failed");
    console.error(problem);
  }
})();
