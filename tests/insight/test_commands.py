"""The commands reach, metrics and resilience, from files on disk to what people and programs read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

FILES = {
    "catalog.yaml": "name: Small\nregion: Here\nschool_year: '2026-27'\nlevels:\n"
    + "".join(f"  - {{id: grade-{n}, name: Grade {n}, kind: grade}}\n" for n in range(9, 13)),
    "town/organization.yaml": "name: Town\ndescription: A district in the hills.\ntype: school-district\n",
    "college/organization.yaml": "name: College\ndescription: A college by the river.\ntype: college\n",
    "town/courses/welding-1.yaml": "name: Welding I\ndescription: First welds and safety.\nsubject: cte\n",
    "town/courses/welding-2.yaml": "name: Welding II\ndescription: Second welds, with more heat.\nsubject: cte\n"
    "prerequisites: welding-1\nofferings: [{by: town, years: odd, delivery: in-person}]\n",
    "town/credentials/card.yaml": "name: Welder's card\ndescription: A card for welders.\ntype: certification\n",
    "town/pathways/welding.yaml": "name: Welding\ndescription: From sparks to seams.\ncluster: manufacturing\n"
    "offered_in: [town]\noccupations: []\nentries: [{level: grade-9}]\nplan:\n"
    "  grade-9: [{course: welding-1}]\n  grade-10: [{course: welding-2}]\n"
    "  grade-12: [{credential: card, after: welding-2, exit: true}]\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--catalog", str(folder)])


def _json(folder: Path, *words: str) -> Any:
    result = _run(folder, *words, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_metrics_of_one_pathway_are_one_object_with_every_course_and_the_totals(folder: Path) -> None:
    assert _json(folder, "metrics", "town/welding") == {
        "pathway": "town/welding",
        "courses": {
            "town/welding-1": {"blocking": 1, "delay": 2, "centrality": 0, "complexity": 3},
            "town/welding-2": {"blocking": 0, "delay": 2, "centrality": 0, "complexity": 2},
        },
        "totals": {"blocking": 1, "delay": 4, "centrality": 0, "complexity": 5},
    }


def test_metrics_without_a_pathway_are_a_list_of_all(folder: Path) -> None:
    assert [one["pathway"] for one in _json(folder, "metrics")] == ["town/welding"]


def test_reach_tells_each_organization_and_entry_what_can_be_finished_and_when(folder: Path) -> None:
    (here,) = _json(folder, "reach", "welding")["answers"]
    (start,) = here["entries"]
    (card,) = start["exits"]
    assert (here["organization"], start["level"]) == ("town", "grade-9")
    assert (card["reachable"], card["level"]) == (True, "grade-12")
    assert card["route"] == ["welding-1", "welding-2", "card"]
    assert here["cohorts"][1]["turns"][0]["level"] == "grade-11"
    assert here["out_of_order"] == []


def test_reach_says_what_is_missing_in_words(folder: Path) -> None:
    result = _run(folder, "reach", "welding", "--at", "college")
    assert result.exit_code == 0
    assert "nobody teaches Welding II to learners of College, only at Town; Welder's card needs it" in result.output


def test_reach_counts_what_the_learner_has(folder: Path) -> None:
    answers = _json(folder, "reach", "welding", "--at", "college", "--from", "grade-12", "--have", "welding-2")[
        "answers"
    ]
    assert answers[0]["entries"][0]["exits"][0]["route"] == ["card"]


def test_reach_as_text_says_who_takes_which_course_when(folder: Path) -> None:
    assert (
        "Students starting Grade 9 in fall 2027 take Welding II in Grade 11."
        in _run(folder, "reach", "welding").output
    )


def test_resilience_lists_threads_with_the_exits_they_cut(folder: Path) -> None:
    first = _json(folder, "resilience")[0]
    assert (first["kind"], first["id"]) == ("course", "town/welding-1")
    assert first["cuts"] == [{"pathway": "town/welding", "organization": "town", "exit": "card"}]
    assert "Welding I\tcourse\t1\tTown\tWelding" in _run(folder, "resilience").output


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        (("reach", "town/weldin"), "Did you mean town/welding?"),
        (("metrics", "weldng"), "Did you mean welding?"),
        (("reach", "welding", "--at", "twn"), "Did you mean town?"),
        (("reach", "welding", "--from", "grade9"), "Did you mean grade-9"),
        (("reach", "welding", "--have", "welding1"), "Did you mean welding-1"),
    ],
)
def test_an_unknown_name_is_answered_with_a_near_one_and_status_2(
    folder: Path, words: tuple[str, ...], suggestion: str
) -> None:
    result = _run(folder, *words)
    assert (result.exit_code, suggestion in result.output) == (2, True), result.output


def test_a_folder_without_a_catalog_is_a_mistake_in_the_command_not_a_crash(tmp_path: Path) -> None:
    result = _run(tmp_path / "nowhere", "metrics")
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("command", ["reach", "metrics", "resilience"])
def test_help_shows_an_example(command: str) -> None:
    output = CliRunner().invoke(main, [command, "--help"]).output
    assert f"pathways {command}" in output.partition("Example:")[2]


def test_courses_in_a_circle_are_said_to_be_one(folder: Path) -> None:
    path = folder / "town/courses/welding-1.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "prerequisites: welding-2\n", encoding="utf-8")
    assert "need each other in a circle" in _run(folder, "metrics").output
    assert _json(folder, "metrics", "welding")["totals"] is None
