"""Every page is valid HTML, says what it is to search engines, and weighs little."""

from __future__ import annotations

import json
import subprocess

from playwright.sync_api import Page

from tests.demonstration import ROOT
from tests.web import Published

TESTS = ROOT / "tests"
KILOBYTE = 1000


def test_every_page_is_valid_html(published: Published) -> None:
    run = subprocess.run(
        [
            *("node", TESTS / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"),
            *("--config", TESTS / "htmlvalidate.json", "--formatter", "json", published.folder),
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


def test_the_home_page_weighs_less_than_300_kb(page: Page, published: Published) -> None:
    assert weight(page, published.address) < 300 * KILOBYTE


def test_a_pathway_weighs_less_than_200_kb(page: Page, published: Published) -> None:
    assert weight(page, published.address + "pathways/three-forks-boces/nursing/") < 200 * KILOBYTE
