// The code to copy, for the page of this site whose address is given.
(() => {
  const form = document.getElementById("embed");
  if (!form) return;
  const words = JSON.parse(form.dataset.words);
  const { of, theme } = form.elements;
  const said = form.querySelector(".embed-said");
  const root = new URL(form.dataset.root, location);
  const codes = Object.fromEntries([...document.querySelectorAll(".embed-way")].map((way) => [way.dataset.way, way.querySelector("code")]));
  const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

  // The part of an address that names a page of this site, whether it is the published site or another copy of it.
  const pathOf = (address) => {
    for (const site of [form.dataset.site, root.href]) {
      if (address.startsWith(site)) return address.slice(site.length).replace(/[?#].*$/, "").replace(/(^|\/)index\.html$/, "$1").replace(/\/?$/, "/");
    }
    return null;
  };
  const about = async (path) => {
    if (path === "find/" || path === "embed/finder/") return { page: "find/", embed: "finder/", title: form.dataset.finder };
    if (!/^(pathways|organizations)\/[\w~.-]+(\/[\w~.-]+)*\/$/.test(path)) return null;
    const answer = await fetch(new URL(`embed/${path}oembed.json`, root));
    if (!answer.ok) return null;
    const { title, thumbnail_url: picture, thumbnail_alt: alt } = await answer.json();
    return { page: path, embed: path, title, picture, alt };
  };
  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    const path = pathOf(of.value.trim());
    const found = path === null ? null : await about(path).catch(() => null);
    if (mine !== turn) return;
    said.textContent = found ? words.code_for.replace("{name}", found.title) : words.nothing;
    if (!found) return;
    const site = form.dataset.site;
    const name = escaped(found.title);
    const query = theme.value ? `?theme=${theme.value}` : "";
    const asked = theme.value ? ` data-theme="${theme.value}"` : "";
    codes.script.textContent = `<script src="${site}embed/frame.js" data-embed="${found.embed}" data-title="${name}"${asked} defer></${"script"}>`;
    codes.frame.textContent = `<iframe src="${site}embed/${found.embed}${query}" title="${name}" width="100%" height="620" loading="lazy"></iframe>`;
    const inside = found.picture ? `<img src="${escaped(found.picture)}" alt="${escaped(found.alt)}" width="600" height="315">` : name;
    codes.link.textContent = `<a href="${site}${found.page}">${inside}</a>`;
  };

  const asked = new URLSearchParams(location.search).get("of");
  if (asked && /^[\w~./-]{1,300}$/.test(asked)) of.value = form.dataset.site + asked;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  for (const button of document.querySelectorAll("[data-copies]")) {
    button.addEventListener("click", async () => {
      const code = codes[button.dataset.copies];
      try {
        await navigator.clipboard.writeText(code.textContent);
        said.textContent = words.copied;
      } catch {
        getSelection().selectAllChildren(code);
        said.textContent = words.by_hand;
      }
    });
  }
  show();
})();
