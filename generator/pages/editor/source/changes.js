// What changes, in words for readers: each changed field by its title, with what it said and what it says.
import { isGroup, same } from "./yaml.js";
import { stepName } from "./plan.js";
import { matches } from "./rewrite.js";
import { resolved } from "./schema.js";
import { inWords } from "./words.js";

const AROUND = 40; // characters of a long text beside what changes in it
const LONG = 160;

// Changes as [title, before, after]; "" stands for nothing.
export const changesInWords = (form, before, after) => group(form, form.root, before, after, []);

function group(form, schema, before, after, above) {
  const names = [...new Set([...Object.keys(schema.properties ?? {}), ...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => !same(before[name] ?? null, after[name] ?? null)).flatMap((name) => {
    const written = schema.properties?.[name] ?? {};
    const field = resolved(written, form.root);
    const titles = [...above, form.title(field, name)];
    const [old, now] = [before[name], after[name]];
    const widget = form.widget(name, field, now ?? old);
    if (widget === "plan") return plan(form, old ?? {}, now ?? {}, titles);
    if (widget === "group") return group(form, field, old ?? {}, now ?? {}, titles);
    if (widget === "list") return list(form, field, old ?? [], now ?? [], titles);
    if (widget === "text" && (isGroup(old) || isGroup(now))) return texts(form, old, now, titles);
    return [[titles.join(", "), ...brief(inWords(form, name, written, old), inWords(form, name, written, now))]];
  });
}

function texts(form, before, after, titles) {
  const [first] = form.settings.languages;
  const [old, now] = [before, after].map((one) => (isGroup(one) ? one : { [first]: one ?? "" }));
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((tag) => (old[tag] ?? "") !== (now[tag] ?? ""))
    .map((tag) => [[...titles, form.languageName(tag)].join(", "), ...brief(old[tag] ?? "", now[tag] ?? "")]);
}

function list(form, schema, before, after, titles) {
  const items = resolved(schema.items, form.root);
  if (before.length === after.length && items.properties)
    return before.flatMap((one, at) => (same(one, after[at]) || !isGroup(one) || !isGroup(after[at]) ? [] : group(form, items, one, after[at], [...titles, String(at + 1)])));
  const kept = matches(before, after);
  const words = (one) => inWords(form, "", schema.items, one);
  return [
    ...before.filter((_, at) => !kept.some(([old]) => old === at)).map((one) => [titles.join(", "), words(one), ""]),
    ...after.filter((_, at) => !kept.some(([, now]) => now === at)).map((one) => [titles.join(", "), "", words(one)]),
  ];
}

// A step that goes to another level, comes, goes away, or says something else.
function plan(form, before, after, titles) {
  const levels = new Map(form.settings.levels);
  const named = (level) => levels.get(level) ?? level;
  const all = (value) => Object.entries(value).flatMap(([level, steps]) => (Array.isArray(steps) ? steps : []).map((step) => ({ level, step })));
  const [old, now] = [all(before), all(after)];
  const same_step = (one) => (other) => same(one.step, other.step);
  const also = (one) => (other) => other.level === one.level && stepName(form, other.step) === stepName(form, one.step);
  const found = [];
  const take = (from, test) => {
    const at = from.findIndex(test);
    return at < 0 ? null : from.splice(at, 1)[0];
  };
  const isSame = (one) => (other) => same_step(one)(other) && one.level === other.level;
  let left = old.filter((one) => !take(now, isSame(one)));
  const next = (test, say) => {
    left = left.filter((one) => {
      const other = take(now, test(one));
      if (other) found.push(...say(one, other));
      return !other;
    });
  };
  next(same_step, (one, other) => [[[...titles, stepName(form, one.step)].join(", "), named(one.level), named(other.level)]]);
  next(also, (one, other) => group(form, resolved({ $ref: "#/$defs/step" }, form.root), one.step, other.step, [...titles, named(one.level), stepName(form, one.step)]));
  found.push(...left.map(({ level, step }) => [[...titles, named(level)].join(", "), stepName(form, step), ""]));
  found.push(...now.map(({ level, step }) => [[...titles, named(level)].join(", "), "", stepName(form, step)]));
  return found.length ? found : orders(form, before, after, titles, named);
}

const orders = (form, before, after, titles, named) => Object.keys(after).filter((level) => !same(before[level] ?? null, after[level]))
  .map((level) => [[...titles, named(level)].join(", "), ...[before[level], after[level]].map((steps) => (steps ?? []).map((step) => stepName(form, step)).join(", "))]);

// Of two long texts only what differs, and a little around it.
function brief(before, after) {
  if (Math.max(before.length, after.length) <= LONG || !before || !after) return [before, after];
  const shortest = Math.min(before.length, after.length);
  let [start, end] = [0, 0];
  while (start < shortest && before[start] === after[start]) start++;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const from = start > AROUND ? before.lastIndexOf(" ", start - AROUND) + 1 : 0;
  const cut = (text) => {
    const far = text.length - end + AROUND;
    const to = far < text.length ? text.indexOf(" ", far) : -1;
    return `${from ? "… " : ""}${text.slice(from, to < 0 ? undefined : to)}${to < 0 ? "" : " …"}`;
  };
  return [cut(before), cut(after)];
}
