(() => {
	const all = (root, what) => [...root.querySelectorAll(what)];
	const clear = () => all(document, ".pw-lit,.pw-on").forEach((e) => e.classList.remove("pw-lit", "pw-on"));
	const show = ({ target }) => {
		const step = target.closest?.(".pw-box");
		clear();
		if (!step) return;
		const svg = step.closest("svg"), seen = new Set();
		const walk = (here, there) => {
			const ids = new Set([step.dataset.step]);
			for (const id of ids) {
				seen.add(id);
				for (const { classList, dataset } of all(svg, "[data-from]")) if (dataset[here] === id) {
					classList.add("pw-on");
					ids.add(dataset[there]);
				}
			}
		};
		walk("from", "to");
		walk("to", "from");
		for (const e of all(svg, "[data-step]")) seen.has(e.dataset.step) && e.classList.add("pw-on");
		svg.classList.add("pw-lit");
	};
	for (const name of ["mouseover", "focusin"]) document.addEventListener(name, show);
	document.addEventListener("keydown", ({ key }) => key === "Escape" && clear());
})();
