"""How large the pages of pathways are: `python -m tests.bench.pathway_pages` prints a table of all of them.

Heights are in CSS pixels with every fold closed. `answers` is how far down pay, cost and contact end.
"""

from __future__ import annotations

import functools
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from generator.pages.site import load_site
from generator.publish.build import BuildResult, build
from tests.demonstration import CATALOG, DAY, loaded
from tests.web import chromium, serving

_MEASURE = """() => {
    const fact = (name) => [...document.querySelectorAll("dl.facts dt")].find((one) => one.textContent === name);
    const ends = ["What people earn", "Cost", "Who to contact"].map(fact).filter(Boolean)
        .map((one) => one.nextElementSibling.getBoundingClientRect().bottom + scrollY);
    const stops = [...document.querySelectorAll("a[href], a[role=link], button, input, select, summary, [tabindex]")]
        .filter((one) => one.tabIndex >= 0 && one.getClientRects().length > 0
            && one.checkVisibility({ visibilityProperty: true }));
    const root = document.documentElement;
    return [root.scrollHeight, Math.round(Math.max(...ends)), stops.length, root.scrollWidth];
}"""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen on which pages are looked at."""

    name: str
    width: int
    height: int


WIDE, PHONE = Screen("wide", 1280, 900), Screen("phone", 360, 740)


@dataclass(frozen=True, slots=True)
class PageSize:
    """How high a page is, where pay, cost and contact end, how often the tab key stops, and how wide it is."""

    height: int
    answers: int
    stops: int
    width: int


def measured(browser: Browser, address: str, screen: Screen) -> dict[str, PageSize]:
    """Return the size of each pathway's page of the demonstration's site at `address`, by its path."""
    tab = browser.new_page(viewport={"width": screen.width, "height": screen.height})
    found = {}
    for pathway in loaded().catalog.pathways:
        path = f"pathways/{pathway}/"
        tab.goto(address + path)
        found[path] = PageSize(*tab.evaluate(_MEASURE))
    tab.close()
    return found


def table(sizes: dict[str, dict[str, PageSize]]) -> str:
    """Return the sizes as a Markdown table, the longest page first."""
    lines = ["| pathway | 1280 px | stops | 360 px | answers on a phone, screens |", "|---|---:|---:|---:|---:|"]
    for path, wide in sorted(sizes["wide"].items(), key=lambda pair: -pair[1].height):
        phone = sizes["phone"][path]
        screens = f"{phone.answers / PHONE.height:.1f}"
        lines.append(f"| {path.split('/', 1)[1]} | {wide.height:,} | {wide.stops} | {phone.height:,} | {screens} |")
    return "\n".join(lines)


def main() -> None:
    """Build the demonstration and print the table."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address, chromium() as browser:
        load = functools.partial(load_site, as_of=DAY)
        assert isinstance(build(CATALOG, Path(folder) / "careers", load, address=address), BuildResult)
        print(table({screen.name: measured(browser, address, screen) for screen in (WIDE, PHONE)}))


if __name__ == "__main__":
    main()
