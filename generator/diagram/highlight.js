(() => {
  const all = (root, what) => [...root.querySelectorAll(what)];
  const clear = () => all(document, ".pw-lit,.pw-on").forEach((e) => e.classList.remove("pw-lit", "pw-on"));
  const show = (event) => {
    const step = event.target.closest?.(".pw-steps [data-step]");
    clear();
    if (!step) return;
    const svg = step.closest("svg"), lines = all(svg, "[data-from]"), seen = new Set();
    const walk = (here, there) => {
      const steps = new Set([step.dataset.step]);
      for (const id of steps) {
        seen.add(id);
        for (const line of lines) if (line.dataset[here] === id) {
          line.classList.add("pw-on");
          steps.add(line.dataset[there]);
        }
      }
    };
    walk("from", "to");
    walk("to", "from");
    all(svg, "[data-step]").forEach((e) => seen.has(e.dataset.step) && e.classList.add("pw-on"));
    svg.classList.add("pw-lit");
  };
  ["mouseover", "focusin"].forEach((name) => document.addEventListener(name, show));
  document.addEventListener("keydown", (event) => event.key === "Escape" && clear());
})();
