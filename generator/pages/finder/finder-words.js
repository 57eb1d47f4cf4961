// Words as they are looked up, and the nearest of those that are there. words.py does the same for the index.
window.FinderWords = (() => {
  const MOST = 12;
  const CODE = "(?<![a-z0-9])(?<letters>[a-z]{1,5})[ .-]?(?<digits>[0-9]{2,}[a-z]?)(?![a-z0-9])";
  const NUMBER = "(?<![a-z0-9])(?<number>[0-9]+(?:[.-][0-9]+)+)(?![a-z0-9])";
  const TERM = new RegExp(`${CODE}|${NUMBER}|[\\p{L}\\p{N}]+[+#]*`, "gu");
  const ROMAN = new Map([["i", "1"], ["ii", "2"], ["iii", "3"], ["iv", "4"]]);

  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’ʼ`]/g, "");
  const stem = (word) => {
    if (ROMAN.has(word)) return ROMAN.get(word);
    if (word.length <= 3 || !word.endsWith("s") || word.endsWith("ss")) return word;
    return word.slice(0, /(?:ss|ch|sh|x)es$/.test(word) ? -2 : -1);
  };

  // What stands for one thing in a query, and the ways to look it up: a code as one word, or else as its parts.
  const term = (found) => {
    const { letters, digits, number } = found.groups;
    if (letters) return { said: found[0], ways: [[letters + digits], [stem(letters), digits]] };
    if (number) return { said: found[0], ways: [[number.replace(/[.-]/g, "")], number.split(/[.-]/)] };
    const word = found[0].replace(/(?<![+#])[+#]+$/, "");
    return { said: found[0], ways: word === found[0] ? [[stem(word)]] : [[found[0]], [stem(word)]] };
  };

  // A query in terms; what is left out of it, because it says nothing beside others, or because it is too long; and the
  // whole of it as one name.
  const asked = (text, ignored, common) => {
    const bare = plain(text);
    const all = [...bare.matchAll(TERM)].map(term);
    const seen = new Set();
    const once = all.filter(({ ways: [[word]] }) => !seen.has(word) && seen.add(word));
    const useful = once.filter(({ ways: [[word]] }) => !common.has(word) && !ignored.has(word));
    const told = once.filter(({ ways: [[word]] }) => !common.has(word));
    const terms = useful.length ? useful : told;
    const kept = new Set(terms);
    return {
      terms: terms.slice(0, MOST),
      ignored: once.filter((one) => !kept.has(one)).map(({ said }) => said),
      cut: terms.length > MOST,
      nothing: all.length === 0 && text.trim() !== "",
      name: all.length === 1 ? all[0].ways[0][0] : (bare.match(/[\p{L}\p{N}]+[+#]*/gu) ?? []).map(stem).join(" "),
    };
  };

  // How many letters to change, add, leave out or swap (optimal string alignment); more than `most` is not counted on.
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let [older, old] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let row = 1; row <= one.length; row += 1) {
      const now = [row];
      for (let at = 1; at <= other.length; at += 1) {
        const cost = one[row - 1] === other[at - 1] ? 0 : 1;
        now[at] = Math.min(old[at] + 1, now[at - 1] + 1, old[at - 1] + cost);
        const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
        if (swapped) now[at] = Math.min(now[at], older[at - 2] + 1);
      }
      if (Math.min(...now) > most) return most + 1;
      [older, old] = [old, now];
    }
    return old[other.length];
  };

  // The nearest words, best first: one letter off in a short word, three in a long one. People get the first one right.
  const nearest = (word, names) => {
    if (word.length < 4 || word.length > 30 || /[0-9]/.test(word)) return [];
    const most = word.length < 7 ? 1 : word.length < 10 ? 2 : 3;
    const near = [];
    for (const name of names) {
      const begins = name[0] === word[0] || (name[0] === word[1] && name[1] === word[0]);
      const allowed = begins ? most : word.length > 7 ? 1 : 0;
      const far = allowed ? distance(word, name, allowed) : 1;
      if (far <= allowed) near.push({ name, far });
    }
    return near.sort((one, other) => one.far - other.far).slice(0, 3).map(({ name }) => name);
  };

  return { asked, nearest, stem, plain };
})();
