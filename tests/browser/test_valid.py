"""Every page is valid HTML, says what it is to search engines, and weighs little."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import one_of_each_kind
from tests.demonstration import ROOT
from tests.laws import NIGHT
from tests.web import Published

TESTS = ROOT / "tests"
KILOBYTE = 1000


def samples(folder: Path) -> Iterator[Path]:
    """Yield one page of each kind, which share a template, and every twentieth page for what differs among them."""
    chosen = {folder / path.partition("?")[0] / "index.html" for path in one_of_each_kind()}
    for number, file in enumerate(sorted(folder.rglob("*.html"))):
        if number % 20 == 0 or file in chosen or file.parent == folder:
            yield file


def test_pages_are_valid_html(published: Published) -> None:
    looked_at = [published.folder] if NIGHT else list(samples(published.folder))
    run = subprocess.run(
        [
            *("node", TESTS / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"),
            *("--config", TESTS / "htmlvalidate.json", "--formatter", "json"),
            *looked_at,
        ],
        cwd=TESTS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout, run.stderr
    found = [
        (file["filePath"].removeprefix(str(published.folder)), message["ruleId"], message["message"])
        for file in json.loads(run.stdout)
        for message in file["messages"]
    ]
    assert found == []


def weight(page: Page, address: str) -> int:
    """Return how many bytes the first view of a page takes, as they are transferred."""
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(address, wait_until="networkidle")
    return sum(sizes)


@pytest.mark.parametrize("language", ["", "es/"])
@pytest.mark.parametrize(("path", "kilobytes"), [("", 60), ("pathways/three-forks-boces/nursing/", 80)])
def test_home_weighs_less_than_60_kb_and_the_longest_pathway_less_than_80(
    page: Page, published: Published, language: str, path: str, kilobytes: int
) -> None:
    assert weight(page, f"{published.address}{language}{path}") < kilobytes * KILOBYTE
