"""What "What can I still become?" costs at a school of many pathways: bytes as transferred, and time on a slow phone.

    python -m tests.bench.becoming --pathways 60

The plans are those of the demonstration region, each copied under names of its own until there are enough: a state of
a thousand pathways has about twenty for one school. The browser's processor is slowed down four times.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser

from generator.pages.drafts import Assets, Pages
from generator.pages.render.words import words_in
from generator.pages.situation.files import handed_over
from generator.pages.start.data import plan_data
from generator.pages.view import View
from generator.publish.plain_folder import write_pages
from tests.bench.finder import worked
from tests.bench.parts import PLACES
from tests.demonstration import DAY, demonstration, graph
from tests.web import chromium, serving

SCHOOL = "kestrel-pass"
ROUNDS = 7
LEVELS = ("grade-9", "grade-10", "grade-11", "grade-12")
SLOWER = 4
_THING = re.compile(r'"(course|credential|experience|occupation|support):([^"]+)"')
_ASKED = """([at, level, done]) => new Promise((resolve) => {
    const root = document.documentElement;
    root.classList.remove("answered");
    const start = performance.now();
    new MutationObserver((_, watch) => {
        if (!root.classList.contains("answered")) return;
        watch.disconnect();
        resolve(performance.now() - start);
    }).observe(root, { attributes: true });
    Situation.set({ at, level, done });
})"""


def made_up(number: int) -> Iterator[dict[str, Any]]:
    """Yield `number` plans for one school, made of those of the demonstration that it offers."""
    view, chance = View(graph(), words_in("en"), DAY), random.Random(number)
    plans = [plan_data(view, one) for one in view.catalog.pathways.values()]
    own = [plan for plan in plans if any(place[0] == SCHOOL for place in plan["places"])]
    for copy in range(number):
        text = _THING.sub(rf'"\1:\2-{copy}"', json.dumps(own[copy % len(own)]))
        plan = json.loads(text)
        plan["id"] += f"-{copy}"
        for thing in plan["things"].values():
            thing[0] += f" {chance.choice(PLACES)}"
        yield plan


def measure(browser: Browser, address: str, done: list[str]) -> dict[str, float]:
    """Return what an answer takes with its data at hand, on a processor that is slowed down, in milliseconds.

    On the clock, which other programs delay; and of the processor's own time, without the slowdown, times that.
    """
    context = browser.new_context(viewport={"width": 360, "height": 740})
    tab = context.new_page()
    tab.goto(f"{address}start/#at={SCHOOL}&level=grade-9")
    tab.wait_for_selector(".answered")
    processor = context.new_cdp_session(tab)
    processor.send("Performance.enable", {"timeDomain": "threadTicks"})
    works = []
    for level in LEVELS * ROUNDS:
        before = worked(processor)
        tab.evaluate(_ASKED, [SCHOOL, level, done])
        works.append((worked(processor) - before) * SLOWER)
    processor.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    times = [tab.evaluate(_ASKED, [SCHOOL, level, done]) for level in LEVELS * ROUNDS]
    context.close()
    return {"clock": median(times), "fastest on the clock": min(times), "work": median(works), "first work": works[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pathways", type=int, default=60, help="how many the school offers (60 unless told)")
    number = parser.parse_args().pathways
    plans = list(made_up(number))
    text = json.dumps(
        {"name": "Kestrel Pass", "around": [SCHOOL], "adults": [], "plans": plans}, separators=(",", ":")
    )
    (file,) = handed_over(f"school/{SCHOOL}", text)
    print(
        f"{number} pathways: {len(file.content) / 1000:.0f} kB, {len(gzip.compress(file.content)) / 1000:.1f} kB sent"
    )
    site = demonstration()
    pages = Pages(one for one in site.pages.drafts if one.path == "start/")
    assets = Assets(
        one for one in site.assets.batches if one.prefix.startswith(("assets/pathways/", "data/start/at/"))
    )
    done = random.Random(1).sample(
        sorted({at[7:] for plan in plans for at in plan["things"] if at[:7] == "course:"}), 12
    )
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "careers")
        write_pages(replace(site, pages=pages, assets=assets), root)
        (root / file.path).parent.mkdir(parents=True, exist_ok=True)
        (root / file.path).write_bytes(file.content)
        (root / "404.html").write_text("Not found")
        with serving(Path(name)) as address, chromium() as browser:
            for what, those in (("nothing finished", []), ("12 courses finished", done)):
                print(what, {key: round(value) for key, value in measure(browser, address, those).items()})


if __name__ == "__main__":
    main()
