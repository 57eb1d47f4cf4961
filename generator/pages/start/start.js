// "Start where you are": from the plan in the page, what can still be reached. No server, no storage, no library.
(() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const filter = document.querySelector("[data-start-filter]");
  if (filter) {
    filter.hidden = false;
    const entries = [...document.querySelectorAll("[data-start-list] > li")];
    const status = filter.querySelector("[role=status]");
    filter.querySelector("input").addEventListener("input", ({ target }) => {
      const wanted = target.value.trim().toLowerCase();
      for (const entry of entries) entry.hidden = !entry.textContent.toLowerCase().includes(wanted);
      const count = entries.filter((entry) => !entry.hidden).length;
      status.textContent = fill(status.dataset.said, { count, all: entries.length });
    });
  }

  const form = document.getElementById("start-form");
  if (!form) return;
  const plan = JSON.parse(document.getElementById("start-plan").textContent);
  const { words } = plan;
  const never = Infinity;

  // The least fixpoint, moment by moment: five to a level, its beginning 5n and the ends of its terms.
  const perLevel = 5;
  const run = (school, begin, had, things, moments) => {
    const now = perLevel * begin;
    const times = plan.steps.map((_, step) => (had.has(step) ? now : never));
    const last = Math.max(now, ...plan.steps.flatMap((_, step) => moments(step)));
    const whole = new Set(plan.whole[school]);
    const none = new Set();
    const under = new Map();
    const start = (at) => at - (at % perLevel);
    // Whether a part holds for a step at a moment; corequisites may be under way.
    const met = (part, step, at, taken) => {
      if (typeof part === "string") return things.has(part);
      if (typeof part === "number") {
        if (!plan.steps[step].waits || had.has(part)) return times[part] <= at;
        return whole.has(step) ? times[part] <= start(at) : times[part] < at;
      }
      const [count, ...parts] = part;
      if (count === "from") return at >= perLevel * parts[0];
      if (count === "with") return times[parts[0]] <= at || under.has(parts[0]) || taken.has(parts[0]);
      return parts.filter((one) => met(one, step, at, taken)).length >= count;
    };
    const left = (within) => [...plan.steps.keys()].filter((step) => (
      times[step] === never && !under.has(step) && moments(step).some(within)));
    const ready = (steps, at, taken) => steps.filter((step) => met(plan.steps[step].needs, step, at, taken));
    for (let at = now; at <= last; at += 1) {
      for (const [step, end] of [...under]) {
        if (end === at) {
          times[step] = at;
          under.delete(step);
        }
      }
      for (;;) {
        const found = ready(left((moment) => moment === at), at, none);
        for (const step of found) times[step] = at;
        if (found.length) continue;
        const ahead = (moment) => moment >= at && start(moment) === start(at);
        let tied = left(ahead).filter((step) => plan.steps[step].tied);
        for (let before = 0; before !== tied.length;) {
          before = tied.length;
          tied = ready(tied, at, new Set(tied));
        }
        if (!tied.length) break;
        for (const step of tied) {
          const end = moments(step).find(ahead);
          if (end > at) under.set(step, end);
          else times[step] = at;
        }
      }
    }
    // After the end, what waits for another level to begin waits no more.
    return { times, moments, now, held: (part, step) => met(part, step, start(last) + perLevel, none) };
  };
  // First with the plan alone; what that does not finish, with what the plan leaves out; the rest with permission.
  const solve = (school, begin, had, things) => {
    const moments = (step) => plan.steps[step].moments[school] ?? [];
    const alone = run(school, begin, had, things, (step) => (step < plan.beside ? moments(step) : []));
    const more = run(school, begin, had, things, moments);
    const permitted = run(school, begin, had, new Set([...things, plan.permission]), moments);
    const first = (step, ...ways) => ways.map(({ times }) => times[step]).find((time) => time < never) ?? never;
    const times = plan.steps.map((_, step) => first(step, alone, more, permitted));
    return { ...permitted, times, alone: alone.times, unasked: plan.steps.map((_, step) => first(step, alone, more)) };
  };

  // What stands in the way of a step, at the root.
  const lacks = (found, step) => {
    const { times, moments, now, held } = found;
    const reasons = new Set();
    const seen = new Set();
    const ask = (part, asker) => {
      if (held(part, asker)) return;
      if (typeof part === "string") reasons.add(fill(words.asked, { what: plan.things[part] ?? part }));
      else if (typeof part === "number") look(part);
      else if (part[0] === "with") look(part[1]);
      else if (part[0] !== "from") for (const one of part.slice(1)) ask(one, asker);
    };
    const look = (here) => {
      if (seen.has(here) || times[here] < never) return;
      seen.add(here);
      const { name, needs } = plan.steps[here];
      const open = moments(here);
      const { taught } = plan.steps[here];
      if (!open.length) reasons.add(fill(taught.length ? words.elsewhere : words.closed, { what: name, who: taught.join(", ") }));
      else if (open[open.length - 1] < now || held(needs, here)) {
        reasons.add(fill(words.late, { what: name, level: plan.levels[Math.floor(open[open.length - 1] / perLevel)] }));
      }
      ask(needs, here);
    };
    look(step);
    return [...reasons];
  };

  // Why to take steps that the plan has no place for from here on: by step, the one that needs it. Nothing where one has
  // it already or takes it anyway. Of several that would do, all that can be had, or as `few` as are enough: the soonest.
  const prerequisites = (found, had, things, proposed, few = false) => {
    const because = new Map();
    const settled = (part) => {
      if (typeof part === "string") return things.has(part);
      if (typeof part === "number") return had.has(part) || proposed.has(part);
      if (part[0] === "from") return true;
      if (part[0] === "with") return settled(part[1]);
      return part.slice(1).filter(settled).length >= part[0];
    };
    const possible = (part) => {
      if (typeof part === "string") return things.has(part) || part === plan.permission;
      if (typeof part === "number") return found.times[part] < never;
      if (part[0] === "from") return true;
      if (part[0] === "with") return possible(part[1]);
      return part.slice(1).filter(possible).length >= part[0];
    };
    const soon = (part) => {
      if (settled(part)) return -1;
      if (typeof part === "string") return never;
      if (typeof part === "number") return found.times[part];
      return part[0] === "with" ? soon(part[1]) : part.slice(1).map(soon).sort((one, other) => one - other)[part[0] - 1] ?? -1;
    };
    const ask = (part, asker) => {
      if (typeof part === "string" || settled(part) || !possible(part)) return;
      if (typeof part === "number") add(part, asker);
      else if (part[0] === "with") add(part[1], asker);
      else {
        const [count, ...parts] = part;
        const chosen = few ? parts.sort((one, other) => soon(one) - soon(other)).slice(0, count) : parts;
        for (const one of chosen) ask(one, asker);
      }
    };
    const seen = new Set();
    const add = (step, asker) => {
      if (seen.has(step)) return;
      seen.add(step);
      if (plan.steps[step].choice) ask(plan.steps[step].needs, asker);
      else {
        because.set(step, asker);
        ask(plan.steps[step].needs, step);
      }
    };
    for (const step of proposed) ask(plan.steps[step].needs, step);
    return because;
  };

  const link = (name, path) => {
    if (!path) return document.createTextNode(name);
    const made = document.createElement("a");
    made.href = plan.root + path + (location.protocol === "file:" ? "index.html" : "");
    made.textContent = name;
    return made;
  };
  const item = (thing, text, kind, level) => {
    const made = document.createElement("li");
    made.dataset.id = thing.id;
    if (level !== undefined) made.dataset.level = level;
    if (kind) made.className = kind;
    made.append(link(thing.name, thing.path));
    if (text) made.append(`: ${text}`);
    return made;
  };
  const put = (part, entries) => {
    const list = form.ownerDocument.getElementById(`start-${part}`);
    list.replaceChildren(...entries);
    list.closest("section").hidden = !entries.length;
  };

  const answer = () => {
    const start = plan.starts[form.elements.level.selectedIndex];
    if (!start) return;
    const school = form.elements.school.value;
    const ticks = plan.ticks.filter((_, number) => form.elements[`tick-${number}`].checked);
    // What the reader has counts by the agreements of a school.
    const at = (place) => {
      const credit = new Set(plan.credit[place]);
      const whole = [...ticks, ...ticks.flatMap((tick) => tick.counts.filter((one) => one.under.some((id) => credit.has(id))))];
      const had = new Set(whole.flatMap((one) => one.steps));
      const things = new Set([...credit, ...whole.flatMap((one) => one.things)]);
      return { had, things, found: solve(place, start.begin, had, things) };
    };
    const { had, things, found } = at(school);
    const levelOf = (time) => Math.max(Math.floor(time / perLevel), start.begin);
    const level = (step) => levelOf(found.times[step]);
    const open = (step) => found.times[step] < never;
    // What is taken on the way to a step that the plan leaves out.
    const beside = (step) => (found.alone[step] < never ? [] : [...prerequisites(found, had, things, new Set([step]), true).keys()]
      .filter((one) => one >= plan.beside).map((one) => plan.steps[one].name));
    // At which other schools of this pathway one of the steps can be finished, and by when.
    const waysRound = (steps) => plan.schools.flatMap(({ id, name }) => {
      if (id === school) return [];
      const { times } = at(id).found;
      const soonest = Math.min(...steps.map((step) => times[step]));
      return soonest < never ? [fill(words.there, { school: name, level: plan.levels[levelOf(soonest)] })] : [];
    }).join(" ");
    const reached = (thing, step) => {
      if (step === undefined || !open(step)) {
        const goals = thing.steps ?? [step];
        if (!goals.length) return item(thing, words.no_exit, "out-of-reach", "");
        const why = [...new Set(goals.flatMap((goal) => lacks(found, goal)))].join("; ");
        const made = item(thing, why ? fill(words.not, { why }) : words.closed_plain, "out-of-reach", "");
        const round = waysRound(goals);
        if (round) made.append(`. ${round}`);
        return made;
      }
      if (had.has(step)) return item(thing, words.have, "reached", plan.levels[start.begin]);
      const said = { level: plan.levels[level(step)], what: beside(step).join(", ") };
      const permitted = found.unasked[step] < never ? "" : words.permitted;
      return item(thing, fill(said.what ? words.by_with : words.by, said) + permitted, "reached", said.level);
    };

    const exits = [...plan.steps.keys()].filter((step) => plan.steps[step].exit);
    // The way that asks least, and of these the soonest.
    const cost = (step) => [Number(found.unasked[step] === never), beside(step).length, level(step)];
    const byCost = (one, other) => cost(one).map((part, at) => part - cost(other)[at]).find(Boolean) ?? 0;
    const soonest = (steps) => [...steps].filter(open).sort(byCost)[0];
    put("exits", exits.map((step) => reached(plan.steps[step], step)));
    put("careers", plan.careers.map((career) => reached(career, soonest(career.steps))));

    const goals = new Set([...exits, ...plan.careers.flatMap((career) => career.steps)]);
    const proposed = new Set([...plan.steps.keys()].filter((step) => {
      const { choice, planned } = plan.steps[step];
      return step < plan.beside && !choice && !had.has(step) && open(step) && (goals.has(step) || planned >= start.begin);
    }));
    const because = prerequisites(found, had, things, proposed);
    const ahead = [...plan.steps.keys()].filter((step) => proposed.has(step) || because.has(step));
    const next = Math.min(...ahead.map(level));
    const soon = ahead.filter((step) => level(step) === next);
    put("next", soon.map((step) => {
      const { kind } = plan.steps[step];
      const asker = because.get(step);
      return item(plan.steps[step], asker === undefined ? kind : fill(words.because, { kind, what: plan.steps[asker].name }));
    }));
    document.getElementById("start-when").textContent = soon.length ? fill(words.next, { level: plan.levels[next] }) : "";
    const count = exits.filter(open).length;
    const said = exits.length ? words.count : words.explores;
    document.getElementById("start-status").textContent = fill(said, { count, all: exits.length });
  };

  form.addEventListener("change", answer);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  document.getElementById("start-answer").hidden = false;
  // A browser brings ticks back when somebody returns to the page.
  addEventListener("pageshow", answer);
  answer();
})();
