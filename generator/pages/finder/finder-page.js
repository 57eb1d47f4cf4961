// The finder's page: what is asked stands in the address, so that it can be shared and gone back to.
(() => {
  const root = document.getElementById("finder");
  const table = JSON.parse(root.dataset.words);
  const form = root.querySelector("form");
  const box = form.elements.q;
  const order = document.getElementById("finder-sort");
  const found = root.querySelector(".finder-found");
  const status = root.querySelector(".finder-status");
  const notes = root.querySelector(".finder-notes");
  const firstHits = root.querySelector(".finder-first");
  const chosenList = root.querySelector(".finder-chosen");
  const list = root.querySelector(".finder-list");
  const more = root.querySelector(".finder-more");
  const otherPart = root.querySelector(".finder-others");
  const otherList = otherPart.querySelector("ul");
  const moreOthers = otherPart.querySelector("button");
  const ask = root.querySelector(".finder-ask");
  const panel = form.querySelector(".finder-facets");
  const alike = panel.querySelector(".finder-alike");
  const bar = root.querySelector(".finder-show");
  const boxes = [...form.querySelectorAll('input[type="checkbox"]')];
  const facets = [...form.querySelectorAll(".finder-facet")];
  const forms = [...root.querySelectorAll('input[name="view"]')];
  const step = 12;
  const early = 4;
  const fewOthers = 6;
  const longest = 60;
  const filters = new Set(root.dataset.filters.split(" "));
  const patience = 300;

  const say = (key, values = {}) => table[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const count = (number) => (number === 1 ? say("one") : say("many", { count: number.toLocaleString(document.documentElement.lang) }));
  const short = (text) => (text.length > longest ? `${text.slice(0, longest)}…` : text);
  const quoted = (texts) => texts.map((text) => `“${short(text)}”`).join(", ");
  const labelOf = (input) => input.parentElement.querySelector("span").textContent;

  const finder = new Finder(new URL(root.dataset.from, location), new URL(root.dataset.written, location));
  const results = new FinderResults(root, say);
  const { element, button } = { element: results.element.bind(results), button: results.button.bind(results) };
  const ready = finder.load();
  ready.catch(() => {}); // told by the search that waits for it
  let turn = 0;
  let rows = [];
  let shown = [];
  let others = [];

  // The address ↔ the form.
  const view = () => forms.find((one) => one.checked).value;
  const chosen = () => {
    const values = {};
    for (const input of boxes) if (input.checked) (values[input.name] ??= new Set()).add(input.value);
    return values;
  };
  const address = () => {
    const query = new URLSearchParams();
    if (box.value.trim()) query.set("q", box.value.trim());
    for (const [key, values] of Object.entries(chosen())) for (const value of values) query.append(key, value);
    if (order.value) query.set("sort", order.value);
    if (view() !== "cards") query.set("view", view());
    return query.size ? `?${query}` : location.pathname;
  };
  let unknown = [];
  const readAddress = () => {
    const query = new URLSearchParams(location.search);
    box.value = query.get("q") ?? "";
    for (const input of boxes) input.checked = query.getAll(input.name).includes(input.value);
    order.value = query.get("sort") ?? "";
    if (order.selectedIndex < 0) order.value = "";
    for (const one of forms) one.checked = one.value === (query.get("view") ?? "cards");
    if (!forms.some((one) => one.checked)) forms[0].checked = true;
    for (const input of boxes) if (input.checked) input.closest("details").open = true;
    const known = (key, value) => boxes.some((input) => input.name === key && input.value === value);
    unknown = [...query].filter(([key, value]) => filters.has(key) && !known(key, value)).map(([, value]) => value);
  };
  const change = (push = true) => {
    unknown = [];
    history[push ? "pushState" : "replaceState"](null, "", address());
    return search();
  };
  const retry = (prepare) => () => {
    prepare();
    change();
    box.focus();
  };

  // What is chosen, each with its way out; and how many there would be with each further choice.
  const showChosen = () => {
    const entries = boxes.filter((input) => input.checked).map((input) => {
      const made = button("finder-drop", labelOf(input), retry(() => { input.checked = false; }));
      made.setAttribute("aria-label", say("remove", { value: labelOf(input) }));
      return element("li", "", made);
    });
    chosenList.hidden = entries.length === 0;
    chosenList.replaceChildren(...entries);
  };
  const showCounts = (counts) => {
    for (const input of boxes) {
      const number = counts[input.name]?.get(input.value) ?? 0;
      input.parentElement.querySelector(".finder-count").textContent = number.toLocaleString(document.documentElement.lang);
      input.parentElement.classList.toggle("finder-empty", number === 0 && !input.checked);
    }
    // A facet that would not divide what is found is no help.
    for (const facet of facets) {
      const inside = boxes.filter((input) => facet.contains(input));
      const divides = ({ name, value }) => {
        const number = counts[name]?.get(value) ?? 0;
        return number > 0 && number < rows.length;
      };
      facet.hidden = !inside.some((input) => input.checked || divides(input));
    }
    // The panel keeps its place, so that nothing moves under a reader's finger.
    alike.hidden = facets.some((facet) => !facet.hidden);
    bar.textContent = say("show", { count: count(rows.length) });
  };

  // Nothing that was asked is dropped in silence.
  const showNotes = ({ similar, missing, ignored, cut, nothing }) => {
    const lines = similar.map(({ said, used, near }) => {
      const instead = near.map((word) => button("finder-way", word, retry(() => replaceWord(said, word))));
      return element("p", "", say("similar", { word: short(said), used }), ...(instead.length ? [" ", say("or"), ...instead.flatMap((one) => [" ", one])] : []));
    });
    if (missing.length) lines.push(element("p", "", say("missing", { words: quoted(missing.map(({ said }) => said)) })));
    if (ignored.length) lines.push(element("p", "", say("ignored", { words: quoted(ignored) })));
    if (cut) lines.push(element("p", "", say("cut")));
    if (nothing) lines.push(element("p", "", say("nothing", { words: quoted([box.value.trim()]) })));
    if (unknown.length) lines.push(element("p", "", say("unknown", { words: quoted(unknown) })));
    notes.replaceChildren(...lines);
  };
  const replaceWord = (said, word) => {
    const at = FinderWords.plain(box.value).indexOf(said);
    box.value = at < 0 || FinderWords.plain(box.value).length !== box.value.length ? word : box.value.slice(0, at) + word + box.value.slice(at + said.length);
  };

  // Nothing fits: say which single step would help, and how much.
  const help = async (mine, answer) => {
    const ways = [];
    const offer = async (words, query, values, prepare) => {
      const result = await finder.search(query, values, "name");
      if (result.rows.length) ways.push(element("li", "", button("finder-way", say(...words(result.rows.length)), retry(prepare))));
      return result;
    };
    const without = (value) => (number) => ["without", { value: short(value), count: count(number) }];
    const uncheck = (names) => { for (const one of boxes) if (names.includes(one.name)) one.checked = false; };
    for (const input of boxes.filter((one) => one.checked)) {
      const rest = chosen();
      rest[input.name].delete(input.value);
      await offer(without(labelOf(input)), box.value, rest, () => { input.checked = false; });
    }
    const values = chosen();
    if (values.place?.size || values.county?.size) {
      const anywhere = { ...values, place: new Set(), county: new Set() };
      const { counts } = await finder.search(box.value, anywhere, "name");
      const elsewhere = boxes.filter((input) => input.name === "place" && counts.place?.get(input.value))
        .sort((one, other) => counts.place.get(other.value) - counts.place.get(one.value)).slice(0, 3);
      for (const input of elsewhere) {
        const there = () => { uncheck(["place", "county"]); input.checked = true; };
        ways.push(element("li", "", button("finder-way", say("at", { place: labelOf(input), count: count(counts.place.get(input.value)) }), retry(there))));
      }
      const online = boxes.find((input) => input.name === "online" && input.value === "some");
      const remote = { ...anywhere, online: new Set(["some"]) };
      const prepare = () => { uncheck(["place", "county"]); online.checked = true; };
      if (online && !values.online?.size) await offer((number) => ["online", { count: count(number) }], box.value, remote, prepare);
    }
    if (answer.terms.length > 1) {
      for (const { said } of answer.terms) {
        const rest = answer.terms.filter((one) => one.said !== said).map((one) => one.said).join(" ");
        await offer(without(said), rest, values, () => { box.value = rest; });
      }
    } else if (box.value.trim()) await offer(without(box.value.trim()), "", values, () => { box.value = ""; });
    if (boxes.filter((one) => one.checked).length > 1) {
      ways.push(element("li", "", button("finder-way", say("clear"), retry(() => { for (const one of boxes) one.checked = false; }))));
    }
    if (mine !== turn) return;
    list.replaceChildren(...(ways.length ? [element("p", "", say("help")), element("ul", "", ...ways)] : []));
  };

  // What is there already stays, and so does the keyboard in it.
  const render = () => list.replaceChildren(view() === "table" ? results.table(shown) : results.cards(shown));
  const add = (further) => {
    shown = [...shown, ...further];
    const asTable = view() === "table";
    list.querySelector(asTable ? "tbody" : ".finder-cards").append(...further.map((row) => (asTable ? results.line(row) : results.card(row))));
  };
  const showOthers = async (mine, from) => {
    const part = others.slice(from, from ? from + 2 * fewOthers : fewOthers);
    const further = await finder.shown(part.filter(Number.isInteger));
    if (mine !== turn) return;
    const hits = part.map((one) => results.hit(Number.isInteger(one) ? further.shift() : one));
    if (from) otherList.append(...hits);
    else otherList.replaceChildren(...hits);
    otherPart.hidden = others.length === 0;
    moreOthers.hidden = others.length <= otherList.children.length;
  };

  const search = async () => {
    const mine = ++turn;
    const waiting = setTimeout(() => { status.textContent = say("loading"); }, root.dataset.ready ? patience : 0);
    found.setAttribute("aria-busy", "true");
    try {
      await ready;
      const answer = await finder.search(box.value, chosen(), order.value);
      if (mine !== turn) return;
      rows = answer.rows;
      others = [...answer.others, ...answer.pages];
      // The first results show as soon as they are there; each may come in a file of its own.
      const rest = finder.shown(rows.slice(early, step));
      rest.catch(() => {});
      const [hits, first] = await Promise.all([finder.shown(answer.first), finder.shown(rows.slice(0, early))]);
      if (mine !== turn) return;
      shown = first;
      firstHits.replaceChildren(...hits.map((row) => results.hit(row)));
      firstHits.hidden = hits.length === 0;
      clearTimeout(waiting);
      status.textContent = rows.length ? count(rows.length) : say("none");
      showNotes(answer);
      showCounts(answer.counts);
      showChosen();
      ask.hidden = rows.length > 0;
      if (rows.length) {
        render();
        const further = await rest;
        if (mine !== turn) return;
        add(further);
      } else await help(mine, answer);
      if (mine !== turn) return;
      more.hidden = rows.length <= shown.length;
      await showOthers(mine, 0);
      if (mine !== turn) return;
      found.removeAttribute("aria-busy");
      root.dataset.ready = String(mine);
    } catch {
      if (mine !== turn) return;
      status.textContent = say("failed");
      document.documentElement.classList.add("finder-failed");
    } finally {
      clearTimeout(waiting);
    }
  };

  let typing = 0;
  box.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => change(false), 80);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    change(false);
  });
  form.addEventListener("change", (event) => { if (event.target !== box) change(); });
  order.addEventListener("change", () => change());
  for (const one of forms) one.addEventListener("change", () => { history.pushState(null, "", address()); if (shown.length) render(); });
  more.addEventListener("click", async () => {
    const from = shown.length;
    add(await finder.shown(rows.slice(from, from + step)));
    more.hidden = rows.length <= shown.length;
    list.querySelectorAll("h3 a, tbody th a")[from]?.focus();
  });
  moreOthers.addEventListener("click", async () => {
    const from = otherList.children.length;
    await showOthers(turn, from);
    otherList.children[from]?.querySelector("a").focus();
  });
  bar.addEventListener("click", () => {
    panel.open = false;
    document.getElementById("finder-results").focus({ preventScroll: true });
    found.scrollIntoView();
  });
  addEventListener("popstate", () => { readAddress(); search(); });
  // Whoever comes from the six questions wants what there is at their own school, if the situation says which that is.
  let atMySchool = new URLSearchParams(location.search).has("here");
  addEventListener("situation", () => {
    const mine = boxes.find((input) => input.name === "place" && input.value === window.Situation?.current?.at);
    if (!atMySchool || !mine) return;
    atMySchool = false;
    mine.checked = true;
    change(false);
  });
  if (matchMedia("(max-width: 60em)").matches) panel.open = false;
  root.classList.add("is-ready");
  readAddress();
  results.showComparing();
  search();
})();
