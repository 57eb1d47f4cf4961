// What our schemas say of a field: its parts, and which widget edits it.
const PREFIX = /^(?:common\.schema\.json)?#\/\$defs\//;

// A schema with what it refers to put in; `shared` is the name of the part it refers to. Where words alone or a group of
// fields may stand, it has what the group has.
export function resolved(schema, root) {
  if (schema?.then) return { ...resolved(schema.then, root), ...schema, shared: undefined };
  if (!schema?.$ref) return schema ?? {};
  const shared = schema.$ref.replace(PREFIX, "");
  return { ...resolved(root.$defs[shared], root), ...schema, $ref: undefined, shared };
}

const BY_SHARED = { text: "text", reference: "reference", condition: "condition", date: "date", web_address: "address", email_address: "address", phone_number: "address" };
const BY_NAME = { level: "level", cluster: "cluster" };
const SHORT_SCALE = 12;

// The widget for a field called `name`. What none is made for is edited as text.
export function widgetOf(name, schema, root) {
  if (schema.then) return "words_or_group";
  if (BY_SHARED[schema.shared]) return BY_SHARED[schema.shared];
  if (name === "plan" && root.$defs.step) return "plan";
  if (BY_NAME[name] && schema.type === "string") return BY_NAME[name];
  if (schema.enum) return "choice";
  if (schema.type === "boolean") return "yes_no";
  if (schema.type === "integer" || schema.type === "number") return "number";
  if (Array.isArray(schema.type) && schema.type.join() === "number,object") return "range";
  if (schema.type === "string") return "line";
  if (schema.type === "object" && schema.properties) return "group";
  if (schema.type === "array" && schema.items) {
    const items = resolved(schema.items, root);
    return optionsOf(items) ? "choices" : "list";
  }
  return "unknown";
}

// The few values that a field may have, or null.
export function optionsOf(schema) {
  if (schema.enum) return schema.enum;
  const count = schema.maximum - schema.minimum + 1;
  return schema.type === "integer" && count <= SHORT_SCALE ? Array.from({ length: count }, (_, at) => schema.minimum + at) : null;
}

// The schema at a path inside a file of this schema: for the order of its keys.
export function schemaAt(root, path) {
  let schema = root;
  for (const key of path) {
    const now = resolved(schema, root);
    if (typeof key === "number") schema = now.items ?? {};
    else schema = now.properties?.[key] ?? (typeof now.additionalProperties === "object" ? now.additionalProperties : {});
  }
  return resolved(schema, root);
}

// What a new value of a field is before anybody has filled it in. Where things are listed, the first begins at once.
export function emptyValue(name, schema, form) {
  const widget = widgetOf(name, schema, form.root);
  const items = widget === "list" ? resolved(schema.items, form.root) : null;
  if (items) return items.shared === "reference" ? [] : [emptyItem(items, form)];
  if (widget === "group" || widget === "plan") return {};
  if (widget === "choices" || widget === "condition") return [];
  if (widget === "yes_no") return true;
  return "";
}

// Who does something is one's own organization until somebody chooses another.
export const emptyItem = (items, form) => (items.required?.includes("by") && form.known.own ? { by: form.known.own } : emptyValue("", items, form));

// A value without what nobody has filled in; undefined if nothing is left. What was empty in `before` may stay so.
export function filled(value, before) {
  if (typeof value !== "object" || value === null) return value === "" && before !== "" ? undefined : value;
  const wasEmpty = typeof before === "object" && before !== null && !Object.keys(before).length;
  if (Array.isArray(value)) {
    const items = value.map((one, at) => filled(one, before?.[at])).filter((one) => one !== undefined);
    return items.length || wasEmpty ? items : undefined;
  }
  const entries = Object.entries(value).map(([key, one]) => [key, filled(one, before?.[key])]).filter(([, one]) => one !== undefined);
  return entries.length || wasEmpty ? Object.fromEntries(entries) : undefined;
}
