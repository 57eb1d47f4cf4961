// The form of one file, from its schema: a widget for each field, a text box for what no widget knows.
import { combobox } from "./combobox.js";
import { asNumber, CONTROLS } from "./controls.js";
import { neighbors } from "./neighbors.js";
import { button, element, newId } from "./page.js";
import { plan, stepIds } from "./plan.js";
import { emptyValue, optionsOf, resolved, widgetOf } from "./schema.js";
import { condition, references } from "./references.js";
import { isGroup } from "./yaml.js";

const EXAMPLE_LANGUAGE = "en"; // those of the schemas
const LONG = 200; // a text that may have more characters gets several lines
const FEW = 6; // a group with no more fields than these shows all of the small ones
const ENOUGH_FOR_A_NAME = 3; // letters
// What a kind of state asks for, beside the field that says so.
const GOES_WITH = { status: { ceased: ["replaced_by", "ends_on"] } };
const INPUTS = [":scope > input", ":scope > select", ":scope > textarea", ":scope > .edit-combobox > input"].join(", ");

// An example shows how something is typed; where one chooses, it would show what stands in the file.
const WITH_EXAMPLE = new Set(["line", "address", "number", "text", "range"]);
const GROUPS = { text, group, list, choices, range, condition, references, plan, words_or_group };

export class Form {
  // `changed(value)` hears of each change. `settings` and `known` are what the catalog has. `create(kind, name)` begins
  // something new and returns its id; without it, nothing new can be begun. `others()` reads files of the same kind.
  constructor({ root, value, settings, known, say, changed, create, others }) {
    Object.assign(this, { root, value, settings, known, say, changed, create, others, fields: new Map() });
  }

  element() {
    const box = element("div", { className: "edit-fields" });
    box.append(group({ schema: this.root, value: this.value, path: [], form: this, set: (value) => {
      this.value = value;
      this.changed(value);
    } }));
    this.drawn = box;
    return box;
  }

  title(schema, name = "") {
    return schema.title ?? name;
  }
  // The steps of the plan by their ids, with their names.
  steps() {
    return stepIds(this, this.value.plan);
  }
  // What readers call a value of the closed list that the field `name` has.
  option(name, value) {
    return this.settings.options[name]?.[value] ?? String(value).replaceAll("-", " ");
  }
  languageName(tag) {
    return new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" }).of(tag);
  }
  // Which kinds of things a reference may mean.
  kindsOf(schema, kinds) {
    return schema["x-reference"] ?? kinds ?? this.settings.kinds.map(([kind]) => kind);
  }
  // What a person finds who types words: things of these kinds, and a new one by this name.
  searching(kinds, as = (kind, reference) => reference) {
    return (words, most) => [...this.known.search(words, kinds, most).map((thing) => ({
      name: thing.name,
      note: [this.settings.kindNames[thing.kind], thing.kind === "organization" ? "" : this.known.byId.get(`organization ${thing.id.split("/")[0]}`)?.name].filter(Boolean).join(", "),
      value: as(thing.kind, this.known.reference(thing)),
    })), ...this.fresh(words.trim(), kinds, as)];
  }
  fresh(name, [kind], as) {
    if (!this.create || kind === "organization" || name.length < ENOUGH_FOR_A_NAME || this.known.named(name, [kind]).length) return [];
    return [{ name: this.say("new_one", { kind: this.settings.kindNames[kind], name }), note: this.say("new_one_note"), fresh: true, make: () => as(kind, this.create(kind, name)) }];
  }

  // One field with its title, what it means, its widget, and what is wrong with it.
  field({ name, schema: written, value, path, set, needed = false, remove = null, kinds }) {
    const schema = resolved(written, this.root);
    const widget = this.widget(name, schema, value);
    const [id, helpId, problemId] = [newId(), newId(), newId()];
    const title = this.title(schema, name);
    const words = [element("span", { lang: this.settings.schemaLanguage }, title), needed ? element("span", { className: "edit-note" }, ` (${this.say("needed")})`) : ""];
    const means = schema.description ? element("span", { lang: this.settings.schemaLanguage }, schema.description) : "";
    const help = element("p", { id: helpId, className: "edit-help" }, means, ...(WITH_EXAMPLE.has(widget) ? this.example(schema) : []));
    const problem = element("div", { id: problemId, className: "edit-problem" });
    const dropping = remove ? button(this.say("remove"), `${this.say("remove")}: ${title}`, remove) : "";
    const given = { name, schema, value, path, set, form: this, id, kinds, needed };
    let box;
    if (CONTROLS[widget]) {
      const control = CONTROLS[widget](given);
      const input = control.matches("input, select, textarea") ? control : control.querySelector("input");
      input.setAttribute("aria-describedby", `${helpId} ${problemId}`);
      input.removeAttribute("aria-label");
      box = element("div", { className: "edit-field" }, element("label", { htmlFor: id }, ...words), help, problem, control, dropping, neighbors({ form: this, path, schema, name, title }));
    } else {
      box = element("fieldset", { className: "edit-field" }, element("legend", {}, ...words), help, GROUPS[widget](given), problem, dropping, neighbors({ form: this, path, schema, name, title }));
      box.setAttribute("aria-describedby", `${helpId} ${problemId}`);
    }
    this.place(path, box, problem);
    return box;
  }
  // Remember where on the page something is, and where to say what is wrong with it.
  place(path, box, problem) {
    this.fields.set(JSON.stringify(path.map(String)), { box, problem });
  }

  widget(name, schema, value) {
    const widget = widgetOf(name, schema, this.root);
    if (widget === "list" && resolved(schema.items, this.root).shared === "reference" && resolved(schema.items, this.root)["x-reference"]) return this.suits(value, Array.isArray) ? "references" : "unknown";
    const suits = { list: Array.isArray, choices: Array.isArray, group: isGroup, plan: isGroup }[widget];
    const single = CONTROLS[widget] && widget !== "unknown" ? (one) => typeof one !== "object" : null;
    return this.suits(value, suits ?? single ?? (() => true)) ? widget : "unknown";
  }
  suits(value, test) {
    return value === undefined || value === null || test(value);
  }

  example(schema) {
    const example = schema.examples?.[0];
    if (typeof example !== "string" && typeof example !== "number") return [];
    const [before, after] = this.say("example", { example: "\n" }).split("\n");
    return [` ${before}`, element("span", { lang: EXAMPLE_LANGUAGE }, String(example)), after];
  }

  // Say beside each field what is wrong with it: [{path, words, more, suggestions: [[words, act]]}].
  show(problems) {
    for (const [key, { box, problem }] of this.fields) {
      if (!box.isConnected) this.fields.delete(key);
      problem.replaceChildren();
      for (const input of box.querySelectorAll(INPUTS)) input.removeAttribute("aria-invalid");
    }
    for (const { path, words, more = "", suggestions = [] } of problems) {
      let field;
      for (let length = path.length; length > 0 && !field; length--) field = this.open(path.slice(0, length));
      if (!field) continue;
      field.problem.append(element("p", {}, words, ...suggestions.flatMap(([said, act]) => [" ", button(said, said, act)]), more));
      field.box.querySelector(INPUTS)?.setAttribute("aria-invalid", "true");
    }
  }
  // The field at a path, where a reader sees it.
  open(path) {
    const field = this.fields.get(JSON.stringify(path.map(String)));
    return field?.box.closest("details:not([open])") ? null : field;
  }
}

// Whether a field takes no more than a line of the form.
const isSmall = (form, name, schema) => !["text", "group", "list", "plan", "condition", "unknown"].includes(widgetOf(name, resolved(schema, form.root), form.root));

const inOneLine = (words) => words.replace(/\s+/g, (gap) => (gap.includes("\n") ? " " : gap));

// Words in each language of the catalog.
function text({ schema, value, set, form, id }) {
  const { languages } = form.settings;
  let now = value ?? "";
  const all = isGroup(now) ? [...new Set([...languages, ...Object.keys(now)])] : languages;
  const write = (language, words) => {
    if (!isGroup(now) && language === all[0]) now = words;
    else {
      now = isGroup(now) ? { ...now } : now === "" ? {} : { [all[0]]: now };
      if (words) now[language] = words;
      else delete now[language];
    }
    set(now);
  };
  const rows = all.map((language, at) => {
    const own = at ? newId() : id;
    const words = isGroup(now) ? (now[language] ?? "") : at ? "" : now;
    const control = schema.maxLength > LONG
      ? element("textarea", { id: own, rows: 3, value: words, lang: language, oninput: (event) => write(language, inOneLine(event.target.value)) })
      : element("input", { id: own, type: "text", value: words, lang: language, oninput: (event) => write(language, event.target.value) });
    return element("div", { className: "edit-language" }, element("label", { htmlFor: own }, form.languageName(language)), control);
  });
  return element("div", {}, ...rows);
}

// The fields of a group: those that are needed or filled in, and a way to add the others.
export function group({ schema, value, path, set, form, kinds, only }) {
  const box = element("div", { className: path.length ? "edit-group" : "" });
  let now = value ?? {};
  const properties = Object.entries(schema.properties).filter(([name]) => !only || only.includes(name));
  const put = (name, one) => {
    now = { ...now };
    if (one === undefined) delete now[name];
    else now[name] = one;
    set(now);
  };
  const draw = (focus) => {
    const needed = new Set(schema.required ?? []);
    const few = !only && path.length > 0 && properties.length <= FEW ? properties.filter(([name, one]) => isSmall(form, name, one)) : [];
    const asked = Object.entries(GOES_WITH).flatMap(([name, by]) => by[now[name]] ?? []);
    const shown = properties.filter(([name]) => few.some(([one]) => one === name) || needed.has(name) || asked.includes(name) || Object.hasOwn(now, name));
    const others = Object.keys(now).filter((name) => !properties.some(([known]) => known === name)).map((name) => [name, {}]);
    const fields = [...shown, ...others].map(([name, written]) => form.field({
      name, schema: written, kinds, value: now[name], path: [...path, name], needed: needed.has(name),
      set: (one) => { put(name, one); if (GOES_WITH[name]) draw(name); },
      remove: !Object.hasOwn(now, name) || needed.has(name) ? null : () => { put(name, undefined); draw("add"); form.changed(form.value); },
    }));
    const rest = properties.filter(([name]) => !shown.some(([one]) => one === name));
    box.replaceChildren(...fields, rest.length ? adding(rest) : "");
    if (focus === "add") box.querySelector(":scope > .edit-adding select")?.focus();
    else if (focus) fields[[...shown].findIndex(([name]) => name === focus)]?.querySelector("input, select, textarea, button")?.focus();
  };
  const adding = (rest) => {
    const id = newId();
    const options = rest.map(([name, written]) => [name, form.title(resolved(written, form.root), name)]);
    const choice = element("select", { id }, ...options.map(([, title]) => element("option", { lang: form.settings.schemaLanguage }, title)));
    return element("div", { className: "edit-adding" }, element("label", { htmlFor: id }, form.say("more_fields")), choice, button(form.say("add"), form.say("add_field"), () => {
      const name = options[choice.selectedIndex][0];
      put(name, emptyValue(name, resolved(schema.properties[name], form.root), form));
      draw(name);
      form.changed(form.value);
    }));
  };
  draw();
  return box;
}

// Any number of things of one kind.
function list({ schema, value, path, set, form }) {
  const box = element("div", {});
  const items = resolved(schema.items, form.root);
  // What is first of all needed is found by its name, and the rest filled in after that.
  const first = items.required?.[0];
  const byName = first && resolved(items.properties[first], form.root)["x-reference"];
  const adding = () => {
    const id = newId();
    const label = form.say("add_by", { name: form.title(items), by: form.title(resolved(items.properties[first], form.root)) });
    return element("div", { className: "edit-adder" }, element("label", { htmlFor: id }, label), combobox({ id, search: form.searching(byName), chosen: (one) => put([...now, { [first]: one }], now.length) }));
  };
  let now = value ?? [];
  const put = (next, focus) => {
    now = next;
    set(now);
    if (focus !== undefined) draw(focus);
  };
  const draw = (focus) => {
    const rows = now.map((one, at) => form.field({
      name: items.title ?? "", schema: { ...schema.items, title: `${form.title(items)} ${at + 1}` }, value: one, path: [...path, at],
      set: (next) => put(now.map((old, number) => (number === at ? next : old))),
      remove: () => put(now.filter((_, number) => number !== at), -1),
    }));
    const add = button(form.say("add_one", { name: form.title(items) }), "", () => put([...now, emptyItem(items, form)], now.length));
    box.replaceChildren(...rows, byName ? adding() : "", add);
    if (focus === -1) add.focus();
    else if (focus >= 0) rows[focus]?.querySelector("input, select, textarea, button")?.focus();
  };
  draw();
  return box;
}

// Several of a few values.
function choices({ name, schema, value, set, form }) {
  const items = resolved(schema.items, form.root);
  const options = optionsOf(items);
  let now = value ?? [];
  return element("div", { className: "edit-choices" }, ...options.map((option) => element("label", {}, element("input", {
    type: "checkbox", checked: now.includes(option), onchange: (event) => {
      now = event.target.checked ? [...now, option].sort((a, b) => options.indexOf(a) - options.indexOf(b)) : now.filter((one) => one !== option);
      set(now);
    },
  }), ` ${form.option(name, option)}`)));
}

// Words, or a group of fields that begins with these words.
function words_or_group({ schema, value, path, set, form, id, kinds }) {
  const box = element("div", {});
  const [words] = schema.required;
  const draw = (now) => {
    if (isGroup(now) && Object.keys(now).some((key) => schema.properties[key])) box.replaceChildren(group({ schema, value: now, path, set, form, kinds }));
    else {
      let said = now;
      const put = (next) => set((said = next));
      box.replaceChildren(text({ schema: resolved(schema.else, form.root), value: now, set: put, form, id }), button(form.say("say_more"), "", () => {
        const next = { [words]: said ?? "" };
        set(next);
        draw(next);
        box.querySelector("select")?.focus();
      }));
    }
  };
  draw(value);
  return box;
}

// A number, or a range of numbers.
function range({ name, schema, value, path, set, form, id }) {
  const box = element("div", {});
  const draw = (now) => {
    if (isGroup(now)) box.replaceChildren(group({ schema: { ...schema, required: schema.required ?? ["from", "to"] }, value: now, path, set, form }));
    else {
      const input = CONTROLS.number({ id, value: now, set });
      input.setAttribute("aria-label", form.title(schema, name));
      box.replaceChildren(input, button(form.say("range"), "", () => {
        const next = { from: asNumber(input.value), to: asNumber(input.value) };
        set(next);
        draw(next);
        box.querySelector("input")?.focus();
      }));
    }
  };
  draw(value);
  return box;
}
