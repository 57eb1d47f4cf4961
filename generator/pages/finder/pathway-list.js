// On a pathway's page: save it, tick off its steps, see what is left. Everything stays in this browser.
(() => {
  const place = document.getElementById("keep");
  const table = JSON.parse(place.dataset.words);
  const { id, name } = place.dataset;
  const save = place.querySelector(".keep-save");
  const note = place.querySelector(".keep-note");
  const rest = place.querySelector(".keep-left");
  const entries = [...document.querySelectorAll(".outline > li[data-key]")];
  const steps = entries.map((entry) => ({
    key: entry.dataset.key,
    choice: entry.dataset.choice,
    choose: Number(entry.dataset.choose),
    elective: "elective" in entry.dataset,
    name: entry.querySelector("strong").textContent,
    anchor: entry.id,
  }));

  const say = (key, values = {}) => table[key].replace(/\{(\w+)\}/g, (_, word) => values[word] ?? "");
  const element = (tag, className, ...content) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  const ticks = entries.map((entry, at) => {
    const input = element("input");
    input.type = "checkbox";
    input.addEventListener("change", () => MyList.tick(steps[at].key, input.checked));
    const label = element("label", "keep-tick", input, " ", say("finished"));
    input.setAttribute("aria-label", say("finished_name", { name: steps[at].name }));
    label.hidden = true;
    entry.append(label);
    return { input, label };
  });

  const show = () => {
    const saved = MyList.saved(id);
    save.textContent = say(saved ? "drop" : "save");
    save.setAttribute("aria-pressed", String(saved));
    ticks.forEach(({ input, label }, at) => {
      label.hidden = !saved;
      input.checked = MyList.done(steps[at].key);
      entries[at].classList.toggle("is-done", saved && input.checked);
    });
    rest.hidden = !saved;
    if (!saved) {
      note.textContent = "";
      return;
    }
    const left = MyList.left(steps);
    note.textContent = left.length ? say(left.length === 1 ? "left_one" : "left_many", { count: left.length }) : say("all_done");
    const links = left.map((step) => {
      const made = element("a", "", step.name);
      made.href = `#${step.anchor}`;
      return element("li", "", made);
    });
    rest.hidden = left.length === 0;
    rest.replaceChildren(rest.querySelector("summary"), element("ul", "", ...links));
  };

  save.addEventListener("click", () => {
    if (MyList.saved(id)) MyList.drop(id);
    else if (!MyList.save(id, name)) note.textContent = say("no_room");
  });
  addEventListener("my-list", show);
  show();
})();
