"""`pathways rollover`: the list, the change, and that nothing new is wrong that it has not announced."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.checks.baseline import mark_known
from generator.checks.runner import Report, check
from generator.model.findings import Severity
from tests.builders import HOME, Piece, agreement, course, credential, organization, pathway, write
from tests.cli.conftest import run_in
from tests.laws import examples

DAY = "2027-06-15"
Plan = dict[str, list[Mapping[str, Any]]]


def run(folder: Path, *words: str) -> Result:
    return run_in(folder, "rollover", *words, "--as-of", DAY)


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """Return a catalog in which welding is taught in even years only and an agreement ends in June."""
    plan: Plan = {
        "grade-9": [{"course": "welding"}],
        "grade-12": [{"credential": "card", "after": "welding", "exit": True}],
    }
    return write(
        tmp_path / "catalog",
        organization("mesa-college", type="college"),
        agreement("dual", {"welding": "mesa-college/wel"}, receiving="mesa-college", ends_on="2027-06-30"),
        course("welding", grades=[9], offerings=[{"by": HOME, "years": "even"}]),
        course("mesa-college/wel"),
        credential("card", state_lists=[{"list": "State list", "year": "2026-27"}]),
        pathway("weld", plan, entries=[{"level": "grade-9"}], reviewed_on="2026-01-10"),
    )


def test_a_dry_run_shows_the_list_and_the_change_and_writes_nothing(catalog: Path) -> None:
    before = {path: path.read_bytes() for path in catalog.rglob("*.yaml")}
    result = run(catalog, "2027-28", "--dry-run")
    assert result.exit_code == 0, result.output
    ends = "Agreements that end before the school year does:\n- Dual ends on 2027-06-30"
    for words in (
        "Changed for the school year 2027-28:\n- catalog.yaml: school_year: 2026-27 → 2027-28\n",
        f"{ends} ({HOME}/agreements/dual.yaml)\n",
        f"names:\n- Card: State list, 2026-27 ({HOME}/credentials/card.yaml)\n",
        f"Reviews due by the first day of the school year:\n- {HOME}: Weld, 2026-01-10\n",
        f"Not taught in 2027-28, but in 2028-29:\n- Welding, Aspen ridge ({HOME}/courses/welding.yaml)\n",
        "What pathways check will newly report:\n",
        '\n-school_year: 2026-27\n+school_year: "2027-28"\n',
        "keep the year that ends for the scorecard: git tag school-year-2026-27\n",
        "\nNothing was written (--dry-run).\n",
    ):
        assert words in result.output
    assert {path: path.read_bytes() for path in catalog.rglob("*.yaml")} == before


def test_what_was_decided_is_written_and_asked_no_more(catalog: Path) -> None:
    words = ("2027-28", "--renew-agreements", "--listed", f"{HOME}/card")
    assert run(catalog, *words).exit_code == 0
    again = run(catalog, *words)
    assert again.output.startswith("The catalog is for 2027-28 already. Nothing changes.\n")
    assert "Agreements that end" not in again.output
    assert "official list" not in again.output


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["next"], '"next" is no school year. Write it as 2027-28.'),
        (["2026-28"], '"2026-28" is no school year. Write it as 2027-28.'),
        (["2025-26"], "The catalog is for 2026-27 already. It cannot be turned back to 2025-26."),
        (["2028-29"], "2028-29 is too far ahead. The next school year is 2027-28."),
        (["2027-28", "--retire", "nobody/none"], 'There is no "nobody/none".'),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(catalog: Path, words: list[str], answer: str) -> None:
    result = run(catalog, *words)
    assert (result.exit_code, result.output) == (2, f"Error: {answer}\n")


def test_a_file_with_errors_is_left_alone(catalog: Path) -> None:
    file = catalog / HOME / "agreements" / "dual.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "sendig: nobody\n", encoding="utf-8")
    before = (catalog / "catalog.yaml").read_bytes()
    result = run(catalog, "2027-28", "--renew-agreements")
    answer = f"Error: {HOME}/agreements/dual.yaml has errors. Fix these first: run pathways check.\n"
    assert (result.exit_code, result.output) == (2, answer)
    assert (catalog / "catalog.yaml").read_bytes() == before


YEARS = st.sampled_from(["every", "odd", "even"])
ENDS = st.sampled_from([None, "2026-01-31", "2027-06-30", "2027-12-31", "2028-06-30"])
DECIDED = [
    *(["--renew", f"{HOME}/agreements/dual.yaml"], ["--renew-agreements"], ["--listed", f"{HOME}/card"]),
    *(["--retire", f"{HOME}/{one}"] for one in ("c0", "c1", "card", "weld")),
]


@st.composite
def catalogs(draw: st.DrawFn) -> tuple[Piece, ...]:
    """Draw a catalog with two courses in a row, each every, odd or even years, and things that end."""

    def dated(**fields: Any) -> dict[str, Any]:
        ends = draw(ENDS)
        return {**fields, **({"ends_on": ends} if ends else {})}

    lists = [{"list": "State list", "year": draw(st.sampled_from(["2025", "2026-27", "2027-28"]))}]
    plan: Plan = {
        "grade-11": [{"course": "c0"}],
        "grade-12": [{"course": "c1"}, {"credential": "card", "after": "c1", "exit": True}],
    }
    return (
        organization("mesa-college", type="college"),
        agreement("dual", {"c0": "mesa-college/wel"}, receiving="mesa-college", **dated(ends_on="2027-06-30")),
        course("c0", **dated(grades=[11, 12], offerings=[{"by": HOME, "years": draw(YEARS)}])),
        course("c1", **dated(prerequisites="c0", offerings=[{"by": HOME, "years": draw(YEARS)}])),
        course("mesa-college/wel"),
        credential("card", **dated(state_lists=lists)),
        pathway("weld", plan, **dated(entries=[{"level": "grade-11"}])),
    )


def checked(folder: Path) -> Report:
    return check(load(folder), date.fromisoformat(DAY))


@settings(max_examples=examples(8))
@given(catalogs(), st.lists(st.sampled_from(DECIDED), max_size=3))
def test_nothing_is_newly_wrong_that_was_not_announced_and_a_second_turn_changes_nothing(
    pieces: tuple[Piece, ...], decided: list[list[str]]
) -> None:
    words = ["2027-28", *(word for each in decided for word in each)]
    with TemporaryDirectory() as place:
        folder, before = (write(Path(place) / name, *pieces) for name in ("catalog", "before"))
        result = run(folder, *words)
        if result.exit_code == 2:  # kept and retired
            assert "cannot go on and be retired" in result.output
            return
        assert result.exit_code == 0, result.output
        new = mark_known(checked(folder), checked(before)).new
        told = {finding for finding in new if finding.severity is not Severity.NOTE}
        lines = re.findall(r"^- (?:error|warning): .*$", result.output, re.MULTILINE)
        assert len(lines) == len(told)
        for finding in told:
            assert any(f"({finding.code}), {finding.place.file}" in line for line in lines)
        after = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
        assert "Nothing changes." in run(folder, *words).output
        assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == after
