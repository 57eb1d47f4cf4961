"""What a browser loads to check as the repository does: Pyodide, our own Python, and that of others."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import generator
from generator.catalog.schemas import schema_files
from generator.pages.editor.in_browser.check import snapshot

_HERE = Path(__file__).parent
PYODIDE = _HERE / "pyodide"
"""Where `make pyodide` puts it."""
_SCRIPTS = ("worker.js", "python.js")
_OWN = ("model", "runtime", "catalog", "graph", "insight", "checks", "diff")
"""The rooms that the check needs, beside this one."""
_OTHERS = (
    *("PyYAML", "networkx", "jsonschema", "jsonschema-specifications"),
    *("referencing", "attrs", "rapidfuzz", "Markdown"),
)
_LEFT_OUT = re.compile(r"(?:^|/)(?:tests?|benchmarks|__pycache__|__pyinstaller|cli)(?:/|\.py$|_)|_hypothesis")
_KEPT = (".py", ".json", ".yaml", ".txt")  # with the licenses, which ask for it
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that an archive can name."""


def files(catalog: Path) -> Iterator[tuple[str, bytes]]:
    """Yield everything for a site of the folder `catalog`: the name of each file, and its content."""
    for file in sorted(PYODIDE.iterdir()):
        yield file.name, file.read_bytes()
    for name in _SCRIPTS:
        yield name, (_HERE / name).read_bytes()
    yield "packages.zip", _archive(_packages())
    yield "catalog.json", snapshot(catalog)


def _archive(packed: Iterator[tuple[str, bytes]]) -> bytes:
    """Return an archive that is the same for the same files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, content in sorted(packed):
            archive.writestr(zipfile.ZipInfo(path, _DATE), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _packages() -> Iterator[tuple[str, bytes]]:
    """Yield where each file stands below the folder of packages in a browser, and its content."""
    root = Path(generator.__file__).parent
    for folder in (root, root / "pages", root / "pages/editor"):
        yield f"{folder.relative_to(root.parent).as_posix()}/__init__.py", b""
    for folder in (_HERE, *(root / room for room in _OWN)):
        for file in folder.glob("*.py" if folder == _HERE else "**/*"):
            if file.is_file() and file.suffix in _KEPT:
                yield file.relative_to(root.parent).as_posix(), file.read_bytes()
    for file in schema_files():
        yield f"schemas/{file.name}", file.read_bytes()
    # What is machine code elsewhere, in plain Python.
    for file in (_HERE / "standins").glob("[a-z]*.py"):
        yield file.name, file.read_bytes()
    for name in _OTHERS:
        for part in distribution(name).files or ():
            path = part.as_posix()
            if (
                not path.startswith("..")
                and not _LEFT_OUT.search(path)
                and (path.endswith(_KEPT) or "/licenses/" in path)
            ):
                yield path, Path(str(part.locate())).read_bytes()
