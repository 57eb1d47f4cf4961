"""A matrix becomes a pathway, and a newer one brings it up to date level by level."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.importers.files import write_files
from generator.importers.memory import memory_file
from generator.importers.plan.matrix import read_matrix
from generator.importers.plan.pathway import PlanChoices, PlanImport, cluster_id, plan_pathway
from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import read_table
from generator.model.findings import Severity
from tests.builders import HOME, catalog, course, credential, experience, occupation, write

FIRST = (
    ("Pathway", "Welding"),
    ("Cluster", "Advanced Manufacturing"),
    ("CIP", "48.0508"),
    ("Grade", "English", "Shop", "Electives"),
    ("9", "English 9", "Welding I", "Band"),
    ("10", "", "Welding II or Drafting", "Band"),
    ("Certifications", "Welder card"),
    ("WBL", "Shop tour"),
    ("Careers", "Welders; Divers"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a catalog with what the matrix names, but for one occupation."""
    return write(tmp_path / "catalog", *PIECES)


PIECES = (
    course("english-9", name="English 9"),
    course("welding-1", name="Welding I"),
    course("welding-2", name="Welding II"),
    course("band", name="Band", repeatable=True),
    course("mesa-college/drafting", name="Drafting"),
    credential("state/card", name="Welder card"),
    experience("tour", name="Shop tour"),
    occupation("state/welders", name="Welders"),
)


def planned(folder: Path, rows: Sequence[Sequence[str]], **choices: Any) -> PlanImport:
    """Return what importing a matrix of `rows` into the catalog in `folder` would do."""
    path = folder.parent / "plan.csv"
    with path.open("w", newline="", encoding="utf-8", errors="replace") as stream:
        csv.writer(stream).writerows(rows)
    held = load(folder).catalog
    return plan_pathway(read_matrix(read_table(path), held.settings, {}), held, folder, HOME, PlanChoices(**choices))


def imported(folder: Path, rows: Sequence[Sequence[str]], **choices: Any) -> PlanImport:
    """Import a matrix of `rows` into the catalog in `folder`."""
    done = planned(folder, rows, **choices)
    texts = {one.file: one.text for one in done.update.changes.values() if one.text}
    write_files(folder, {**texts, memory_file(HOME, done.remembered_as): done.update.memory.text()})
    return done


def path_of(folder: Path) -> Path:
    """Return where the pathway's file stands."""
    return folder / HOME / "pathways" / "welding.yaml"


def fields(folder: Path) -> Any:
    """Return the fields of the pathway."""
    return yaml.safe_load(path_of(folder).read_text(encoding="utf-8"))


def test_a_matrix_becomes_a_pathway_that_can_be_read(folder: Path) -> None:
    done = imported(folder, FIRST)
    assert fields(folder) == {
        "name": "Welding",
        "description": "Welding, a program of study of Aspen ridge.",
        "cluster": "advanced-manufacturing",
        "cip": "48.0508",
        "offered_in": ["aspen-ridge"],
        "occupations": ["state/welders"],
        "plan": {
            "grade-9": [
                {"course": "english-9"},
                {"course": "welding-1"},
                {"course": "band", "role": "elective"},
            ],
            "grade-10": [
                {"choose": 1, "from": [{"course": "welding-2"}, {"course": "mesa-college/drafting"}]},
                {"course": "band", "id": "band-2", "role": "elective"},
                {"credential": "state/card", "exit": True},
                {"experience": "tour"},
            ],
        },
    }
    assert [one.title for one in load(folder).findings if one.severity is Severity.ERROR] == []
    assert [one.words for one in done.missing] == ['"Divers" was not found.']
    assert [one.words for one in done.remarks] == [
        '"Welder card" stands at Grade 10: the list says no year.',
        '"Shop tour" stands at Grade 10: the list says no year.',
    ]


def test_the_next_matrix_changes_its_levels_and_leaves_edited_ones_with_their_comments(folder: Path) -> None:
    imported(folder, FIRST)
    path = path_of(folder)
    text = path.read_text(encoding="utf-8")
    edited = text.replace(
        "    - course: welding-1\n", "    - course: welding-1  # in the old shop\n      term: fall\n"
    )
    path.write_text(edited, encoding="utf-8")
    again = [
        *FIRST[:4],
        ("9", "English 9", "Drafting", ""),
        ("10", "", "Welding II", ""),
        ("11", "", "Welding I", ""),
    ]
    done = imported(folder, again)
    (change,) = done.update.changes.values()
    assert (change.changed, change.kept) == (("plan",), ("plan/grade-9",))
    assert "welding-1  # in the old shop" in path.read_text(encoding="utf-8")
    plan = fields(folder)["plan"]
    assert list(plan) == ["grade-9", "grade-10", "grade-11"]
    assert plan["grade-10"] == [{"course": "welding-2"}]
    assert fields(folder)["occupations"] == ["state/welders"]  # the newer matrix does not speak of them
    imported(folder, again, force=True)
    assert fields(folder)["plan"]["grade-9"] == [{"course": "english-9"}, {"course": "mesa-college/drafting"}]


def test_a_level_that_the_matrix_no_longer_has_goes_unless_somebody_edited_it(folder: Path) -> None:
    imported(folder, FIRST)
    imported(folder, FIRST[:5])
    assert list(fields(folder)["plan"]) == ["grade-9"]
    text = path_of(folder).read_text(encoding="utf-8")
    path_of(folder).write_text(text + "  grade-12:\n    - milestone: Apply for jobs\n", encoding="utf-8")
    imported(folder, FIRST)
    assert fields(folder)["plan"]["grade-12"] == [{"milestone": "Apply for jobs"}]


def test_importing_the_same_again_changes_nothing(folder: Path) -> None:
    imported(folder, FIRST)
    before = path_of(folder).read_bytes()
    (change,) = imported(folder, FIRST).update.changes.values()
    assert (change.text, change.kept, path_of(folder).read_bytes()) == ("", (), before)


def test_a_pathway_written_by_hand_keeps_what_it_says(folder: Path) -> None:
    imported(folder, FIRST)
    (folder / HOME / ".import" / "plan-welding.json").unlink()
    done = imported(folder, [*FIRST[:4], ("9", "", "Drafting", ""), ("11", "", "Welding I", "")])
    (change,) = done.update.changes.values()
    assert change.kept == ("plan/grade-9",)
    assert list(fields(folder)["plan"]) == ["grade-9", "grade-10", "grade-11"]


@pytest.mark.parametrize(
    ("rows", "choices", "said"),
    [
        (FIRST[1:], {}, 'The matrix does not say what its pathway is called. Say it: --name "Welding".'),
        (FIRST[:1] + FIRST[3:], {}, "The career cluster is missing. Say it: --cluster ID. The clusters: advanced-"),
        (
            FIRST,
            {"cluster": "manufacturing"},
            'There is no career cluster "manufacturing". Did you mean advanced-man',
        ),
        (FIRST, {"slug": "Welding!"}, '"Welding!" cannot be an id. Write it like welding-and-metal.'),
        (
            (*FIRST[:4], ("9", "Latin", "")),
            {},
            'Nothing that the matrix names is in the catalog: "Latin". Import the',
        ),
        (FIRST, {"name": "🙂"}, 'No id can be made of "🙂". Say one: --pathway welding.'),
    ],
)
def test_what_is_missing_is_asked_for(folder: Path, rows: Any, choices: dict[str, str], said: str) -> None:
    with pytest.raises(CannotImport) as problem:
        planned(folder, rows, **choices)
    assert said in str(problem.value)


@pytest.mark.parametrize("words", ["Healthcare & Human Services", "healthcare-and-human-services"])
def test_a_cluster_is_known_by_its_name_or_id(words: str) -> None:
    assert cluster_id(words, catalog()) == "healthcare-and-human-services"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a catalog into which any matrix is imported, none of them written."""
    return write(tmp_path_factory.mktemp("fuzz") / "catalog", *PIECES)


CELLS = st.sampled_from(
    [
        *(
            "",
            "9",
            "Grade 10",
            "Year 1",
            "13",
            "English",
            "Welding I",
            "welding i",
            "Band",
            "Band or Welding II",
            "~",
        ),
        *(
            "Welder card",
            "Certifications",
            "Careers:",
            "Pathway",
            "Pathway: A",
            "Cluster",
            "Construction",
            "CIP",
            "=1",
        ),
        *(
            "CIP: 48.0508",
            "Elective",
            "Shop tour",
            "WBL",
            "a/b/c",
            ",,,",
            " or ",
            "and",
            "yes",
            "- b",
            ": c",
            "\u202e",
        ),
    ]
) | st.text(max_size=12)


def outcome(shared: Path, rows: list[list[str]], choices: dict[str, str]) -> str:
    """Return why a matrix of `rows` is refused; nothing when its file could be written and read again."""
    try:
        done = planned(shared, rows, **choices)
    except CannotImport as problem:
        return str(problem)
    write_files(shared.parent / "written", {one.file: one.text for one in done.update.changes.values()})
    return ""


@given(st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=7), st.booleans())
def test_any_matrix_is_imported_or_refused_in_one_sentence(shared: Path, rows: list[list[str]], named: bool) -> None:
    assert "\n" not in outcome(shared, rows, {"name": "Any", "cluster": "construction"} if named else {})
