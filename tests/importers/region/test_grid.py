"""A skeleton has a course for each grade and subject, and an exit."""

from __future__ import annotations

from generator.importers.region.grid import Skeleton, grid_texts, skeleton_for
from generator.importers.region.kit import demonstration
from generator.importers.yaml_edit import value_of

SETTINGS = demonstration().catalog.settings
WELDING = skeleton_for(demonstration().catalog, "cottonwood", "welding", "Welding", "state/welders", None)


def test_what_leads_to_an_occupation_already_says_its_cluster_and_the_credential_to_begin_with() -> None:
    assert (
        Skeleton(
            "cottonwood",
            "welding",
            "Welding",
            "advanced-manufacturing",
            ("state/welders",),
            ("state/aws-sense-level-1",),
        )
        == WELDING
    )


def test_a_cluster_that_is_named_counts() -> None:
    made = skeleton_for(demonstration().catalog, "cottonwood", "welding", "Welding", "state/welders", "construction")
    assert made.cluster == "construction"


def test_without_an_occupation_there_is_nothing_to_know() -> None:
    made = skeleton_for(demonstration().catalog, "cottonwood", "welding", "Welding", None, None)
    assert (made.cluster, made.occupations, made.credentials) == ("", (), ())


def test_every_grade_of_high_school_has_five_courses_that_the_plan_lists() -> None:
    files = grid_texts(SETTINGS, WELDING, ())
    plan = value_of(files["cottonwood/pathways/welding.yaml"])["plan"]
    assert list(plan) == ["grade-9", "grade-10", "grade-11", "grade-12"]  # type: ignore[arg-type]
    courses = {file for file in files if "/courses/" in file}
    listed = [step["course"] for level in plan.values() for step in level if "course" in step]  # type: ignore
    assert courses == {f"cottonwood/courses/{course}.yaml" for course in listed}
    assert len(courses) == 20
    assert value_of(files["cottonwood/courses/welding-2.yaml"])["grades"] == [10]


def test_the_last_grade_ends_with_a_diploma() -> None:
    plan = value_of(grid_texts(SETTINGS, WELDING, ())["cottonwood/pathways/welding.yaml"])["plan"]
    assert plan["grade-12"][-1] == {"credential": "high-school-diploma", "exit": True}  # type: ignore


def test_a_course_that_is_there_is_used_and_not_written() -> None:
    files = grid_texts(SETTINGS, WELDING, {"cottonwood/courses/english-9.yaml"})
    assert "cottonwood/courses/english-9.yaml" not in files
    assert "- course: english-9\n" in files["cottonwood/pathways/welding.yaml"]
