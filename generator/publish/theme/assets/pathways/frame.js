// What surrounds a page: the colors a reader chooses, the way back up, where one is in the contents, paper.
(() => {
  const scheme = document.querySelector(".scheme");
  const tell = () => scheme.setAttribute("aria-pressed", String(Scheme.dark()));
  scheme.addEventListener("click", () => {
    Scheme.choose(Scheme.dark() ? "default" : "slate");
    tell();
  });
  tell();

  // Shown to those who scroll up again, far down a page.
  const top = document.querySelector(".md-top");
  let before = 0;
  addEventListener("scroll", () => {
    const hidden = scrollY < 2 * innerHeight || scrollY > before;
    if (top.hidden !== hidden) top.hidden = hidden;
    before = scrollY;
  }, { passive: true });
  top.addEventListener("click", () => {
    scrollTo({ top: 0 });
    document.getElementById("__content").focus({ preventScroll: true });
  });

  // The last heading that has come into the upper third of the window is where one is.
  const links = new Map([...document.querySelectorAll(".md-nav--secondary .md-nav__link")].map((link) => [link.hash.slice(1), link]));
  const follow = new IntersectionObserver((entries) => {
    const here = entries.filter((entry) => entry.isIntersecting).at(-1);
    if (here) for (const [id, link] of links) link.classList.toggle("md-nav__link--active", id === here.target.id);
  }, { rootMargin: "0px 0px -66% 0px" });
  for (const id of links.keys()) {
    const heading = document.getElementById(id);
    if (heading) follow.observe(heading);
  }

  // On paper nothing of a hand-written page is folded away. Of generated pages, what is open is printed; what the
  // reader's situation put away stays away.
  addEventListener("beforeprint", () => {
    const folded = ".page details:not([open], [data-away], .more, .year, .fold, .keep-left)";
    for (const part of document.querySelectorAll(folded)) part.open = true;
  });
})();
