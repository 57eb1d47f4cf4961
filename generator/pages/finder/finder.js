// The finder's questions to its data: which pages have these words and facets, how many, in which order.
// index.py beside this file says which data is in which file.
window.Finder = class {
  constructor(from, written) {
    this.from = from;
    this.written = written;
    this.kept = new Map();
  }

  async load() {
    const data = await this.fetch("facets.json");
    const places = data.facets.place;
    if (places) data.facets.county = this.counties(places, data.counties);
    this.data = data;
    this.all = data.count + data.others;
    this.common = new Set(data.common);
    this.ignored = new Set(data.ignored);
    this.facets = Object.keys(data.facets).map((key) => {
      const { values, sets, of } = data.facets[key];
      const number = new Map(values.map((value, at) => [value, at]));
      return { key, values, number, sets: sets.map((set) => Uint16Array.from(set)), of: Uint16Array.from(of) };
    });
    return this;
  }

  // Of the entries of a set, those that fit the chosen starts and times. An entry is "<level> <years>": whoever
  // starts in grade 9 is not served by a year from grade 11.
  entries(values, set, { start, time }) {
    return [...set].map((value) => values[value].split(" ")).filter(([level, years]) =>
      (!start?.size || start.has(level)) && (!time?.size || time.has(years)));
  }

  fetch(name) {
    if (!this.kept.has(name)) {
      const answer = fetch(new URL(name, this.from)).then((it) => {
        if (!it.ok) throw new Error(`${name}: ${it.status}`);
        return it.json();
      });
      answer.catch(() => this.kept.delete(name));
      this.kept.set(name, answer);
    }
    return this.kept.get(name);
  }

  // A pathway is offered in the counties of its places: nothing more to send.
  counties(places, of) {
    const values = [...new Set(Object.values(of))].sort();
    const number = new Map(values.map((value, at) => [value, at]));
    const sets = places.sets.map((set) => [
      ...new Set(set.map((place) => number.get(of[places.values[place]])).filter((at) => at !== undefined)),
    ]);
    return { values, sets, of: places.of };
  }

  // The file that may hold a word: one whose name begins it. Of longer names than the word, none but its own.
  async shard(word) {
    const { shards } = this.data;
    const begins = shards.findIndex((start) => word.startsWith(start) && !start.endsWith("-"));
    const at = begins < 0 ? shards.indexOf(`${word}-`) : begins;
    return at < 0 ? {} : this.fetch(`words/${at}.json`);
  }

  // By row, what a word counts there: in a name 7, as a key 4, elsewhere 1, and one more as a whole word; 0 where it is
  // not. Short words are whole words only, if they are there as such. A name of several words stands among the words.
  async having(word) {
    const shard = await this.shard(word);
    const scores = new Uint8Array(this.all);
    let found = 0;
    const whole = Object.hasOwn(shard, word);
    const names = whole && word.length < 3 ? [word] : Object.keys(shard);
    for (const name of names) {
      if (!name.startsWith(word) || name.includes(" ")) continue;
      const bonus = name === word ? 1 : 0;
      const parts = shard[name].split("|");
      for (let at = 0; at < 3; at += 1) found += this.mark(scores, parts[at], 7 - 3 * at + bonus);
    }
    return { scores, found };
  }

  // Rows stand as the steps between them, in base 36 and with spaces. Returns how many there were.
  mark(scores, gaps, score) {
    let row = -1;
    let gap = 0;
    let marked = 0;
    for (let at = 0; gaps && at <= gaps.length; at += 1) {
      const code = at < gaps.length ? gaps.charCodeAt(at) : 32;
      if (code !== 32) gap = gap * 36 + code - (code > 57 ? 87 : 48);
      else {
        row += gap;
        gap = 0;
        marked += 1;
        if (scores[row] < score) scores[row] = score;
      }
    }
    return marked;
  }

  // The pages whose whole name or number is this, 100, or that this leads to as a whole, 50.
  async named(name) {
    const shard = await this.shard(name);
    const scores = new Uint8Array(this.all);
    const parts = name.includes(" ") && Object.hasOwn(shard, name) ? shard[name].split("|") : [];
    for (const [at, rows] of parts.entries()) this.mark(scores, rows, at === 3 ? 100 : 50);
    if (!parts.length && Object.hasOwn(shard, name)) this.mark(scores, shard[name].split("|")[3], 100);
    return scores;
  }

  // A term in the first of its ways that is anywhere: as it is, as the nearest word there is, or as its beginning.
  async meaning({ said, ways }) {
    for (const way of ways) {
      const answers = await Promise.all(way.map((word) => this.having(word)));
      const scores = this.together(answers.map((answer) => answer.scores));
      if (scores.some(Boolean)) return { said, scores, fits: this.fits(answers) };
    }
    const [[word]] = ways;
    const near = FinderWords.nearest(word, await this.fetch("names.json"));
    const beginnings = Array.from({ length: Math.max(0, word.length - 5) }, (_, at) => word.slice(0, -1 - at));
    for (const used of [...near, ...beginnings]) {
      const answer = await this.having(used);
      if (answer.found) return { said, used, near: near.filter((one) => one !== used), scores: answer.scores, fits: this.fits([answer]) };
    }
    const none = new Uint8Array(this.all);
    return { said, scores: none, fits: none, missing: true };
  }

  // How well each row fits at worst: 3 by its name, 2 by a key, 1 by the rest.
  fits(answers) {
    return this.least(answers.map(({ scores }) => scores.map((score) => (score + 2) / 3)));
  }

  least([first, ...rest]) {
    for (const more of rest) {
      for (let row = 0; row < first.length; row += 1) if (more[row] < first[row]) first[row] = more[row];
    }
    return first;
  }

  // Sums where every one counts something, 0 elsewhere.
  together([first, ...rest]) {
    const sums = Uint8Array.from(first);
    for (const more of rest) {
      for (let row = 0; row < sums.length; row += 1) sums[row] = sums[row] && more[row] ? sums[row] + more[row] : 0;
    }
    return sums;
  }

  // Returns scores by row, or null without words; how well each row fits, 4 if it is called so; and what to tell about
  // the words.
  async matching(text) {
    const asked = FinderWords.asked(text, this.ignored, this.common);
    const told = { ignored: asked.ignored, cut: asked.cut, nothing: asked.nothing, terms: asked.terms, several: asked.name.includes(" ") };
    if (!asked.terms.length) return { scores: null, fits: null, ...told, similar: [], missing: [] };
    const [named, ...answers] = await Promise.all([this.named(asked.name), ...asked.terms.map((term) => this.meaning(term))]);
    const scores = this.together(answers.map((answer) => answer.scores));
    const fits = this.least(answers.map((answer) => answer.fits.slice()));
    for (let row = 0; row < fits.length; row += 1) {
      if (!named[row]) continue;
      if (named[row] === 100) fits[row] = 4;
      if (fits[row]) scores[row] = Math.min(255, scores[row] + named[row]);
    }
    return { scores, fits, ...told, similar: answers.filter((answer) => answer.used), missing: answers.filter((answer) => answer.missing) };
  }

  // For each facet with a choice: by set of values, whether it has one of those chosen.
  tests(chosen) {
    return this.facets.flatMap((facet, at) => {
      if (facet.key === "entry") {
        if (!chosen.start?.size && !chosen.time?.size) return [];
        const good = facet.sets.map((set) => this.entries(facet.values, set, chosen).length > 0);
        return [{ at, of: facet.of, good }];
      }
      const values = chosen[facet.key];
      if (!values?.size) return [];
      const wanted = new Set([...values].map((value) => facet.number.get(value)));
      return [{ at, of: facet.of, good: facet.sets.map((set) => set.some((value) => wanted.has(value))) }];
    });
  }

  // `chosen` holds a Set of values per facet. Within a facet any value will do; all facets must agree.
  // The count of a value says how many there are with it and all *other* facets as they are.
  async search(text, chosen, order) {
    const { scores, fits, ...told } = await this.matching(text);
    const tests = this.tests(chosen);
    const hits = this.facets.map((facet) => new Uint32Array(facet.sets.length));
    const rows = [];
    for (let row = 0; row < this.data.count; row += 1) {
      if (scores && !scores[row]) continue;
      let failed = -1;
      let failures = 0;
      for (const { at, of, good } of tests) {
        if (good[of[row]]) continue;
        failed = at;
        failures += 1;
      }
      if (failures === 1) hits[failed][this.facets[failed].of[row]] += 1;
      if (failures) continue;
      rows.push(row);
      for (let at = 0; at < hits.length; at += 1) hits[at][this.facets[at].of[row]] += 1;
    }
    const others = scores ? this.others(scores, fits, rows, told.several) : { first: [], others: [] };
    others.pages = scores ? await this.pages(told.terms) : [];
    return { scores, rows: this.sorted(rows, order, scores, chosen), counts: this.counts(hits, chosen), ...others, ...told };
  }

  // Other pages, best first. Those come before all pathways that are called as the query is, word for word, or have it
  // in their name where pathways have it in passing. A career waits for the pathways to it.
  others(scores, fits, rows, several) {
    const found = [];
    for (let row = this.data.count; row < this.all; row += 1) if (scores[row]) found.push(row);
    const others = this.bucketed(found, scores, true);
    const best = rows.reduce((most, row) => Math.max(most, fits[row]), 0);
    const called = others.filter((row) => fits[row] === 4 && this.kind(row) !== "occupation");
    const similar = others.filter((row) => fits[row] >= 3);
    const first = best < (several ? 4 : 3) && called.length ? called : best < 2 ? similar : [];
    return { first: first.slice(0, 3), others: others.filter((row) => !first.slice(0, 3).includes(row)) };
  }

  // Hand-written pages are few; each comes with its words.
  async pages(terms) {
    const holds = (words, way) => way.every((word) => words.some((one) => (word.length < 3 ? one === word : one.startsWith(word))));
    const pages = await this.fetch(this.written);
    return pages.filter(({ words }) => terms.every(({ ways }) => ways.some((way) => holds(words, way))));
  }

  kind(row) {
    let before = this.data.count;
    return this.data.kinds.find(([, count]) => row < (before += count))?.[0];
  }

  counts(hits, chosen) {
    return Object.fromEntries(this.facets.flatMap(({ key, values, sets }, at) => {
      const added = (valuesOf) => {
        const counts = new Map();
        sets.forEach((set, number) => {
          for (const value of new Set(valuesOf(set))) counts.set(value, (counts.get(value) ?? 0) + hits[at][number]);
        });
        return counts;
      };
      if (key !== "entry") return [[key, added((set) => [...set].map((value) => values[value]))]];
      const { start, time } = chosen;
      return [
        ["start", added((set) => this.entries(values, set, { time }).map(([level]) => level))],
        ["time", added((set) => this.entries(values, set, { start }).map(([, years]) => years))],
      ];
    }));
  }

  // Rows come in order of name, and that order stays among equals. All that is sorted by is small whole numbers.
  sorted(rows, order, scores, chosen) {
    const { time, wage } = this.data.sorts;
    if (order === "time") return this.bucketed(rows, chosen.start?.size ? this.times(chosen) : time);
    if (order === "wage") return this.bucketed(rows, wage, true);
    if (order === "name") return rows;
    if (scores) return this.bucketed(rows, scores, true);
    return chosen.interest?.size > 1 ? this.bucketed(rows, this.shared(chosen.interest), true) : rows;
  }

  // By row, how many of the chosen interests it has: who likes two things wants both, if there is such a pathway.
  shared(interests) {
    const { values, sets, of } = this.facets.find(({ key }) => key === "interest");
    const having = sets.map((set) => set.reduce((sum, value) => sum + interests.has(values[value]), 0));
    return [...of].map((set) => having[set]);
  }

  // By row, the least years from one of the chosen starts; 99 where none leads to a credential.
  times({ start }) {
    const { values, sets, of } = this.facets.find(({ key }) => key === "entry");
    const least = sets.map((set) => Math.min(99, ...this.entries(values, set, { start }).map(([, years]) => Number(years) || 99)));
    return [...of].map((set) => least[set]);
  }

  bucketed(rows, numbers, falling = false) {
    const buckets = [];
    for (const row of rows) (buckets[numbers[row]] ??= []).push(row);
    const filled = buckets.filter(Boolean);
    return (falling ? filled.reverse() : filled).flat();
  }

  // What is shown of rows: pathways, or other pages.
  async shown(rows) {
    const { count, per_file: size } = this.data;
    return Promise.all(rows.map(async (row) => {
      const [kind, at] = row < count ? ["rows", row] : ["others", row - count];
      return (await this.fetch(`${kind}/${Math.floor(at / size[kind])}.json`))[at % size[kind]];
    }));
  }
};
