"""`pathways links`: which addresses of other sites are asked, and what is said of the dead ones."""

from __future__ import annotations

from pathlib import Path

from generator.catalog.load import load
from generator.cli.links import addresses, dead_links
from tests.cli.conftest import LINKED
from tests.diff.sides import lay


def test_only_addresses_that_can_exist_are_asked(tmp_path: Path) -> None:
    found = addresses(load(lay(tmp_path, LINKED)).catalog)
    assert list(found) == ["https://github.com/high-valley/catalog", "https://www.high-valley.gov/welding?a=@team|x"]


def test_links_that_lead_somewhere_are_not_told(tmp_path: Path) -> None:
    assert dead_links(addresses(load(lay(tmp_path, LINKED)).catalog), lambda _: "") == ()
