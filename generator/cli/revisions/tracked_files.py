"""What a repository must not hold: links, other repositories, built sites and what builds keep."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from generator.catalog.entity_files import printable
from generator.catalog.file_rules import MISPLACED_FILE
from generator.catalog.messages.unreadable_files import not_plain
from generator.cli.open_catalog import CannotRun
from generator.cli.revisions.git_revision import run_git
from generator.model.findings import Finding
from generator.model.places import Place, Position
from generator.publish.site_folder import MARKER

_LINK, _REPOSITORY = "120000", "160000"
_MADE = {MARKER: "a website that was built", ".cache": "what builds keep"}
"""Names by which folders are known that a program makes, and what is in them."""


def tracked_findings(catalog: Path, revision: str = "") -> tuple[Finding, ...]:
    """Return what is wrong with the files that git tracks, now or at a revision, in the repository around a catalog.

    Links in the catalog itself are left to those who read it. Where there is no repository, nothing is wrong.
    """
    listing = ("ls-tree", "-r", "--full-tree", revision) if revision else ("ls-files", "--stage", "--full-name", ":/")
    try:
        inside = run_git(catalog, "rev-parse", "--show-prefix")
        listed = run_git(catalog, listing[0], "-z", *listing[1:])
    except (CannotRun, OSError, subprocess.SubprocessError):
        return ()
    prefix = os.fsdecode(inside or b"").rstrip("\n")
    lines = os.fsdecode(listed or b"").split("\0")
    return tuple(_findings(prefix, [(line.partition(" ")[0], line.partition("\t")[2]) for line in lines if line]))


def _findings(prefix: str, entries: list[tuple[str, str]]) -> Iterator[Finding]:
    made: dict[str, str] = {}
    site = f"{prefix.rstrip('/').rpartition('/')[0]}/site".lstrip("/")  # where one is built when nothing else is said
    for mode, path in entries:
        parts = path.split("/")
        if path.startswith(f"{site}/"):
            made.setdefault(site, _MADE[MARKER])
        for name, holds in _MADE.items():
            if name in parts:
                folder = parts[: parts.index(name) + (name != MARKER)]
                made.setdefault("/".join(folder), holds)
        if mode == _REPOSITORY or (mode == _LINK and not path.startswith(prefix)):
            place, shown = _from_catalog(prefix, path), printable(path)
            yield not_plain(place, shown, is_link=mode == _LINK)
    for path, holds in made.items():
        shown = printable(path) or "The whole repository"
        yield MISPLACED_FILE.finding(
            Place(_from_catalog(prefix, path), position=Position(1, 1)),
            f'"{shown}" does not belong in the repository',
            f'"{shown}" holds {holds}. The program makes that itself, on every computer.',
            why="Anyone could bring their own with a change, and nobody would notice.",
            fix="Remove it from git, and name it in the file .gitignore.",
        )


def _from_catalog(prefix: str, path: str) -> str:
    return printable(os.path.relpath(path or ".", prefix or "."))
