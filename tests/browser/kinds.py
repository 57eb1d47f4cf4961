"""Which pages of the demonstration stand for all: one of each kind, because pages of a kind share their template."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.demonstration import ROOT
from tests.laws import NIGHT

WELDING = "granite-gap-tech/welding/"
PATHWAY = f"pathways/{WELDING}"
PAGES = (
    "",
    "about/",
    "find/",
    "find/?q=welding&view=table&cluster=advanced-manufacturing",
    "find/?q=welding&cluster=education",
    "find/?q=CUL1040",
    "families/",
    "employers/",
    "partners/",
    "data/",
    "compare/?p=granite-gap-tech/welding,three-forks-boces/nursing",
    "my-list/",
    "clusters/",
    "clusters/construction/",
    "data/",
    "fields/",
    "fields/course/",
    "gaps/",
    "gaps/sagehen-valley/",
    "interests/",
    "quality/",
    f"quality/{WELDING}",
    "resilience/",
    "rules/",
    "rules/L201/",
    "start/",
    "start/#at=kestrel-pass&level=grade-12&done=no/such",
    "nowhere/at/all/",
    PATHWAY,
    "organizations/sagehen-valley/",
)
KINDS = (
    "courses",
    "credentials",
    "experiences",
    "occupations",
    "organizations",
    "agreements",
    "supports",
    "competencies",
    "partnerships",
    "pathways",
)
LISTS = KINDS if NIGHT else ("pathways", "organizations", "occupations")
"""The lists that are looked at. All share one template; these three use every part of it."""


@cache
def one_of_each_kind() -> tuple[str, ...]:
    """Return the addresses of one page of each kind, from the folder names of the catalog; at night, a few more."""
    found = [*PAGES, *(f"{kind}/" for kind in LISTS)]
    for kind in KINDS if NIGHT else KINDS[:-1]:
        files = sorted(Path(ROOT, "catalog").glob(f"*/{kind}/*.yaml"))
        found += [f"{kind}/{file.parts[-3]}/{file.stem}/" for file in files[:1]]
    return tuple(dict.fromkeys(found))
