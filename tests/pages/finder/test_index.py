"""What the finder fetches is little and complete, however many pathways there are."""

from __future__ import annotations

import gzip
import json
from functools import cache

import pytest

from generator.pages.finder.index import FinderData, PathwayRow, SearchText, finder_files
from generator.pages.finder.words import words_of
from generator.pages.page import Asset
from generator.pages.view import path_of
from tests.bench.finder import made_up
from tests.demonstration import demonstration, loaded
from tests.laws import NIGHT, at_night

KILOBYTE = 1000
RESULTS = 12


@cache
def files() -> tuple[Asset, ...]:
    return finder_files(made_up(10_000 if NIGHT else 500))[1]


@cache
def sizes(part: str) -> list[int]:
    return sorted(len(gzip.compress(file.content, 6)) for file in files() if part in file.path)


@at_night
def test_a_first_search_among_ten_thousand_pathways_takes_less_than_200_kb() -> None:
    scripts = sum(
        len(gzip.compress(asset.content)) for asset in demonstration().assets if "finder" in asset.path.split("/")[-1]
    )
    assert sizes("facets.json")[0] + sizes("/words/")[-1] + RESULTS * sizes("/rows/")[-1] + scripts < 200 * KILOBYTE


@at_night
def test_a_further_search_for_two_words_takes_less_than_50_kb() -> None:
    assert 2 * sizes("/words/")[-1] + RESULTS * sizes("/rows/")[-1] < 50 * KILOBYTE


def test_every_word_is_in_the_file_that_is_asked_for_it() -> None:
    facets = json.loads(next(file.content for file in files() if file.path.endswith("facets.json")))
    common, starts = set(facets["common"]), facets["shards"]
    for file in files():
        if "/words/" not in file.path:
            continue
        name = starts[int(file.path.rpartition("/")[2].removesuffix(".json"))]
        for word in json.loads(file.content):
            assert word not in common
            asked = next((s for s in starts if word.startswith(s) and not s.endswith("-")), f"{word}-")
            assert asked == name


def test_the_numbers_of_a_word_are_the_rows_that_hold_it() -> None:
    search = [SearchText((f"Pathway {n}",), text="welding" if n % 3 else "") for n in range(100)]
    rows = tuple(PathwayRow(one, {}, {}, {"n": n}) for n, one in enumerate(search))
    (words,) = (json.loads(file.content) for file in finder_files(FinderData(rows))[1] if "/words/" in file.path)
    found, at = [], -1
    for gap in words["welding"].split("|")[2].split(" "):
        at += int(gap, 36)
        found.append(at)
    assert found == [n for n in range(100) if n % 3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nurses’ aides", ["nurse", "aide"]),
        ("Enfermería", ["enfermeria"]),
        ("A glass bus", ["a", "glass", "bus"]),
        ("Classes, courses", ["class", "course"]),
        ("Algebra II", ["algebra", "2"]),
        ("CompTIA A+", ["comptia", "a+"]),
        ("CUL 1040", ["cul", "1040", "cul1040"]),
        ("cul-1040", ["cul", "1040", "cul1040"]),
        ("CUL1040", ["cul1040"]),
        ("29-1141.00", ["29", "1141", "00", "29114100"]),
        ("焊接", ["焊接"]),
    ],
)
def test_words_are_looked_up_without_accents_capitals_and_plurals(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_every_open_pathway_is_in_the_finder() -> None:
    shown = [
        row["path"]
        for asset in demonstration().assets
        if asset.path.startswith("find/") and "/rows/" in asset.path
        for row in json.loads(asset.content)
    ]
    open_ones = [one for one in loaded().catalog.pathways.values() if one.status != "ceased"]
    assert sorted(shown) == sorted(path_of(pathway) for pathway in open_ones)
