"""Dense catalogs are small and can be read, and work on them grows no faster than they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.load import load
from generator.model.findings import Severity
from tests.bench.dense import KINDS, write_dense


@pytest.mark.parametrize("kind", KINDS)
def test_a_dense_catalog_is_small_and_can_be_read(kind: str, tmp_path: Path) -> None:
    make, size, largest = KINDS[kind]
    assert write_dense(tmp_path / "largest", kind, largest) < 1_000_000
    write_dense(tmp_path / "usual", kind, min(size, 30))
    assert not [one for one in load(tmp_path / "usual").findings if one.severity is Severity.ERROR]
    assert list(make(5)) == list(make(5))
