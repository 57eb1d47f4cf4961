// What `Reach` finds about a pathway, for the reader's situation, as words and lists: on the page that asks about all
// pathways, and on a pathway's own.
window.Answer = (() => {
  const { words } = window.AnswerTable;
  // A page loads its own scripts first: the script of every page is there when this is asked.
  const element = (...parts) => Situation.element(...parts);
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const one = (key, count, values = {}) => say(`${key}_${count === 1 ? "one" : "many"}`, { count, ...values });
  const listed = (names) => (names.length > 1 ? `${names.slice(0, -1).join(", ")}${words.and}${names.at(-1)}` : names.join(""));

  const schools = (places) => {
    const names = places.map(([, name]) => name);
    return listed(names.length > 4 ? [...names.slice(0, 3), one("more_schools", names.length - 3)] : names);
  };

  const pathOf = (at) => at.replace(":", "s/") + (at.includes(":") ? "/" : "");
  const linkTo = (name, path) => {
    const made = element("a", "", name);
    made.href = Situation.page(path);
    return made;
  };
  const nameOf = (plan, step) => {
    const [what, , kind] = plan.steps[step];
    return kind & Reach.NAMED ? what : plan.things[what][0];
  };
  const linked = (plan, step) => {
    const [what, , kind] = plan.steps[step];
    return kind & Reach.NAMED ? document.createTextNode(what) : linkTo(plan.things[what][0], pathOf(what));
  };
  const levelName = (position) => Situation.levels[position]?.[1] ?? words.later;

  // The answer for a plan: at the reader's school, or, for an adult without one, where most can be reached, and soonest.
  const of = (plan, { at, level, done }) => {
    const { levels } = Situation;
    Reach.ready(plan);
    const begin = Reach.beginning(plan, levels, levels.findIndex(([id]) => id === level));
    const places = at ? plan.places.filter(([id]) => id === at).map((place) => [place]) : Reach.variants(plan, begin, plan.places);
    const count = (found) => plan.exits.filter((step) => Reach.open(found, step)).length;
    const sum = (found) => plan.exits.reduce((total, step) => total + (Reach.open(found, step) ? found.times[step] : 0), 0);
    const all = places.map((alike) => ({ ...Reach.at(plan, alike[0], begin, done), schools: schools(alike) }));
    return all.sort((first, other) => count(other) - count(first) || sum(first) - sum(other))[0] ?? null;
  };

  // Where else one of `steps` can be finished: at which schools of this pathway, by when. Those alike are named together.
  const elsewhere = (found, steps, done) => {
    const { plan, begin } = found;
    found.others ??= Reach.variants(plan, begin, plan.places.filter((place) => place !== found.place))
      .map((alike) => [alike, Reach.at(plan, alike[0], begin, done)]);
    return found.others.flatMap(([alike, other]) => {
      const soonest = Reach.soonest(other, steps);
      if (soonest === undefined || !Reach.open(other, soonest)) return [];
      return [{ time: other.times[soonest], text: say("there", { school: schools(alike), level: levelName(Reach.levelOf(other, other.times[soonest])) }) }];
    }).sort((first, other) => first.time - other.time).slice(0, 3).map(({ text }) => text);
  };

  const why = (found, steps) => {
    const { plan } = found;
    const reasons = new Set(steps.flatMap((step) => Reach.lacks(found, step)).map(([reason, what, more]) => say(reason, {
      what: typeof what === "number" ? nameOf(plan, what) : plan.things[what]?.[0] ?? what,
      who: Array.isArray(more) ? listed(more) : "",
      level: typeof more === "number" ? levelName(more) : "",
    })));
    return [...reasons];
  };

  // An exit or a career: whether it is reached, by when and how; else why not. `steps` are those that lead there.
  const goal = (found, steps, content, at) => {
    const step = Reach.best(found, steps);
    const made = element("li", "", content);
    made.dataset.goal = at;
    if (step === undefined || !Reach.open(found, step)) {
      made.className = "out-of-reach";
      const reasons = steps.length ? why(found, steps) : [words.no_exit];
      made.append(`: ${reasons.length ? say("not", { why: reasons.join("; ") }) : words.closed_plain}.`);
      return { element: made, reached: false, steps };
    }
    made.className = "reached";
    const level = levelName(Reach.levelOf(found, found.times[step]));
    const beside = Reach.beside(found, step).map((other) => nameOf(found.plan, other));
    const by = found.had.has(step) ? words.have : say(beside.length ? "by_with" : "by", { level, what: listed(beside) });
    made.append(`: ${by}${found.permitted(step) ? words.permitted : ""}`);
    return { element: made, reached: true, steps };
  };
  const goals = (found) => {
    const { plan } = found;
    return {
      exits: plan.exits.map((step) => goal(found, [step], linked(plan, step), plan.steps[step][0])),
      careers: plan.careers.map(([what, steps]) => goal(found, steps, linkTo(plan.things[what][0], pathOf(what)), what)),
    };
  };
  // The same in short: by what it is, whether it is reached.
  const reaching = (found) => {
    const { plan } = found;
    const reaches = (steps) => steps.some((step) => Reach.open(found, step));
    return new Map([...plan.exits.map((step) => [plan.steps[step][0], reaches([step])]), ...plan.careers.map(([what, steps]) => [what, reaches(steps)])]);
  };

  // What to do next, and of each step whether it is now or never: what is lost to those who wait a level.
  const next = (found) => {
    const { plan, begin } = found;
    const { level, steps } = Reach.next(found);
    const lost = Reach.lostWithout(found, level === begin ? steps.map(({ step }) => step) : []);
    return { level, steps: steps.map((each) => ({ ...each, lost: (lost.get(each.step) ?? []).map((exit) => nameOf(plan, exit)) })) };
  };
  const nextItem = (found, { step, because, lost }) => {
    const { plan } = found;
    const made = element("li", lost.length ? "now-or-never" : "", linked(plan, step));
    made.dataset.step = plan.steps[step][0];
    if (because !== undefined) made.append(` ${say("because", { what: nameOf(plan, because) })}`);
    if (lost.length) made.append(" ", element("strong", "", say("now_or_never", { what: listed(lost) })));
    return made;
  };
  const nextList = (found, { level, steps }) => {
    if (!steps.length) return [];
    return [element("p", "become-when", say("next", { level: levelName(level) })), element("ul", "become-next", ...steps.map((each) => nextItem(found, each)))];
  };

  const summary = (found) => {
    const { plan } = found;
    const reached = plan.exits.filter((step) => Reach.open(found, step));
    if (!plan.exits.length) return words.explores;
    if (!reached.length) return words.none;
    const key = reached.length < plan.exits.length ? "part" : reached.length === 1 ? "only" : "all";
    return say(key, { count: reached.length, all: plan.exits.length });
  };

  // The exits that can be reached, in order of time: what and by when, in a line.
  const reachedLine = (found) => {
    const open = found.plan.exits.filter((step) => Reach.open(found, step)).sort((one, other) => found.times[one] - found.times[other]);
    const parts = open.map((step) => say("reached", {
      what: nameOf(found.plan, step),
      by: found.had.has(step) ? words.have : say("by", { level: levelName(Reach.levelOf(found, found.times[step])) }) + (found.permitted(step) ? words.permitted : ""),
    }));
    return parts.length ? [element("p", "become-reached", parts.join("; "), ".")] : [];
  };

  // For a pathway's own page.
  const short = (plan, situation) => {
    const found = of(plan, situation);
    if (!found) {
      return [element("p", "", say("not_at_yours", { schools: schools(plan.places) }))];
    }
    return [element("p", "become-sum", summary(found)), ...reachedLine(found), ...nextList(found, next(found))];
  };

  return { say, one, listed, linkTo, nameOf, levelName, pathOf, of, goals, reaching, elsewhere, next, nextList, reachedLine, summary, short };
})();
