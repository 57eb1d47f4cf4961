// On a pathway's page: mark the steps that are not offered at the reader's school, in every view of the plan.
(() => {
  const place = document.getElementById("offered");
  const table = JSON.parse(place.dataset.words);
  const places = place.dataset.offered.split(" ");
  const note = place.querySelector(".offered-note");
  const marks = [...document.querySelectorAll("[data-places]")];

  const show = () => {
    const { current, here } = window.Situation;
    // A school follows the pathway as part of its district, too.
    const wanted = [current?.at, ...(here?.around ?? [])].find((id) => places.includes(id));
    const missing = [];
    for (const mark of marks) {
      const gone = wanted !== undefined && mark.dataset.places.split(" ").includes(wanted);
      const box = mark.closest("[data-step]");
      const entry = mark.closest(".outline > li");
      if (box) {
        mark.classList.toggle("pw-here", gone);
        box.dataset.plain ??= box.getAttribute("aria-label");
        box.setAttribute("aria-label", gone ? box.dataset.marked : box.dataset.plain);
      } else {
        mark.hidden = !gone;
      }
      if (gone && entry) missing.push(entry.querySelector("strong").textContent);
    }
    const values = { place: here?.name ?? "", steps: missing.join(", ") };
    const said = wanted && here && table[missing.length ? "some" : "all"];
    note.textContent = said ? said.replace(/\{(\w+)\}/g, (_, word) => values[word]) : "";
  };

  addEventListener("situation", show);
})();
