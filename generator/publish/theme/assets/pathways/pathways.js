// The way to the search by keyboard, and a menu for the keyboard. No library, no cookie.
(() => {
  // "/" and Ctrl+K lead into the box that is there: the finder's own, the header's, or on a phone the finder itself.
  const box = document.getElementById("finder-words") ?? document.querySelector(".site-search input");
  addEventListener("keydown", (event) => {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!slash && !(event.key === "k" && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    if (box.checkVisibility()) box.select();
    else location.assign(document.querySelector(".search-link").href);
  });

  // Material's menu opens with a checkbox. The button presses it, says so, and sends the keyboard in and out.
  const drawer = document.getElementById("__drawer");
  const menu = document.querySelector(".menu");
  const first = document.querySelector(".md-sidebar--primary .md-nav__link[href]");
  menu.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", () => {
    menu.setAttribute("aria-expanded", String(drawer.checked));
    if (drawer.checked) setTimeout(() => first?.focus(), 300);
    else menu.focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) drawer.click();
  });
})();
