"""A change is what means something else: not where, in which order or on how many lines it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.checks.example_catalog import FILES, PATHWAY, WELDING_1, WELDING_2, WELDING_3
from generator.diff.changes import differences
from generator.diff.meaning import current_ids
from generator.diff.report.headline import headline
from tests.diff.sides import compared, lay
from tests.laws import examples

DESCRIBED = sorted(name for name in FILES if name.endswith(".yaml") and name != "catalog.yaml")


def rewritten(text: str, width: int, order: int) -> str:
    """Return YAML that says the same with other keys first, other line breaks, other quotes, and a comment."""
    values = yaml.safe_load(text)
    keys = sorted(values)
    turned = {key: values[key] for key in (*keys[order % len(keys) :], *keys[: order % len(keys)])}
    styled: str = yaml.safe_dump(turned, sort_keys=False, width=width, allow_unicode=True)
    return f"# Written anew.\n{styled}"


@settings(
    max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(name=st.sampled_from(DESCRIBED), width=st.integers(20, 200), order=st.integers(0, 9))
def test_a_file_written_differently_that_means_the_same_is_no_change(
    tmp_path_factory: pytest.TempPathFactory, name: str, width: int, order: int
) -> None:
    folder = tmp_path_factory.mktemp("sides")
    base = load(lay(folder / "base"))
    head = load(lay(folder / "head", {name: rewritten(FILES[name], width, order)}))
    assert differences(base.catalog, head.catalog, current_ids(head.catalog)) == ()


def test_a_reformatted_file_changes_nothing_that_is_published(tmp_path: Path) -> None:
    impact = compared(tmp_path, {WELDING_1: rewritten(FILES[WELDING_1], 30, 2)})
    assert impact.published.nothing
    assert not impact.effects
    assert not impact.findings


def test_spelling_one_condition_in_two_ways_is_no_change(tmp_path: Path) -> None:
    text = FILES[WELDING_3].replace("prerequisites: welding-2", "prerequisites: {all: [{any: [welding-2]}]}")
    assert text != FILES[WELDING_3]
    assert compared(tmp_path, {WELDING_3: text}).changes == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("welding-2", "{course: welding-2, minimum_grade: C}"),
        ("{course: welding-2, minimum_grade: C}", "{course: welding-2, minimum_grade: B}"),
        ("welding-2", "{course: welding-2, concurrent: true}"),
        ("{level: grade-11}", "{level: grade-12}"),
        ("{permission: instructor}", "{permission: counselor}"),
    ],
)
def test_another_grade_level_or_permission_is_a_change(tmp_path: Path, one: str, other: str) -> None:
    before, after = ({WELDING_3: FILES[WELDING_3].replace("welding-2", asked, 1)} for asked in (one, other))
    assert [change.fields for change in compared(tmp_path, after, before).changes] == [("prerequisites",)]


def test_a_course_with_nothing_more_said_of_it_is_the_course(tmp_path: Path) -> None:
    text = FILES[WELDING_3].replace(
        "prerequisites: welding-2", "prerequisites: {course: welding-2, concurrent: false}"
    )
    assert compared(tmp_path, {WELDING_3: text}).changes == ()


@pytest.mark.parametrize(
    ("file", "written", "otherwise"),
    [
        (WELDING_1, "subject: cte\n", "subject: cte\nstatus: active\n"),
        (WELDING_1, "subject: cte\n", "subject: cte\nofferings: [{by: aspen-ridge}]\n"),
        (
            WELDING_1,
            "subject: cte\n",
            "subject: cte\nofferings: [{by: aspen-ridge, years: every, delivery: in-person, terms: []}]\n",
        ),
        (WELDING_1, "subject: cte\n", "subject: cte # shop\n"),
        (PATHWAY, "- course: welding-2\n", "- {course: welding-2, role: required, exit: false, id: welding-2}\n"),
    ],
)
def test_writing_a_default_out_changes_nothing_that_readers_see(
    tmp_path: Path, file: str, written: str, otherwise: str
) -> None:
    assert written in FILES[file]
    impact = compared(tmp_path, {file: FILES[file].replace(written, otherwise)})
    assert headline(impact) == "Changed nothing that readers see."
    assert not impact.changes


def test_the_order_of_grades_and_the_entry_one_has_anyway_say_nothing_new(tmp_path: Path) -> None:
    course = "aspen-ridge/courses/shop.yaml"
    text = "name: Shop\ndescription: A course in the shop, for learners who like to build.\nsubject: cte\n"
    pathway = FILES[PATHWAY].partition("entries:")
    rest = pathway[2].partition("\n")[2]
    while rest.startswith((" ", "-")):
        rest = rest.partition("\n")[2]
    before = {course: text + "grades: [9, 10, 11]\n", PATHWAY: pathway[0] + rest}
    after = {
        course: text + "grades: [11, 9, 10, 9]\n",
        PATHWAY: before[PATHWAY] + "entries: [{level: grade-9}]\n",
    }
    assert compared(tmp_path, after, before).changes == ()


def test_a_step_moved_to_another_level_is_a_change_of_the_plan(tmp_path: Path) -> None:
    text = (
        FILES[PATHWAY]
        .replace("  grade-10:\n    - course: welding-2\n", "")
        .replace("  grade-11:\n", "  grade-11:\n    - course: welding-2\n")
    )
    (change,) = compared(tmp_path, {PATHWAY: text}).changes
    assert (change.id, change.fields) == ("aspen-ridge/welding", ("plan",))


def test_a_rename_with_formerly_is_one_change_wherever_the_new_name_is_used(tmp_path: Path) -> None:
    renamed = "aspen-ridge/courses/welding-two.yaml"
    after = {
        WELDING_2: "(this file is deleted)\n",
        renamed: FILES[WELDING_2] + "formerly: [welding-2]\n",
        WELDING_3: FILES[WELDING_3].replace("welding-2", "welding-two"),
        PATHWAY: FILES[PATHWAY].replace("welding-2", "welding-two"),
    }
    impact = compared(tmp_path, after)
    (change,) = impact.changes
    assert change.renamed
    assert impact.published.redirected == (("courses/aspen-ridge/welding-2/", "courses/aspen-ridge/welding-two/"),)
    assert impact.published.removed == ()
    assert impact.exit_status == 0
