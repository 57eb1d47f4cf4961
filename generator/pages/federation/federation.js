// One search over several sites: each answers from its own data, and the best of all come first.
(() => {
  const root = document.getElementById("federation");
  const table = JSON.parse(root.dataset.words);
  const box = root.querySelector("input");
  const status = root.querySelector(".finder-status");
  const notes = root.querySelector(".finder-notes");
  const list = root.querySelector(".finder-list");
  const more = root.querySelector(".finder-more");
  const links = [...document.querySelectorAll(".federation-sites a")];
  const step = 12;

  const say = (key, values = {}) => table[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content.filter((part) => part !== "" && part !== undefined));
    return made;
  };
  const json = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  // A site that does not answer is named, and the others are searched without it.
  const failed = new Set();
  const open = async (address, at) => {
    const site = new URL(address, location);
    try {
      const where = new URL(root.dataset.about, site);
      const { name, from, written } = await json(where);
      links[at].textContent = name;
      const finder = await new Finder(new URL(from, where), new URL(written, where)).load();
      return { site, name, finder };
    } catch {
      failed.add(links[at].textContent);
      return null;
    }
  };
  const ready = Promise.all(JSON.parse(root.dataset.sites).map(open)).then((sites) => sites.filter(Boolean));

  const card = ({ site, name }, row) => {
    const link = element("a", "", row.name);
    link.href = new URL(row.path, site).href;
    const fact = (key) => (row[key] ? [element("div", "", element("dt", "", say(key)), element("dd", "", row[key]))] : []);
    const places = row.places.slice(0, 2).join(", ") + (row.places.length > 2 ? say("more_places", { count: row.places.length - 2 }) : "");
    return element("li", "finder-card", element("h3", "", link), element("p", "finder-where", name, " · ", row.cluster, " · ", places),
      element("p", "", row.about), element("dl", "", ...fact("start"), ...fact("credential"), ...fact("wage")));
  };

  let turn = 0;
  let found = [];
  let shown = 0;
  const show = async (mine) => {
    const part = found.slice(shown, shown + step);
    const cards = await Promise.all(part.map(async ({ from, row }) => card(from, (await from.finder.shown([row]))[0])));
    if (mine !== turn) return;
    if (shown) list.firstChild.append(...cards);
    else list.replaceChildren(element("ul", "finder-cards", ...cards));
    shown += part.length;
    more.hidden = shown >= found.length;
  };
  const search = async () => {
    const mine = ++turn;
    status.textContent = say("loading");
    const sites = await ready;
    const text = box.value.trim();
    const answers = await Promise.all(sites.map((from) => from.finder.search(text, {}, "").catch(() => {
      failed.add(from.name);
      return null;
    })));
    if (mine !== turn) return;
    found = answers.flatMap((answer, at) => (answer?.rows ?? []).map((row) => ({ from: sites[at], row, score: answer.scores?.[row] ?? 0 })));
    found.sort((one, other) => other.score - one.score); // of equal ones, in the order of the sites
    shown = 0;
    status.textContent = !found.length ? say("none") : found.length === 1 ? say("one") : say("many", { count: found.length.toLocaleString(document.documentElement.lang) });
    notes.replaceChildren(...[...failed].map((name) => element("p", "", root.dataset.failed.replace("{name}", name))));
    history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : location.pathname);
    await show(mine);
  };

  let typing = 0;
  box.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(search, 150);
  });
  root.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  more.addEventListener("click", async () => {
    const from = shown;
    await show(turn);
    list.querySelectorAll("h3 a")[from]?.focus();
  });
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  search();
})();
