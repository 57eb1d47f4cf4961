"""The edits of a yearly turn: what somebody decided, each in its file, and nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.catalog.load import load
from generator.importers.files import write_files
from generator.importers.tables.rows import CannotImport
from generator.importers.yearly_edits import Decisions, YearlyEdits, plan_yearly_edits
from generator.model.school_year import SchoolYear
from tests.builders import HOME, agreement, course, credential, organization, write

YEAR = SchoolYear(2027)
AGREEMENT, CARD, LAB = f"{HOME}/agreements/dual.yaml", f"{HOME}/credentials/card.yaml", f"{HOME}/courses/lab.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a catalog with an agreement that ends, a credential on an old list, and a course that ends."""
    made = write(
        tmp_path / "catalog",
        organization("mesa-college", type="college"),
        agreement("dual", {"lab": "mesa-college/b"}, receiving="mesa-college", ends_on="2027-06-30"),
        credential("card", state_lists=[{"list": "State list", "year": "2026-27"}], ends_on="2027-12-31"),
        course("lab", ends_on="2024-02-29"),
        course("mesa-college/b"),
    )
    for file in (AGREEMENT, CARD, LAB, "catalog.yaml"):
        text = (made / file).read_text(encoding="utf-8")
        (made / file).write_text(f"# Kept.\n{text}# At the end.\n", encoding="utf-8")
    return made


def turned(folder: Path, **decided: object) -> YearlyEdits:
    return plan_yearly_edits(load(folder).catalog, folder, YEAR, Decisions(**decided))  # type: ignore[arg-type]


def test_by_itself_only_the_school_year_changes(folder: Path) -> None:
    settings = folder / "catalog.yaml"
    before = settings.read_text(encoding="utf-8").replace("2026-27", '"2026-27" # this year')
    settings.write_text(before, encoding="utf-8")
    edits = turned(folder)
    assert edits.texts == {"catalog.yaml": before.replace("2026-27", "2027-28")}
    assert edits.said == (("catalog.yaml", "school_year: 2026-27 → 2027-28"),)


def test_what_is_renewed_lasts_through_the_school_year(folder: Path) -> None:
    edits = turned(folder, renew=[f"{HOME}/lab", CARD], renew_agreements=True)
    assert dict(edits.said[1:]) == {
        AGREEMENT: "ends_on: 2027-06-30 → 2028-06-30",
        LAB: "ends_on: 2024-02-29 → 2029-02-28",
        CARD: "ends_on: 2027-12-31 → 2028-12-31",
    }


def test_one_file_may_change_in_two_ways_and_keeps_its_comments(folder: Path) -> None:
    text = turned(folder, renew=[CARD], listed=[CARD]).texts[CARD]
    said = yaml.safe_load(text)
    assert str(said["ends_on"]) == "2028-12-31"
    assert said["state_lists"][-1] == {"list": "State list", "year": "2027-28"}
    assert text.startswith("# Kept.\n")
    assert text.endswith("# At the end.\n")


def test_what_is_retired_has_ceased_and_is_not_renewed_with_the_others(folder: Path) -> None:
    edits = turned(folder, retire=[f"{HOME}/dual"], renew_agreements=True)
    assert edits.said[1:] == ((AGREEMENT, "status: active → ceased"),)


def test_decisions_made_once_change_nothing_when_made_again(folder: Path) -> None:
    decided = {"renew": [LAB], "listed": [CARD], "retire": [f"{HOME}/dual"]}
    write_files(folder, turned(folder, **decided).texts)
    assert turned(folder, **decided) == YearlyEdits({}, ())


@pytest.mark.parametrize(
    ("decided", "words"),
    [
        ({"renew": [f"{HOME}/labb"]}, f'There is no "{HOME}/labb". Did you mean {HOME}/lab?'),
        ({"renew": ["mesa-college/b"]}, '"mesa-college/b" has no last day.'),
        ({"listed": [f"{HOME}/lab"]}, f'"{HOME}/lab" is no credential on a list.'),
        ({"renew": [LAB], "retire": [f"{HOME}/lab"]}, f"{LAB} cannot go on and be retired."),
    ],
)
def test_a_decision_that_cannot_be_is_refused(folder: Path, decided: dict[str, list[str]], words: str) -> None:
    with pytest.raises(CannotImport) as refused:
        turned(folder, **decided)
    assert str(refused.value) == words


def test_an_id_of_two_things_is_told_apart_by_the_file(folder: Path) -> None:
    write(folder, course("card", ends_on="2027-06-30"))
    with pytest.raises(CannotImport, match=r'Several things are called "aspen-ridge/card"\. Name the file: '):
        turned(folder, renew=[f"{HOME}/card"])
