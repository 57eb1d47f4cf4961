"""The demonstration catalog: no errors, gaps that are intended, and a mutation for many rules.

Each mutation changes the whole catalog the way somebody might by mistake. What is new must be its rule, where it is
expected, and nothing else.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalog.load import load
from generator.checks.baseline import compare
from generator.checks.engine import Report, check
from generator.model.findings import Finding, Severity

AS_OF = date(2026, 11, 2)
CATALOG = Path(__file__).resolve().parents[2] / "catalog"
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "known_gaps.txt"
PATHWAY = "granite-gap-tech/pathways/welding.yaml"
WELDING_1 = "three-forks-boces/courses/welding-1.yaml"
AGREEMENT = "sagehen-valley/agreements/concurrent-granite.yaml"
TOUR = "sagehen-valley/experiences/plant-tour.yaml"
PROJECT = "sagehen-valley/experiences/fabrication-project.yaml"
OCCUPATION = "state/occupations/welders.yaml"

Fields = dict[str, Any]
Change = Callable[[Fields], None]


def gap(finding: Finding) -> str:
    """Return a finding as a line of the golden file, without what changes when lines move."""
    return f"{finding.severity} {finding.code} {finding.place.file}{finding.place.pointer} {finding.value}".rstrip()


@pytest.fixture(scope="module")
def sound() -> Report:
    return check(load(CATALOG), AS_OF)


def test_the_demonstration_catalog_has_no_errors(sound: Report) -> None:
    assert [gap(finding) for finding in sound.findings if finding.severity is Severity.ERROR] == []


def test_its_gaps_are_the_intended_ones(sound: Report) -> None:
    """Set PATHWAYS_UPDATE_GOLDEN to write the list anew, and read what changed."""
    gaps = "".join(f"{gap(finding)}\n" for finding in sound.findings)
    if os.environ.get("PATHWAYS_UPDATE_GOLDEN"):
        GOLDEN.write_text(gaps, encoding="utf-8")
    assert gaps.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def level(name: str, index: int, **fields: Any) -> Change:
    """Return the change that gives a step other fields."""
    return lambda pathway: pathway["plan"][name][index].update(fields)


def put(**fields: Any) -> Change:
    """Return the change that sets fields."""
    return lambda entity: entity.update(fields)


def drop(*names: str) -> Change:
    """Return the change that takes fields away."""

    def change(entity: Fields) -> None:
        for name in names:
            del entity[name]

    return change


def move(step: str, to: str) -> Change:
    """Return the change that moves the step doing `step` to the end of the level `to`."""

    def change(pathway: Fields) -> None:
        for steps in pathway["plan"].values():
            for found in [one for one in steps if step in one.values()]:
                steps.remove(found)
                found.pop("term", None)
        pathway["plan"].setdefault(to, []).append(found_step(step))

    return change


def found_step(step: str) -> Fields:
    kind = "credential" if step.startswith("state/") else "course"
    return {kind: step}


def no_exits(pathway: Fields) -> None:
    for steps in pathway["plan"].values():
        for step in steps:
            step.pop("exit", None)


def one_wage(occupation: Fields) -> None:
    del occupation["wages"][0]["area"]


def twice(pathway: Fields) -> None:
    pathway["plan"]["grade-11"].append({"course": "three-forks-boces/welding-1"})


MUTATIONS: list[tuple[str, str, Change, str]] = [
    ("a course with a typing mistake", PATHWAY, level("grade-10", 0, course="three-forks-boces/weldng-1"), "L201"),
    (
        "a credential where a course is expected",
        WELDING_1,
        put(prerequisites="state/osha-10-general-industry"),
        "L202",
    ),
    (
        "a circle among courses",
        "three-forks-boces/courses/trades-foundations.yaml",
        put(prerequisites="welding-1"),
        "S301",
    ),
    (
        "a course that needs itself",
        "three-forks-boces/courses/trades-foundations.yaml",
        put(prerequisites="trades-foundations"),
        "S302",
    ),
    (
        "a condition that asks for too much",
        PATHWAY,
        level("grade-12", 0, after={"at_least": 2, "of": ["wel-1010"]}),
        "S304",
    ),
    ("a course before its prerequisite", PATHWAY, move("wel-1020", "grade-9"), "P401"),
    ("a course in a wrong grade", WELDING_1, put(grades=[9]), "P403"),
    ("a course twice in the plan", PATHWAY, twice, "P405"),
    ("nobody may join late", PATHWAY, drop("entries"), "P409"),
    ("a district that is in no agreement", AGREEMENT, put(sending="cinder-mesa"), "O505"),
    ("an agreement past its day", AGREEMENT, put(ends_on="2025-06-30"), "O506"),
    ("a plan without exits", PATHWAY, no_exits, "R601"),
    ("a license for older people", "state/credentials/aws-sense-level-1.yaml", put(minimum_age=21), "R607"),
    ("a project without a host", PROJECT, drop("hosts"), "W701"),
    ("a tour said to be work", TOUR, put(stage="at"), "W702"),
    ("an unknown cluster", PATHWAY, put(cluster="advanced-manufacture"), "M803"),
    ("a wage without its area", OCCUPATION, one_wage, "M804"),
    ("a small group", PATHWAY, lambda pathway: pathway["outcomes"][0].update(count=2), "Q905"),
    ("an old review", PATHWAY, put(reviewed_on="2024-01-15"), "Q906"),
    ("a misspelt field", PATHWAY, lambda pathway: pathway.update(ofered_in=pathway.pop("offered_in")), "D"),
]


@pytest.mark.parametrize(
    ("file", "change", "code"), [row[1:] for row in MUTATIONS], ids=[row[0] for row in MUTATIONS]
)
def test_a_mutation_raises_its_rule_and_nothing_else(
    tmp_path: Path, sound: Report, file: str, change: Change, code: str
) -> None:
    folder = tmp_path / "catalog"
    shutil.copytree(CATALOG, folder)
    fields = yaml.safe_load((folder / file).read_text(encoding="utf-8"))
    change(fields)
    (folder / file).write_text(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False), encoding="utf-8")
    new = compare(check(load(folder), AS_OF), sound).new
    assert new
    assert [gap(finding) for finding in new if not finding.code.startswith(code)] == []


def test_a_deleted_course_is_reported_wherever_it_is_needed(tmp_path: Path, sound: Report) -> None:
    folder = tmp_path / "catalog"
    shutil.copytree(CATALOG, folder)
    (folder / WELDING_1).unlink()
    new = compare(check(load(folder), AS_OF), sound).new
    assert {finding.code for finding in new} == {"L201"}
    assert PATHWAY in {finding.place.file for finding in new}


def test_an_unreadable_course_is_reported_once(tmp_path: Path, sound: Report) -> None:
    folder = tmp_path / "catalog"
    shutil.copytree(CATALOG, folder)
    (folder / WELDING_1).write_text("name: Welding: one\n", encoding="utf-8")
    new = compare(check(load(folder), AS_OF), sound).new
    assert [(finding.code, finding.place.file) for finding in new] == [("F101", WELDING_1)]
