// How others filled a field: what it says in files of the same kind, those of one's own organization first.
import { element } from "./page.js";
import { inWords } from "./words.js";

const MOST = 5;
const MANY_PARTS = new Set(["plan", "group", "list", "unknown"]); // too long to be read in a line

// A line that is read only when somebody opens it; nothing where there is nobody to ask.
export function neighbors({ form, path, schema, name, title }) {
  if (!form.others || path.length !== 1 || name === "name" || MANY_PARTS.has(form.widget(name, schema))) return "";
  const list = element("ul", {});
  const box = element("details", { className: "edit-neighbors" }, element("summary", {}, form.say("neighbors"), element("span", { className: "unseen" }, `: ${title}`)), list);
  box.addEventListener("toggle", async () => {
    if (!box.open || list.childElementCount) return;
    const said = new Map();
    for (const { thing, own, value } of await form.others()) {
      const words = inWords(form.of(own), name, schema, value[name]);
      if (words) said.set(words, [...(said.get(words) ?? []), thing.name]);
    }
    const rows = [...said].slice(0, MOST).map(([words, names]) => element("li", {}, words, " ", element("span", { className: "edit-note" }, names.join(", "))));
    list.replaceChildren(...(rows.length ? rows : [element("li", {}, form.say("neighbors_none"))]));
  });
  return box;
}
