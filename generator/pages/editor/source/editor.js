// The page: the form of a file and of new ones that go with it, what will change, and the ways out.
import { Known } from "./checks.js";
import { forget, keep, kept } from "./draft.js";
import { FileForm } from "./file.js";
import { TokenWay, waysOf } from "./hand_over.js";
import { Judge } from "./judge.js";
import { slugOf } from "./mends.js";
import { button, element, inReadersLanguage, newId } from "./page.js";
import { editAddress, newFileAddress } from "./ways_out.js";
import { same, valueOf } from "./yaml.js";

const PAUSE = 200; // milliseconds after a key, so that the text is not written anew for each
const ENOUGH_OTHERS = 8;

export class Editor {
  // `page`: the elements and addresses of the page, `say` for its words, and `fetched` for files of the site.
  constructor(page, catalog, schemas, target, base, note) {
    const { say } = page;
    Object.assign(this, { page, catalog, target, note, say, new: [], reading: new Map() });
    this.known = new Known(catalog.things.map(([kind, id, name]) => ({ kind, id, name })), target.own);
    this.around = {
      catalog, schemas, say, known: this.known, changed: () => this.changed(), others: (of) => this.others(of),
      create: (kind, name) => this.create(kind, name), mended: () => { this.settle(); page.status.focus(); },
    };
    this.main = new FileForm(this.around, target, base);
    this.key = target.file ?? `new ${target.kind} ${target.own}`;
    this.site = page.shared.pathname; // several sites may share one storage
    const named = (id) => this.known.find(id, ["organization"])?.name ?? id;
    this.judge = new Judge({ address: page.check, say, folder: catalog.folder, named, judged: () => this.settle() });
    this.withToken = catalog.repository ? new TokenWay({ catalog, say, files: () => this.changedFiles, done: () => forget(this.site, this.key) }) : null;
  }

  start() {
    const draft = kept(this.site, this.key);
    try {
      const isNew = draft && (!same(draft.value, this.main.original) || draft.more.length);
      if (isNew && this.open(draft.value, draft.more, draft.base === this.main.base ? "draft" : "draft_older")) return;
    } catch {
      // No form can show what stands there.
    }
    forget(this.site, this.key); // it is no draft of ours: those can be written into the file
    for (const one of [...this.new]) this.leaveOut(one);
    this.open(this.main.original, []);
  }

  // Show the form of a value, and say whether it can be written; `restored` is what to say of it, if it is a draft.
  open(value, more, restored = "") {
    const { say } = this;
    const name = this.target.file ? (inReadersLanguage(value.name) ?? this.target.file) : "";
    const { heading } = this.page;
    heading.textContent = name ? say("editing", { name }) : say("proposing", { kind: this.catalog.kind_names[this.target.kind] ?? "" });
    document.title = `${heading.textContent} - ${document.title.split(" - ").slice(1).join(" - ")}`;
    this.alongside = element("div", {});
    this.result = element("section", { className: "edit-result" });
    const notes = [this.note, restored && say(restored)].filter(Boolean);
    const kinds = this.catalog.kinds.map(([kind]) => kind).filter((kind) => kind !== "organization");
    if (more.some(({ kind }) => !kinds.includes(kind) || !this.target.own)) throw new Error("Nothing of this kind can be begun here.");
    // What was proposed first may be in the catalog by now.
    for (const { kind, slug, value: begun } of more) if (!this.known.byId.has(`${kind} ${this.target.own}/${slug}`)) this.add(kind, slug, begun);
    const form = this.main.element(value);
    this.page.place.replaceChildren(...notes.map((words) => element("p", { className: "edit-note-box" }, words)),
      restored ? button(say("start_again"), "", () => { forget(this.site, this.key); location.reload(); }) : "",
      this.rawLink(), form, this.alongside, this.result);
    return this.settle();
  }
  rawLink() {
    if (!this.catalog.repository) return "";
    const address = this.target.file ? editAddress(this.catalog, this.main.path) : newFileAddress(this.catalog, this.main.path, this.main.head);
    return element("p", {}, element("a", { href: address }, this.say("raw")));
  }

  // Begin something new of one's own organization that goes along; returns its id there.
  create(kind, name) {
    const wanted = slugOf(name) || kind;
    const begun = this.new.find((one) => one.target.kind === kind && one.slug === wanted);
    if (begun) return begun.slug;
    let slug = wanted;
    const taken = () => this.known.byId.has(`${kind} ${this.target.own}/${slug}`) || (!this.target.file && this.main.target.kind === kind && this.main.id === slug);
    for (let number = 2; taken(); number++) slug = `${wanted}-${number}`;
    this.add(kind, slug, { name });
    this.changed();
    return slug;
  }
  add(kind, slug, value) {
    const { own } = this.target;
    const file = new FileForm(this.around, { kind, own, file: null }, "", slug);
    const form = file.element(value);
    const name = String(inReadersLanguage(value.name) ?? slug);
    file.thing = { kind, id: `${own}/${slug}`, name };
    this.known.add(file.thing);
    const heading = this.say("also_new", { kind: this.catalog.kind_names[kind], name });
    file.section = element("section", { className: "edit-also" }, element("h2", {}, heading), element("p", { className: "edit-help" }, this.say("also_new_how")), form,
      button(this.say("leave_out"), `${this.say("leave_out")}: ${name}`, () => { this.leaveOut(file); this.settle(); this.page.status.focus(); }));
    this.new.push(file);
    this.alongside.append(file.section);
  }
  leaveOut(file) {
    this.known.drop(file.thing);
    this.new = this.new.filter((one) => one !== file);
    file.section.remove();
  }

  get files() {
    return [...this.new, this.main];
  }
  get changedFiles() {
    return this.files.filter((file) => file.isChanged);
  }
  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), PAUSE);
  }

  // Write the texts again, check them, and show both. Say whether they can be written.
  settle() {
    const { say } = this;
    try {
      for (const file of this.files) file.write();
    } catch {
      this.result.replaceChildren(element("p", { className: "edit-note-box" }, say("cannot_write")));
      return false;
    }
    const changed = this.changedFiles;
    const texts = Object.fromEntries(changed.map(({ path, text }) => [path, text]));
    for (const file of this.files) file.check(this.judge.findings(texts, file.path));
    const more = this.new.map(({ target, slug, value }) => ({ kind: target.kind, slug, value }));
    const saved = !changed.length || keep(this.site, this.key, this.main.base, this.main.value, more);
    if (!changed.length) forget(this.site, this.key);
    this.judge.follow(texts);
    const problems = this.files.reduce((sum, file) => sum + file.problems.length, 0);
    const count = changed.flatMap((file) => file.lines).filter(([sign]) => sign === "+" || sign === "-").length;
    const said = changed.length ? say(count === 1 ? "one_line" : "many_lines", { count }) : say("nothing_changed");
    this.page.status.textContent = [said, problems ? say(problems === 1 ? "one_problem" : "many_problems", { count: problems }) : changed.length ? say("no_problem") : "", saved ? "" : say("no_draft")].filter(Boolean).join(" ");
    const wasOpen = this.result.querySelector(".edit-lines")?.open ?? false;
    this.result.replaceChildren(element("h2", { id: newId() }, say("what_changes")),
      ...(changed.length ? changed.flatMap((file) => this.changesOf(file, changed.length > 1)) : [element("p", {}, say("nothing_changed"))]),
      changed.length ? element("details", { className: "edit-lines", open: wasOpen }, element("summary", {}, say("lines")), ...changed.map((file) => this.diff(file))) : "",
      ...(changed.length ? [this.judge.element, ...this.waysOut(changed, problems)] : []));
    return true;
  }

  // What changes in a file, for whoever reads no YAML.
  changesOf(file, several) {
    const said = (mark, words) => (words ? element(mark, {}, element("span", { className: "unseen" }, `${this.say(mark === "del" ? "before" : "after")}: `), words) : "");
    const rows = file.changes.map(([title, before, after]) => element("li", {}, element("strong", {}, title), ": ", said("del", before), before && after ? " → " : "", said("ins", after)));
    return [several ? element("h3", {}, file.called) : "", element("ul", { className: "edit-changes" }, ...rows)];
  }
  diff(file) {
    const box = element("pre", { className: "edit-diff", tabIndex: 0 }, ...file.lines.map(([sign, text]) => element(sign === "+" ? "ins" : sign === "-" ? "del" : "span", {}, `${sign === "@" ? "…" : sign} ${text}\n`)));
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", file.path);
    return box;
  }

  waysOut(changed, problems) {
    const { say, catalog } = this;
    const parts = [element("h2", {}, say("hand_over"))];
    if (problems) parts.push(element("p", { className: "edit-note-box" }, say("mend_first")));
    if (changed.length > 1) parts.push(element("p", {}, say("one_after_another")));
    for (const [at, file] of changed.entries()) {
      if (changed.length > 1) parts.push(element("h3", {}, say("number_of", { number: at + 1, count: changed.length, name: file.called })));
      parts.push(...waysOf(file, { catalog, say }));
    }
    if (this.withToken) {
      this.withToken.suggest(say("token_subject", { name: this.main.called }));
      parts.push(this.withToken.element);
    }
    parts.push(element("p", {}, button(say("handed_over"), "", () => { forget(this.site, this.key); this.page.status.textContent = say("forgotten"); this.page.status.focus(); })));
    return parts;
  }

  // Files of the same kind, those of one's own organization first: {thing, own, value}.
  others({ kind, own, file }) {
    if (!this.reading.has(kind)) this.reading.set(kind, this.read(kind, own, file));
    return this.reading.get(kind);
  }
  async read(kind, own, file) {
    const isOwn = (thing) => Number(thing.id.startsWith(`${own}/`));
    const found = this.catalog.things.filter(([one]) => one === kind).map(([, id, name]) => ({ id, name }))
      .map((thing) => ({ thing, path: kind === "organization" ? `${thing.id}/organization.yaml` : thing.id.replace("/", `/${new Map(this.catalog.kinds).get(kind)}/`) + ".yaml" }))
      .filter(({ path }) => path !== file).sort((a, b) => isOwn(b.thing) - isOwn(a.thing)).slice(0, ENOUGH_OTHERS);
    const texts = await Promise.allSettled(found.map(async ({ thing, path }) => ({ thing, own: thing.id.split("/")[0], value: valueOf(await (await this.page.fetched(`edit/files/${path}`)).text()) })));
    return texts.filter(({ status }) => status === "fulfilled").map(({ value }) => value);
  }
}
