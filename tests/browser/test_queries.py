"""What people type leads to the page they mean: the list in queries.yaml, asked one after the other in one page."""

from __future__ import annotations

from pathlib import Path

import yaml
from playwright.sync_api import Page

from tests.browser.test_finder import open_finder
from tests.web import Published

QUERIES: dict[str, dict[str, str | list[str]]] = yaml.safe_load(
    Path(__file__).with_name("queries.yaml").read_text(encoding="utf-8")
)
RIGHT = 115
OF = 120
NOTHING = "none"
"""Stands in the list for a query that no page answers."""

_ASK = """async (queries) => {
    const finder = document.getElementById("finder");
    const form = finder.querySelector("form");
    const base = new URL(finder.dataset.root, location).pathname;
    const first = [];
    for (const query of queries) {
        const before = finder.dataset.ready;
        form.elements.q.value = query;
        form.requestSubmit();
        while (finder.dataset.ready === before) await new Promise((go) => setTimeout(go, 4));
        const links = [...finder.querySelectorAll(".finder-found a:not([href^=mailto])")];
        const link = links.find((one) => one.checkVisibility());
        first.push(link?.pathname.startsWith(base) ? link.pathname.slice(base.length) : "none");
    }
    return first;
}"""


def test_what_people_type_leads_to_the_page_they_mean(page: Page, published: Published) -> None:
    asked = [(query, wanted) for group in QUERIES.values() for query, wanted in group.items()]
    open_finder(page, published)
    first = page.evaluate(_ASK, [query for query, _ in asked])
    wrong = [
        f"{query}: {found}, not {wanted}"
        for (query, wanted), found in zip(asked, first, strict=True)
        if found not in ([wanted] if isinstance(wanted, str) else wanted)
    ]
    assert len(asked) >= OF
    assert len(wrong) <= len(asked) * (OF - RIGHT) / OF, "\n".join(wrong)
