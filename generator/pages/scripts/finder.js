// The finder's questions to its data: which pathways have these words and facets, how many, in which order.
// What stands in which file is said in generator/pages/finder_index.py.
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
    for (const facet of Object.values(data.facets)) {
      facet.number = new Map(facet.values.map((value, at) => [value, at]));
    }
    return this;
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
      .filter((word) => !this.data.common.includes(word));
  }

  // The file that may hold a word: one whose name begins it. Of longer names than the word, none but its own.
  async shard(word) {
    const names = this.data.shards;
    const name = names.find((start) => word.startsWith(start) && !start.endsWith("-"))
      ?? names.find((start) => start === `${word}-`);
    return name === undefined ? null : this.fetch(`words/${name || "0"}.json`);
  }

  // Which pathways hold a word that begins so, with what it counts: in a name 4, elsewhere 1, a whole word once more.
  async having(word) {
    const scores = new Map();
    const shard = await this.shard(word);
    for (const [found, rows] of Object.entries(shard ?? {})) {
      if (!found.startsWith(word)) continue;
      const bonus = found === word ? 1 : 0;
      rows.split("|").forEach((gaps, at) => {
        let row = -1;
        for (const gap of gaps ? gaps.split(" ") : []) {
          row += parseInt(gap, 36);
          scores.set(row, Math.max(scores.get(row) ?? 0, (at ? 1 : 4) + bonus));
        }
      });
    }
    return scores;
  }

  // Returns scores by row, or null without words; and a shorter word where the one asked for is nowhere.
  async matching(text) {
    let scores = null;
    const similar = [];
    for (const word of [...new Set(this.words(text))].slice(0, 8)) {
      let used = word;
      let found = await this.having(word);
      while (!found.size && used.length > 4) {
        used = used.slice(0, -1);
        found = await this.having(used);
      }
      if (used !== word && found.size) similar.push({ word, used });
      if (scores === null) scores = found;
      else for (const [row, score] of scores) {
        if (found.has(row)) scores.set(row, score + found.get(row));
        else scores.delete(row);
      }
    }
    return { scores, similar };
  }

  // For each facet and row: does the row have one of the chosen values? Nothing chosen means yes.
  passes(chosen) {
    return Object.entries(chosen).filter(([key, values]) => values.size && this.data.facets[key]).map(([key, values]) => {
      const facet = this.data.facets[key];
      const wanted = new Set([...values].map((value) => facet.number.get(value)));
      const good = facet.sets.map((set) => set.some((value) => wanted.has(value)));
      return { key, has: (row) => good[facet.of[row]] };
    });
  }

  // `chosen` holds a Set of values per facet. Within a facet any value will do; all facets must agree.
  // The count of a value says how many there are with it and all *other* facets as they are.
  async search(text, chosen, order) {
    const { scores, similar } = await this.matching(text);
    const tests = this.passes(chosen);
    const hits = {};
    for (const [key, facet] of Object.entries(this.data.facets)) hits[key] = new Uint32Array(facet.sets.length);
    const rows = [];
    const consider = (row) => {
      const failed = tests.filter((test) => !test.has(row));
      if (failed.length > 1) return;
      if (failed.length) hits[failed[0].key][this.data.facets[failed[0].key].of[row]] += 1;
      else {
        rows.push(row);
        for (const key in hits) hits[key][this.data.facets[key].of[row]] += 1;
      }
    };
    if (scores) [...scores.keys()].sort((a, b) => a - b).forEach(consider);
    else for (let row = 0; row < this.data.count; row += 1) consider(row);
    return { rows: this.sorted(rows, order, scores), counts: this.counts(hits), similar };
  }

  counts(hits) {
    const counts = {};
    for (const [key, facet] of Object.entries(this.data.facets)) {
      const of = new Uint32Array(facet.values.length);
      facet.sets.forEach((set, at) => set.forEach((value) => { of[value] += hits[key][at]; }));
      counts[key] = new Map(facet.values.map((value, at) => [value, of[at]]));
    }
    return counts;
  }

  // Rows come in order of name, and sorting keeps that order among equals.
  sorted(rows, order, scores) {
    const { time, wage } = this.data.sorts;
    if (order === "time") return rows.sort((a, b) => time[a] - time[b] || a - b);
    if (order === "wage") return rows.sort((a, b) => wage[b] - wage[a] || a - b);
    if (order === "name" || !scores) return rows;
    return rows.sort((a, b) => scores.get(b) - scores.get(a) || a - b);
  }

  async shown(rows) {
    const size = this.data.rows;
    return Promise.all(rows.map(async (row) => (await this.fetch(`rows/${Math.floor(row / size)}.json`))[row % size]));
  }
};
