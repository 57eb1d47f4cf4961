// On a pathway's page: mark the steps that are not offered at the school a reader chooses, in every view of the plan.
(() => {
  const place = document.getElementById("offered");
  const table = JSON.parse(place.dataset.words);
  const chooser = document.getElementById("offered-at");
  const note = place.querySelector(".offered-note");
  const marks = [...document.querySelectorAll("[data-places]")];

  const show = () => {
    const wanted = chooser.value;
    const missing = [];
    for (const mark of marks) {
      const here = wanted !== "" && mark.dataset.places.split(" ").includes(wanted);
      const box = mark.closest("[data-step]");
      const entry = mark.closest(".outline > li");
      if (box) {
        mark.classList.toggle("pw-here", here);
        box.dataset.plain ??= box.getAttribute("aria-label");
        box.setAttribute("aria-label", here ? box.dataset.marked : box.dataset.plain);
      } else {
        mark.hidden = !here;
      }
      if (here && entry) missing.push(entry.querySelector("strong").textContent);
    }
    const values = { place: chooser.selectedOptions[0].textContent, steps: missing.join(", ") };
    const said = wanted && table[missing.length ? "some" : "all"];
    note.textContent = said ? said.replace(/\{(\w+)\}/g, (_, word) => values[word]) : "";
  };

  chooser.addEventListener("change", show);
  show();
})();
