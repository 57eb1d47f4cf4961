// Things named by their names: a list of them, and conditions as "all of", "any of", "at least … of".
import { combobox } from "./combobox.js";
import { group } from "./form.js";
import { button, element, newId } from "./page.js";
import { resolved } from "./schema.js";
import { isGroup } from "./yaml.js";

const WAYS = ["all", "any", "at_least"];
const DETAILS = ["course", "minimum_grade", "concurrent", "level", "permission"];

const nameOf = (form, reference, kinds) => form.known.find(reference, kinds)?.name ?? reference;

function chip(form, reference, kinds, remove, ...more) {
  const name = nameOf(form, reference, kinds);
  const note = name === reference ? "" : element("span", { className: "edit-note" }, reference);
  return element("li", { className: "edit-chip" }, element("span", {}, name, " ", note), ...more, button(form.say("remove"), `${form.say("remove")}: ${name}`, remove));
}

function adder(form, kinds, id, label, add) {
  return element("div", { className: "edit-adder" }, element("label", { htmlFor: id }, label), combobox({ id, search: searchIn(form, kinds), chosen: add }));
}

// The steps of a plan are no things of the catalog: they are known by their own ids.
const searchIn = (form, kinds) => (kinds.includes("step")
  ? (words, most) => [...form.steps()].filter(([id, name]) => `${id} ${name}`.toLowerCase().includes(words.toLowerCase())).slice(0, most).map(([id, name]) => ({ name, note: id, value: id }))
  : form.searching(kinds));

// A list of things.
export function references({ schema, value, set, form, id }) {
  const kinds = resolved(schema.items, form.root)["x-reference"];
  const box = element("div", {});
  let now = value ?? [];
  const put = (next) => {
    now = next;
    set(now);
    draw();
    box.querySelector(`#${id}`).focus();
  };
  const draw = () => box.replaceChildren(
    element("ul", { className: "edit-chips" }, ...now.map((one, at) => chip(form, String(one), kinds, () => put(now.filter((_, number) => number !== at))))),
    adder(form, kinds, id, form.say("add_by_name"), (one) => put([...now, one])),
  );
  draw();
  return box;
}

// What must be finished first.
export function condition({ schema, value, path, set, form }) {
  return part({ value: value ?? [], path, set, form, kinds: schema["x-reference"] ?? ["course"], schema });
}

// A condition as its way, its parts and their number; `write` returns it as it was written.
function opened(value) {
  if (Array.isArray(value) && value.length) return { way: "all", parts: value, form: "list" };
  if (!isGroup(value)) return { way: "all", parts: value?.length ? [value] : [], form: "one" };
  if (value.any) return { way: "any", parts: value.any, form: "group" };
  if (value.of || value.at_least) return { way: "at_least", parts: value.of ?? [], least: value.at_least, form: "group" };
  if (value.all) return { way: "all", parts: value.all, form: "group" };
  return { way: "all", parts: [value], form: "one" };
}

function written({ way, parts, least, form }) {
  if (way === "any") return { any: parts };
  if (way === "at_least") return { at_least: least ?? 2, of: parts };
  if (form === "one" && parts.length === 1) return parts[0]; // as people write it who need one thing
  return form === "group" ? { all: parts } : parts;
}

const isInner = (one) => Array.isArray(one) || (isGroup(one) && (one.any || one.all || one.of || one.at_least));

function part({ value, path, set, form, kinds, schema, inner = false }) {
  const box = element("div", { className: inner ? "edit-group" : "" });
  let now = opened(value);
  const put = (next, focus) => {
    now = { ...now, ...next };
    set(written(now));
    draw();
    box.querySelector(focus)?.focus();
  };
  const keep = (parts) => {
    now = { ...now, parts };
    set(written(now));
  };
  const swap = (at, ...by) => now.parts.flatMap((one, number) => (number === at ? by : [one]));
  const draw = () => {
    const ids = [newId(), newId(), newId()];
    const way = element("select", { id: ids[0], className: "edit-way", onchange: () => put({ way: WAYS[way.selectedIndex] }, ".edit-way") }, ...WAYS.map((one) => element("option", { selected: one === now.way }, form.say(`way_${one}`))));
    const least = now.way === "at_least" ? element("input", { id: ids[1], type: "text", inputMode: "numeric", value: String(now.least ?? 2), className: "edit-least", onchange: (event) => put({ least: Number(event.target.value) || 1 }, ".edit-least") }) : "";
    const rows = now.parts.map((one, at) => {
      const place = pathTo(path, now, at);
      const drop = () => put({ parts: swap(at) }, "input[role=combobox]");
      if (isInner(one)) return element("li", {}, part({ value: one, path: place, form, kinds, schema, inner: true, set: (next) => (opened(next).parts.length ? keep(swap(at, next)) : drop()) }), button(form.say("remove"), form.say("remove_group"), drop));
      if (isGroup(one)) return element("li", {}, group({ schema, only: DETAILS, value: one, path: place, form, kinds, set: (next) => keep(swap(at, next)) }), button(form.say("remove"), form.say("remove_part"), drop));
      const more = [button(form.say("or"), form.say("or_instead", { name: nameOf(form, one, kinds) }), () => put({ parts: swap(at, { any: [one] }) }, ".edit-group input[role=combobox]"))];
      if (kinds.includes("course")) more.push(button(form.say("say_more"), form.say("say_more_of", { name: nameOf(form, one, kinds) }), () => put({ parts: swap(at, { course: one }) }, ".edit-group select")));
      return chip(form, String(one), kinds, drop, ...(now.way === "any" ? more.slice(1) : more));
    });
    const ways = [element("label", { htmlFor: ids[0] }, form.say("way")), way];
    if (least) ways.push(element("label", { htmlFor: ids[1] }, form.say("way_count")), least);
    const extra = button(form.say("add_permission"), "", () => put({ parts: [...now.parts, { permission: "" }] }, ".edit-group:last-of-type select"));
    box.replaceChildren(element("div", { className: "edit-ways" }, ...ways), element("ul", { className: "edit-chips" }, ...rows),
      adder(form, kinds, ids[2], form.say("add_by_name"), (one) => put({ parts: [...now.parts, one] }, `#${ids[2]}, input[role=combobox]`)), kinds.includes("step") ? "" : extra);
  };
  draw();
  return box;
}

function pathTo(path, { form, way, parts }, at) {
  if (form === "one" && way === "all" && parts.length === 1) return path;
  if (way === "all" && form !== "group") return [...path, at];
  return [...path, { all: "all", any: "any", at_least: "of" }[way], at];
}
