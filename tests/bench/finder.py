"""What a search costs in a catalog of ten thousand pathways: bytes as transferred, and time in the browser.

    python -m tests.bench.finder --pathways 10000

Pathways are made up from the words of the demonstration region, with every facet drawn at random: the hardest case
to compress. Beside them there are twice as many courses and other pages.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession

from generator.catalog.load import load
from generator.pages.finder.everyday_words import everyday_words
from generator.pages.finder.facets import AUDIENCES, CREDENTIALS, INTERESTS
from generator.pages.finder.index import FinderData, OtherRow, PathwayRow, SearchText, finder_files
from generator.pages.scripts import assets as scripts
from generator.pages.scripts import script
from generator.publish.files import write_changed
from tests.bench.report import keep
from tests.demonstration import ROOT
from tests.web import chromium, serving

PLACES = 180
COUNTIES = 64
QUERIES = ("welding", "nurse", "construction safety", "data", "weldng")

_PAGE = """<!doctype html><title>Bench</title><script src="{words}"></script><script src="{script}"></script>
<script>const finder = new Finder(new URL("{folder}", location), new URL("written.json", location));</script>"""
_TIMED = """async ([query, chosen, order]) => {
    const start = performance.now();
    await (window.ready ??= finder.load());
    const loaded = performance.now();
    const sets = Object.fromEntries(Object.entries(chosen).map(([key, values]) => [key, new Set(values)]));
    const { rows, first } = await finder.search(query, sets, order);
    const found = performance.now();
    await finder.shown([...first, ...rows.slice(0, 4)]);
    return [rows.length, loaded - start, found - loaded, performance.now() - found];
}"""
ROUNDS = 7


def made_up(number: int) -> FinderData:
    """Return that many pathways and twice as many other pages, in order of name, the same every time."""
    catalog = load(ROOT / "catalog").catalog
    names = [str(entity.name) for entity in catalog.all()]
    texts = [str(entity.description) for entity in catalog.all() if entity.description]
    chance = random.Random(5)
    rows = [_row(chance, names, texts, at) for at in range(number)]
    others = [_other(chance, names, texts, at) for at in range(2 * number)]
    return FinderData(
        tuple(sorted(rows, key=lambda row: row.search.titles[0].casefold())),
        tuple(sorted(others, key=lambda row: (row.kind, row.search.titles[0].casefold()))),
        {f"org-{place}": f"County {place % COUNTIES}" for place in range(PLACES)},
        everyday_words(catalog.settings),
    )


def _other(chance: random.Random, names: list[str], texts: list[str], at: int) -> OtherRow:
    kind, owner = chance.choice(("course", "course", "course", "credential", "experience")), chance.randrange(PLACES)
    name = f"{chance.choice(names)} {chance.choice(('I', 'II', 'Basics', 'Lab'))}"
    code = f"{chance.choice(('WEL', 'NUR', 'CUL', 'MA', 'EN', 'BIO'))} {chance.randrange(100, 9_999)}"
    text = f"{chance.choice(texts)} . Upper Valley School District {owner}"
    where = f"{code} · Upper Valley School District {owner}"
    shown = {"path": f"{kind}s/org-{owner}/{kind}-{at}/", "name": name, "kind": kind.title(), "where": where}
    return OtherRow(kind, SearchText((name,), (), text, (code,)), shown)


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
        "interest": tuple(chance.sample(INTERESTS, 2)),
        "when": chance.choice(((), (), (), ("evening",), ("evening", "weekend"))),
        "cost": chance.choice(((), (), ("0",), ("500",))),
        "help": tuple(chance.sample(("transport", "childcare", "tutoring", "equipment"), chance.choice([0, 1, 2]))),
    }
    search = SearchText(
        (title,), tuple(chance.sample(names, 5)), " . ".join((chance.choice(texts), *chance.sample(names, 25)))
    )
    return PathwayRow(search, facets, {"time": years, "wage": round(wage / 1000)}, shown)


def own(data: FinderData, to: Path) -> str:
    """Write the finder's data; return its folder."""
    began = time.perf_counter()
    folder, files = finder_files(data)
    print(f"own data: {time.perf_counter() - began:.1f} s, {len(files)} files")
    for asset in (*files, *scripts()):
        write_changed(to / "careers" / asset.path, asset.content)
    write_changed(to / "careers" / "written.json", b"[]")
    page = _PAGE.format(words=script("finder-words.js"), script=script("finder.js"), folder=folder)
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


def main() -> None:
    summary, example, *_ = (__doc__ or "").split("\n\n")
    parser = argparse.ArgumentParser(description=summary, epilog=f"example: {example.strip()}")
    parser.add_argument("--pathways", type=int, default=10_000, help="how many (10000 unless told)")
    asked = parser.parse_args()
    data = made_up(asked.pathways)
    with tempfile.TemporaryDirectory() as name:
        to = Path(name)
        own(data, to)
        with serving(to) as address, chromium() as browser:
            keep("finder", [{"pathways": asked.pathways, **measure(browser, f"{address}index.html")}])


if __name__ == "__main__":
    main()
