"""`pathways links`: which addresses of other sites are asked, and what is said of the dead ones."""

from __future__ import annotations

import asyncio
from pathlib import Path

from generator.catalog.load import load
from generator.cli.upkeep.links import addresses, dead_links
from generator.model.places import Place
from tests.cli.conftest import LINKED
from tests.diff.sides import lay
from tests.loops import in_own_thread


async def works(address: str) -> str:
    """Say of every address that it works."""
    return ""


def test_only_addresses_that_can_exist_are_asked(tmp_path: Path) -> None:
    found = addresses(load(lay(tmp_path, LINKED)).catalog)
    assert list(found) == ["https://github.com/high-valley/catalog", "https://www.high-valley.gov/welding?a=@team|x"]


def test_links_that_lead_somewhere_are_not_told(tmp_path: Path) -> None:
    found = addresses(load(lay(tmp_path, LINKED)).catalog)
    assert in_own_thread(lambda: dead_links(found, works)) == ()


def test_one_site_is_asked_one_thing_at_a_time() -> None:
    busy: set[str] = set()

    async def ask(address: str) -> str:
        host = address.split("/")[2]
        assert host not in busy
        busy.add(host)
        await asyncio.sleep(0.001)
        busy.remove(host)
        return "gone"

    found = {f"https://{host}/{number}": () for host in ("a", "b", "c") for number in range(5)}
    assert [link.address for link in in_own_thread(lambda: dead_links(found, ask))] == sorted(found)


def test_what_there_is_no_time_for_is_told_as_that() -> None:
    async def ask(address: str) -> str:
        await asyncio.sleep(60 if address.endswith("slow") else 0)
        return ""

    place = Place("aspen-ridge/organization.yaml", "/web_page")
    found = {"https://a.gov/1": (place,), "https://a.gov/slow": (place,), "https://b.gov/1": (place,)}
    (late,) = in_own_thread(lambda: dead_links(found, ask, seconds=0.3))
    assert (late.address, late.places) == ("https://a.gov/slow", (place,))
    assert late.why.startswith("not checked, because all links together took ")
