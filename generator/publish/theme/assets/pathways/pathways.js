// Search for the whole site, and a menu for the keyboard. No library, no cookie.
(() => {
  const dialog = document.getElementById("__find");
  const words = dialog.querySelector(".search__words");
  const count = dialog.querySelector(".search__count");
  const list = dialog.querySelector(".search__list");
  const more = dialog.querySelector(".search__more");
  const root = new URL(dialog.dataset.root.replace(/\/?$/, "/"), location);
  const step = 10;
  let library = null;
  let found = [];
  let asked = 0;

  // The index is fetched when somebody first searches, and not by anybody else.
  const pagefind = () => {
    const index = new URL(dialog.dataset.index, location);
    library ??= import(index).then(async (it) => {
      const options = { baseUrl: root.pathname, excerptLength: 24 };
      await it.options(options);
      // A very large catalog is indexed in parts.
      const parts = await (await fetch(new URL("parts.json", index))).json();
      await Promise.all(parts.map((part) => it.mergeIndex(new URL(part, index).pathname, { ...options })));
      return it;
    });
    return library;
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  // An excerpt is text in which "<" and ">" are escaped, and <mark> is the only element. It becomes text
  // nodes: nothing a page says can turn into markup here.
  const excerpt = (html) => {
    const line = element("p", "search__words-around");
    const text = (part) => part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    html.split(/<\/?mark>/).forEach((part, at) => {
      line.append(at % 2 ? element("mark", "", text(part)) : text(part));
    });
    return line;
  };

  const item = (result) => {
    const link = element("a", "");
    link.href = new URL(result.raw_url ?? result.url, root).href;
    link.append(element("span", "search__title", result.meta.title));
    if (result.meta.kind) link.append(" ", element("span", "search__kind", result.meta.kind));
    link.append(excerpt(result.excerpt));
    const entry = element("li", "");
    entry.append(link);
    return entry;
  };

  const show = async (from) => {
    const turn = asked;
    const results = await Promise.all(found.slice(from, from + step).map((one) => one.data()));
    if (turn !== asked) return;
    const entries = results.map(item);
    if (from) list.append(...entries);
    else list.replaceChildren(...entries);
    more.hidden = found.length <= list.children.length;
    if (from) entries[0]?.querySelector("a").focus();
  };

  const say = (number) => {
    if (number === 0) return `Nothing found for “${words.value.trim()}”. Try fewer or other words.`;
    return number === 1 ? "1 result" : `${number.toLocaleString("en")} results`;
  };

  const search = async () => {
    const turn = ++asked;
    const query = words.value.trim();
    if (!query) {
      found = [];
      list.replaceChildren();
      more.hidden = true;
      count.textContent = "";
      return;
    }
    try {
      const answer = await (await pagefind()).debouncedSearch(query, {}, 120);
      if (!answer || turn !== asked) return;
      found = answer.results;
      await show(0);
      if (turn === asked) count.textContent = say(found.length);
    } catch {
      library = null;
      count.textContent = "Search is not available here. The lists of the catalog are: ";
      const link = element("a", "", "see all pages");
      link.href = dialog.querySelector("form").action;
      count.append(link);
    }
  };

  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    words.select();
    pagefind().catch(() => { library = null; });
  };

  // A click on the way out of the dialog: its backdrop, or its button.
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.querySelector(".search__close").addEventListener("click", () => dialog.close());
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  words.addEventListener("input", search);
  more.addEventListener("click", () => show(list.children.length));

  // Up and down walk through the results, and back into the box.
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [words, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  });

  // Other scripts may ask for everything: the finder, when no pathway fits; the page that says "not here".
  addEventListener("search-everything", (event) => {
    open();
    words.value = event.detail;
    search();
  });

  // From disk a browser may load no index: there the link leads to the lists, as it does without JavaScript.
  if (location.protocol !== "file:") {
    addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest("[data-search]")) return;
      event.preventDefault();
      open();
    });
    addEventListener("keydown", (event) => {
      const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const slash = event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!slash && !(event.key === "k" && (event.ctrlKey || event.metaKey))) return;
      event.preventDefault();
      open();
    });
  }

  // Material's menu opens with a checkbox. The button presses it, says so, and sends the keyboard in and out.
  const drawer = document.getElementById("__drawer");
  const menu = document.querySelector(".menu");
  const first = document.querySelector(".md-sidebar--primary .md-nav__link[href]");
  menu.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", () => {
    menu.setAttribute("aria-expanded", String(drawer.checked));
    if (drawer.checked) setTimeout(() => first?.focus(), 300);
    else menu.focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) drawer.click();
  });
})();
