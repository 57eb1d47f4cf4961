// The widgets that are one control: each is made of what the field is, and tells `set` of each change.
import { combobox } from "./combobox.js";
import { element } from "./page.js";
import { inBrackets, valueOf } from "./yaml.js";

export const CONTROLS = {
  line: ({ id, value, set, kind }) => element("input", { id, type: kind ?? "text", value: value ?? "", oninput: (event) => set(event.target.value) }),
  address: (field) => CONTROLS.line({ ...field, kind: { web_address: "url", email_address: "email", phone_number: "tel" }[field.schema.shared] }),
  date: (field) => CONTROLS.line({ ...field, kind: "date" }),
  number: ({ id, value, set }) => element("input", { id, type: "text", inputMode: "decimal", value: String(value ?? ""), oninput: (event) => set(asNumber(event.target.value)) }),
  yes_no: (field) => select(field, [[true, field.form.say("yes")], [false, field.form.say("no")]]),
  choice: (field) => select(field, field.schema.enum.map((one) => [one, field.form.option(field.name, one)])),
  level: (field) => select(field, field.form.settings.levels),
  cluster: (field) => select(field, field.form.settings.clusters),
  reference: ({ id, value, set, schema, form, kinds }) => {
    const wanted = form.kindsOf(schema, kinds);
    const found = value ? form.known.find(value, wanted) : null;
    return combobox({ id, text: found?.name ?? value ?? "", free: true, search: form.searching(wanted), chosen: set, label: form.title(schema) });
  },
  unknown: ({ id, value, set, form }) => element("textarea", { id, rows: 3, className: "edit-unknown", value: value === undefined ? "" : inBrackets(value), spellcheck: false, oninput: (event) => {
    try {
      set(valueOf(`value: ${event.target.value}\n`).value);
      event.target.setCustomValidity("");
    } catch {
      event.target.setCustomValidity(form.say("not_understood"));
    }
  } }),
};

// A number as typed; what is none stays as it is, so that the check can say so.
export function asNumber(typed) {
  const text = typed.trim().replace(/^\$/, "").replace(/,(?=\d{3}\b)/g, "");
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

// A list of values to choose from. What stands in the file stays among them, and so does nothing where nothing is needed.
function select({ id, value, set, form, needed }, options) {
  const known = options.some(([one]) => one === value);
  const nothing = value === undefined || value === "";
  const first = known ? [] : [[value ?? "", nothing ? form.say("choose") : String(value)]];
  if (!nothing && !needed) first.unshift(["", form.say("choose")]);
  const all = [...first, ...options];
  const made = element("select", { id, onchange: () => set(all[made.selectedIndex][0]) }, ...all.map(([one, words]) => element("option", { selected: one === value }, words)));
  return made;
}
