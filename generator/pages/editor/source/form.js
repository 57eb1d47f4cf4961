// The form of one file, from its schema: a widget for each field, a text box for what no widget knows.
import { combobox } from "./combobox.js";
import { button, element, newId } from "./page.js";
import { plan, stepIds } from "./plan.js";
import { emptyValue, optionsOf, resolved, widgetOf } from "./schema.js";
import { condition, references } from "./references.js";
import { inBrackets, isGroup, valueOf } from "./yaml.js";

const EXAMPLE_LANGUAGE = "en"; // those of the schemas
const LONG = 200; // a text that may have more characters gets several lines

// The widgets that are one control; the others are groups of controls with a legend.
const SINGLE = {
  line: ({ id, value, set, kind }) => element("input", { id, type: kind ?? "text", value: value ?? "", oninput: (event) => set(event.target.value) }),
  address: (field) => SINGLE.line({ ...field, kind: { web_address: "url", email_address: "email", phone_number: "tel" }[field.schema.shared] }),
  date: (field) => SINGLE.line({ ...field, kind: "date" }),
  number: ({ id, value, set }) => element("input", { id, type: "text", inputMode: "decimal", value: String(value ?? ""), oninput: (event) => set(asNumber(event.target.value)) }),
  yes_no: ({ id, value, set, form }) => select(id, [[true, form.say("yes")], [false, form.say("no")]], value, set, form),
  choice: ({ id, name, value, set, schema, form }) => select(id, schema.enum.map((one) => [one, form.option(name, one)]), value, set, form),
  level: ({ id, value, set, form }) => select(id, form.settings.levels, value, set, form),
  cluster: ({ id, value, set, form }) => select(id, form.settings.clusters, value, set, form),
  reference: ({ id, value, set, schema, form, kinds }) => {
    const wanted = schema["x-reference"] ?? kinds ?? form.settings.kinds.map(([kind]) => kind);
    const found = value ? form.known.find(value, wanted) : null;
    return combobox({ id, text: found?.name ?? value ?? "", free: true, search: form.searching(wanted), chosen: set, label: form.title(schema) });
  },
  unknown: ({ id, value, set, form }) => element("textarea", { id, rows: 3, value: value === undefined ? "" : inBrackets(value), spellcheck: false, oninput: (event) => {
    try {
      set(valueOf(`value: ${event.target.value}\n`).value);
      event.target.setCustomValidity("");
    } catch {
      event.target.setCustomValidity(form.say("not_understood"));
    }
  } }),
};

// An example shows how something is typed; where one chooses, it would show what stands in the file.
const WITH_EXAMPLE = new Set(["line", "address", "number", "text", "range"]);
const GROUPS = { text, group, list, choices, range, condition, references, plan, words_or_group };

// A number as typed; what is none stays as it is, so that the check can say so.
function asNumber(typed) {
  const text = typed.trim().replace(/^\$/, "").replace(/,(?=\d{3}\b)/g, "");
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function select(id, options, value, set, form) {
  const known = options.some(([one]) => one === value);
  const all = [...(known ? [] : [[value ?? "", value === undefined || value === "" ? form.say("choose") : String(value)]]), ...options];
  const made = element("select", { id, onchange: () => set(all[made.selectedIndex][0]) }, ...all.map(([one, words]) => element("option", { selected: one === value }, words)));
  return made;
}

export class Form {
  // `changed(value)` hears of each change. `settings` and `known` are what the catalog has.
  constructor({ root, value, settings, known, say, changed }) {
    Object.assign(this, { root, value, settings, known, say, changed, fields: new Map() });
  }

  element() {
    const box = element("div", { className: "edit-fields" });
    box.append(group({ schema: this.root, value: this.value, path: [], form: this, set: (value) => {
      this.value = value;
      this.changed(value);
    } }));
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
  searching(kinds) {
    return (words, most) => this.known.search(words, kinds, most).map((thing) => ({
      name: thing.name,
      note: [this.settings.kindNames[thing.kind], thing.kind === "organization" ? "" : this.known.byId.get(`organization ${thing.id.split("/")[0]}`)?.name].filter(Boolean).join(", "),
      value: this.known.reference(thing),
    }));
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
    const given = { name, schema, value, path, set, form: this, id, kinds };
    let box;
    if (SINGLE[widget]) {
      const control = SINGLE[widget](given);
      const input = control.matches("input, select, textarea") ? control : control.querySelector("input");
      input.setAttribute("aria-describedby", `${helpId} ${problemId}`);
      input.removeAttribute("aria-label");
      box = element("div", { className: "edit-field" }, element("label", { htmlFor: id }, ...words), help, problem, control, dropping);
    } else {
      box = element("fieldset", { className: "edit-field" }, element("legend", {}, ...words), help, GROUPS[widget](given), problem, dropping);
      box.setAttribute("aria-describedby", `${helpId} ${problemId}`);
    }
    this.fields.set(JSON.stringify(path.map(String)), { box, problem, title });
    return box;
  }

  widget(name, schema, value) {
    const widget = widgetOf(name, schema, this.root);
    if (widget === "list" && resolved(schema.items, this.root).shared === "reference" && resolved(schema.items, this.root)["x-reference"]) return this.suits(value, Array.isArray) ? "references" : "unknown";
    const suits = { list: Array.isArray, choices: Array.isArray, group: isGroup, plan: isGroup }[widget];
    const single = SINGLE[widget] && widget !== "unknown" ? (one) => typeof one !== "object" : null;
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

  // Say beside each field what is wrong with it: [{path, words, suggestions: [[words, act]]}]. Returns those shown nowhere.
  show(problems) {
    for (const [key, { box, problem }] of this.fields) {
      if (!box.isConnected) this.fields.delete(key);
      problem.replaceChildren();
      for (const input of box.querySelectorAll(":scope > input, :scope > select, :scope > textarea, :scope > .edit-combobox > input")) input.removeAttribute("aria-invalid");
    }
    for (const { path, words, suggestions = [] } of problems) {
      let field;
      for (let length = path.length; length > 0 && !field; length--) field = this.fields.get(JSON.stringify(path.slice(0, length).map(String)));
      if (!field) continue;
      field.problem.append(element("p", {}, words, ...suggestions.flatMap(([said, act]) => [" ", button(said, said, act)])));
      field.box.querySelector(":scope > input, :scope > select, :scope > textarea, :scope > .edit-combobox > input")?.setAttribute("aria-invalid", "true");
    }
  }
}

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
    const shown = properties.filter(([name]) => needed.has(name) || Object.hasOwn(now, name));
    const others = Object.keys(now).filter((name) => !properties.some(([known]) => known === name)).map((name) => [name, {}]);
    const fields = [...shown, ...others].map(([name, written]) => form.field({
      name, schema: written, kinds, value: now[name], path: [...path, name], needed: needed.has(name),
      set: (one) => put(name, one),
      remove: needed.has(name) ? null : () => { put(name, undefined); draw("add"); form.changed(form.value); },
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
      put(name, emptyValue(name, resolved(schema.properties[name], form.root), form.root));
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
    const add = button(form.say("add_one", { name: form.title(items) }), "", () => put([...now, emptyValue("", items, form.root)], now.length));
    box.replaceChildren(...rows, add);
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
      const input = SINGLE.number({ id, value: now, set });
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
