"""Synthetic catalogs are sound, the same each time, and spoiled only where they say so."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.catalog.load import load
from generator.graph.build import build_graph
from tests.bench.block_yaml import block_yaml
from tests.bench.synthetic import synthetic, write_synthetic


@pytest.mark.parametrize("pathways", [1, 7, 30, 120])
def test_a_synthetic_catalog_has_no_finding_and_no_reference_to_nothing(tmp_path: Path, pathways: int) -> None:
    write_synthetic(tmp_path, pathways)
    loaded = load(tmp_path)
    assert loaded.findings == ()
    assert len(loaded.catalog.pathways) == pathways
    assert build_graph(loaded.catalog).unresolved == ()


def test_the_same_numbers_give_the_same_files_and_another_seed_others() -> None:
    assert list(synthetic(20)) == list(synthetic(20))
    assert list(synthetic(20)) != list(synthetic(20, seed=7))


def test_there_are_about_five_files_for_each_pathway() -> None:
    assert 4.5 < len(list(synthetic(1000))) / 1000 < 5.5


def test_planted_faults_are_what_is_found(tmp_path: Path) -> None:
    planted = write_synthetic(tmp_path, 30, faults=14)
    loaded = load(tmp_path)
    found = [(finding.code, finding.place.file) for finding in loaded.findings]
    found += [("L201", lost.entity.file) for lost in build_graph(loaded.catalog).unresolved]
    assert len(planted) == 14
    assert sorted(found) == sorted(planted)


def test_block_style_reads_back_as_it_was() -> None:
    for _, fields in synthetic(10):
        assert yaml.safe_load(block_yaml(fields)) is not None
        assert yaml.load(block_yaml(fields), Loader=yaml.BaseLoader).keys() == fields.keys()
