// The finder's page: what is asked stands in the address, so that it can be shared and gone back to.
(() => {
  const root = document.getElementById("finder");
  const table = JSON.parse(root.dataset.words);
  const site = new URL(root.dataset.root, location);
  const form = root.querySelector("form");
  const box = form.elements.q;
  const order = document.getElementById("finder-sort");
  const status = root.querySelector(".finder-status");
  const said = root.querySelector(".finder-said");
  const chosenList = root.querySelector(".finder-chosen");
  const list = root.querySelector(".finder-list");
  const more = root.querySelector(".finder-more");
  const compare = root.querySelector(".finder-compare");
  const boxes = [...form.querySelectorAll('input[type="checkbox"]')];
  const forms = [...root.querySelectorAll('input[name="view"]')];
  const step = 12;
  const first = 4;
  const finder = new Finder(new URL(root.dataset.from, location));
  const ready = finder.load();
  const comparing = new Map();
  let turn = 0;
  let found = [];
  let shown = [];

  const say = (key, values = {}) => table[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const count = (number) => (number === 1 ? say("one") : say("many", { count: number.toLocaleString("en") }));
  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content.filter((part) => part !== "" && part !== undefined));
    return made;
  };
  const button = (className, text, press) => {
    const made = element("button", className, text);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  };
  const labelOf = (input) => input.parentElement.querySelector("span").textContent;

  // The address ↔ the form.
  const view = () => forms.find((one) => one.checked).value;
  const chosen = () => {
    const values = {};
    for (const input of boxes) if (input.checked) (values[input.name] ??= new Set()).add(input.value);
    return values;
  };
  const address = () => {
    const query = new URLSearchParams();
    if (box.value.trim()) query.set("q", box.value.trim());
    for (const [key, values] of Object.entries(chosen())) for (const value of values) query.append(key, value);
    if (order.value) query.set("sort", order.value);
    if (view() !== "cards") query.set("view", view());
    return query.size ? `?${query}` : location.pathname;
  };
  const readAddress = () => {
    const query = new URLSearchParams(location.search);
    box.value = query.get("q") ?? "";
    for (const input of boxes) input.checked = query.getAll(input.name).includes(input.value);
    order.value = query.get("sort") ?? "";
    if (order.selectedIndex < 0) order.value = "";
    for (const one of forms) one.checked = one.value === (query.get("view") ?? "cards");
    if (!forms.some((one) => one.checked)) forms[0].checked = true;
    for (const input of boxes) if (input.checked) input.closest("details").open = true;
  };

  // One result, as a card or as a row of the table.
  const link = (row) => {
    const made = element("a", "", row.name);
    made.href = new URL(row.path, site).href;
    return made;
  };
  const places = (row) => row.places.slice(0, 2).join(", ") + (row.places.length > 2 ? say("more_places", { count: row.places.length - 2 }) : "");
  const pick = (row) => {
    const input = element("input");
    input.type = "checkbox";
    input.checked = comparing.has(row.id);
    input.setAttribute("aria-label", say("compare_name", { name: row.name }));
    input.addEventListener("change", () => {
      if (input.checked) comparing.set(row.id, row.name);
      else comparing.delete(row.id);
      showComparing();
    });
    return element("label", "finder-pick", input, " ", say("compare"));
  };
  const showSaved = (save) => {
    const saved = MyList.saved(save.dataset.id);
    save.textContent = say(saved ? "saved" : "save");
    save.classList.toggle("is-saved", saved);
    save.setAttribute("aria-label", `${save.textContent}: ${save.dataset.name}`);
  };
  const saver = (row) => {
    const save = button("finder-save", "", () => {
      const saved = MyList.saved(row.id);
      const kept = saved ? MyList.drop(row.id) : MyList.save(row.id, row.name);
      said.textContent = say(!kept ? "no_room" : saved ? "said_dropped" : "said_saved", { name: row.name });
    });
    Object.assign(save.dataset, { id: row.id, name: row.name });
    showSaved(save);
    return save;
  };
  const choices = (row) => element("p", "finder-choices", pick(row), saver(row));
  const fact = (key, value) => (value ? [element("div", "", element("dt", "", say(key)), element("dd", "", value))] : []);
  const card = (row) => {
    const facts = element("dl", "", ...fact("start", row.start),
      ...fact("credential", row.credential), ...fact("wage", row.wage));
    const tags = element("p", "finder-tags", ...row.tags.map((tag) => element("span", "badge", tag)));
    return element("li", "finder-card", element("h3", "", link(row)), element("p", "finder-where", row.cluster, " · ", places(row)),
      element("p", "", row.about), facts, row.tags.length ? tags : "", choices(row));
  };
  const columns = ["name", "cluster", "places", "start", "credential", "wage"];
  const line = (row) => {
    const cells = columns.slice(1).map((key) => element("td", key === "wage" ? "number" : "", (key === "places" ? places(row) : row[key]) || "–"));
    const name = element("th", "", link(row));
    name.scope = "row";
    return element("tr", "", name, ...cells, element("td", "", choices(row)));
  };
  const asTable = (rows) => {
    const heads = [...columns, "choices"].map((key) => {
      const head = element("th", "", say(key));
      head.scope = "col";
      return head;
    });
    const made = element("table", "table", element("caption", "unseen", say("caption")), element("thead", "", element("tr", "", ...heads)),
      element("tbody", "", ...rows.map(line)));
    const scroll = element("div", "scroll", made);
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", say("caption"));
    return scroll;
  };
  const render = () => {
    list.replaceChildren(view() === "table" ? asTable(shown) : element("ul", "finder-cards", ...shown.map(card)));
  };

  // What is there already stays, and so does the keyboard in it.
  const add = (rows) => {
    shown = [...shown, ...rows];
    const table = view() === "table";
    list.querySelector(table ? "tbody" : ".finder-cards").append(...rows.map(table ? line : card));
  };

  const showComparing = () => {
    compare.hidden = comparing.size === 0;
    if (comparing.size < 2) {
      compare.replaceChildren(say("compare_hint"));
      return;
    }
    const go = element("a", "action", say("compare_go", { count: Math.min(4, comparing.size) }));
    const target = new URL(root.dataset.compare, location);
    target.search = `?p=${[...comparing.keys()].slice(0, 4).join(",")}`;
    go.href = target.href;
    compare.replaceChildren(go);
  };

  // What is chosen, each with its way out.
  const change = (push = true) => {
    history[push ? "pushState" : "replaceState"](null, "", address());
    return search();
  };
  const drop = (input) => {
    input.checked = false;
    change();
    box.focus();
  };
  const showChosen = () => {
    const entries = boxes.filter((input) => input.checked).map((input) => {
      const made = button("finder-drop", labelOf(input), () => drop(input));
      made.setAttribute("aria-label", say("remove", { value: labelOf(input) }));
      return element("li", "", made);
    });
    chosenList.hidden = entries.length === 0;
    chosenList.replaceChildren(...entries);
  };
  const showCounts = (counts) => {
    for (const input of boxes) {
      const number = counts[input.name]?.get(input.value) ?? 0;
      input.parentElement.querySelector(".finder-count").textContent = number.toLocaleString("en");
      input.parentElement.classList.toggle("finder-empty", number === 0 && !input.checked);
    }
  };

  // Nothing fits: say which single step back would help, and how much.
  const help = async (mine) => {
    const ways = [];
    for (const input of boxes.filter((one) => one.checked)) {
      const rest = chosen();
      rest[input.name].delete(input.value);
      const { rows } = await finder.search(box.value, rest, "name");
      if (rows.length) ways.push(element("li", "", button("finder-way", say("without", { value: labelOf(input), count: count(rows.length) }), () => drop(input))));
    }
    if (mine !== turn) return;
    if (box.value.trim()) {
      const { rows } = await finder.search("", chosen(), "name");
      const clear = () => { box.value = ""; change(); box.focus(); };
      if (rows.length) ways.push(element("li", "", button("finder-way", say("without", { value: box.value.trim(), count: count(rows.length) }), clear)));
      ways.push(element("li", "", say("fewer")));
    }
    if (boxes.filter((one) => one.checked).length > 1) {
      const clear = () => { for (const one of boxes) one.checked = false; change(); box.focus(); };
      ways.push(element("li", "", button("finder-way", say("clear"), clear)));
    }
    const all = button("finder-way", say("everything"), () => dispatchEvent(new CustomEvent("search-everything", { detail: box.value.trim() })));
    ways.push(element("li", "", all));
    if (mine === turn) list.replaceChildren(element("p", "", say("help")), element("ul", "", ...ways));
  };

  const search = async () => {
    const mine = ++turn;
    try {
      await ready;
      const answer = await finder.search(box.value, chosen(), order.value);
      if (mine !== turn) return;
      found = answer.rows;
      // The first results show as soon as they are there; each may come in a file of its own.
      const early = finder.shown(found.slice(0, first));
      const rest = finder.shown(found.slice(first, step));
      rest.catch(() => {});
      shown = await early;
      if (mine !== turn) return;
      const similar = answer.similar.map((pair) => ` ${say("similar", pair)}`).join("");
      status.textContent = (found.length ? count(found.length) : say("none")) + similar;
      showCounts(answer.counts);
      showChosen();
      if (found.length) {
        render();
        const rows = await rest;
        if (mine !== turn) return;
        add(rows);
      } else await help(mine);
      more.hidden = found.length <= shown.length;
      root.dataset.ready = String(mine);
    } catch {
      if (mine !== turn) return;
      status.textContent = say("failed");
      document.documentElement.classList.add("finder-failed");
    }
  };

  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => change(false), 80);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    change(false);
  });
  form.addEventListener("change", (event) => { if (event.target !== box) change(); });
  order.addEventListener("change", () => change());
  for (const one of forms) one.addEventListener("change", () => { history.pushState(null, "", address()); if (shown.length) render(); });
  more.addEventListener("click", async () => {
    const from = shown.length;
    add(await finder.shown(found.slice(from, from + step)));
    more.hidden = found.length <= shown.length;
    list.querySelectorAll("h3 a, tbody th a")[from]?.focus();
  });
  addEventListener("my-list", () => root.querySelectorAll(".finder-save").forEach(showSaved));
  addEventListener("popstate", () => { readAddress(); search(); });
  if (matchMedia("(max-width: 60em)").matches) form.querySelector(".finder-facets").open = false;
  root.classList.add("is-ready");
  readAddress();
  showComparing();
  search();
})();
