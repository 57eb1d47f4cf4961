// Before anything is painted: the page says that scripts run, and has the colors chosen here, else those of the device.
window.Scheme = (() => {
  // Several sites may share one address, and with it one storage: the key names the site.
  const KEY = `${new URL("../..", document.currentScript.src).pathname}.__palette`;
  const NAMES = ["default", "slate"];
  const root = document.documentElement;
  root.className = "js";

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
