"""The script of the form, which `bundle.mjs` makes of `source/` and npm packages before the program is used.

Nothing of npm is part of this program's source: `package-lock.json` says what is fetched. A release holds the script;
in a checkout, `make site` makes it. Where it is missing, a site has no form; everything else is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.pages.editor.in_browser.pack import PYODIDE, files

SCRIPT = Path(__file__).with_name("form.js")
LEFT_OUT = "The form for editing is left out of the site, as its script was never made; `make site` makes it."
"""What to tell somebody whose site has no form."""


@dataclass(frozen=True, slots=True)
class Editor:
    """What the form needs beside a graph: its script, and the catalog folder whose files it edits.

    `checks` says whether it can check a change as the repository does, which takes 8 MB more.
    """

    script: bytes
    catalog: Path
    checks: bool = False

    def check_files(self) -> Iterator[tuple[str, bytes]]:
        """Yield what the check in a browser loads: names and contents."""
        return files(self.catalog)


def editor_for(catalog: Path) -> Editor | None:
    """Return what a site of the catalog folder `catalog` needs for the form, or None where there is no script."""
    checks = (PYODIDE / "pyodide.asm.wasm").is_file()  # which is put there last
    return Editor(SCRIPT.read_bytes(), catalog, checks) if SCRIPT.is_file() else None
