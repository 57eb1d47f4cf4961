"""Whether a change leaves the built site as it was, byte for byte: `python -m tests.bench.same_site REVISION`.

The program of a revision and the program of this folder build the same two catalogs, the demonstration and a
synthetic one of 100 pathways, on the same day and without anything kept from an earlier build. Every file of both
sites is compared.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.synthetic import write_synthetic

ROOT = Path(__file__).parents[2]
DAY = "2026-11-22"
_RUN = "from generator.cli import main; main()"
_SHOWN = 40


def differences(before: Path, after: Path) -> Iterator[str]:
    """Yield a line for each file that one of two site folders alone holds, or that differs between them."""
    old, new = ({file.relative_to(site) for file in site.rglob("*") if file.is_file()} for site in (before, after))
    for file in sorted(old | new):
        if file not in new:
            yield f"gone     {file}"
        elif file not in old:
            yield f"new      {file}"
        elif (before / file).read_bytes() != (after / file).read_bytes():
            yield f"differs  {file}"


def _build(program: Path, project: Path, site: Path) -> None:
    """Build the catalog of a project with the program in another folder, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(program), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    environment["XDG_CACHE_HOME"] = str(site.with_suffix(".cache"))
    shutil.rmtree(project / ".cache", ignore_errors=True)  # where earlier versions of the program kept theirs
    command = [sys.executable, "-c", _RUN, "build", "catalog", "--to", str(site), "--as-of", DAY]
    subprocess.run(command, cwd=project, env=environment, check=True, stdout=subprocess.DEVNULL)


def _project(folder: Path, program: Path, catalog: Path) -> Path:
    """Return a folder with a catalog and the settings of a program, as a project of its own."""
    shutil.copytree(catalog, folder / "catalog")
    settings = (program / "mkdocs.yml").read_text(encoding="utf-8")
    base = program / "generator" / "publish" / "base.yml"
    (folder / "mkdocs.yml").write_text(settings.replace("generator/publish/base.yml", str(base)), encoding="utf-8")
    return folder


def compare(revision: str, work: Path) -> dict[str, list[str]]:
    """Return what differs between the sites of both programs, by catalog; `work` is an empty folder to build in."""
    before = work / "program"
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(before), revision], cwd=ROOT, check=True)
    try:
        made = work / "synthetic"
        write_synthetic(made, 100)
        found = {}
        for name, catalog in (("demonstration", ROOT / "catalog"), ("100 pathways", made)):
            sites = []
            for side, program in (("before", before), ("after", ROOT)):
                project = _project(work / f"{name}-{side}", program, catalog)
                _build(program, project, project / "site")
                sites.append(project / "site")
            found[name] = list(differences(*sites))
        return found
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(before)], cwd=ROOT, check=True)


def main() -> None:
    """Build and compare; exit with 1 if anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("revision", help="what to compare this folder with")
    parser.add_argument("--keep", type=Path, help="an empty folder to build in, kept for a closer look")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        found = compare(options.revision, options.keep or Path(own))
    for name, lines in found.items():
        print(f"{name}: {len(lines)} files differ" if lines else f"{name}: the same")
        for line in lines[:_SHOWN]:
            print(f"  {line}")
        if len(lines) > _SHOWN:
            print(f"  and {len(lines) - _SHOWN} more")
    sys.exit(any(found.values()))


if __name__ == "__main__":
    main()
