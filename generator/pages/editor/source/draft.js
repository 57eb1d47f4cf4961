// What somebody has written and not handed over yet, in this browser only. Others may write there, too: it is checked.
const ROOM = 200_000;
// Several sites may share one address, and with it one storage.
const nameOf = (site, file) => `${site}.pathways-edit:${file}`;

export function kept(site, file) {
  try {
    const found = JSON.parse(localStorage.getItem(nameOf(site, file)) ?? "null");
    const sound = typeof found?.base === "string" && typeof found.text === "string" && found.base.length + found.text.length < ROOM;
    return sound ? { base: found.base, text: found.text } : null;
  } catch {
    return null;
  }
}

export function keep(site, file, base, text) {
  try {
    localStorage.setItem(nameOf(site, file), JSON.stringify({ base, text }));
    return true;
  } catch {
    return false;
  }
}

export function forget(site, file) {
  try {
    localStorage.removeItem(nameOf(site, file));
  } catch {
    // A browser may keep storage from a page; then nothing is kept there.
  }
}
