// The reader's situation: school, level, finished courses. Asked once, kept on this device, carried after "#", never sent.
// Every page follows it: what speaks of other schools is folded away, nothing is moved, nothing is lost.
window.Situation = (() => {
  const { words, levels, site } = window.SituationTable;
  const root = new URL("../..", document.currentScript.src);
  // Several sites may share one address, and with it one storage: the key names the site, in all its languages.
  const KEY = `${new URL(site, document.currentScript.src).pathname}.pathways-situation`;
  const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const MOST = 200; // finished courses
  const LONGEST = 130; // characters of an id or a name
  const ROOM = 30_000; // characters in all: what is longer did not come from here

  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };
  const button = (text, does) => {
    const made = element("button", "", text);
    made.type = "button";
    made.addEventListener("click", does);
    return made;
  };
  const page = (path) => root.href + path + (location.protocol === "file:" ? "index.html" : "");

  // Data are scripts, so that a site that was saved on a disk has them, too. One that is not there is null.
  const taken = new Map();
  const asked = new Map();
  const load = (name) => {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve) => {
        const script = element("script");
        script.src = new URL(name.endsWith(".js") ? name : `data/start/${name}.js`, root).href;
        script.addEventListener("load", () => resolve(taken.get(name) ?? null));
        script.addEventListener("error", () => resolve(null));
        document.head.append(script);
      }));
    }
    return asked.get(name);
  };

  // Whatever stands in the address or in the storage, others may have written it: only what has the shape of a
  // situation is taken. What an address says beyond that is kept in `odd`, to be told.
  const shaped = (at, level, done) => {
    const odd = [];
    const fits = (value, shape) => value.length <= LONGEST && shape.test(value);
    const school = at === "" || fits(at, SLUG) ? at : (odd.push(at), "");
    const known = levels.some(([id]) => id === level);
    if (!known && level !== "") odd.push(level);
    const distinct = [...new Set(done)].filter(Boolean);
    odd.push(...distinct.filter((id) => !fits(id, ID)));
    const fitting = distinct.filter((id) => fits(id, ID));
    odd.push(...fitting.slice(MOST));
    return { at: school, level: known ? level : "", done: fitting.slice(0, MOST), odd: odd.map((one) => (one.length > 60 ? `${one.slice(0, 60)}…` : one)) };
  };
  const isAdult = (level) => levels.some(([id, , adult]) => adult && id === level);
  const isWhole = ({ at, level }) => level !== "" && (at !== "" || isAdult(level));

  const stored = () => {
    try {
      const text = localStorage.getItem(KEY) ?? "";
      const found = text.length <= ROOM ? JSON.parse(text) : null;
      const { at, level, done } = found ?? {};
      if (typeof at !== "string" || typeof level !== "string" || !Array.isArray(done)) return null;
      const kept = shaped(at, level, done.filter((one) => typeof one === "string"));
      const name = typeof found.name === "string" ? found.name.slice(0, LONGEST) : "";
      return isWhole(kept) ? { ...kept, name } : null;
    } catch {
      return null; // no storage, nothing in it, or what somebody else wrote into it
    }
  };
  const addressed = () => {
    const text = location.hash.slice(1);
    if (!/^(?:at|level|done)=/.test(text)) return null;
    if (text.length > ROOM) return { at: "", level: "", done: [], odd: [`${text.slice(0, 60)}…`] };
    const given = new URLSearchParams(text);
    return shaped(given.get("at") ?? "", given.get("level") ?? "", (given.get("done") ?? "").split(","));
  };
  const same = (one, other) => one.at === other.at && one.level === other.level && [...one.done].sort().join() === [...other.done].sort().join();
  const hash = ({ at, level, done }) => {
    const parts = [...(at ? [`at=${at}`] : []), `level=${encodeURIComponent(level)}`, ...(done.length ? [`done=${done.join(",")}`] : [])];
    return `#${parts.join("&")}`;
  };

  let current = null; // the situation that pages follow
  let shared = false; // it came with the address, and another one is kept on this device
  let address = null; // what the address says, whole or not
  let here = null; // what is known of the school
  let missing = false; // nothing is: the catalog does not have it

  const keep = () => {
    try {
      const { at, level, done } = current;
      localStorage.setItem(KEY, JSON.stringify({ at, level, done, name: here?.name ?? "" }));
    } catch {
      // Then it holds for this page.
    }
  };
  const arrive = () => {
    const own = stored();
    address = addressed();
    if (address && isWhole(address)) {
      shared = own !== null && !same(own, address);
      current = { ...address };
      if (!own) keep();
    } else {
      shared = false;
      current = own;
    }
    return look();
  };
  const look = async () => {
    document.documentElement.classList.toggle("situated", current !== null);
    here = null;
    missing = false;
    tell();
    const wanted = current;
    if (wanted?.at) {
      const found = await load(`at/${wanted.at}`);
      if (current !== wanted) return;
      here = found;
      missing = found === null;
      if (found && !shared && wanted.name !== found.name) {
        wanted.name = found.name;
        keep();
      }
    }
    tell();
    follow();
    for (const slot of document.querySelectorAll('[data-situation="next"][data-pathway]')) showNext(slot);
    dispatchEvent(new CustomEvent("situation"));
  };
  const set = ({ at, level, done }) => {
    const next = shaped(at, level, done);
    if (!isWhole(next)) return;
    const name = next.at === current?.at ? current.name : "";
    current = { ...next, name };
    shared = false;
    keep();
    look();
  };
  const clear = () => {
    current = null;
    shared = false;
    address = null;
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Then there is nothing to remove.
    }
    if (/^#(?:at|level|done)=/.test(location.hash)) history.replaceState(null, "", location.pathname + location.search);
    look();
    bar?.querySelector("a").focus();
  };

  const levelName = (level) => levels.find(([id]) => id === level)?.[1] ?? level;
  const count = (number) => say(number === 1 ? "done_one" : "done_many", { count: number });
  const summary = () => {
    const school = current.at ? here?.name ?? current.name ?? "" : say("an_adult");
    return [school || current.at, levelName(current.level), ...(current.done.length ? [count(current.done.length)] : [])].join(" · ");
  };

  // The bar under the header, and the short question on pages that ask.
  const bar = document.getElementById("situation");
  const asking = bar?.querySelector("p").cloneNode(true);
  const link = (text, href) => {
    const made = element("a", "", text);
    made.href = href;
    return made;
  };
  const tell = () => {
    for (const slot of document.querySelectorAll('[data-situation="chooser"] > a')) {
      slot.dataset.asks ??= slot.textContent;
      slot.textContent = current ? say("chooser_change", { who: summary() }) : slot.dataset.asks;
    }
    if (!bar) return;
    if (!current) {
      bar.replaceChildren(asking.cloneNode(true));
      return;
    }
    const text = missing ? say("unknown_school", { school: current.at }) : summary();
    const line = element("p", "", element("span", "situation-text", text), " ", link(say("change"), page("start/")), " ", button(say("clear"), clear));
    if (shared) {
      line.append(" ", element("span", "situation-shared", say("shared")), " ", button(say("keep"), () => set(current)), " ", button(say("mine"), () => {
        history.replaceState(null, "", location.pathname + location.search);
        arrive();
      }));
    } else line.append(" ", link(say("share"), hash(current)));
    bar.replaceChildren(line);
  };

  // What speaks of single schools: parts that fold open or close, entries of others are put away, with a way back.
  const folded = new WeakMap();
  const mark = (part, text) => {
    part.querySelector(":scope > .situation-mark, :scope > summary > .situation-mark")?.remove();
    if (text) (part.querySelector(":scope > summary") ?? part).append(element("span", "mark situation-mark", text));
  };
  const fold = (part, mine) => {
    if (!folded.has(part)) folded.set(part, part.open);
    part.open = mine ?? folded.get(part);
    part.toggleAttribute("data-away", mine === false);
  };
  const parentOf = (list) => list.closest(".scroll") ?? list.closest("table, ul, ol, dl") ?? list;
  const group = (list, parts, belongs) => {
    const outer = parentOf(list);
    if (outer.nextElementSibling?.matches(".situation-note")) outer.nextElementSibling.remove();
    const others = belongs ? parts.filter((part) => !belongs(part)) : [];
    const none = others.length === parts.length;
    for (const part of parts) part.hidden = others.includes(part) && !none;
    if (!others.length) return;
    const name = here.name;
    const note = element("p", "situation-note", element("span", "", say(none ? "nobody_here" : "only_here", { school: name })));
    if (!none) {
      note.append(" ", button(say("show_all", { count: parts.length }), () => {
        for (const part of parts) part.hidden = false;
        note.remove();
      }));
    }
    outer.after(note);
  };
  const follow = () => {
    const around = current && here ? new Set(here.around) : null;
    const belongs = around && ((part) => part.dataset.at.split(" ").some((id) => around.has(id)));
    const lists = new Map();
    for (const part of document.querySelectorAll("[data-at]")) {
      if (part.matches("details")) fold(part, belongs ? belongs(part) : undefined);
      else lists.set(part.parentElement, [...(lists.get(part.parentElement) ?? []), part]);
    }
    for (const [list, parts] of lists) group(list, parts, belongs);
    const cards = [...document.querySelectorAll("[data-level]")].filter((card) => !card.closest("[data-not-a-card]"));
    const own = current && cards.some((card) => card.dataset.level === current.level);
    for (const card of cards) {
      const mine = own ? card.dataset.level === current.level : undefined;
      if (card.matches("details")) fold(card, mine);
      card.toggleAttribute("data-own", mine === true);
      if (mine) card.setAttribute("aria-current", "step");
      else card.removeAttribute("aria-current");
      mark(card, mine ? say("own_level") : "");
    }
  };

  // What to do next in one pathway. What it takes is fetched when somebody has a situation, and by nobody else.
  const before = new WeakMap();
  const showNext = async (slot) => {
    if (!before.has(slot)) before.set(slot, [...slot.childNodes]);
    const wanted = current;
    const names = ["assets/pathways/reach.js", "assets/pathways/answer.js"];
    const plan = wanted && !missing ? await load(`pathway/${slot.dataset.pathway}`) : null;
    if (plan) for (const name of names) await load(name);
    if (current !== wanted) return;
    slot.replaceChildren(...(plan ? window.Answer.short(plan, wanted) : before.get(slot)));
  };

  // The short question, asked in place: the link beside it leads to the long one.
  const ask = async (slot) => {
    const schools = await load("schools");
    if (!schools || slot.querySelector("form")) return;
    const form = element("form", "situation-form");
    const choice = (label, options, chosen) => {
      const select = element("select", "", ...options.map(([value, text]) => {
        const option = element("option", "", text);
        option.value = value;
        option.selected = value === chosen;
        return option;
      }));
      form.append(element("label", "", element("span", "", label), " ", select));
      return select;
    };
    const school = choice(say("school"), [["", say("adult")], ...schools], current?.at ?? schools[0]?.[0] ?? "");
    const level = choice(say("level"), levels, current?.level ?? "");
    const submit = element("button", "button", say("use"));
    form.append(submit);
    // An adult without a school is at a level for adults.
    const fit = () => {
      for (const option of level.options) option.disabled = school.value === "" && !isAdult(option.value);
      if (level.selectedOptions[0]?.disabled) level.value = levels.find(([, , adult]) => adult)?.[0] ?? "";
    };
    school.addEventListener("change", fit);
    fit();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      set({ at: school.value, level: level.value, done: current?.done ?? [] });
      form.remove();
      slot.querySelector("a").focus();
    });
    slot.append(form);
    school.focus();
  };

  document.addEventListener("click", (event) => {
    const followed = event.target.closest?.("a[href]");
    if (!followed || event.defaultPrevented) return;
    const slot = followed.closest('[data-situation="chooser"]');
    if (slot && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (slot.querySelector("form")) slot.querySelector("form").remove();
      else ask(slot);
      return;
    }
    // In another language, the same page at the same place with the same question.
    if (followed.matches(".languages a")) {
      const other = new URL(followed.href);
      [other.search, other.hash] = [location.search, location.hash];
      followed.href = other.href;
    }
    // A situation that is not kept here goes along with the reader.
    const target = new URL(followed.href, location);
    if (shared && !target.hash && target.origin === root.origin && target.pathname.startsWith(new URL(site, `${root}assets/pathways/`).pathname)) {
      followed.href = `${followed.href}${hash(current)}`;
    }
  });
  addEventListener("hashchange", () => { if (addressed()) arrive(); });
  addEventListener("storage", (event) => { if (event.key === KEY && !shared) arrive(); });
  addEventListener("pageshow", (event) => { if (event.persisted) arrive(); });
  addEventListener("DOMContentLoaded", () => { arrive(); });

  return {
    words, levels, say, element, button, page, root, load, set, clear, hash, isAdult,
    take: (name, data) => taken.set(name, data),
    get current() { return current; },
    get shared() { return shared; },
    get address() { return address; },
    get here() { return here; },
    get missing() { return missing; },
  };
})();
