"""Tables of entities: what a cell says, and courses that come back by `pathways import courses`."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.catalog.schemas import read_schema
from generator.exports.entity_values import entity_values
from generator.exports.files import ExportSource
from generator.exports.kind_tables import condition_words, kind_tables
from generator.graph.build import build_graph
from generator.importers.courses.columns import find_columns
from generator.importers.courses.plan import Choices, plan_import
from generator.importers.courses.rows import read_rows
from generator.importers.tables.table import read_table
from generator.model.ids import Kind
from tests.builders import HOME, Piece, course, organization, write
from tests.demonstration import CATALOG, DAY
from tests.exports.conditions import COURSES, conditions, meaning, with_whole_ids
from tests.exports.sources import demonstration_source, source, text_of
from tests.laws import examples

RETURNS = (
    *("name", "description", "code", "sced", "subject", "grades", "credits", "repeatable", "prerequisites"),
    *("prerequisites_as_written", "corequisites", "recommended"),
)
"""The fields of a course that an import reads again; it leaves the others as they are."""


def table(made: ExportSource, kind: Kind = Kind.COURSE) -> str:
    """Return the table of a kind."""
    return next(text_of(file) for file in kind_tables(made) if file.path == f"data/{kind.plural}.csv")


def rows(made: ExportSource, kind: Kind = Kind.COURSE) -> dict[str, dict[str, str]]:
    """Return the rows of the table of a kind by id."""
    read = csv.DictReader(io.StringIO(table(made, kind).removeprefix("\ufeff")))
    return {row["id"]: row for row in read}


def imported(*pieces: Piece) -> dict[str, dict[str, Any]]:
    """Return the fields of each course after its catalog's table was imported into the catalog without them."""
    with TemporaryDirectory() as place:
        folder = write(Path(place) / "whole", *pieces)
        made = ExportSource(build_graph(load(folder).catalog), DAY)
        lines = table(made).splitlines(keepends=True)
        path = Path(place) / "courses.csv"
        own = [line for line in lines if line.startswith(("\ufeffid,", f"{HOME}/"))]
        path.write_text("".join(own), encoding="utf-8", newline="")
        others = [piece for piece in pieces if piece.kind is not Kind.COURSE or not piece.id.startswith(f"{HOME}/")]
        empty = write(Path(place) / "empty", *others)
        read = read_table(path)
        found = read_rows(read, find_columns(read, {}, {}))
        planned = plan_import(found, load(empty).catalog, empty, HOME, Choices(subjects={}))
        assert planned.skipped == ()
        return {slug: yaml.safe_load(change.text) for slug, change in planned.changes.items()}


def returning(fields: dict[str, Any]) -> dict[str, Any]:
    """Return those of `fields` that an import reads, a condition by its meaning."""
    kept = {name: value for name, value in fields.items() if name in RETURNS}
    return kept | ({"prerequisites": meaning(kept["prerequisites"])} if "prerequisites" in kept else {})


WORDS = st.text(st.sampled_from("abc XYZ,;\"'&<>=+@-|é"), min_size=3, max_size=30).map(
    lambda words: " ".join(f"A{words}z".split())
)
COURSE = st.fixed_dictionaries(
    {"subject": st.sampled_from(read_schema("course")["properties"]["subject"]["enum"])},
    optional={
        "prerequisites": conditions(everything=False),
        "grades": st.lists(st.integers(6, 12), min_size=1, max_size=4, unique=True).map(sorted),
        "credits": st.sampled_from([{"high_school": 1}, {"high_school": {"from": 0.5, "to": 1}}, {"college": 3}]),
        "sced": st.just("01001"),
        "repeatable": st.just(True),
        "recommended": st.just(["welding-1"]),
        "corequisites": st.just(["welding-1", "state/shop-and-safety"]),
        "name": WORDS,
    },
)


@given(COURSE)
@example({"subject": "cte", "name": "-5 degrees and below"})
@example({"subject": "cte", "prerequisites_as_written": "Whatever the teacher says"})
@settings(max_examples=examples(100))
def test_courses_come_back_from_their_table_as_they_were(fields: dict[str, Any]) -> None:
    others = [course(one, code=f"CODE {number}") for number, one in enumerate(COURSES)]
    needy = course("needy", code="NEEDY", **fields)
    found = imported(*others, needy)["needy"]
    assert returning(found) == returning(dict(needy.fields) | {"code": "NEEDY"})


def test_courses_of_the_demonstration_come_back_in_the_language_of_the_table(tmp_path: Path) -> None:
    made, college = demonstration_source(), "sandreed-college"
    lines = table(made).splitlines(keepends=True)
    path = tmp_path / "courses.csv"
    path.write_text("".join(one for one in lines if one.startswith(("\ufeffid,", college))), encoding="utf-8")
    read = read_table(path)
    found = read_rows(read, find_columns(read, {}, {}))
    planned = plan_import(found, made.catalog, CATALOG, college, Choices(subjects={}, force=True))
    assert len(planned.changes) > 50
    assert planned.remarks == ()
    for slug, change in planned.changes.items():
        before = in_english(entity_values(made.catalog.courses[f"{college}/{slug}"]))
        after = yaml.safe_load(change.text or (CATALOG / change.file).read_text(encoding="utf-8"))
        assert returning(whole(after, college)) == returning(before)


def in_english(fields: dict[str, Any]) -> dict[str, Any]:
    """Return `fields` with each text as its English words."""
    return {
        name: value["en"] if isinstance(value, dict) and "en" in value else value for name, value in fields.items()
    }


def whole(fields: dict[str, Any], owner: str) -> dict[str, Any]:
    """Return `fields` of a file of `owner` with ids written in full."""
    lists = ("prerequisites", "corequisites", "recommended")
    return {name: with_whole_ids(said, owner) if name in lists else said for name, said in fields.items()}


def test_a_table_has_every_field_of_its_kind_and_the_byte_order_mark_that_excel_needs() -> None:
    for kind in (kind for kind in Kind if kind is not Kind.STEP):
        made = table(demonstration_source(), kind)
        assert made.startswith("\ufeffid,page,name,description,")
        headers = {header.partition(".")[0] for header in next(csv.reader([made.splitlines()[0][1:]]))}
        assert headers == {"id", "page", *read_schema(kind.value)["properties"]}


def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe_and_numbers_stay_numbers() -> None:
    spoiled = organization(name="=HYPERLINK(1)", location={"latitude": 40, "longitude": -104.5})
    one = rows(source(spoiled), Kind.ORGANIZATION)[HOME]
    assert (one["name"], one["location.longitude"]) == ("'=HYPERLINK(1)", "-104.5")


def test_texts_are_in_the_sites_first_language_and_lists_are_one_cell() -> None:
    pieces = course("welding", name={"en": "Welding", "es": "Soldadura"}, grades=[9, 10])
    one = rows(source(pieces, languages=["es", "en"]))[f"{HOME}/welding"]
    assert (one["name"], one["grades"], one["counts_for_graduation"]) == ("Soldadura", "9; 10", "")


def test_a_condition_is_said_in_words() -> None:
    asked = [{"any": ["a/b", {"course": "a/c", "minimum_grade": "C"}]}, {"at_least": 2, "of": ["a/d", "a/e", "a/f"]}]
    words = "(a/b or a/c with a grade of C or better) and (2 of a/d, a/e, a/f)"
    assert condition_words(asked) == words
    said = [{"level": "grade-11"}, {"permission": "instructor"}, {"course": "a/b", "concurrent": True}]
    words = "grade 11 standing and instructor permission and a/b (may be taken concurrently)"
    assert condition_words(said) == words
