"""The script of the form, which `bundle.mjs` makes of `source/` and npm packages before the program is used.

Nothing of npm is part of this program's source: `package-lock.json` says what is fetched. A release holds the script;
in a checkout, `make site` makes it. Where it is missing, a site has no form; everything else is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_name("form.js")
LEFT_OUT = "The form for editing is left out of the site, as its script was never made; `make site` makes it."
"""What to tell somebody whose site has no form."""


@dataclass(frozen=True, slots=True)
class Editor:
    """What the form needs beside a graph: its script, and the catalog folder whose files it edits."""

    script: bytes
    catalog: Path


def editor_for(catalog: Path) -> Editor | None:
    """Return what a site of the catalog folder `catalog` needs for the form, or None where there is no script."""
    return Editor(SCRIPT.read_bytes(), catalog) if SCRIPT.is_file() else None
