"""A university's courses, written as a table and imported again, need the same courses as before."""

from __future__ import annotations

import csv
from typing import Any

import pytest
import yaml

from generator.catalog.load import load
from generator.importers.courses.columns import find_columns
from generator.importers.courses.plan import Choices, plan_import
from generator.importers.courses.rows import read_rows
from generator.importers.tables.table import read_table
from tests.builders import organization, write
from tests.university import University, condition, leaves

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def in_words(asked: Any) -> str:
    """Return a condition as a catalog would print it, with brackets around every list inside another."""
    if isinstance(asked, str):
        return asked.upper().replace("-", " ")
    ((word, parts),) = asked.items()
    joint = " or " if word == "any" else " and "
    return joint.join(in_words(part) if isinstance(part, str) else f"({in_words(part)})" for part in parts)


def meaning(asked: Any) -> Any:
    """Return a condition without its spelling: lists in lists of the same kind are one, and order says nothing."""
    if isinstance(asked, str) or asked is None:
        return asked
    word, parts = ("all", asked) if isinstance(asked, list) else next(iter(asked.items()))
    found: set[Any] = set()
    for part in map(meaning, parts):
        found |= part[1] if isinstance(part, tuple) and part[0] == word else {part}
    return next(iter(found)) if len(found) == 1 else (word, frozenset(found))


@pytest.fixture(scope="module")
def imported(university: University, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the fields of every course, after it was written into a table and read again."""
    folder = write(tmp_path_factory.mktemp("university") / "catalog", organization(university.id, type="college"))
    path = folder.parent / "courses.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(("Course Code", "Course Title", "Prerequisites"))
        for slug, tree in university.trees.items():
            name = university.described.get(slug, {}).get("name") or slug.upper()
            writer.writerow((slug.upper().replace("-", " "), name, in_words(condition(tree)) if tree else ""))
    read = read_table(path)
    found = read_rows(read, find_columns(read, {}, {}))
    planned = plan_import(found, load(folder).catalog, folder, university.id, Choices(subjects={}))
    return {slug: yaml.load(change.text, Loader=LOADER) for slug, change in planned.changes.items()}


def test_every_course_comes_back_under_its_name(university: University, imported: dict[str, Any]) -> None:
    assert imported.keys() == university.trees.keys()


def test_what_courses_need_comes_back_unless_it_is_not_in_the_table(
    university: University, imported: dict[str, Any]
) -> None:
    unknown = 0
    for slug, tree in university.trees.items():
        mentioned = set(leaves(tree))
        if mentioned <= university.trees.keys() and slug not in mentioned:
            assert meaning(imported[slug].get("prerequisites")) == meaning(condition(tree) if tree else None), slug
            assert "prerequisites_as_written" not in imported[slug]
        else:
            unknown += 1
            assert imported[slug]["prerequisites_as_written"] == in_words(condition(tree))
    assert unknown <= university.unknown
