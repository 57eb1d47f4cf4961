// From a folder on disk a link to "courses/" shows a list of files. There, and only there, name the page.
(() => {
  if (location.protocol !== "file:") return;
  const name = (root) => {
    for (const link of root.querySelectorAll("a[href]")) {
      const [path, end] = link.getAttribute("href").split(/(?=[?#])/, 2);
      if (/(^|\/)\.{1,2}$/.test(path) || path.endsWith("/")) {
        link.setAttribute("href", path.replace(/\/?$/, "/index.html") + (end || ""));
      }
    }
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => name(document));
  else name(document);
})();
