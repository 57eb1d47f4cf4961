// Two to four pathways side by side. Which ones stands in the address: ?p=organization/slug,organization/slug
(() => {
  const root = document.getElementById("compare");
  const status = root.querySelector(".compare-status");
  const place = root.querySelector(".compare-table");
  const table = JSON.parse(root.dataset.words);
  const site = new URL(root.dataset.root, location);
  const ID = /^[a-z0-9-]+\/[a-z0-9-]+$/;

  const say = (key, values = {}) => table[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const element = (name, ...content) => {
    const made = document.createElement(name);
    made.append(...content);
    return made;
  };
  const asked = () => [...new Set((new URLSearchParams(location.search).get("p") ?? "").split(","))].filter((id) => ID.test(id)).slice(0, 4);

  const fetched = async (id) => {
    const answer = await fetch(new URL(`pathways/${id}/summary.json`, site));
    return answer.ok ? answer.json() : null;
  };

  const head = (pathway, ids) => {
    const link = element("a", pathway.name);
    link.href = new URL(pathway.path, site).href;
    const cell = element("th", link);
    cell.scope = "col";
    if (ids.length > 2) {
      const remove = element("a", say("remove"));
      remove.href = `?p=${ids.filter((id) => id !== pathway.id).join(",")}`;
      remove.setAttribute("aria-label", say("remove_name", { name: pathway.name }));
      remove.className = "compare-remove";
      cell.append(element("br"), remove);
    }
    return cell;
  };
  const values = (found) => {
    if (!found.length) return element("td", say("nothing"));
    if (found.length === 1) return element("td", found[0]);
    return element("td", element("ul", ...found.map((one) => element("li", one))));
  };
  const row = (name, cells) => {
    const first = element("th", name);
    first.scope = "row";
    return element("tr", first, ...cells);
  };

  const show = (pathways) => {
    const ids = pathways.map((pathway) => pathway.id);
    const corner = element("td");
    const heads = element("thead", element("tr", corner, ...pathways.map((pathway) => head(pathway, ids))));
    const lines = pathways[0].facts.map(([name], at) => row(name, pathways.map((pathway) => values(pathway.facts[at][1]))));
    const contact = row(say("contact"), pathways.map((pathway) => values(pathway.contact ? [pathway.contact] : [])));
    const made = element("table", heads, element("tbody", ...lines, contact));
    made.className = "table compare";
    const scroll = element("div", made);
    scroll.className = "scroll";
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", say("caption"));
    place.replaceChildren(scroll);
    status.textContent = say("showing", { count: pathways.length });
  };

  (async () => {
    const ids = asked();
    const pathways = (await Promise.all(ids.map((id) => fetched(id).catch(() => null)))).filter(Boolean);
    if (pathways.length > 1) show(pathways);
    else status.textContent = say(ids.length > 1 ? "missing" : "empty");
  })();
})();
