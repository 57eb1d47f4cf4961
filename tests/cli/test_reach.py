"""`pathways reach`, from files on disk to what people and programs read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import json_in, run_in


def test_reach_tells_each_organization_and_entry_what_can_be_finished_and_when(folder: Path) -> None:
    (here,) = json_in(folder, "reach", "welding")["answers"]
    (start,) = here["entries"]
    (card,) = start["exits"]
    assert (here["organization"], start["level"]) == ("town", "grade-9")
    assert (card["reachable"], card["level"]) == (True, "grade-12")
    assert card["route"] == ["welding-1", "welding-2", "card"]
    assert here["cohorts"][1]["turns"][0]["level"] == "grade-11"
    assert here["out_of_order"] == []


def test_reach_says_what_is_missing_in_words(folder: Path) -> None:
    result = run_in(folder, "reach", "welding", "--at", "college")
    assert result.exit_code == 0
    assert "nobody teaches Welding II to learners of College, only at Town; Welder's card needs it" in result.output


def test_reach_counts_what_the_learner_has(folder: Path) -> None:
    answers = json_in(folder, "reach", "welding", "--at", "college", "--from", "grade-12", "--have", "welding-2")[
        "answers"
    ]
    assert answers[0]["entries"][0]["exits"][0]["route"] == ["card"]


def test_reach_as_text_says_who_takes_which_course_when(folder: Path) -> None:
    assert (
        "Students starting Grade 9 in fall 2027 take Welding II in Grade 11."
        in run_in(folder, "reach", "welding").output
    )


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        (("reach", "town/weldin"), "Did you mean town/welding?"),
        (("reach", "welding", "--at", "twn"), "Did you mean town?"),
        (("reach", "welding", "--from", "grade9"), "Did you mean grade-9"),
        (("reach", "welding", "--have", "welding1"), "Did you mean welding-1"),
    ],
)
def test_an_unknown_name_is_answered_with_a_near_one_and_status_2(
    folder: Path, words: tuple[str, ...], suggestion: str
) -> None:
    result = run_in(folder, *words)
    assert (result.exit_code, suggestion in result.output) == (2, True), result.output
