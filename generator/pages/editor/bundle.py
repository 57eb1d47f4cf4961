"""The script of the form, bundled from `source/` and npm packages when a site is built.

Nothing of npm is part of this program: `package-lock.json` says what is fetched (`make site` does it), and Node.js
comes from PyPI. Where either is missing, a site has no form; everything else is the same.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.pages.cache import Cache

_FOLDER = Path(__file__).parent
_PACKAGES = _FOLDER / "node_modules"
_BUNDLER = _PACKAGES / "esbuild" / "bin" / "esbuild"
_PARTS = (_PACKAGES / "yaml", _PACKAGES / "@cfworker" / "json-schema")
"""The packages of which something is in the script."""
LEFT_OUT = (
    "The form for editing is left out of the site, as Node.js or its npm packages are missing; `make site` gets both."
)
"""What to tell somebody whose site has no form."""


@dataclass(frozen=True, slots=True)
class Editor:
    """What the form needs beside a graph: its script, and the catalog folder whose files it edits."""

    script: bytes
    catalog: Path


def editor_for(catalog: Path, cache: Cache | None = None) -> Editor | None:
    """Return what a site of the catalog folder `catalog` needs for the form, or None where it cannot be made."""
    script = _script(cache or Cache())
    return Editor(script, catalog) if script else None


@cache
def _script(cache: Cache) -> bytes:
    """Return the script, the same for every build with the same packages; nothing where one of them is missing."""
    node = node_program()
    if node is None or not all(file.is_file() for file in (_BUNDLER, *(part / "package.json" for part in _PARTS))):
        return b""
    installed = (_PACKAGES / ".package-lock.json").read_bytes()
    try:
        return cache.get_or_make("editor", installed, lambda: _bundle(node))
    except (OSError, subprocess.SubprocessError):  # packages for another kind of computer, or cut short
        return b""


def node_program() -> str | None:
    """Return the path of Node.js: the one beside this Python, or any other on this computer."""
    return shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")


def _bundle(node: str) -> bytes:
    wanted = ("--bundle", "--minify", "--format=iife", "--target=es2022", "--charset=utf8", "--legal-comments=none")
    command = [node, str(_BUNDLER), "source/main.js", *wanted, "--log-level=error"]
    made = subprocess.run(command, cwd=_FOLDER, capture_output=True, check=True, timeout=60)  # noqa: S603  # our own
    return "".join(map(_notice, _PARTS)).encode() + made.stdout


def _notice(package: Path) -> str:
    """Return the comment that says whose work a package is and under which license, as its license asks."""
    about = json.loads((package / "package.json").read_bytes())
    terms = package / "LICENSE"
    text = f"\n\n{terms.read_text(encoding='utf-8').strip()}" if terms.is_file() else ""
    return f"/*\n{about['name']} {about['version']}, {about['author']}, {about['license']} license{text}\n*/\n"
