// Values in words for readers: names instead of ids, sentences instead of lists.
import { inReadersLanguage } from "./page.js";
import { stepName } from "./plan.js";
import { resolved } from "./schema.js";
import { inBrackets, isGroup } from "./yaml.js";

// What a reader calls a value of the field `name`; "" for none.
export function inWords(form, name, written, value, kinds) {
  if (value === undefined || value === null || value === "") return "";
  const schema = resolved(written, form.root);
  const wanted = schema["x-reference"] ?? kinds;
  switch (form.widget(name, schema, value)) {
    case "text": return String(inReadersLanguage(value) ?? "");
    case "reference": return called(form, value, form.kindsOf(schema, kinds));
    case "references": return value.map((one) => called(form, one, form.kindsOf(resolved(schema.items, form.root)))).join(", ");
    case "condition": return conditionInWords(form, schema, value, wanted ?? ["course"]);
    case "choice": return form.option(name, value);
    case "choices": return value.map((one) => form.option(name, one)).join(", ");
    case "yes_no": return form.say(value ? "yes" : "no");
    case "level": return new Map(form.settings.levels).get(value) ?? value;
    case "cluster": return new Map(form.settings.clusters).get(value) ?? value;
    case "range": return isGroup(value) ? `${value.from ?? ""}–${value.to ?? ""}` : String(value);
    case "list": return value.map((one) => inWords(form, "", schema.items, one)).join("; ");
    case "plan": return Object.values(value).flat().map((step) => stepName(form, step)).join(", ");
    case "group": return groupInWords(form, schema, value);
    case "unknown": return inBrackets(value);
    default: return String(value);
  }
}

const called = (form, reference, kinds) => (kinds.includes("step") ? form.steps().get(reference) : form.known.find(String(reference), kinds)?.name) ?? String(reference);

// Its fields one after the other; a step begins with its name.
function groupInWords(form, schema, value) {
  return Object.entries(value)
    .map(([name, one]) => [form.title(resolved(schema.properties[name], form.root), name), inWords(form, name, schema.properties[name] ?? {}, one)])
    .filter(([, words]) => words)
    .map(([title, words]) => `${title}: ${words}`).join(", ");
}

// What must be finished first, as a sentence reads.
function conditionInWords(form, schema, value, kinds) {
  const part = (one) => conditionInWords(form, schema, one, kinds);
  const inner = (one) => (Array.isArray(one) || (isGroup(one) && (one.all || one.any || one.of)) ? `(${part(one)})` : part(one));
  const joined = (parts, type) => new Intl.ListFormat(document.documentElement.lang || "en", { type }).format(parts.map(parts.length > 1 ? inner : part));
  if (Array.isArray(value)) return joined(value, "conjunction");
  if (!isGroup(value)) return called(form, value, kinds);
  if (Array.isArray(value.all)) return joined(value.all, "conjunction");
  if (Array.isArray(value.any)) return joined(value.any, "disjunction");
  if (Array.isArray(value.of)) return form.say("at_least_of", { count: value.at_least ?? "", names: value.of.map(inner).join(", ") });
  return Object.entries(value).map(([name, one]) => (name === "course" ? called(form, one, ["course"]) : `${form.title(resolved(schema.properties[name], form.root), name)}: ${inWords(form, name, schema.properties[name] ?? {}, one)}`)).join(", ");
}
