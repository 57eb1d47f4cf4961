// The reader's own list: saved pathways and finished steps, in this browser only. Nothing is ever sent.
window.MyList = (() => {
  // Several sites may share one address, and with it one storage: the key names the site, in all its languages.
  const NAME = `${new URL(window.MyListTable.site, document.currentScript.src).pathname}.pathways-my-list`;
  const ID = /^[a-z0-9-]+\/[a-z0-9-]+$/;
  const MOST = { pathways: 100, done: 2000 };
  const LONGEST = 200; // characters of a name or key
  const ROOM = 1_000_000; // characters in all: what is longer did not come from here

  // Whatever stands in the storage, others may have written it: what has not the shape of a list is left out.
  const entries = (found, part, fits) => {
    if (typeof found?.[part] !== "object" || found[part] === null) return {};
    const kept = Object.entries(found[part]).filter(([key, value]) => key.length <= LONGEST && fits(key, value));
    return Object.fromEntries(kept.slice(0, MOST[part]));
  };
  const parsed = (text) => {
    let found = null;
    try {
      if (text.length <= ROOM) found = JSON.parse(text);
    } catch {
      // Then the list is empty.
    }
    if (found?.version !== 1) found = null;
    return {
      version: 1,
      pathways: entries(found, "pathways", (id, name) => ID.test(id) && typeof name === "string" && name.length <= LONGEST),
      done: entries(found, "done", (_, finished) => finished === true),
    };
  };

  // A page asks for every step: the same text is read once.
  let last = { text: "", list: parsed("") };
  const read = () => {
    let text = "";
    try {
      text = localStorage.getItem(NAME) ?? "";
    } catch {
      // A browser may keep storage from a page.
    }
    if (text !== last.text) last = { text, list: parsed(text) };
    return last.list;
  };
  const write = (list) => {
    try {
      localStorage.setItem(NAME, JSON.stringify(list));
      return true;
    } catch {
      return false;
    }
  };
  const change = (edit) => {
    const list = structuredClone(read());
    edit(list);
    const room = Object.keys(MOST).every((part) => Object.keys(list[part]).length <= MOST[part]);
    const kept = room && write(list);
    dispatchEvent(new CustomEvent("my-list"));
    return kept;
  };
  // Another tab may have changed the list, or another page before one came back to this one.
  addEventListener("pageshow", (event) => { if (event.persisted) dispatchEvent(new CustomEvent("my-list")); });
  addEventListener("storage", (event) => { if (event.key === NAME) dispatchEvent(new CustomEvent("my-list")); });

  return {
    read,
    saved: (id) => Object.hasOwn(read().pathways, id),
    done: (key) => Object.hasOwn(read().done, key),
    save: (id, name) => change((list) => { list.pathways[id] = name.slice(0, LONGEST); }),
    drop: (id) => change((list) => { delete list.pathways[id]; }),
    tick: (key, finished) => change((list) => {
      if (finished) list.done[key] = true;
      else delete list.done[key];
    }),
    clear: () => change((list) => { list.pathways = {}; list.done = {}; }),

    // Steps that are neither finished nor given up: of a choice only as many as are asked for, no electives.
    left: (steps) => {
      const { done } = read();
      const chosen = {};
      for (const step of steps) if (step.choice && Object.hasOwn(done, step.key)) chosen[step.choice] = (chosen[step.choice] ?? 0) + 1;
      return steps.filter((step) => !Object.hasOwn(done, step.key) && !step.elective && !(step.choice && chosen[step.choice] >= step.choose));
    },
  };
})();
