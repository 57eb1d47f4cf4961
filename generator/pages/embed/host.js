// For other websites: puts a page of the catalog where this script stands, in a frame as high as the page.
// <script src="https://…/embed/frame.js" data-embed="pathways/…/" data-title="…" defer></script>
(() => {
  const here = document.currentScript;
  const home = new URL("./", here.src);
  const page = new URL(here.dataset.embed ?? "finder/", home);
  if (!page.href.startsWith(home.href)) return;
  if (here.dataset.theme) page.searchParams.set("theme", here.dataset.theme);
  const frame = document.createElement("iframe");
  frame.src = page.href;
  frame.title = here.dataset.title ?? "";
  frame.loading = "lazy";
  frame.style.cssText = "border:0;display:block;height:620px;width:100%";
  here.after(frame);
  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== home.origin || source !== frame.contentWindow || data?.pathways !== "height") return;
    if (data.value > 0 && data.value < 50000) frame.style.height = `${Number(data.value)}px`;
  });
})();
