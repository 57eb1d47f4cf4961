// On a pathway's page: print it, share it, open all folds of a part, and open the fold to which a link leads.
(() => {
  const reveal = () => {
    let name = location.hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch {
      // Half an escape: then it is meant as it stands, and most likely nothing is called so.
    }
    const target = document.getElementById(name);
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  const share = async (button) => {
    const { title } = document;
    const url = location.href;
    try {
      if (navigator.share) {
        await navigator.share({ title, url });
        return;
      }
      await navigator.clipboard.writeText(url);
      button.textContent = button.dataset.copied;
    } catch {
      // The reader thought better of it, or the browser allows neither: the address is in its bar.
    }
  };

  addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-print], [data-share], [data-open]");
    if (!button) return;
    if ("print" in button.dataset) print();
    else if ("share" in button.dataset) share(button);
    else for (const fold of document.querySelectorAll(`#${button.dataset.open} details`)) fold.open = true;
  });
  addEventListener("hashchange", reveal);
  reveal();
})();
