"""`pathways links`: the addresses of other sites that the catalog names, and whether they still lead somewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import click

from generator.catalog.addresses import addresses as every_address
from generator.cli.open_catalog import open_catalog
from generator.cli.options import catalog_argument
from generator.diff.report.escape import plain
from generator.model.catalog import Catalog
from generator.model.places import Place

SECONDS = 20
PAUSE = 1.0
_HOSTS_AT_ONCE = 8
_NAME = "pathway-catalog link check"
_RESERVED_HOSTS = ("example", "example.com", "example.net", "example.org", "invalid", "localhost", "test")
# These say "not for programs" or "not now", not "not there".
_INCONCLUSIVE_STATUSES = frozenset({401, 403, 405, 406, 408, 429, 451, 500, 502, 503, 504, 999})


@dataclass(frozen=True, slots=True)
class DeadLink:
    """An address that leads nowhere, why, and everywhere it is written."""

    address: str
    why: str
    places: tuple[Place, ...]


CheckAddress = Callable[[str], str]
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


def dead_links(found: Mapping[str, tuple[Place, ...]], ask: CheckAddress | None = None) -> tuple[DeadLink, ...]:
    """Return the addresses that lead nowhere, sorted. One site is asked one thing at a time, with a pause between."""
    asking = ask or check_address
    by_host: dict[str, list[str]] = {}
    for address in found:
        by_host.setdefault(_host(address), []).append(address)
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        answers = pool.map(lambda host: tuple(_check_host(by_host[host], asking)), sorted(by_host))
        dead = [DeadLink(address, why, found[address]) for of_host in answers for address, why in of_host if why]
    return tuple(sorted(dead, key=lambda link: link.address))


def _check_host(wanted: Iterable[str], ask: CheckAddress) -> Iterator[tuple[str, str]]:
    for number, address in enumerate(wanted):
        if number and ask is check_address:
            time.sleep(PAUSE)
        yield address, ask(address)


def check_address(address: str) -> str:
    """Return what is wrong with `address`; nothing when it leads somewhere, or when the site will not say."""
    wrong = ""
    for method in ("HEAD", "GET"):
        request = Request(address, method=method, headers={"User-Agent": _NAME})  # noqa: S310
        try:
            with urlopen(request, timeout=SECONDS):  # noqa: S310  # https only, see _host
                return ""
        except HTTPError as problem:
            settled = problem.code not in _INCONCLUSIVE_STATUSES
            wrong = f"the site answered with status {problem.code}" if settled else ""
        except (OSError, ValueError) as problem:
            wrong = f"no answer ({getattr(problem, 'reason', problem)})"
    return wrong
