// The last words of an address say what somebody was looking for: put them into the box.
(() => {
  const last = location.pathname.split("/").filter(Boolean).at(-1) ?? "";
  let words = "";
  try {
    words = decodeURIComponent(last);
  } catch {
    return;
  }
  document.getElementById("missing-words").value = words.replace(/\.html?$/, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, 60);
})();
