// "What can I still become?": over all pathways at once, ranked, from the plans in the file of the reader's school.
addEventListener("DOMContentLoaded", () => {
  const { say, one, listed, linkTo } = Answer;
  const { element, levels } = Situation;
  const form = document.getElementById("start-form");
  const { school, level } = form.elements;
  const ticks = document.getElementById("start-ticks");
  const place = document.getElementById("start-answer");
  const status = document.getElementById("start-status");
  const odd = document.getElementById("start-odd");
  const groups = JSON.parse(ticks.dataset.groups);
  let done = new Set();
  let data = null; // what is known of the school's pathways, or of those for adults

  // What there is to tick: what some pathway of this school asks for, each once, by subject or kind.
  const things = () => {
    if (data.things) return data.things;
    const found = new Map();
    for (const plan of data.plans) {
      for (const [at, [name, group]] of Object.entries(plan.things)) {
        if (group in groups) found.set(at.slice(at.indexOf(":") + 1), { name, group });
      }
    }
    data.things = found;
    return found;
  };
  const tick = (id, name) => {
    const box = element("input");
    box.type = "checkbox";
    box.value = id;
    box.checked = done.has(id);
    return element("label", "", box, ` ${name}`);
  };
  const fill = () => {
    const known = things();
    const parts = Object.entries(groups).flatMap(([group, title]) => {
      const here = [...known].filter(([, thing]) => thing.group === group).sort(([, first], [, other]) => first.name.localeCompare(other.name));
      return here.length ? [element("fieldset", "", element("legend", "", title), ...here.map(([id, { name }]) => tick(id, name)))] : [];
    });
    ticks.replaceChildren(...parts);
    filter();
  };
  const search = document.getElementById("start-search");
  const bare = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const filter = () => {
    const wanted = bare(search.value.slice(0, 200)).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const part of ticks.children) {
      for (const label of part.querySelectorAll("label")) {
        label.hidden = !wanted.every((word) => bare(label.textContent).includes(word));
        count += !label.hidden;
      }
      part.hidden = [...part.querySelectorAll("label")].every((label) => label.hidden);
    }
    document.getElementById("start-found").textContent = wanted.length ? one("found", count) : "";
  };

  // What the address says and this catalog does not know is told, not dropped in silence.
  const tellOdd = (situation) => {
    const said = [];
    const asked = Situation.address;
    if (asked?.odd.length) said.push(say("odd", { what: listed(asked.odd.slice(0, 5).map((text) => `“${text}”`)) }));
    if (situation?.at && data === null) said.push(say("odd_school", { what: situation.at }));
    if (situation && data) {
      const known = things();
      const unknown = situation.done.filter((id) => !known.has(id));
      if (unknown.length) said.push(one("odd_done", unknown.length, { what: listed([...unknown.slice(0, 5), ...(unknown.length > 5 ? [one("more", unknown.length - 5)] : [])]) }));
    }
    odd.replaceChildren(...said.map((text) => element("p", "", text)));
    odd.hidden = !said.length;
  };

  const rank = (row) => {
    const { plan } = row.found;
    const open = plan.exits.filter((step) => Reach.open(row.found, step));
    const first = open.length ? Math.min(...open.map((step) => row.found.times[step])) : Infinity;
    const group = !plan.exits.length ? 2 : !open.length ? 3 : open.length === plan.exits.length ? 0 : 1;
    const finished = [...row.found.had].filter((step) => step < plan.beside).length;
    return { group, order: [group, -finished, first] };
  };
  const before = (first, other) => {
    const at = first.order.findIndex((value, place) => value !== other.order[place]);
    return at < 0 ? first.found.plan.name.localeCompare(other.found.plan.name) : first.order[at] - other.order[at];
  };

  // Ways round what is out of reach: other schools of this pathway, other pathways here, pathways for adults.
  const waysRound = (row, rows, goal, situation) => {
    const at = goal.element.dataset.goal;
    const other = rows.filter((one) => one !== row && one.reaching.get(at)).slice(0, 2).map((one) => one.found.plan);
    const adult = (data.adults ?? []).filter(([id, , goals]) => id !== row.found.plan.id && goals.includes(at)).slice(0, 2);
    const links = (plans) => plans.flatMap((each, number) => [...(number ? [", "] : []), each]);
    return [
      ...Answer.elsewhere(row.found, goal.steps, situation.done).map((text) => [` ${text}`]),
      ...(other.length ? [[` ${say("through")} `, ...links(other.map((plan) => linkTo(plan.name, `pathways/${plan.id}/`))), "."]] : []),
      ...(adult.length ? [[` ${say("for_adults")} `, ...links(adult.map(([id, name]) => linkTo(name, `pathways/${id}/`))), "."]] : []),
    ].flat();
  };

  const details = (row, rows, situation) => {
    const { exits, careers } = Answer.goals(row.found);
    const lost = [...exits, ...careers].filter(({ reached }) => !reached);
    for (const goal of lost) {
      const ways = waysRound(row, rows, goal, situation);
      goal.element.append(...(ways.length || !goal.steps.length ? ways : [` ${say("no_way")}`]));
    }
    const part = (title, entries) => (entries.length ? [element("h4", "", title), element("ul", "become-goals", ...entries.map((one) => one.element))] : []);
    return [
      ...part(say("exits"), exits.filter(({ reached }) => reached)),
      ...part(say("careers"), careers.filter(({ reached }) => reached)),
      ...part(say("out"), lost),
    ];
  };
  const card = (row, rows, situation) => {
    const { found, next } = row;
    const { plan } = found;
    const heading = element("h3", "", linkTo(plan.name, `pathways/${plan.id}/`));
    const made = element("li", "become-card", heading, element("p", "become-sum", Answer.summary(found)));
    made.classList.add(`cluster-${plan.cluster}`);
    made.dataset.pathway = plan.id;
    if (!situation.at) made.append(element("p", "source", say("at_places", { school: found.schools })));
    made.append(...Answer.reachedLine(found), ...(row.group === 3 ? [] : Answer.nextList(found, next)));
    const lost = [...row.reaching.values()].filter((reached) => !reached).length;
    const more = element("details", "more", element("summary", "", lost ? one("details_lost", lost) : say("details")));
    // Why not, and what else: that is what somebody asks who cannot reach anything here. It is worked out when asked.
    more.open = row.group === 3;
    const fillIn = () => { if (more.children.length === 1) more.append(...details(row, rows, situation)); };
    if (more.open) fillIn();
    else more.addEventListener("toggle", fillIn);
    more.toggleAttribute("data-away", !more.open); // on paper only what is open on the screen
    made.append(more);
    return made;
  };

  // What is now or never, over all pathways: each step once, with the pathways that it keeps open.
  const urgent = (rows) => {
    const found = new Map();
    for (const row of rows) {
      for (const { step, lost } of row.next.steps) {
        if (!lost.length) continue;
        const name = Answer.nameOf(row.found.plan, step);
        found.set(name, [...(found.get(name) ?? []), row.found.plan]);
      }
    }
    return [...found].sort(([, first], [, other]) => other.length - first.length).map(([name, plans]) => (
      element("li", "", element("strong", "", name), `: ${say("keeps_open", { what: listed(plans.map((plan) => plan.name)) })}`)));
  };

  const fact = (name, value) => [element("dt", "", name), element("dd", "", value)];
  const who = (situation) => {
    const known = things();
    const names = situation.done.filter((id) => known.has(id)).map((id) => known.get(id).name);
    return element("dl", "facts become-who",
      ...fact(say("school"), situation.at ? data.name : say("adult")),
      ...fact(say("level"), levels.find(([id]) => id === situation.level)[1]),
      ...fact(say("finished"), names.length ? names.join(", ") : say("finished_none")));
  };

  const answer = (situation) => {
    const rows = data.plans.map((plan) => Answer.of(plan, situation)).filter(Boolean).map((found) => {
      const row = { found, reaching: Answer.reaching(found), next: Answer.next(found) };
      return Object.assign(row, rank(row));
    }).sort(before);
    const sections = [0, 1, 2, 3].flatMap((group) => {
      const here = rows.filter((row) => row.group === group);
      if (!here.length) return [];
      return [element("h2", "", say(`group_${group}`)), element("ol", "become-list", ...here.map((row) => card(row, rows, situation)))];
    });
    const now = urgent(rows);
    place.replaceChildren(who(situation), ...(now.length ? [element("h2", "", say("now")), element("ul", "become-now", ...now)] : []), ...sections);
    const open = rows.filter(({ group }) => group < 2).length;
    const level = levels.find(([id]) => id === situation.level)[1];
    status.textContent = one("count", rows.length, { open, school: situation.at ? data.name : say("adult"), level });
  };

  const chosen = () => (school.value && level.value ? { at: school.value === "-" ? "" : school.value, level: level.value } : null);
  let early = chosen(); // before this script was there, on a slow line
  const show = async () => {
    const situation = Situation.current;
    if (early) {
      const wanted = { ...early, done: situation?.done ?? [] };
      early = null;
      Situation.set(wanted);
      return;
    }
    document.documentElement.classList.toggle("answered", false);
    const asked = situation ?? Situation.address;
    if (asked) {
      school.value = asked.at || (asked.level && Situation.isAdult(asked.level) ? "-" : "");
      level.value = asked.level;
    }
    done = new Set(asked?.done ?? []);
    data = situation && !Situation.missing ? await Situation.load(situation.at ? `school/${situation.at}` : "adult") : null;
    if (Situation.current !== situation) return;
    if (!situation || !data) {
      place.replaceChildren();
      status.textContent = situation ? "" : say("ask");
      document.getElementById("start-finished").hidden = true;
      tellOdd(situation ?? asked);
      return;
    }
    document.getElementById("start-finished").hidden = false;
    if (ticks.dataset.of !== situation.at || !ticks.children.length) {
      ticks.dataset.of = situation.at;
      fill();
    } else for (const box of ticks.querySelectorAll("input")) box.checked = done.has(box.value);
    const { hash } = Situation;
    if (location.hash !== hash(situation)) history.replaceState(null, "", hash(situation));
    tellOdd(situation);
    answer(situation);
    for (const fold of document.querySelectorAll("[data-school]")) fold.hidden = fold.dataset.school === situation.at;
    document.documentElement.classList.add("answered");
  };

  const fit = () => {
    for (const option of level.options) option.disabled = school.value === "-" && option.value !== "" && !Situation.isAdult(option.value);
    if (level.selectedOptions[0]?.disabled || (school.value === "-" && !level.value)) level.value = levels.find(([, , adult]) => adult)?.[0] ?? "";
  };
  form.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") {
      if (target.checked) done.add(target.value);
      else done.delete(target.value);
    } else if (target.type === "search") return;
    fit();
    early = null;
    if (chosen()) Situation.set({ ...chosen(), done: [...done] });
  });
  search.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const id of ["start-print", "start-talk-print"]) document.getElementById(id).addEventListener("click", () => print());
  document.getElementById("start-copy").addEventListener("click", async () => {
    const note = document.getElementById("start-copied");
    try {
      await navigator.clipboard.writeText(location.href);
      note.textContent = say("copied");
    } catch {
      note.textContent = say("copy_by_hand");
    }
  });
  addEventListener("situation", show);
  fit();
});
