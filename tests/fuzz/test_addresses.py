"""Whatever stands in a page's address or storage, it opens: no error, nothing comes alive, nothing sticks out.

Nothing here knows which words a page reads from its address, or which keys from its storage: all get what is hostile.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import ConsoleMessage, Page

from tests.browser.kinds import one_of_each_kind
from tests.fuzz import corpus
from tests.fuzz.hostile_text import built_from
from tests.laws import NIGHT, examples
from tests.web import Published

FEW = (
    *("", "find/", "compare/", "my-list/", "start/", "start/granite-gap-tech/welding/", "nowhere/"),
    "pathways/granite-gap-tech/welding/",
)
"""The pages whose scripts read addresses or storage. At night it is one page of every kind."""
WORDS = (
    *("q", "p", "sort", "view", "cluster", "start", "time", "wage", "name", "table", "constructor", "__proto__"),
    *("=", "&", "?", "#", ",", ".", ";", "|", "/", "../", "%", "%00", "%ff", "%2", "%E2%80%AE", "+", " ", '"', "\\"),
    *("'", "[", "]", "(", "*", "é", "😀", "\ud800", "\0", "\u202e", "welding", "grade-9", "0", "-1", "NaN", "1e999"),
    *("granite-gap-tech/welding", "three-forks-boces/nursing", "toString", "__tabbed_1_1", "a" * 3_000, "a " * 900),
    *("javascript:alive=1", "<b data-alive>", '"><b data-alive>', "<img src=x onerror=alive=1>", "{{alive}}"),
)
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
) | st.sampled_from(WORDS)
VALUES = st.recursive(
    LEAVES,
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=6) | st.sampled_from(WORDS), inside)
    ),
    max_leaves=12,
)
LISTS = st.fixed_dictionaries(
    {"version": st.just(1) | VALUES},
    optional=dict.fromkeys(("pathways", "done", "color", "answers", "levels"), VALUES),
)
STORED = (LISTS | VALUES).map(json.dumps) | built_from(("{", "}", "[", "]", '"', ":", ",", "1", "\0", "null", *WORDS))

WATCH = """() => {
  const get = Storage.prototype.getItem;
  Storage.prototype.getItem = () => get.call(localStorage, "hostile");
  window.waiting = 0;
  const ask = window.fetch;
  window.fetch = (...what) => {
    waiting += 1;
    return ask(...what).finally(() => setTimeout(() => { waiting -= 1; }, 50));
  };
}"""
SETTLED = "waiting === 0 && document.readyState === 'complete'"
WRONG = """() => [
  ...("alive" in window ? ["a script ran"] : []),
  ...[...document.querySelectorAll("[data-alive], [onerror], [href^='javascript:']")].map((one) => one.outerHTML),
  ...(document.documentElement.scrollWidth > innerWidth ? [`${document.documentElement.scrollWidth} wide`] : []),
  ...(document.querySelector("main, [role=main]")?.textContent.trim() ? [] : ["an empty page"]),
]"""
LONGEST = 5_000
"""What an address may have after its "?": servers take no more than 64 KB, and a character may be twelve there."""
PRINTED = "".join(map(chr, range(33, 127)))


@pytest.fixture
def heard(page: Page) -> list[str]:
    """Return a list that fills with what goes wrong in a page's scripts. What is not there may be asked for."""
    errors: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            errors.append(message.text)

    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", hear)
    page.set_viewport_size({"width": 360, "height": 700})
    page.add_init_script(f"({WATCH})()")
    return errors


def written(text: str, *, safe: str = PRINTED) -> str:
    """Return `text` as it stands in an address: what a browser takes as it is stays so."""
    return quote(text.encode("utf-8", "replace"), safe=safe)


def assert_opens(page: Page, published: Published, heard: list[str], hostile: Sequence[str]) -> None:
    place, query, fragment, stored = hostile
    if page.url == "about:blank":
        page.goto(f"{published.address}about/")
    page.evaluate("text => localStorage.setItem('hostile', text)", stored.encode("utf-8", "replace").decode())
    page.goto(f"{published.address}{place}?{written(query[:LONGEST])}#{written(fragment)}")
    page.wait_for_function(SETTLED)
    assert (heard, page.evaluate(WRONG)) == ([], [])


PLACES = st.sampled_from([*FEW, *(one.partition("?")[0] for one in one_of_each_kind())] if NIGHT else FEW)
# The page for what is not there reads the path itself. How a server takes an odd one is not the page's affair.
MISSING = built_from([word for word in WORDS if len(word) < 100 and word not in ("%00", "\0")]).map(
    lambda text: f"nowhere/{written(text[:60], safe=PRINTED.replace('?', '').replace('#', ''))}"
)


@given(hostile=st.tuples(PLACES | MISSING, built_from(WORDS), built_from(WORDS), STORED))
@settings(max_examples=examples(150 if NIGHT else 30), suppress_health_check=[*HealthCheck])
def test_any_address_and_any_storage_open_a_page(
    page: Page, published: Published, heard: list[str], hostile: Sequence[str]
) -> None:
    assert_opens(page, published, heard, hostile)


def test_addresses_and_storage_that_failed_once_open_a_page(
    page: Page, published: Published, heard: list[str]
) -> None:
    for hostile in corpus.ADDRESSES:
        assert_opens(page, published, heard, hostile)


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("document.body.innerHTML = `<main>${decodeURIComponent(location.hash)}</main>`", "data-alive"),
        ("JSON.parse(localStorage.getItem('anything'))", "JSON"),
        ("document.body.innerHTML = '<main></main>'", "an empty page"),
        ("document.body.innerHTML = `<main style='width: 999px'>x</main>`", " wide"),
    ],
)
def test_a_careless_page_is_found(
    page: Page, published: Published, heard: list[str], script: str, found: str
) -> None:
    careful = f"try {{ {script} }} catch (error) {{ console.error(error) }}"
    html = f"<!DOCTYPE html><body><main>Careless</main><script>{careful}</script>"
    page.route("**/careless/**", lambda route: route.fulfill(content_type="text/html", body=html))
    with pytest.raises(AssertionError, match=found):
        assert_opens(page, published, heard, ("careless/", "", "<b data-alive>", "{"))
