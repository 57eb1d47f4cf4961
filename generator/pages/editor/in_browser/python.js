// Our own Python, in a worker of a browser or in Node.js: it reads the catalog once and then judges changes.

// `loadPyodide` and where its files are; the archive of packages, and the text of the catalog's snapshot. Returns a
// function from a question to its answer, both JSON text: see check.py.
export async function started(loadPyodide, indexURL, packages, catalog) {
  const python = await loadPyodide({ indexURL });
  python.unpackArchive(new Uint8Array(packages), "zip", { extractDir: python.runPython("import sysconfig; sysconfig.get_paths()['purelib']") });
  const check = python.pyimport("generator.pages.editor.in_browser.check");
  const checker = check.Checker(catalog);
  return (asked) => check.answer(checker, asked);
}
