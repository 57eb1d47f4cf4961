"""What a search costs in a catalog of ten thousand pathways: bytes as transferred, and time in the browser.

    python -m tests.bench.finder --pathways 10000 --pagefind

Pathways are made up from the words of the demonstration region, with every facet drawn at random: the hardest case
to compress. Measured is the finder's own data and, if asked for, Pagefind with the same filters and orders.
"""

from __future__ import annotations

import argparse
import gzip
import random
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession

from generator.catalog.load import load
from generator.pages.finder.index import PathwayRow, finder_files
from generator.pages.finder.pages import AUDIENCES, CREDENTIALS
from generator.pages.page import Page
from generator.pages.scripts import assets as scripts
from generator.pages.scripts import script
from generator.publish.files import write_changed
from generator.publish.search import Records, record_of, write_index
from tests.bench.report import keep
from tests.demonstration import ROOT
from tests.web import chromium, serving

PLACES = 180
COUNTIES = 64
QUERIES = ("welding", "nurse", "construction safety", "data")

_PAGE = """<!doctype html><title>Bench</title><script src="{script}"></script>
<script>const finder = new Finder(new URL("{folder}", location));</script>"""
_TIMED = """async ([query, chosen, order]) => {
    const start = performance.now();
    await (window.ready ??= finder.load());
    const loaded = performance.now();
    const sets = Object.fromEntries(Object.entries(chosen).map(([key, values]) => [key, new Set(values)]));
    const { rows } = await finder.search(query, sets, order);
    const found = performance.now();
    await finder.shown(rows.slice(0, 4));
    return [rows.length, loaded - start, found - loaded, performance.now() - found];
}"""
ROUNDS = 7


def made_up(number: int) -> tuple[PathwayRow, ...]:
    """Return that many pathways, in order of name, the same every time."""
    catalog = load(ROOT / "catalog").catalog
    names = [str(entity.name) for entity in catalog.all()]
    texts = [str(entity.description) for entity in catalog.all() if entity.description]
    chance = random.Random(5)
    rows = [_row(chance, names, texts, at) for at in range(number)]
    return tuple(sorted(rows, key=lambda row: row.title.casefold()))


def _row(chance: random.Random, names: list[str], texts: list[str], at: int) -> PathwayRow:
    places = chance.sample(range(PLACES), chance.choice([1, 1, 1, 2, 3, 5]))
    wage, years = chance.randrange(28_000, 140_000), chance.choice([1, 1, 2, 2, 3, 4, 4, 5, 6])
    title = f"{chance.choice(names)} and {chance.choice(names)}"
    shown = {
        "id": f"org-{places[0]}/pathway-{at}",
        "path": f"pathways/org-{places[0]}/pathway-{at}/",
        "name": title,
        "about": chance.choice(texts)[:160],
        "cluster": "Healthcare & Human Services",
        "places": [f"Upper Valley School District {place}" for place in places],
        "start": "Grade 9, Grade 11",
        "credential": f"{chance.choice(names)}: up to {years} years from Grade 9",
        "wage": f"${wage:,}",
        "tags": ["College credit", "Paid work"],
    }
    facets: Mapping[str, tuple[str, ...]] = {
        "cluster": (f"cluster-{chance.randrange(14)}",),
        "place": tuple(f"org-{place}" for place in places),
        "entry": tuple(f"level-{level} {years}" for level in chance.sample(range(5), chance.choice([1, 2]))),
        "for": tuple(chance.sample(AUDIENCES, chance.choice([1, 1, 2]))),
        "credential": tuple(chance.sample(CREDENTIALS, chance.choice([1, 2, 3]))),
        "wage": (str(wage // 20_000),),
        "work": tuple(chance.sample(("about", "through", "at", "paid"), chance.choice([1, 2, 3]))),
        "college-credit": chance.choice(((), ("yes",))),
        "online": chance.choice(((), (), (), ("some",), ("all", "some"))),
    }
    text = " ".join((chance.choice(texts), *chance.sample(names, 25)))
    return PathwayRow(title, text, facets, {"time": years, "wage": round(wage / 1000)}, shown)


def own(rows: tuple[PathwayRow, ...], to: Path) -> str:
    """Write the finder's data; return its folder."""
    began = time.perf_counter()
    folder, files = finder_files(rows, {f"org-{place}": f"County {place % COUNTIES}" for place in range(PLACES)})
    print(f"own data: {time.perf_counter() - began:.1f} s, {len(files)} files")
    for asset in (*files, *scripts()):
        write_changed(to / "careers" / asset.path, asset.content)
    page = _PAGE.format(script=script("finder.js"), folder=folder)
    for name in ("index.html", "404.html"):
        write_changed(to / "careers" / name, page.encode())
    return folder


def measure(browser: Browser, address: str) -> dict[str, float]:
    """Print what searches cost: each one as the first on its page, and again with everything at hand.

    Returns the fastest and the slowest first search, in milliseconds, and the most that one transfers.
    """
    asked: list[tuple[str, dict[str, list[str]], str]] = [(query, {}, "") for query in QUERIES]
    asked += [("welding", {"cluster": ["cluster-3"]}, "wage"), ("", {"place": ["org-7"], "work": ["paid"]}, "time")]
    print("first search of a page: transferred; time for facets, words, first results = all; work of the processor")
    times, transferred = [], []
    for query, chosen, order in asked:
        rounds = [once(browser, address, query, chosen, order) for _ in range(ROUNDS)]
        parts = [median(one[0][at] for one in rounds) for at in range(5)]
        sums = [sum(one[0][1:4]) for one in rounds]
        times.append(median(sums))
        transferred.append(rounds[0][2])
        again, work = (
            median(values) for values in zip(*((sum(one[1][1:4]), one[1][4]) for one in rounds), strict=True)
        )
        print(
            f"{query or '(no words)'!s:20} {' '.join(chosen):13} {parts[0]:6.0f} found {rounds[0][2]:6.1f} kB"
            f" {parts[1]:4.0f} {parts[2]:4.0f} {parts[3]:4.0f} = {median(sums):4.0f} ms (best {min(sums):4.0f}),"
            f" work {parts[4]:4.0f} ms; again {again:5.1f} ms, work {work:4.0f} ms"
        )
    return {"fastest": min(times), "slowest": max(times), "kB": max(transferred)}


def once(
    browser: Browser, address: str, query: str, chosen: dict[str, list[str]], order: str
) -> tuple[list[float], list[float], float]:
    """Return the number found and the times of the first search in a fresh browser, those of a second, and kB."""
    context = browser.new_context()
    tab = context.new_page()
    sizes: list[int] = []
    tab.goto(address, wait_until="load")
    tab.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    processor = context.new_cdp_session(tab)
    processor.send("Performance.enable", {"timeDomain": "threadTicks"})
    busy = worked(processor)
    first = [*tab.evaluate(_TIMED, [query, chosen, order]), worked(processor) - busy]
    tab.wait_for_timeout(100)
    busy = worked(processor)
    second = [*tab.evaluate(_TIMED, [query, chosen, order]), worked(processor) - busy]
    context.close()
    return first, second, sum(sizes) / 1000


def worked(processor: CDPSession) -> float:
    """Return how many milliseconds the page has kept its processor busy: no other process counts."""
    metrics = processor.send("Performance.getMetrics")["metrics"]
    return next(float(one["value"]) * 1000 for one in metrics if one["name"] == "TaskDuration")


def pagefind(rows: tuple[PathwayRow, ...], to: Path) -> None:
    """Print what Pagefind would send before the first result: program, list of pages, filters."""
    pages = [
        Page(
            path=str(row.shown["path"]),
            title=row.title,
            body="",
            kind="Pathway",
            search_text=row.text,
            filters=tuple((key, value) for key, values in row.facets.items() for value in values),
        )
        for row in rows
    ]
    began = time.perf_counter()
    records = Records()
    records.add(record_of(page, "en") for page in pages)
    write_index(records, to)
    print(f"Pagefind: {time.perf_counter() - began:.1f} s, {sum(1 for _ in to.rglob('*'))} files")
    parts: dict[str, list[Path]] = {
        "program": [to / "pagefind.js", to / "pagefind-worker.js", to / "wasm.en.pagefind"],
        "list of pages": list(to.glob("*.pf_meta")),
        "filters": list((to / "filter").iterdir()),
    }
    for name, files in parts.items():
        print(f"  {name}: {sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000:.1f} kB")
    words = list((to / "index").iterdir())
    average = sum(file.stat().st_size for file in words) / len(words)
    print(f"  one part of the words, on average: {average / 1000:.1f} kB")


def main() -> None:
    summary, example, *_ = (__doc__ or "").split("\n\n")
    parser = argparse.ArgumentParser(description=summary, epilog=f"example: {example.strip()}")
    parser.add_argument("--pathways", type=int, default=10_000, help="how many (10000 unless told)")
    parser.add_argument("--pagefind", action="store_true", help="weigh Pagefind's index of the same pathways too")
    asked = parser.parse_args()
    rows = made_up(asked.pathways)
    with tempfile.TemporaryDirectory() as name:
        to = Path(name)
        own(rows, to)
        with serving(to) as address, chromium() as browser:
            keep("finder", [{"pathways": asked.pathways, **measure(browser, f"{address}index.html")}])
        if asked.pagefind:
            pagefind(rows, to / "pagefind")


if __name__ == "__main__":
    main()
