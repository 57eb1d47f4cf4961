// One file of a proposal: its form, its text as it will be, and what is wrong with it.
import { problemsOfShape, fits, unknownReferences } from "./checks.js";
import { changesInWords } from "./changes.js";
import { changedLines } from "./diff.js";
import { Form } from "./form.js";
import { asProblem } from "./judge.js";
import { GONE, mendsOf, slugOf } from "./mends.js";
import { element, inReadersLanguage, newId } from "./page.js";
import { rewritten } from "./rewrite.js";
import { filled, schemaAt } from "./schema.js";
import { valueOf } from "./yaml.js";

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export class FileForm {
  // `target`: its kind, its own organization and its path in the catalog (null: it is new); `base`: what it says now.
  // `around` is the page: what the catalog has, the schemas, the words, and what to do when something changes.
  constructor(around, target, base, slug = "") {
    Object.assign(this, { around, target, base, slug, given: Boolean(slug), text: base });
    const { schema, address } = around.schemas[target.kind];
    Object.assign(this, { schema, address });
    this.original = base.trim() ? valueOf(base) : {};
    this.settings = { ...around.catalog, kindNames: around.catalog.kind_names, schemaLanguage: around.catalog.schema_language, options: around.catalog.options[target.kind] };
  }

  // The form of a value.
  element(value) {
    const { known, say, changed, create, others } = this.around;
    const settings = { root: this.schema, settings: this.settings, known, say, changed, create: this.target.own && create };
    this.form = new Form({ ...settings, value: structuredClone(value), others: () => others(this.target) });
    this.form.of = (own) => new Form({ ...settings, value: {}, known: known.of(own) });
    return element("div", {}, this.form.element(), this.target.file || this.given ? "" : this.slugField());
  }

  // An id is made from the name in the catalog's first language.
  get name() {
    const { name } = this.form.value;
    return (typeof name === "string" ? name : name?.[this.settings.languages[0]] ?? Object.values(name ?? {})[0]) ?? "";
  }
  // What readers call it.
  get called() {
    return String(inReadersLanguage(this.form.value.name) || this.path);
  }
  slugField() {
    const { say } = this.around;
    const [id, help] = [newId(), newId()];
    this.slugInput = element("input", { id, type: "text", value: "", oninput: () => { this.slug = this.slugInput.value; this.around.changed(); } });
    this.slugInput.setAttribute("aria-describedby", help);
    this.slugProblem = element("div", { className: "edit-problem" });
    return element("div", { className: "edit-field" }, element("label", { htmlFor: id }, say("id")), element("p", { id: help, className: "edit-help" }, say("id_help")), this.slugInput, this.slugProblem);
  }
  get id() {
    return this.slug || slugOf(String(this.name));
  }
  get hasId() {
    return Boolean(this.target.file) || SLUG.test(this.id);
  }
  // The file's path in the repository.
  get path() {
    const { folder, kinds } = this.around.catalog;
    if (this.target.file) return `${folder}/${this.target.file}`;
    if (this.target.kind === "organization") return `${folder}/${this.id}/organization.yaml`;
    return `${folder}/${this.target.own}/${new Map(kinds).get(this.target.kind)}/${this.id}.yaml`;
  }
  get head() {
    return this.target.file ? "" : this.address ? `# yaml-language-server: $schema=${this.address}\n` : "";
  }
  get isChanged() {
    return this.text !== this.base && this.text !== this.head;
  }
  get value() {
    return filled(this.form.value, this.original) ?? {};
  }

  // Write the text again. Throws if the value cannot be written into the file.
  write() {
    const value = this.value;
    const levels = this.settings.levels.map(([id]) => id);
    const order = (path) => (path.at(-1) === "plan" ? levels : Object.keys(schemaAt(this.schema, path).properties ?? {}));
    this.text = rewritten(this.base || this.head, value, order);
  }
  // Say beside each field what is wrong, as the repository says it where that is known.
  check(findings) {
    const isBegun = this.isChanged || this.target.file || this.given;
    // Nobody has made a mistake in a form that nobody has filled in.
    const own = isBegun ? this.found(this.value) : [];
    this.problems = findings ? findings.map((one) => this.judged(one, own)) : own;
    this.form.show(this.problems);
  }
  judged(finding, own) {
    const problem = asProblem(finding);
    const path = problem.path.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const last = path.at(-1);
    const around = path.slice(0, -1).reduce((at, key) => at?.[key], this.value);
    const isName = finding.name === "unknown-field";
    const act = (by) => (isName ? this.rename(path, by) : this.replace(path, by));
    const isPlain = typeof around?.[last] === "string" || typeof around?.[last] === "number";
    const meant = isPlain || isName ? finding.suggestions.map(({ value, name }) => [name || value, () => act(value)]) : [];
    const also = own.filter((one) => one.path.join("/") === problem.path.join("/")).flatMap(({ suggestions = [] }) => suggestions);
    return { ...problem, suggestions: [...meant, ...also.filter(([words]) => !meant.some(([other]) => other === words))] };
  }
  rename(path, by) {
    const value = structuredClone(this.value);
    const at = path.slice(0, -1).reduce((inside, key) => inside[key], value);
    at[by] = at[path.at(-1)];
    delete at[path.at(-1)];
    this.redraw(value);
  }
  get lines() {
    return changedLines(this.base, this.text);
  }
  get changes() {
    return changesInWords(this.form, this.original, this.value);
  }

  found(value) {
    const shape = problemsOfShape(this.schema, value).map((one) => ({ path: one.path, words: this.shapeWords(one), suggestions: this.mends(one, value) }));
    const unknown = unknownReferences(this.schema, value, this.around.known, this.form.steps()).map((one) => this.unknownWords(one));
    // An id that is nothing and has no id's shape either is said once.
    const said = new Set(unknown.map(({ path }) => path.join("/")));
    const found = [...shape.filter(({ path }) => !said.has(path.join("/"))), ...unknown];
    return this.target.file || this.given ? found : [...found, ...this.slugProblems()];
  }
  slugProblems() {
    const { catalog, say } = this.around;
    const { kind, own } = this.target;
    const taken = catalog.things.some(([one, id]) => one === kind && id === (kind === "organization" ? this.id : `${own}/${this.id}`));
    const wrong = !SLUG.test(this.id) ? say("id_wrong") : taken ? say("id_taken") : "";
    this.slugInput.placeholder = this.id;
    this.slugProblem.replaceChildren(wrong ? element("p", {}, wrong) : "");
    return wrong ? [{ path: [], words: wrong }] : [];
  }
  shapeWords({ keyword, limit, example }) {
    const { say } = this.around;
    const words = say.knows(`wrong_${keyword}`) ? say(`wrong_${keyword}`, { limit }) : say("wrong_other");
    const shown = typeof example === "string" || typeof example === "number" ? ` ${say("example", { example })}` : "";
    return words + (keyword === "pattern" || keyword === "type" || keyword === "format" ? shown : "");
  }
  mends(problem, value) {
    const path = problem.path.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const schema = schemaAt(this.schema, path);
    const now = path.reduce((at, key) => at?.[key], value);
    const option = (one) => this.form.option(path.at(-1), one);
    const part = { ...schema, $ref: undefined, $defs: this.schema.$defs };
    return mendsOf(problem, now, schema, { say: this.around.say, option, fits: (one) => fits(part, one) })
      .map(([words, by]) => [words, () => this.replace(path, by)]);
  }
  unknownWords({ path, kinds, reference }) {
    const { known, say, create } = this.around;
    const name = reference.split("/").at(-1).replaceAll("-", " ");
    const meant = kinds.includes("step") ? [] : known.close(name, kinds, 2);
    const suggestions = meant.map((thing) => [thing.name, () => this.replace(path, known.reference(thing))]);
    if (this.target.own && ["course", "experience"].includes(kinds[0]) && SLUG.test(reference)) {
      const words = name[0].toUpperCase() + name.slice(1);
      suggestions.push([say("new_one", { kind: this.settings.kindNames[kinds[0]], name: words }), () => this.replace(path, create(kinds[0], words))]);
    }
    return { path, words: say("unknown_reference", { name: reference }), suggestions };
  }
  // Put a value in the place of what was found wrong, and draw the form anew.
  replace(path, by) {
    const value = structuredClone(this.value);
    const at = path.slice(0, -1).reduce((inside, key) => inside[key], value);
    if (by !== GONE) at[path.at(-1)] = by;
    else if (Array.isArray(at)) at.splice(path.at(-1), 1);
    else delete at[path.at(-1)];
    this.redraw(value);
  }
  redraw(value) {
    this.form.value = value;
    this.form.drawn.replaceWith(this.form.element());
    this.around.mended();
  }
}
