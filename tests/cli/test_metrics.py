"""`pathways metrics`, from files on disk to what people and programs read."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import json_in, run_in


def test_metrics_of_one_pathway_are_one_object_with_every_course_and_the_totals(folder: Path) -> None:
    assert json_in(folder, "metrics", "town/welding") == {
        "pathway": "town/welding",
        "courses": {
            "town/welding-1": {"blocking": 1, "delay": 2, "centrality": 0, "complexity": 3},
            "town/welding-2": {"blocking": 0, "delay": 2, "centrality": 0, "complexity": 2},
        },
        "totals": {"blocking": 1, "delay": 4, "centrality": 0, "complexity": 5},
    }


def test_metrics_without_a_pathway_are_a_list_of_all(folder: Path) -> None:
    assert [one["pathway"] for one in json_in(folder, "metrics")] == ["town/welding"]


def test_courses_in_a_circle_are_said_to_be_one(folder: Path) -> None:
    path = folder / "town/courses/welding-1.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "prerequisites: welding-2\n", encoding="utf-8")
    assert "need each other in a circle" in run_in(folder, "metrics").output
    assert json_in(folder, "metrics", "welding")["totals"] is None


def test_a_folder_without_a_catalog_is_a_mistake_in_the_command_not_a_crash(tmp_path: Path) -> None:
    result = run_in(tmp_path / "nowhere", "metrics")
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)


def test_an_unknown_pathway_is_answered_with_a_near_one_and_status_2(folder: Path) -> None:
    result = run_in(folder, "metrics", "weldng")
    assert (result.exit_code, "Did you mean welding?" in result.output) == (2, True), result.output
