// What is wrong with a value while somebody types: its shape by our schemas, and ids that mean nothing.
import { Validator } from "@cfworker/json-schema";
import { resolved, schemaAt } from "./schema.js";

// Keywords that only say that something inside them is wrong.
const OUTER = new Set(["$ref", "properties", "items", "additionalProperties", "propertyNames", "anyOf", "dependentSchemas", "if", "then", "else"]);

const validators = new WeakMap();
const validate = (schema, value) => {
  if (!validators.has(schema)) validators.set(schema, new Validator(schema, "2020-12", false));
  return validators.get(schema).validate(value);
};

// Whether a value has the shape of a schema, as the repository will decide it.
export const fits = (schema, value) => validate(schema, value).valid;

const pathOf = (pointer) => pointer.replace(/^#\/?/, "").split("/").filter(Boolean).map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"));

// Problems of shape, each with the path of its place, the keyword that is not met, and that keyword's value.
export function problemsOfShape(schema, value) {
  const { errors } = validate(schema, value);
  const found = [];
  for (const error of errors) {
    const path = pathOf(error.instanceLocation);
    const keyword = error.keyword;
    if (keyword === "false") found.push({ path, keyword: "unknown_field" });
    else if (keyword === "anyOf" && !errors.some((one) => one !== error && !OUTER.has(one.keyword) && one.keyword !== "required" && one.instanceLocation.startsWith(error.instanceLocation))) found.push({ path, keyword });
    else if (!OUTER.has(keyword)) {
      const at = schemaAt(schema, path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)));
      const missing = keyword === "required" || keyword === "dependentRequired" ? /"([^"]+)"[^"]*$/.exec(error.error)?.[1] : undefined;
      // The branches of a choice each miss their own field; the choice itself says so once.
      if (keyword === "required" && missing && !at.required?.includes(missing)) continue;
      found.push({ path: missing && keyword === "required" ? [...path, missing] : path, keyword, limit: at[keyword], example: at.examples?.[0] });
    }
  }
  const once = new Map(found.map((problem) => [JSON.stringify([problem.path, problem.keyword]), problem]));
  return [...once.values()];
}

// The id that a reference means for the organization `own`.
export const wholeId = (reference, own) => (reference.includes("/") ? reference : `${own}/${reference}`);

// Find what ids there are: "organization/name" of each kind, organizations by their one name.
export class Known {
  constructor(things, own) {
    Object.assign(this, { things, own });
    this.byId = new Map(things.map((thing) => [`${thing.kind} ${thing.id}`, thing]));
  }
  // A thing that is begun now, or no longer.
  add(thing) {
    this.things = [...this.things, thing];
    this.byId.set(`${thing.kind} ${thing.id}`, thing);
  }
  drop(thing) {
    this.things = this.things.filter((one) => one !== thing);
    this.byId.delete(`${thing.kind} ${thing.id}`);
  }
  find(reference, kinds) {
    for (const kind of kinds) {
      const id = kind === "organization" ? reference : wholeId(reference, this.own);
      const thing = this.byId.get(`${kind} ${id}`);
      if (thing) return thing;
    }
    return null;
  }
  // How a file of this organization names a thing: its own without the organization.
  reference(thing) {
    return thing.kind !== "organization" && thing.id.startsWith(`${this.own}/`) ? thing.id.slice(this.own.length + 1) : thing.id;
  }
  // The same for the files of another organization.
  of(own) {
    const known = new Known([], own);
    Object.assign(known, { things: this.things, byId: this.byId });
    return known;
  }
  // Things of which one may be meant: those that have most of the words, the shorter names first.
  close(words, kinds, most) {
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    const score = (thing) => wanted.filter((word) => fold(`${thing.name} ${thing.id}`).includes(word)).length + (thing.id.startsWith(`${this.own}/`) ? 0.5 : 0);
    return this.things.filter((thing) => kinds.includes(thing.kind) && score(thing) >= 1)
      .sort((a, b) => score(b) - score(a) || a.name.length - b.name.length || a.id.localeCompare(b.id)).slice(0, most);
  }
  // Things that have exactly this name; one's own only, if there are such.
  named(name, kinds) {
    const found = this.things.filter((thing) => kinds.includes(thing.kind) && fold(thing.name) === fold(name));
    const own = found.filter((thing) => thing.id.startsWith(`${this.own}/`));
    return own.length ? own : found;
  }
  // Things whose name or id holds every word, those that begin with the first word and one's own first.
  search(words, kinds, most) {
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    const rank = (thing) => (fold(thing.name).startsWith(wanted[0] ?? "") ? 0 : 1) + (thing.id.startsWith(`${this.own}/`) ? 0 : 2);
    return this.things
      .filter((thing) => kinds.includes(thing.kind) && wanted.every((word) => fold(`${thing.name} ${thing.id}`).includes(word)))
      .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
      .slice(0, most);
  }
}

export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// References inside a value that mean nothing that is known, with the kinds that were meant.
export function unknownReferences(root, value, known, steps) {
  const found = [];
  const visit = (schema, at, path, kinds) => {
    const now = resolved(schema, root);
    const wanted = now["x-reference"] ?? kinds;
    if (now.shared === "reference" || (now.shared === "condition" && typeof at === "string")) {
      if (typeof at === "string" && at && wanted && !(wanted.includes("step") ? steps.has(at) : known.find(at, wanted))) found.push({ path, kinds: wanted, reference: at });
      return;
    }
    if (Array.isArray(at)) at.forEach((one, number) => visit(now.items ?? {}, one, [...path, String(number)], now.shared === "condition" ? wanted : undefined));
    else if (typeof at === "object" && at !== null)
      for (const [key, one] of Object.entries(at)) {
        const next = now.properties?.[key] ?? (typeof now.additionalProperties === "object" ? now.additionalProperties : {});
        const inner = now.shared === "condition" ? wanted : undefined;
        if (Array.isArray(one) && inner) one.forEach((part, number) => visit(next.items ?? {}, part, [...path, key, String(number)], inner));
        else visit(next, one, [...path, key], inner);
      }
  };
  visit(root, value, []);
  return found;
}
