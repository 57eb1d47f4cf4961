// The page of the reader's own list: saved pathways with their steps to tick off; print it, take it along, clear it.
(() => {
  const root = document.getElementById("my-list");
  const table = JSON.parse(root.dataset.words);
  const site = new URL(root.dataset.root, location);
  const status = root.querySelector(".list-status");
  const actions = root.querySelector(".list-actions");
  const place = root.querySelector(".list-pathways");
  const ID = /^[a-z0-9-]+\/[a-z0-9-]+$/;
  let pathways = [];

  const say = (key, values = {}) => table[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };
  const link = (name, path) => {
    const made = element("a", "", name);
    made.href = new URL(path, site).href;
    return made;
  };
  const progress = (pathway) => {
    const left = MyList.left(pathway.steps).length;
    return left ? say(left === 1 ? "left_one" : "left_many", { count: left }) : say("all_done");
  };

  const stepOf = (pathway, step, at) => {
    const input = element("input");
    input.type = "checkbox";
    input.checked = MyList.done(step.key);
    input.id = `${pathway.id.replace("/", "-")}-${at}`;
    input.addEventListener("change", () => MyList.tick(step.key, input.checked));
    const label = element("label", "", input, " ", step.name);
    const kind = [step.kind, step.elective ? say("elective") : "", step.choice ? say("choice") : ""].filter(Boolean).join(", ");
    const entry = element("li", "list-step", label);
    if (kind) entry.append(" ", element("span", "source", kind));
    entry.dataset.key = step.key;
    return entry;
  };

  const section = (pathway) => {
    const made = element("section", "list-pathway");
    const heading = element("h2", "", link(pathway.name, pathway.path));
    const remove = element("button", "finder-way", say("remove"));
    remove.type = "button";
    remove.setAttribute("aria-label", say("remove_name", { name: pathway.name }));
    remove.addEventListener("click", () => { MyList.drop(pathway.id); status.focus(); });
    made.append(heading, element("p", "list-progress", progress(pathway)), remove);
    let level = "";
    let steps;
    pathway.steps.forEach((step, at) => {
      if (step.level !== level) {
        level = step.level;
        steps = element("ul", "list-steps");
        made.append(element("h3", "", level), steps);
      }
      steps.append(stepOf(pathway, step, at));
    });
    if (pathway.contact) made.append(element("p", "source", say("contact", { contact: pathway.contact })));
    return made;
  };

  const compareLink = () => {
    const target = new URL(root.dataset.compare, location);
    target.search = `?p=${pathways.slice(0, 4).map((one) => one.id).join(",")}`;
    const made = element("a", "", say("compare"));
    made.href = target.href;
    return element("p", "", made);
  };

  const show = async () => {
    const ids = Object.keys(MyList.read().pathways).filter((id) => ID.test(id)).sort();
    const found = await Promise.all(ids.map(async (id) => {
      const answer = await fetch(new URL(`pathways/${id}/summary.json`, site)).catch(() => null);
      return answer?.ok ? answer.json() : { id, name: String(MyList.read().pathways[id]), path: `pathways/${id}/`, steps: [], gone: true };
    }));
    pathways = found;
    actions.hidden = found.length === 0;
    status.textContent = found.length ? say(found.length === 1 ? "one" : "many", { count: found.length }) : say("empty");
    place.replaceChildren(...found.map(section), ...(found.length > 1 ? [compareLink()] : []));
  };

  // After a tick only what changed is changed, so the keyboard stays where it is.
  const refresh = () => {
    const ids = Object.keys(MyList.read().pathways).sort();
    if (ids.join() !== pathways.map((one) => one.id).join()) {
      show();
      return;
    }
    place.querySelectorAll(".list-progress").forEach((line, at) => { line.textContent = progress(pathways[at]); });
    for (const entry of place.querySelectorAll(".list-step")) entry.querySelector("input").checked = MyList.done(entry.dataset.key);
  };

  const asText = () => pathways.map((pathway) => {
    const steps = pathway.steps.map((step) => `  [${MyList.done(step.key) ? "x" : " "}] ${step.level}: ${step.name}`);
    return [pathway.name, new URL(pathway.path, site).href, progress(pathway), ...steps, pathway.contact ?? ""].join("\n");
  }).join("\n\n");
  const asJson = () => JSON.stringify(pathways.map((pathway) => ({
    id: pathway.id, name: pathway.name, address: new URL(pathway.path, site).href,
    steps: pathway.steps.map((step) => ({ level: step.level, name: step.name, finished: MyList.done(step.key) })),
  })), null, 2);
  const download = (name, type, content) => {
    const made = element("a");
    made.href = URL.createObjectURL(new Blob([content], { type }));
    made.download = name;
    made.click();
    setTimeout(() => URL.revokeObjectURL(made.href), 1000);
  };
  const does = {
    print: () => print(),
    text: () => download("my-list.txt", "text/plain", asText()),
    json: () => download("my-list.json", "application/json", asJson()),
    clear: () => { if (confirm(say("sure"))) MyList.clear(); },
  };
  actions.addEventListener("click", (event) => does[event.target.dataset.do]?.());
  addEventListener("my-list", refresh);
  status.tabIndex = -1;
  show();
})();
