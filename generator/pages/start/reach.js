// What can still be reached in a pathway, and by when: the plan in a file, the answer worked out here. No page, no server.
// generator/insight/start.py says in words what this does.
window.Reach = (() => {
  const never = Infinity;
  const perLevel = 5; // moments: the beginning of a level, and the ends of its terms
  const [EXIT, WAITS, TIED, CHOICE, NAMED] = [1, 2, 4, 8, 16];
  const PERMISSION = "step:permission";
  const begins = (moment) => moment - (moment % perLevel);

  const asks = (part, wanted) => (Array.isArray(part) ? part.some((one) => asks(one, wanted)) : part === wanted);

  // A plan as it stands in a file, made ready once.
  const ready = (plan) => {
    if (plan.ready) return plan;
    const ids = new Map();
    for (const at of Object.keys(plan.things)) {
      const id = at.slice(at.indexOf(":") + 1);
      ids.set(id, [...(ids.get(id) ?? []), at]);
    }
    return Object.assign(plan, {
      ready: true,
      ids,
      permits: plan.steps.some(([, , , needs]) => asks(needs, PERMISSION)),
      exits: [...plan.steps.keys()].filter((step) => plan.steps[step][2] & EXIT),
      moments: plan.calendars.map((openings) => openings.map((one) => plan.openings[one].slice(1))),
      whole: plan.calendars.map((openings) => openings.map((one) => plan.openings[one][0] === 1)),
    });
  };

  // The position at which somebody begins who is at one of `levels` now.
  const beginning = (plan, levels, position) => {
    const first = levels.findIndex(([, , adult]) => adult);
    return levels[position][2] && plan.adult !== first ? plan.adult : position;
  };

  // The least fixpoint, moment by moment. `skip` is a step that is not taken before a moment.
  const run = (plan, calendar, begin, had, things, count, skip) => {
    const now = perLevel * begin;
    const { steps } = plan;
    const moments = plan.moments[calendar];
    const whole = plan.whole[calendar];
    const times = steps.map((_, step) => (had.has(step) ? now : never));
    const under = new Map();
    const opened = new Map();
    const tied = [];
    const can = (step, moment) => moment >= now && !(skip && skip[0] === step && moment < skip[1]);
    for (let step = 0; step < count; step += 1) {
      if (times[step] < never) continue;
      if (steps[step][2] & TIED) tied.push(step);
      for (const moment of moments[step]) {
        if (can(step, moment)) opened.set(moment, [...(opened.get(moment) ?? []), step]);
      }
    }
    // Whether a part holds for a step at a moment; corequisites may be under way.
    const met = (part, step, at, taken) => {
      if (typeof part === "string") return things.has(part);
      if (typeof part === "number") {
        if (!(steps[step][2] & WAITS) || had.has(part)) return times[part] <= at;
        return whole[step] ? times[part] <= begins(at) : times[part] < at;
      }
      const kind = part[0];
      if (kind === "from") return at >= perLevel * part[1];
      if (kind === "with") return times[part[1]] <= at || under.has(part[1]) || taken?.has(part[1]);
      let left = kind;
      for (let place = 1; left > 0 && place < part.length; place += 1) {
        if (met(part[place], step, at, taken)) left -= 1;
      }
      return left <= 0;
    };
    const isLeft = (step) => times[step] === never && !under.has(step);
    for (const at of [...opened.keys()].sort((one, other) => one - other)) {
      for (const [step, end] of [...under]) {
        if (end <= at) {
          times[step] = end;
          under.delete(step);
        }
      }
      let here = opened.get(at);
      for (;;) {
        here = here.filter(isLeft);
        const found = here.filter((step) => met(steps[step][3], step, at));
        for (const step of found) times[step] = at;
        if (found.length) continue;
        const end = (step) => moments[step].find((one) => one >= at && can(step, one) && begins(one) === begins(at));
        let together = tied.filter((step) => isLeft(step) && end(step) !== undefined);
        for (let before = 0; before !== together.length;) {
          before = together.length;
          const taken = new Set(together);
          together = together.filter((step) => met(steps[step][3], step, at, taken));
        }
        if (!together.length) break;
        for (const step of together) {
          if (end(step) > at) under.set(step, end(step));
          else times[step] = at;
        }
      }
    }
    for (const [step, end] of under) times[step] = end;
    under.clear();
    const last = Math.max(now, ...opened.keys());
    // After the end, what waits for another level to begin waits no more.
    return { times, things, held: (part, step) => met(part, step, begins(last) + perLevel) };
  };

  // First with the plan alone; what that does not finish, with what the plan leaves out, then with permission.
  const solve = (plan, calendar, begin, had, things, skip = null) => {
    const all = plan.steps.length;
    const unfinished = ({ times }) => times.some((time, step) => step < plan.beside && time === never);
    const ways = [run(plan, calendar, begin, had, things, plan.beside, skip)];
    if (plan.beside < all && unfinished(ways.at(-1))) ways.push(run(plan, calendar, begin, had, things, all, skip));
    if (plan.permits && unfinished(ways.at(-1))) {
      ways.push({ ...run(plan, calendar, begin, had, new Set([...things, PERMISSION]), all, skip), permitted: true });
    }
    const way = (step) => ways.find(({ times }) => times[step] < never) ?? ways.at(-1);
    const last = ways.at(-1);
    return {
      times: plan.steps.map((_, step) => way(step).times[step]),
      alone: ways[0].times,
      permitted: (step) => way(step).permitted === true,
      moments: plan.moments[calendar],
      things: last.things,
      held: last.held,
      now: perLevel * begin,
    };
  };

  // What somebody has who has finished the things called `done`, by the agreements of a school.
  const having = (plan, place, done) => {
    const [, , , credit, counts] = place;
    const own = new Set(done.flatMap((id) => plan.ids.get(id) ?? []));
    const things = new Set(own);
    for (const [other, counted] of counts) if (own.has(`course:${other}`)) things.add(`course:${counted}`);
    const had = new Set([...plan.steps.keys()].filter((step) => !(plan.steps[step][2] & NAMED) && things.has(plan.steps[step][0])));
    for (const one of credit) things.add(one);
    return { had, things };
  };

  // The answer for one place of a plan: by step when it is finished, with all that explains it.
  const at = (plan, place, begin, done, skip = null) => {
    const { had, things } = having(plan, place, done);
    return { plan, place, begin, had, ...solve(plan, place[2], begin, had, things, skip) };
  };
  const levelOf = (found, time) => Math.max(Math.floor(time / perLevel), found.begin);
  const open = (found, step) => found.times[step] < never;
  const soonest = (found, steps) => steps.reduce((best, step) => (best === undefined || found.times[step] < found.times[best] ? step : best), undefined);

  // What stands in the way of a step, at the root: [why, what, more].
  const lacks = (found, step) => {
    const { plan, times, moments, now, held } = found;
    const reasons = new Map();
    const seen = new Set();
    const say = (...reason) => reasons.set(reason.join("\n"), reason);
    const ask = (part, asker) => {
      if (held(part, asker)) return;
      if (typeof part === "string") say("asked", part);
      else if (typeof part === "number") look(part);
      else if (part[0] === "with") look(part[1]);
      else if (part[0] !== "from") for (const one of part.slice(1)) ask(one, asker);
    };
    const look = (here) => {
      if (seen.has(here) || times[here] < never) return;
      seen.add(here);
      const [, , , needs, taught] = plan.steps[here];
      const last = moments[here].at(-1);
      if (last === undefined) say(taught?.length ? "elsewhere" : "closed", here, taught ?? []);
      else if (last < now || held(needs, here)) say("late", here, Math.floor(last / perLevel));
      ask(needs, here);
    };
    look(step);
    return [...reasons.values()];
  };

  // Why to take steps that the plan has no place for from here on: by step, the one that needs it. Nothing where one has
  // it already or takes it anyway. Of several that would do, all that can be had, or as `few` as are enough: the soonest.
  const prerequisites = (found, proposed, few = false) => {
    const { plan, times, things, had } = found;
    const because = new Map();
    const settled = (part) => {
      if (typeof part === "string") return things.has(part);
      if (typeof part === "number") return had.has(part) || proposed.has(part);
      if (part[0] === "from") return true;
      if (part[0] === "with") return settled(part[1]);
      return part.slice(1).filter(settled).length >= part[0];
    };
    const possible = (part) => {
      if (typeof part === "string") return things.has(part);
      if (typeof part === "number") return times[part] < never;
      if (part[0] === "from") return true;
      if (part[0] === "with") return possible(part[1]);
      return part.slice(1).filter(possible).length >= part[0];
    };
    const soon = (part) => {
      if (settled(part)) return -1;
      if (typeof part === "string") return never;
      if (typeof part === "number") return times[part];
      return part[0] === "with" ? soon(part[1]) : part.slice(1).map(soon).sort((one, other) => one - other)[part[0] - 1] ?? -1;
    };
    const seen = new Set();
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
    const add = (step, asker) => {
      if (seen.has(step)) return;
      seen.add(step);
      const [, , kind, needs] = plan.steps[step];
      if (kind & CHOICE) ask(needs, asker);
      else {
        because.set(step, asker);
        ask(needs, step);
      }
    };
    for (const step of proposed) ask(plan.steps[step][3], step);
    return because;
  };

  // What is taken on the way to a step that the plan leaves out.
  const beside = (found, step) => (found.alone[step] < never ? []
    : [...prerequisites(found, new Set([step]), true).keys()].filter((one) => one >= found.plan.beside));

  // The steps to do next: their level, and of each the step that needs it, if the plan has no place for it from here on.
  const next = (found) => {
    const { plan, begin, had } = found;
    const goals = new Set([...plan.exits, ...plan.careers.flatMap(([, steps]) => steps)]);
    const proposed = new Set([...plan.steps.keys()].filter((step) => step < plan.beside && !(plan.steps[step][2] & CHOICE)
      && !had.has(step) && open(found, step) && (goals.has(step) || plan.steps[step][1] >= begin)));
    const because = prerequisites(found, proposed);
    const ahead = [...plan.steps.keys()].filter((step) => proposed.has(step) || because.has(step));
    const level = Math.min(...ahead.map((step) => levelOf(found, found.times[step])));
    const steps = ahead.filter((step) => levelOf(found, found.times[step]) === level);
    return { level, steps: steps.map((step) => ({ step, because: because.get(step) })) };
  };

  // The exits that are lost to somebody who does not take a step in the level that begins now.
  const lostWithout = (found, step, done) => {
    const later = at(found.plan, found.place, found.begin, done, [step, perLevel * (found.begin + 1)]);
    return found.plan.exits.filter((exit) => open(found, exit) && !open(later, exit));
  };

  // One place for each way in which a plan's schools differ for somebody who begins there.
  const variants = (plan, begin, places) => {
    const found = new Map();
    for (const place of places) {
      const from = plan.moments[place[2]].map((moments, step) => [plan.whole[place[2]][step], ...moments.filter((one) => one >= perLevel * begin)]);
      const key = JSON.stringify([from, place[3], place[4]]);
      found.set(key, [...(found.get(key) ?? []), place]);
    }
    return [...found.values()];
  };

  return { never, EXIT, CHOICE, NAMED, ready, beginning, at, levelOf, open, soonest, lacks, beside, next, lostWithout, variants };
})();
