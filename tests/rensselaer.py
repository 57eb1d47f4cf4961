"""A real university's courses in this format: 4,113 courses with nested and/or trees of prerequisites.

The data stand outside the repository (see `tests.conftest.data_folder`); nothing of them is copied into it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OWNER = "rensselaer"
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
_SETTINGS = """\
name: Rensselaer
region: Troy, New York
school_year: "2026-27"
levels:
  - {id: college-1, name: First year, kind: college}
"""
_ORGANIZATION = """\
name: Rensselaer Polytechnic Institute
description: A university in Troy whose catalog of courses serves as a test.
type: college
"""


def slug(code: str) -> str:
    """Return the slug of a course from its code, with a hyphen or a space: `admn-1010`."""
    return code.lower().replace(" ", "-")


def trees(data: Path) -> dict[str, Any]:
    """Return the tree of prerequisites of each course, by slug; None for courses without any."""
    entries = json.loads((_folder(data) / "prerequisites.json").read_text(encoding="utf-8"))
    return {slug(code): entry["prerequisites"] for code, entry in entries.items()}


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


def write_rensselaer(data: Path, folder: Path) -> Path:
    """Write the courses as a catalog in `folder`, and return it."""
    described = json.loads((_folder(data) / "catalog.json").read_text(encoding="utf-8"))
    names = {slug(code): entry for code, entry in described.items()}
    courses = folder / OWNER / "courses"
    courses.mkdir(parents=True)
    (folder / "catalog.yaml").write_text(_SETTINGS, encoding="utf-8")
    (folder / OWNER / "organization.yaml").write_text(_ORGANIZATION, encoding="utf-8")
    for name, tree in trees(data).items():
        (courses / f"{name}.yaml").write_text(_course(name, names.get(name, {}), tree), encoding="utf-8")
    return folder


def _course(name: str, described: dict[str, Any], tree: Any) -> str:
    title = _clean(described.get("name") or "") or name.upper()
    words = _clean(described.get("description") or "")
    if len(words) < 15:
        words = f"{title}, a course at Rensselaer."
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


def _folder(data: Path) -> Path:
    return data / "catalogs" / "rensselaer"
