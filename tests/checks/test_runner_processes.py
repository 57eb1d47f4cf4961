"""A check by several processes finds what a check by one finds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.catalog import load as loading
from generator.checks import apply_rules as applying
from generator.checks.runner import check
from generator.runtime import parallel as processes
from tests.bench.synthetic import write_synthetic


@pytest.mark.parametrize("faults", [0, 60])
def test_several_processes_find_what_one_finds(tmp_path: Path, faults: int, monkeypatch: pytest.MonkeyPatch) -> None:
    write_synthetic(tmp_path, 40, faults=faults)
    as_of = date(2026, 11, 2)
    told: list[int] = []
    alone = loading.load(tmp_path)
    found_alone = check(alone, as_of)

    for module in (processes, applying):
        monkeypatch.setattr(module, "_PARALLEL_FROM", 1)
    monkeypatch.setattr(processes, "available_processes", lambda: 3)
    together = loading.load(tmp_path, lambda done, _: told.append(done))

    assert together == alone
    assert check(together, as_of) == found_alone
    assert found_alone.findings
    assert told == sorted(set(told))
    assert told[-1] == len(alone.files) - 1
