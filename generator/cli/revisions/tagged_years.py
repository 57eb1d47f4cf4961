"""What the catalog showed in earlier school years: it is read at each tag of a year, as data only, as `diff` does.

A tag is called after the school year at whose end it was made: school-year-2025-26. Tags are made by those who may
write to the repository; a proposed change brings none. The catalogs at tags are read by the same reader as either
side of a change, so nothing in them is followed or run.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from generator.catalog.load import NoCatalog, load, load_settings
from generator.cli.open_catalog import CannotRun
from generator.cli.revisions.git_revision import checked_out, run_git
from generator.graph.build import build_graph
from generator.insight.partners.progress import YearScore, parts_shown
from generator.pages.cache import Cache

MOST = 5
"""So many years are read, the newest: each takes as long as checking begins to."""
_TAG = re.compile(r"school-year-([0-9]{4}-[0-9]{2})")


def tagged_years(catalog: Path, cache: Cache) -> tuple[YearScore, ...]:
    """Return what `catalog` showed in the newest tagged school years before its own, the oldest first.

    A year in which the catalog could not be read whole is left out. Without git, a repository or tags there is none.
    """
    try:
        listed = run_git(
            catalog, "for-each-ref", "--format=%(refname:strip=2) %(objectname)", "refs/tags/school-year-*"
        )
        found = list(_tags(os.fsdecode(listed or b""))) if listed else []
        now = load_settings(catalog).school_year if found else ""
    except (CannotRun, NoCatalog, OSError, subprocess.SubprocessError):
        return ()
    before = sorted((year, content) for year, content in found if not now or year < now)
    scores = (YearScore(year, _shown(catalog, year, content, cache)) for year, content in before[-MOST:])
    return tuple(score for score in scores if score.shown)


def _tags(listed: str) -> Iterator[tuple[str, str]]:
    for line in listed.splitlines():
        name, _, content = line.partition(" ")
        year = _TAG.fullmatch(name)
        if year:
            yield year[1], content


def _shown(catalog: Path, year: str, content: str, cache: Cache) -> dict[str, int]:
    """Return what the catalog showed at the tag of `year`, whose name in git is `content`; it is read once."""
    prefix = os.fsdecode(run_git(catalog, "rev-parse", "--show-prefix") or b"")
    kept = cache.get_or_make("years", (content, prefix), lambda: json.dumps(_read(catalog, year)).encode())
    shown: dict[str, int] = json.loads(kept)
    return shown


def _read(catalog: Path, year: str) -> dict[str, int]:
    try:
        with checked_out(f"refs/tags/school-year-{year}", catalog) as folder:
            if folder is None:
                return {}
            found = load(folder).catalog
            return {} if found.unread else dict(parts_shown(build_graph(found)))
    except (CannotRun, NoCatalog, OSError):
        return {}
