// The plan of a pathway: levels, and in each the steps, which go to another place or level by buttons and a list.
import { combobox } from "./combobox.js";
import { group } from "./form.js";
import { readGrid, stepOf } from "./grid.js";
import { slugOf } from "./mends.js";
import { button, element, inReadersLanguage, newId } from "./page.js";
import { resolved } from "./schema.js";

// What a step may name, as the schema of a step says.
const KINDS = ["course", "credential", "experience", "support"];

// What a step is called: the name of what it names, the words of a milestone, or its choice.
export function stepName(form, step) {
  const kind = KINDS.find((one) => step[one]);
  if (kind) return form.known.find(step[kind], [kind])?.name ?? step[kind];
  if (step.milestone !== undefined) return inReadersLanguage(step.milestone) ?? "";
  if (step.from) return form.say("choice_of", { count: step.choose, names: step.from.map((one) => stepName(form, one)).join(", ") });
  return form.say("step_unnamed");
}

// The id by which other steps name a step, and its name.
export function stepIds(form, plan) {
  const found = new Map();
  const add = (step) => {
    const named = KINDS.map((kind) => step?.[kind]).find(Boolean);
    const id = step?.id ?? named?.split("/").at(-1);
    if (id) found.set(id, stepName(form, step));
    if (named) found.set(named, stepName(form, step));
    for (const one of Array.isArray(step?.from) ? step.from : []) add(one);
  };
  for (const steps of Object.values(plan ?? {})) for (const step of Array.isArray(steps) ? steps : []) add(step);
  return found;
}

export function plan({ value, path, set, form }) {
  const box = element("div", {});
  const levels = new Map(form.settings.levels);
  const schema = resolved({ $ref: "#/$defs/step" }, form.root);
  let now = value ?? {};
  const open = new Set();

  const put = (next, focus) => {
    now = next;
    set(now);
    draw();
    const target = typeof focus === "function" ? focus() : box.querySelector(focus);
    target?.focus();
  };
  const withSteps = (level, steps) => ({ ...now, [level]: steps });
  const sorted = () => [...[...levels.keys()].filter((level) => now[level]), ...Object.keys(now).filter((level) => !levels.has(level))];
  const at = (level, number) => () => box.querySelector(`[data-step="${CSS.escape(`${level} ${number}`)}"] button, [data-step="${CSS.escape(`${level} ${number}`)}"] select`);

  const move = (level, number, by) => {
    const steps = [...now[level]];
    steps.splice(number + by, 0, ...steps.splice(number, 1));
    put(withSteps(level, steps), at(level, number + by));
  };
  const moveTo = (level, number, to) => {
    const step = now[level][number];
    const next = withSteps(level, now[level].filter((_, one) => one !== number));
    next[to] = [...(next[to] ?? []), step];
    if (!next[level].length) delete next[level];
    put(next, at(to, next[to].length - 1));
  };
  const drop = (level, number) => {
    const next = withSteps(level, now[level].filter((_, one) => one !== number));
    if (!next[level].length) delete next[level];
    put(next, `[data-add="${CSS.escape(level)}"] input, .edit-adding select`);
  };

  const stepRow = (level, step, number) => {
    const name = stepName(form, step);
    const kind = KINDS.find((one) => step[one]);
    const notes = [kind ? form.settings.kindNames[kind] : "", step.term ? form.option("term", step.term) : "", step.role === "elective" ? form.option("role", "elective") : "", step.exit ? form.say("exit") : ""].filter(Boolean).join(", ");
    const id = newId();
    const to = element("select", { id, onchange: () => moveTo(level, number, [...levels.keys()][to.selectedIndex]) }, ...[...levels].map(([one, words]) => element("option", { selected: one === level }, words)));
    to.setAttribute("aria-label", form.say("move_to", { name }));
    const details = element("details", { open: open.has(step) }, element("summary", {}, form.say("details"), element("span", { className: "unseen" }, `: ${name}`)), group({
      schema, value: step, path: [...path, level, number], form, set: (next) => {
        open.delete(step);
        step = next;
        open.add(step);
        now = withSteps(level, now[level].map((one, place) => (place === number ? next : one)));
        set(now);
      },
    }));
    details.addEventListener("toggle", () => (details.open ? open.add(step) : open.delete(step)));
    const row = element("li", { className: "edit-step" }, element("div", { className: "edit-step-line" },
      element("span", { className: "edit-step-name" }, name, " ", element("span", { className: "edit-note" }, notes)),
      number ? button("↑", form.say("move_up", { name }), () => move(level, number, -1)) : "",
      number < now[level].length - 1 ? button("↓", form.say("move_down", { name }), () => move(level, number, 1)) : "",
      to, button(form.say("remove"), `${form.say("remove")}: ${name}`, () => drop(level, number))), details);
    row.dataset.step = `${level} ${number}`;
    const problem = element("div", { className: "edit-problem" });
    row.insertBefore(problem, details);
    form.place([...path, level, number], row, problem);
    return row;
  };

  const levelBox = (level) => {
    const words = levels.get(level) ?? level;
    const [id, steps] = [newId(), Array.isArray(now[level]) ? now[level] : []];
    const append = (step) => put(withSteps(level, [...steps, step]), `[data-add="${CSS.escape(level)}"] input`);
    const search = form.searching(KINDS, (kind, reference) => ({ [kind]: reference }));
    const adding = element("div", { className: "edit-adder" }, element("label", { htmlFor: id }, form.say("add_step", { level: words })), combobox({ id, search, chosen: append }),
      button(form.say("add_milestone"), form.say("add_milestone_to", { level: words }), () => { const step = { milestone: "" }; open.add(step); append(step); }),
      button(form.say("add_choice"), form.say("add_choice_to", { level: words }), () => { const step = { choose: 1, from: [] }; open.add(step); append(step); }));
    adding.dataset.add = level;
    return element("section", { className: "edit-level" }, element("h2", { tabIndex: -1 }, words), element("ol", { className: "edit-steps" }, ...steps.map((step, number) => stepRow(level, step, number))), adding);
  };

  // A table of years and courses, pasted from a spreadsheet.
  const pasting = () => {
    const [id, help] = [newId(), newId()];
    const table = element("textarea", { id, rows: 4, spellcheck: false });
    const answer = element("p", { className: "edit-note" });
    answer.setAttribute("role", "status");
    table.setAttribute("aria-describedby", help);
    const read = button(form.say("grid_read"), "", () => {
      const cells = readGrid(table.value, form.settings.levels);
      if (!cells.length) answer.textContent = form.say("grid_nothing");
      else {
        const next = { ...now };
        for (const [level, words] of cells) next[level] = [...(next[level] ?? []), stepOf(words, form.known, KINDS, slugOf)];
        put(next, ".edit-level h2");
      }
    });
    return element("details", {}, element("summary", {}, form.say("grid")), element("p", { id: help, className: "edit-help" }, form.say("grid_how")),
      element("label", { htmlFor: id }, form.say("grid_label")), table, read, answer);
  };

  const draw = () => {
    const left = [...levels].filter(([level]) => !now[level]);
    const id = newId();
    const choice = element("select", { id }, ...left.map(([, words]) => element("option", {}, words)));
    const more = left.length ? element("div", { className: "edit-adding" }, element("label", { htmlFor: id }, form.say("another_level")), choice, button(form.say("add"), form.say("add_level"), () => {
      const level = left[choice.selectedIndex][0];
      put(withSteps(level, []), () => box.querySelector(`[data-add="${CSS.escape(level)}"] input`));
    })) : "";
    box.replaceChildren(...sorted().map(levelBox), more, pasting());
  };
  draw();
  return box;
}
