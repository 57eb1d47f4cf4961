// The last words of an address say what somebody was looking for: put them into the box. A server has one page for all
// that is missing: where the address is below the folder of another language, that one's is opened, with the words.
(() => {
  for (const link of document.querySelectorAll(".missing-other")) {
    const other = new URL(link.href);
    if (link.dataset.folder && location.pathname !== other.pathname && location.pathname.startsWith(new URL(".", other).pathname)) {
      location.replace(`${other}#${location.pathname}`);
      return;
    }
  }
  const asked = location.hash.length > 1 ? location.hash.slice(1) : location.pathname;
  const last = asked.split("/").filter(Boolean).at(-1) ?? "";
  let words = "";
  try {
    words = decodeURIComponent(last);
  } catch {
    return;
  }
  document.getElementById("missing-words").value = words.replace(/\.html?$/, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, 60);
})();
