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

  // The least fixpoint, moment by moment: two to a level, its beginning 2n and its end 2n + 1.
  const solve = (school, begin, had, things) => {
    const now = 2 * begin;
    const times = plan.steps.map((_, step) => (had.has(step) ? now : never));
    const moments = (step) => plan.steps[step].moments[school] ?? [];
    const last = Math.max(now, ...plan.steps.flatMap((_, step) => moments(step)));
    // Whether a part holds for a step at a moment; corequisites may be taken at the same time.
    const met = (part, step, at, taken) => {
      if (typeof part === "string") return things.has(part);
      if (typeof part === "number") {
        const waits = plan.steps[step].waits.includes(part) && !had.has(part);
        return times[part] <= (waits ? at - (at % 2) : at);
      }
      const [count, ...parts] = part;
      if (count === "with") return times[parts[0]] <= at || taken.has(parts[0]);
      return parts.filter((one) => met(one, step, at, taken)).length >= count;
    };
    const left = (at) => [...plan.steps.keys()].filter((step) => times[step] > at && moments(step).includes(at));
    const ready = (steps, at, taken) => steps.filter((step) => met(plan.steps[step].needs, step, at, taken));
    const none = new Set();
    for (let at = now; at <= last; at += 1) {
      for (;;) {
        let found = ready(left(at), at, none);
        if (!found.length) {
          found = left(at);
          for (let before = 0; before !== found.length;) {
            before = found.length;
            found = ready(found, at, new Set(found));
          }
        }
        if (!found.length) break;
        for (const step of found) times[step] = at;
      }
    }
    // After the end, what waits for another level to begin waits no more.
    return { times, moments, now, held: (part, step) => met(part, step, last + 2 - (last % 2), none) };
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
      else for (const one of part.slice(1)) if (part[0] === "with") look(one); else ask(one, asker);
    };
    const look = (here) => {
      if (seen.has(here) || times[here] < never) return;
      seen.add(here);
      const { name, needs } = plan.steps[here];
      const open = moments(here);
      if (!open.length) reasons.add(fill(words.closed, { what: name }));
      else if (open[open.length - 1] < now || held(needs, here)) {
        reasons.add(fill(words.late, { what: name, level: plan.levels[Math.floor(open[open.length - 1] / 2)] }));
      }
      ask(needs, here);
    };
    look(step);
    return [...reasons];
  };

  // Every step that a step may lean on.
  const closure = (steps) => {
    const found = new Set(steps);
    const walk = (part) => {
      if (typeof part === "number") found.add(part);
      else if (Array.isArray(part)) part.slice(1).forEach(walk);
    };
    for (const step of found) walk(plan.steps[step].needs);
    return found;
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
    const school = form.elements.school.value;
    const ticks = plan.ticks.filter((_, number) => form.elements[`tick-${number}`].checked);
    const had = new Set(ticks.flatMap((tick) => tick.steps));
    const things = new Set(ticks.flatMap((tick) => tick.things));
    const found = solve(school, start.begin, had, things);
    const level = (step) => Math.max(Math.floor(found.times[step] / 2), start.begin);
    const open = (step) => found.times[step] < never;
    const reached = (thing, step) => {
      if (step === undefined || !open(step)) {
        const why = lacks(found, step ?? thing.steps?.[0]).join("; ");
        return item(thing, why ? fill(words.not, { why }) : words.closed_plain, "out-of-reach", "");
      }
      if (had.has(step)) return item(thing, words.have, "reached", plan.levels[start.begin]);
      return item(thing, fill(words.by, { level: plan.levels[level(step)] }), "reached", plan.levels[level(step)]);
    };

    const exits = [...plan.steps.keys()].filter((step) => plan.steps[step].exit);
    const soonest = (steps) => [...steps].filter(open).sort((one, other) => level(one) - level(other))[0];
    put("exits", exits.map((step) => reached(plan.steps[step], step)));
    put("careers", plan.careers.map((career) => reached(career, soonest(career.steps))));

    const goals = [...exits, ...plan.careers.flatMap((career) => career.steps)].filter(open);
    const useful = closure(goals);
    const ahead = [...plan.steps.keys()].filter((step) => {
      const { choice, planned } = plan.steps[step];
      return !choice && !had.has(step) && open(step) && (useful.has(step) || planned >= start.begin);
    });
    const next = Math.min(...ahead.map(level));
    const soon = ahead.filter((step) => level(step) === next);
    put("next", soon.map((step) => item(plan.steps[step], plan.steps[step].kind)));
    document.getElementById("start-when").textContent = soon.length ? fill(words.next, { level: plan.levels[next] }) : "";
    const count = exits.filter(open).length;
    document.getElementById("start-status").textContent = fill(words.count, { count, all: exits.length });
  };

  form.addEventListener("change", answer);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  document.getElementById("start-answer").hidden = false;
  // A browser brings ticks back when somebody returns to the page.
  addEventListener("pageshow", answer);
  answer();
})();
