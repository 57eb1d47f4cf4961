"""Every kind of page in Spanish as a reader sees it, and the way from one language to the other."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from generator.pages.render.words.en import ENGLISH
from generator.pages.render.words.es import SPANISH
from tests.browser.kinds import one_of_each_kind
from tests.web import Published

_NOT_IN_SPANISH = ("about/", "gaps/", "rules/")
"""Pages that are in English as a whole: none of their words is looked at."""
_NAMES = (
    *("ServSafe", "O*NET", "GitHub", "CompTIA", "Perkins", "LLC", "Inc.", "American", "National", "Institute"),
    *("Association", "Council", "Society", "Board", "Registry", "Foundation", "Bureau", "Department", "Agency"),
    *("HHS poverty guidelines", "https://", "@", "and Auto", "and Creek", "Food Protection", "PATHWAYS"),
)
"""Names of bodies and things stay as they are; a text with one of these may have English words."""
_ENGLISH = re.compile(r"\b(?:the|and|with|your|you|are|is|this|that|from|which)\b", re.IGNORECASE)
_AS_IN_A_FILE = re.compile(r"{[^}]*}|`[^`]*`")
"""Names of fields within a sentence, as a file has them."""
_SAID = {words for words in ENGLISH.values() if words not in SPANISH.values()}
_SHOWN = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const within = walk.currentNode.parentElement;
    if (within.closest("script, style, code, [lang]").lang === "es") found.push(walk.currentNode.data);
  }
  for (const one of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
    if (one.closest("[lang]").lang !== "es") continue;
    found.push(...["aria-label", "placeholder", "title"].map((name) => one.getAttribute(name) ?? ""));
  }
  return found.map((text) => text.trim()).filter(Boolean);
}"""


_BY_SCRIPTS = ("compare", "find", "my-list", "start")
"""Pages of which scripts write a part from files that they ask for first."""


def english_on(page: Page) -> list[str]:
    """Return what a page in Spanish says in English without saying so."""
    return sorted({text[:80] for text in page.evaluate(_SHOWN) if _is_english(text)})


def _is_english(text: str) -> bool:
    return text in _SAID or (
        bool(_ENGLISH.search(_AS_IN_A_FILE.sub("", text))) and not any(name in text for name in _NAMES)
    )


def test_no_page_in_spanish_has_an_english_word(page: Page, published: Published) -> None:
    found = {}
    for path in one_of_each_kind():
        if path.startswith(_NOT_IN_SPANISH):
            continue
        page.goto(
            f"{published.address}es/{path}", wait_until="networkidle" if path.startswith(_BY_SCRIPTS) else "load"
        )
        assert page.locator("html").get_attribute("lang") == "es", path
        if english := english_on(page):
            found[path] = english
    assert found == {}


def test_the_switch_keeps_the_page_and_the_situation(page: Page, address: str) -> None:
    page.goto(f"{address}es/pathways/granite-gap-tech/welding/#at=cinder-mesa&level=grade-11")
    page.locator("#situation", has_text="Grado 11").wait_for()
    page.locator(".languages a", has_text="English").click()
    page.locator("#situation", has_text="Grade 11").wait_for()
    assert page.url == f"{address}pathways/granite-gap-tech/welding/#at=cinder-mesa&level=grade-11"
    # Kept on the device for both: no address says it now.
    page.goto(f"{address}es/courses/")
    page.locator("#situation", has_text="Grado 11").wait_for()


def test_a_question_goes_along_to_the_other_language(page: Page, address: str) -> None:
    page.goto(f"{address}find/?q=welding")
    page.locator(".languages a", has_text="Español").click()
    page.locator(".finder-card").first.wait_for()
    assert page.url == f"{address}es/find/?q=welding"


def _first_hit(page: Page, address: str, words: str) -> str:
    page.goto(f"{address}es/find/?q={words}")
    page.locator(".finder-card").first.wait_for()
    return page.locator(".finder-card a").first.inner_text()


def test_the_spanish_finder_finds_by_words_of_both_languages(page: Page, address: str) -> None:
    assert _first_hit(page, address, "soldadura") == "Soldadura y fabricación"
    assert _first_hit(page, address, "welding") == "Soldadura y fabricación"
    assert _first_hit(page, address, "enfermeria") == "Enfermería y cuidado de pacientes"


def test_a_missing_page_below_the_spanish_folder_is_told_in_spanish(page: Page, address: str) -> None:
    page.goto(f"{address}es/courses/soldadura/")
    page.locator("h1", has_text="Página no encontrada").wait_for()
    assert page.locator("#missing-words").input_value() == "soldadura"
