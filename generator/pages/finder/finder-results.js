// What the finder shows: cards or a table of pathways, and a list of other pages. Everything is text.
window.FinderResults = class {
  constructor(root, say) {
    this.root = root;
    this.say = say;
    this.site = new URL(root.dataset.root, location);
    this.comparing = new Map();
    this.bar = root.querySelector(".finder-compare");
    this.said = root.querySelector(".finder-said");
    addEventListener("my-list", () => root.querySelectorAll(".finder-save").forEach((save) => this.showSaved(save)));
  }

  element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content.filter((part) => part !== "" && part !== undefined));
    return made;
  }

  button(className, text, press) {
    const made = this.element("button", className, text);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  }

  link(row) {
    const made = this.element("a", "", row.name);
    made.href = new URL(row.path, this.site).href;
    return made;
  }

  places(row) {
    const more = row.places.length > 2 ? this.say("more_places", { count: row.places.length - 2 }) : "";
    return row.places.slice(0, 2).join(", ") + more;
  }

  // Choices: to compare, and to keep.
  pick(row) {
    const input = this.element("input");
    input.type = "checkbox";
    input.checked = this.comparing.has(row.id);
    input.setAttribute("aria-label", this.say("compare_name", { name: row.name }));
    input.addEventListener("change", () => {
      if (input.checked) this.comparing.set(row.id, row.name);
      else this.comparing.delete(row.id);
      this.showComparing();
    });
    return this.element("label", "finder-pick", input, " ", this.say("compare"));
  }

  showSaved(save) {
    const saved = MyList.saved(save.dataset.id);
    save.textContent = this.say(saved ? "saved" : "save");
    save.classList.toggle("is-saved", saved);
    save.setAttribute("aria-label", `${save.textContent}: ${save.dataset.name}`);
  }

  saver(row) {
    const save = this.button("finder-save", "", () => {
      const saved = MyList.saved(row.id);
      const kept = saved ? MyList.drop(row.id) : MyList.save(row.id, row.name);
      this.said.textContent = this.say(!kept ? "no_room" : saved ? "said_dropped" : "said_saved", { name: row.name });
    });
    Object.assign(save.dataset, { id: row.id, name: row.name });
    this.showSaved(save);
    return save;
  }

  showComparing() {
    this.bar.hidden = this.comparing.size === 0;
    if (this.comparing.size < 2) {
      this.bar.replaceChildren(this.say("compare_hint"));
      return;
    }
    const go = this.element("a", "action", this.say("compare_go", { count: Math.min(4, this.comparing.size) }));
    const target = new URL(this.root.dataset.compare, location);
    target.search = `?p=${[...this.comparing.keys()].slice(0, 4).join(",")}`;
    go.href = target.href;
    this.bar.replaceChildren(go);
  }

  choices(row) {
    return this.element("p", "finder-choices", this.pick(row), this.saver(row));
  }

  // One pathway, as a card or as a row of the table.
  card(row) {
    const fact = (key) => (row[key] ? [this.element("div", "", this.element("dt", "", this.say(key)), this.element("dd", "", row[key]))] : []);
    const facts = this.element("dl", "", ...fact("start"), ...fact("credential"), ...fact("wage"));
    const tags = this.element("p", "finder-tags", ...row.tags.map((tag) => this.element("span", "badge", tag)));
    const where = this.element("p", "finder-where", row.cluster, " · ", this.places(row));
    return this.element("li", "finder-card", this.element("h3", "", this.link(row)), where, this.element("p", "", row.about), facts,
      row.tags.length ? tags : "", this.choices(row));
  }

  line(row) {
    const cells = ["cluster", "places", "start", "credential", "wage"].map((key) => (
      this.element("td", key === "wage" ? "number" : "", (key === "places" ? this.places(row) : row[key]) || "–")));
    const name = this.element("th", "", this.link(row));
    name.scope = "row";
    return this.element("tr", "", name, ...cells, this.element("td", "", this.choices(row)));
  }

  table(rows) {
    const heads = ["name", "cluster", "places", "start", "credential", "wage", "choices"].map((key) => {
      const head = this.element("th", "", this.say(key));
      head.scope = "col";
      return head;
    });
    const caption = this.element("caption", "unseen", this.say("caption"));
    const made = this.element("table", "table", caption, this.element("thead", "", this.element("tr", "", ...heads)),
      this.element("tbody", "", ...rows.map((row) => this.line(row))));
    const scroll = this.element("div", "scroll", made);
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", this.say("caption"));
    return scroll;
  }

  cards(rows) {
    return this.element("ul", "finder-cards", ...rows.map((row) => this.card(row)));
  }

  // Another page: its name, what it is, and what tells it from others of its name.
  hit(row) {
    const about = [row.kind, row.where].filter(Boolean).join(" · ");
    return this.element("li", "", this.link(row), " ", this.element("span", "finder-where", about));
  }
};
