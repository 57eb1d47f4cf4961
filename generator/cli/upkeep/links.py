"""`pathways links`: the addresses of other sites that the catalog names, and whether they still lead somewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.catalog.addresses import addresses as every_address
from generator.cli.open_catalog import open_catalog
from generator.cli.options import catalog_argument
from generator.diff.report.escape import plain
from generator.model.catalog import Catalog
from generator.model.places import Place
from generator.runtime.public_web import check_address, public_client

SECONDS = 20.0
"""How long one link may take, with all it leads to."""
RUN_SECONDS = 30 * 60.0
"""How long all links may take together."""
PAUSE = 1.0
_HOSTS_AT_ONCE = 8
_RESERVED_HOSTS = ("example", "example.com", "example.net", "example.org", "invalid", "localhost", "test")


@dataclass(frozen=True, slots=True)
class DeadLink:
    """An address that leads nowhere, why, and everywhere it is written."""

    address: str
    why: str
    places: tuple[Place, ...]


CheckAddress = Callable[[str], Awaitable[str]]
"""From an address to what is wrong with it; empty when it works."""


@click.command("links")
@catalog_argument
@click.option("--ask/--list", default=True, help="Check every address, or only list them.")
def links_command(catalog: Path, ask: bool) -> None:
    """Check whether the web pages that CATALOG links to still exist. It runs slowly, to be polite to other sites.

    \b
    Exit status: 0 every link works, 1 some links are dead, 2 cannot run.
    \b
    Example:
      pathways links --list
    """
    loaded = open_catalog(catalog)
    found = addresses(loaded.catalog)
    if not ask:
        for address, places in found.items():
            click.echo(f"{plain(address)}  {', '.join(place.file for place in places)}")
        return
    dead = dead_links(found)
    for link in dead:
        click.echo(f"{plain(link.address)}: {plain(link.why)}")
        for place in link.places:
            click.echo(f"  → {plain(place.file)}")
    click.echo(f"{len(dead)} of {len(found)} links are dead.")
    raise SystemExit(bool(dead))


def addresses(catalog: Catalog) -> Mapping[str, tuple[Place, ...]]:
    """Return every address of another site with the places where it is written, sorted.

    Addresses under names that are set aside for examples (RFC 2606) are left out.
    """
    found: dict[str, list[Place]] = {}
    for address, place in every_address(catalog):
        found.setdefault(address, []).append(place)
    return {address: tuple(found[address]) for address in sorted(found) if _is_real(address)}


def _is_real(address: str) -> bool:
    host = _host(address)
    return bool(host) and not any(host == name or host.endswith(f".{name}") for name in _RESERVED_HOSTS)


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme == "https" else ""


def dead_links(
    found: Mapping[str, tuple[Place, ...]], ask: CheckAddress | None = None, seconds: float = RUN_SECONDS
) -> tuple[DeadLink, ...]:
    """Return the addresses that lead nowhere, sorted. One site is asked one thing at a time, with a pause between.

    What there is no time for within `seconds` is among them, and says so.
    """
    wrong = dict.fromkeys(found, f"not checked, because all links together took {seconds / 60:g} minutes")
    asyncio.run(_check_all(wrong, ask, seconds))
    return tuple(DeadLink(address, wrong[address], found[address]) for address in sorted(found) if wrong[address])


async def _check_all(wrong: dict[str, str], ask: CheckAddress | None, seconds: float) -> None:
    """Write into `wrong` what is wrong with each of its addresses, host by host, until the time is up."""
    by_host: dict[str, list[str]] = {}
    for address in wrong:
        by_host.setdefault(_host(address), []).append(address)
    at_once = asyncio.Semaphore(_HOSTS_AT_ONCE)

    async def check_host(addresses: list[str], ask: CheckAddress, pause: float) -> None:
        async with at_once:
            for number, address in enumerate(addresses):
                if number:
                    await asyncio.sleep(pause)
                wrong[address] = await ask(address)

    async with public_client() as client:
        web = partial(check_address, client, seconds=SECONDS)
        asking = [check_host(by_host[host], ask or web, 0 if ask else PAUSE) for host in sorted(by_host)]
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await asyncio.gather(*asking)
