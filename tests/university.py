"""A university's courses with nested and/or trees of prerequisites, written as a catalog of this format.

One university is made up (`tests.made_up_university`). The courses of a real one are published data that stand
outside the repository (see `tests.outside_data`), and nothing of them is copied into it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
_SETTINGS = """\
name: {name}
region: Troy, New York
school_year: "2026-27"
levels:
  - {{id: college-1, name: First year, kind: college}}
"""
_ORGANIZATION = """\
name: {name}
description: A university whose catalog of courses serves as a test.
type: college
"""


@dataclass(frozen=True)
class University:
    """Courses by slug: the tree of prerequisites of each, None for those without any, and words on some of them.

    `mentions` is how many courses stand in all trees together; `unknown`, how many of these are not in the catalog.
    """

    id: str
    trees: Mapping[str, Any]
    described: Mapping[str, Mapping[str, Any]]
    courses: int
    mentions: int
    unknown: int


def rensselaer(data: Path) -> University:
    """Return the university whose courses are among the published data."""
    folder = data / "catalogs" / "rensselaer"
    entries = json.loads((folder / "prerequisites.json").read_text(encoding="utf-8"))
    described = json.loads((folder / "catalog.json").read_text(encoding="utf-8"))
    return University(
        "rensselaer",
        {slug(code): entry["prerequisites"] for code, entry in entries.items()},
        {slug(code): entry for code, entry in described.items()},
        courses=4113,
        mentions=2264,
        unknown=41,
    )


def slug(code: str) -> str:
    """Return the slug of a course from its code, with a hyphen or a space: `admn-1010`."""
    return code.lower().replace(" ", "-")


def leaves(tree: Any) -> Iterator[str]:
    """Yield the slug of every course that `tree` mentions, in order."""
    if tree and tree["type"] == "course":
        yield slug(tree["course"])
    elif tree:
        for inner in tree["nested"]:
            yield from leaves(inner)


def condition(tree: Any) -> Any:
    """Return `tree` as a condition of this format."""
    if tree["type"] == "course":
        return slug(tree["course"])
    return {"any" if tree["type"] == "or" else "all": [condition(inner) for inner in tree["nested"]]}


def write_university(university: University, folder: Path) -> Path:
    """Write the courses as a catalog in `folder`, and return it."""
    courses = folder / university.id / "courses"
    courses.mkdir(parents=True)
    name = university.id.capitalize()
    (folder / "catalog.yaml").write_text(_SETTINGS.format(name=name), encoding="utf-8")
    (folder / university.id / "organization.yaml").write_text(_ORGANIZATION.format(name=name), encoding="utf-8")
    for course, tree in university.trees.items():
        text = _course(course, university.described.get(course, {}), tree)
        (courses / f"{course}.yaml").write_text(text, encoding="utf-8")
    return folder


def _course(name: str, described: Mapping[str, Any], tree: Any) -> str:
    title = _clean(described.get("name") or "") or name.upper()
    words = _clean(described.get("description") or "")
    if len(words) < 15:
        words = f"{title}, a course at this university."
    fields = {"name": title, "description": words, "code": name.upper(), "subject": "other"}
    lines = [f"{field}: {json.dumps(value, ensure_ascii=False)}" for field, value in fields.items()]
    if tree:
        lines += ["prerequisites:", *_lines(condition(tree), "  ")]
    return "\n".join(lines) + "\n"


def _lines(part: Any, indent: str) -> Iterator[str]:
    """Yield `part` written out line by line, so that every mention has a line of its own."""
    if isinstance(part, str):
        yield f"{indent}{part}"
        return
    ((word, inner),) = part.items()
    yield f"{indent}{word}:"
    for item in inner:
        first, *rest = _lines(item, indent + "    ")
        yield f"{indent}  - {first.strip()}"
        yield from rest


def _clean(words: str) -> str:
    return " ".join(_UNSEEN.sub(" ", words).split())
