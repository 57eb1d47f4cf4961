// Before anything is painted: the page says that scripts run and whether the reader's situation is known, and has the
// colors chosen here, else those of the device.
window.Scheme = (() => {
  // Several sites may share one address, and with it one storage: the key names the site, in all its languages.
  const site = new URL(document.currentScript.dataset.site, document.currentScript.src).pathname;
  const KEY = `${site}.__palette`;
  const NAMES = ["default", "slate"];
  const root = document.documentElement;
  root.className = "js";
  try {
    if (localStorage.getItem(`${site}.pathways-situation`)) root.classList.add("situated");
  } catch {
    // No storage: nothing is known.
  }

  const stored = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEY))?.color?.scheme;
      return NAMES.includes(found) ? found : null;
    } catch {
      return null; // no storage, or what somebody else wrote into it
    }
  };
  const device = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default");
  const use = (name) => { document.body.dataset.mdColorScheme = name; };

  // Told as soon as there is a body, and before it shows.
  new MutationObserver((_, watch) => {
    if (!document.body) return;
    watch.disconnect();
    use(stored() ?? device());
  }).observe(root, { childList: true });

  return {
    dark: () => document.body.dataset.mdColorScheme === "slate",
    choose: (name) => {
      use(name);
      try {
        localStorage.setItem(KEY, JSON.stringify({ color: { scheme: name } }));
      } catch {
        // Then the choice holds for this page.
      }
    },
  };
})();
