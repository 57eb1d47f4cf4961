// In a page that another site shows in a frame: follow its colors, and tell it how high the page is.
(() => {
  document.documentElement.className = "js";
  const asked = new URLSearchParams(location.search).get("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const color = () => {
    const isDark = asked === "dark" || (asked !== "light" && dark.matches);
    document.documentElement.dataset.mdColorScheme = isDark ? "slate" : "default";
  };
  color();
  dark.addEventListener("change", color);
  if (parent === window) return;

  // WordPress names each frame by a secret, and opens links for frames that may not.
  const secret = /secret=([\w-]{1,40})$/.exec(location.hash)?.[1];
  // To whatever site the frame is in: a height is no secret.
  const tell = (message, value) => parent.postMessage(secret ? { message, value, secret } : { pathways: message, value }, "*");
  let last = 0;
  const watch = new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height !== last) tell("height", (last = height));
  });
  document.addEventListener("DOMContentLoaded", () => watch.observe(document.body));
  if (secret) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (link) tell("link", link.href);
    });
  }
})();
