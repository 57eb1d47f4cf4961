"""A build that takes from the last one what did not change gives what a clean build gives."""

from __future__ import annotations

import random
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from generator.pages.cache import Cache
from generator.pages.site import load_site
from generator.pages.website import Site
from generator.pages.workbench import SiteBuilder
from generator.publish.build import BuildResult, build
from tests.bench.synthetic import write_synthetic
from tests.laws import NIGHT, examples
from tests.publish.samples import written

DAY = date(2026, 11, 1)
TURNS = 3 if NIGHT else 2
"""How often a catalog is edited. The second build already takes from the first what did not change."""


def edit(catalog: Path, chance: random.Random) -> None:
    """Change a random file in a way that keeps the catalog sound: a name, a link between steps, a file less."""
    files = sorted(catalog.glob("*/*/*.yaml"))
    file = chance.choice(files)
    text = file.read_text()
    match chance.randrange(4):
        case 0 | 1:
            line = next(line for line in text.splitlines() if line.startswith("name: "))
            word = chance.choice(["R&D", "<b>", "for all", "“quoted”", "{{ 7 * 7 }}"])
            file.write_text(text.replace(line, f"name: '{word} {chance.randrange(100)}'", 1))
        case 2:
            file = chance.choice([one for one in files if "- milestone: Update" in one.read_text()])
            file.write_text(file.read_text().replace("Update", "Renew", 1))
        case _:
            damage = chance.choice(sorted(catalog.parent.glob("cache/*/*/*/*")))
            damage.write_bytes(damage.read_bytes()[: chance.randrange(40)])


@pytest.mark.parametrize("seed", range(1, 2 + examples(100) // 100))
def test_random_edits_give_what_a_clean_build_gives(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    catalog, site = tmp_path / "catalog", tmp_path / "site"
    write_synthetic(catalog, 6)
    for turn in range(TURNS):
        cache = Cache(tmp_path / "cache")
        begun = cache.begin()
        assert isinstance(build(catalog, site, partial(load_site, as_of=DAY, cache=cache)), BuildResult)
        cache.sweep(begun)
        clean = tmp_path / f"clean-{turn}"
        assert isinstance(build(catalog, clean, partial(load_site, as_of=DAY)), BuildResult)
        assert written(site) == written(clean)
        for _ in range(chance.randrange(1, 4)):
            edit(catalog, chance)


def test_a_workbench_shows_what_a_new_reading_shows(tmp_path: Path) -> None:
    chance = random.Random(3)
    catalog = tmp_path / "catalog"
    write_synthetic(catalog, 6)
    workbench = SiteBuilder(catalog, DAY, Cache(tmp_path / "cache"))
    for _ in range(TURNS):
        shown, clean = workbench.site(), load_site(catalog, DAY)
        assert isinstance(shown, Site)
        assert isinstance(clean, Site)
        gaps = [page for page in clean.pages if page.section == "gaps"]
        assert [page for page in shown.pages if page.section != "gaps"] == [
            page for page in clean.pages if page not in gaps
        ]
        assert list(shown.assets) == list(clean.assets)
        edit(catalog, chance)
    (catalog / "district-1" / "courses" / "statistics.yaml").unlink()
    assert not isinstance(load_site(catalog, DAY), Site)
    again = workbench.site()
    assert isinstance(again, Site)
    assert again.pages.at("courses/district-1/statistics/") is None
