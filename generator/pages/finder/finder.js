// The finder's questions to its data: which pathways have these words and facets, how many, in which order.
// index.py beside this file says which data is in which file.
window.Finder = class {
  constructor(from) {
    this.from = from;
    this.kept = new Map();
  }

  async load() {
    const data = await this.fetch("facets.json");
    const places = data.facets.place;
    if (places) data.facets.county = this.counties(places, data.counties);
    this.data = data;
    this.common = new Set(data.common);
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

  words(text) {
    const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
    return (bare.match(/[a-z0-9]{2,}/g) ?? [])
      .map((word) => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word))
      .filter((word) => !this.common.has(word));
  }

  // The file that may hold a word: one whose name begins it. Of longer names than the word, none but its own.
  async shard(word) {
    const names = this.data.shards;
    const name = names.find((start) => word.startsWith(start) && !start.endsWith("-"))
      ?? names.find((start) => start === `${word}-`);
    return name === undefined ? null : this.fetch(`words/${name || "0"}.json`);
  }

  // By row, what a word that begins so counts there: in a name 4, elsewhere 1, a whole word once more; 0 where it is not.
  async having(word) {
    const scores = new Uint8Array(this.data.count);
    let found = 0;
    for (const [name, rows] of Object.entries(await this.shard(word) ?? {})) {
      if (!name.startsWith(word)) continue;
      const bonus = name === word ? 1 : 0;
      const [titles, others] = rows.split("|");
      found += this.mark(scores, titles, 4 + bonus) + this.mark(scores, others, 1 + bonus);
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

  // Returns scores by row, or null without words; and a shorter word where the one asked for is nowhere.
  async matching(text) {
    const words = [...new Set(this.words(text))].slice(0, 8);
    const answers = await Promise.all(words.map(async (word) => {
      let used = word;
      let answer = await this.having(word);
      while (!answer.found && used.length > 4) {
        used = used.slice(0, -1);
        answer = await this.having(used);
      }
      return { word, used, ...answer };
    }));
    const similar = answers.filter(({ word, used, found }) => used !== word && found).map(({ word, used }) => ({ word, used }));
    if (!answers.length) return { scores: null, similar };
    const [{ scores }, ...rest] = answers;
    for (const { scores: more } of rest) {
      for (let row = 0; row < scores.length; row += 1) scores[row] = scores[row] && more[row] ? scores[row] + more[row] : 0;
    }
    return { scores, similar };
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
    const { scores, similar } = await this.matching(text);
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
    return { rows: this.sorted(rows, order, scores, chosen), counts: this.counts(hits, chosen), similar };
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
    return order === "name" || !scores ? rows : this.bucketed(rows, scores, true);
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

  async shown(rows) {
    const size = this.data.rows;
    return Promise.all(rows.map(async (row) => (await this.fetch(`rows/${Math.floor(row / size)}.json`))[row % size]));
  }
};
