// Something found by its name: type a few letters, choose with the arrows, a finger or the mouse (WAI-ARIA APG combobox).
import { button, element, newId } from "./page.js";

const MOST = 12;

// `settings`: id, label, search(words) → [{name, note, value}], chosen(value), text (what stands there first). An option
// may `make` its value when it is chosen; a `fresh` one is never chosen by itself.
// With `free`, what is typed counts even if nothing has that name.
export function combobox({ id, label, describedBy, search, chosen, text = "", free = false, placeholder = "" }) {
  const listId = newId();
  const input = element("input", { type: "text", id, role: "combobox", autocomplete: "off", spellcheck: false, value: text, placeholder });
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", listId);
  input.setAttribute("aria-autocomplete", "list");
  if (label) input.setAttribute("aria-label", label);
  if (describedBy) input.setAttribute("aria-describedby", describedBy);
  const list = element("ul", { id: listId, role: "listbox", className: "edit-options", hidden: true });
  list.setAttribute("aria-label", label || text || "…");
  let options = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (option) => {
    if (!option.make) input.value = option.name;
    close();
    chosen(option.make ? option.make() : option.value);
  };
  const mark = (to) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = (to + options.length) % options.length;
    list.children[active].setAttribute("aria-selected", "true");
    list.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[active].id);
  };
  const open = () => {
    options = search(input.value, MOST);
    list.replaceChildren(...options.map((option) => {
      const row = element("li", { id: newId(), role: "option" }, element("span", {}, option.name), element("span", { className: "edit-note" }, option.note));
      row.setAttribute("aria-selected", "false");
      row.addEventListener("pointerdown", (event) => event.preventDefault());
      row.addEventListener("click", () => choose(option));
      return row;
    }));
    active = -1;
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  input.addEventListener("input", () => {
    open();
    if (free) chosen(input.value.trim());
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      if (options.length) mark(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (active >= 0) choose(options[active]);
      else if (!list.hidden && options.filter((one) => !one.fresh).length === 1) choose(options[0]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  return element("div", { className: "edit-combobox" }, input, list);
}

export const removeButton = (words, name, onclick) => button("×", words.replace("{name}", name), onclick);
