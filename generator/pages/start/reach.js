// What can still be reached in a pathway, and by when: the plan in a file, the answer worked out here. No page, no server.
// generator/insight/start.py says in words what this does.
window.Reach = (() => {
  const never = Infinity;
  const perLevel = 5; // moments: the beginning of a level, and the ends of its terms
  const [EXIT, WAITS, TIED, CHOICE, NAMED] = [1, 2, 4, 8, 16];
  const PERMISSION = "step:permission";
  const FINISHED = /^(?:course|credential|experience):/; // what somebody may have finished
  const begins = (moment) => moment - (moment % perLevel);

  const asks = (part, wanted) => (Array.isArray(part) ? part.some((one) => asks(one, wanted)) : part === wanted);

  // A plan as it stands in a file, made ready once.
  const ready = (plan) => {
    if (plan.ready) return plan;
    const ids = new Map();
    for (const at of Object.keys(plan.things)) {
      if (!FINISHED.test(at)) continue;
      const id = at.slice(at.indexOf(":") + 1);
      ids.set(id, [...(ids.get(id) ?? []), at]);
    }
    const moments = plan.calendars.map((openings) => openings.map((one) => plan.openings[one].map(Math.abs)));
    // By calendar, in order of time, each moment with the steps that are open then.
    const opened = moments.map((ofSteps) => {
      const found = new Map();
      ofSteps.forEach((those, step) => {
        for (const moment of those) {
          if (!found.has(moment)) found.set(moment, []);
          found.get(moment).push(step);
        }
      });
      return [...found].sort(([one], [other]) => one - other);
    });
    return Object.assign(plan, {
      ready: true,
      moments,
      opened,
      ids,
      planned: [...plan.steps.keys()].slice(0, plan.beside),
      permits: plan.steps.some(([, , , needs]) => asks(needs, PERMISSION)),
      exits: [...plan.steps.keys()].filter((step) => plan.steps[step][2] & EXIT),
      whole: plan.calendars.map((openings) => openings.map((one) => new Set(plan.openings[one].filter((at) => at < 0).map(Math.abs)))),
    });
  };

  // The position at which somebody begins who is at one of `levels` now.
  const beginning = (plan, levels, position) => {
    const first = levels.findIndex(([, , adult]) => adult);
    return levels[position][2] && plan.adult !== first ? plan.adult : position;
  };

  // The least fixpoint, moment by moment. The steps in `delayed` are not taken in the first level.
  const run = (plan, calendar, begin, had, things, count, delayed) => {
    const now = perLevel * begin;
    const { steps } = plan;
    const moments = plan.moments[calendar];
    const whole = plan.whole[calendar];
    const times = steps.map((_, step) => (had.has(step) ? now : never));
    const under = new Map();
    const tied = [];
    for (let step = 0; step < count; step += 1) if (steps[step][2] & TIED) tied.push(step);
    const later = perLevel * (begin + 1);
    const can = (step, moment) => step < count && moment >= now && !(moment < later && delayed?.has(step));
    // Whether a part holds for a step at a moment, if that takes the whole level; corequisites may be under way.
    const met = (part, step, at, taken, takes = whole[step].has(at)) => {
      if (typeof part === "string") return things.has(part);
      if (typeof part === "number") {
        if (!(steps[step][2] & WAITS) || had.has(part)) return times[part] <= at;
        return takes ? times[part] <= begins(at) : times[part] < at;
      }
      const kind = part[0];
      if (kind === "from") return at >= perLevel * part[1];
      if (kind === "with") return times[part[1]] <= at || under.has(part[1]) || taken?.has(part[1]);
      let left = kind;
      for (let place = 1; left > 0 && place < part.length; place += 1) {
        if (met(part[place], step, at, taken, takes)) left -= 1;
      }
      return left <= 0;
    };
    const isLeft = (step) => times[step] === never && !under.has(step);
    let last = now;
    for (const [at, open] of plan.opened[calendar]) {
      if (at < now) continue;
      last = at;
      for (const [step, end] of [...under]) {
        if (end <= at) {
          times[step] = end;
          under.delete(step);
        }
      }
      let here = open.filter((step) => can(step, at));
      for (;;) {
        here = here.filter(isLeft);
        if (!here.length && !tied.length) break;
        const found = here.filter((step) => met(steps[step][3], step, at));
        for (const step of found) times[step] = at;
        if (found.length) continue;
        const left = (step) => moments[step].filter((one) => one >= at && can(step, one) && begins(one) === begins(at));
        // When each would end, the first that will do.
        let together = new Map(tied.filter((step) => isLeft(step) && left(step).length).map((step) => [step, never]));
        for (let before; before !== String([...together]);) {
          before = String([...together]);
          const taken = new Set(together.keys());
          const ends = [...taken].map((step) => [step, left(step).find((one) => met(steps[step][3], step, at, taken, whole[step].has(one)))]);
          together = new Map(ends.filter(([, end]) => end !== undefined));
        }
        if (!together.size) break;
        for (const [step, end] of together) {
          if (end > at) under.set(step, end);
          else times[step] = at;
        }
      }
    }
    for (const [step, end] of under) times[step] = end;
    under.clear();
    // After the end, what waits for another level to begin waits no more.
    return { times, things, held: (part, step) => met(part, step, begins(last) + perLevel) };
  };

  // First with the plan alone; what that does not finish, with what the plan leaves out, then with permission.
  // What is `wanted`, of the steps of the plan unless it is said, decides whether the first way is enough.
  const solve = (plan, calendar, begin, had, things, wanted, delayed) => {
    const all = plan.steps.length;
    const unfinished = ({ times }) => wanted.some((step) => times[step] === never);
    const ways = [run(plan, calendar, begin, had, things, plan.beside, delayed)];
    if (plan.beside < all && unfinished(ways.at(-1))) ways.push(run(plan, calendar, begin, had, things, all, delayed));
    if (plan.permits && unfinished(ways.at(-1))) {
      ways.push({ ...run(plan, calendar, begin, had, new Set([...things, PERMISSION]), all, delayed), permitted: true });
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
  const at = (plan, place, begin, done) => {
    const { had, things } = having(plan, place, done);
    return { plan, place, begin, had, own: things, ...solve(plan, place[2], begin, had, things, plan.planned) };
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

  // Of steps of which one is enough, the one that asks least, and of these the soonest; any where none can be finished.
  const best = (found, steps) => {
    const cost = (step) => [Number(found.permitted(step)), beside(found, step).length, levelOf(found, found.times[step])];
    const byCost = (one, other) => cost(one).map((part, place) => part - cost(other)[place]).find(Boolean) ?? 0;
    const all = steps.filter((step) => open(found, step));
    return (all.length > 1 ? all.sort(byCost) : all)[0] ?? steps[0];
  };

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

  // By step, the exits that are lost to somebody who does not take it in the level that begins now. Most often nothing
  // is lost by waiting, and that is asked of all steps at once.
  const lostWithout = (found, steps) => {
    const { plan, place, begin, had, own } = found;
    const lost = (delayed, wanted) => {
      const later = solve(plan, place[2], begin, had, own, wanted, new Set(delayed));
      return wanted.filter((exit) => later.times[exit] === never);
    };
    const all = steps.length ? lost(steps, plan.exits.filter((exit) => open(found, exit))) : [];
    return all.length ? new Map(steps.map((step) => [step, lost([step], all)])) : new Map();
  };

  // One place for each way in which a plan's schools differ for somebody who begins there.
  const variants = (plan, begin, places) => {
    const found = new Map();
    for (const place of places) {
      const from = plan.moments[place[2]].map((moments, step) => moments.filter((one) => one >= perLevel * begin).map((one) => [one, plan.whole[place[2]][step].has(one)]));
      const key = JSON.stringify([from, place[3], place[4]]);
      found.set(key, [...(found.get(key) ?? []), place]);
    }
    return [...found.values()];
  };

  return { never, EXIT, CHOICE, NAMED, ready, beginning, at, levelOf, open, soonest, best, lacks, beside, next, lostWithout, variants };
})();
