"""`pathways resilience`, from files on disk to what people and programs read."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import json_in, run_in


def test_resilience_lists_threads_with_the_exits_they_cut(folder: Path) -> None:
    first = json_in(folder, "resilience")[0]
    assert (first["kind"], first["id"]) == ("course", "town/welding-1")
    assert first["cuts"] == [
        {"pathway": "town/welding", "organization": "town", "exit": "card", "levels": ["grade-9"]}
    ]
    assert "Welding I\tcourse\t1\tTown\tWelding" in run_in(folder, "resilience").output
