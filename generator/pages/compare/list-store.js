// The reader's own list: saved pathways and finished steps, in this browser only. Nothing is ever sent.
window.MyList = (() => {
  const NAME = "pathways-my-list";
  const empty = () => ({ version: 1, pathways: {}, done: {} });

  const read = () => {
    try {
      const found = JSON.parse(localStorage.getItem(NAME));
      return found?.version === 1 ? { ...empty(), ...found } : empty();
    } catch {
      return empty();
    }
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
    const list = read();
    edit(list);
    const kept = write(list);
    dispatchEvent(new CustomEvent("my-list"));
    return kept;
  };
  // Another tab may have changed the list, or another page before one came back to this one.
  addEventListener("pageshow", (event) => { if (event.persisted) dispatchEvent(new CustomEvent("my-list")); });
  addEventListener("storage", (event) => { if (event.key === NAME) dispatchEvent(new CustomEvent("my-list")); });

  return {
    read,
    saved: (id) => id in read().pathways,
    done: (key) => key in read().done,
    save: (id, name) => change((list) => { list.pathways[id] = name; }),
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
      for (const step of steps) if (step.choice && done[step.key]) chosen[step.choice] = (chosen[step.choice] ?? 0) + 1;
      return steps.filter((step) => !done[step.key] && !step.elective && !(step.choice && chosen[step.choice] >= step.choose));
    },
  };
})();
