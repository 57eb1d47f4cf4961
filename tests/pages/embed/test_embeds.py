"""Pages for frames say the same as the pages they stand for, in every language, and load nothing else."""

from __future__ import annotations

import json

from selectolax.lexbor import LexborHTMLParser

from generator.model.status import has_ceased
from generator.pages.embed.embeds import embedded
from generator.pages.policy import POLICY
from generator.pages.render.words import words_in
from generator.pages.view import View
from tests.demonstration import DAY, demonstration, graph, pages

VIEW = View(graph(), words_in("en"), DAY)
NURSING = "embed/pathways/three-forks-boces/nursing/"


def attributes(tree: LexborHTMLParser, selector: str) -> dict[str, str | None]:
    found = tree.css_first(selector)
    assert found is not None, selector
    return found.attributes


def document(path: str) -> LexborHTMLParser:
    asset = demonstration().assets.at(path)
    assert asset is not None, path
    return LexborHTMLParser(asset.content.decode())


def test_every_pathway_that_can_be_joined_and_every_organization_that_offers_one_can_be_shown() -> None:
    shown = {entity.id for entity in embedded(VIEW)}
    joined = {one.id for one in graph().catalog.pathways.values() if not has_ceased(one)}
    offering = {
        organization.id for one in joined for organization in graph().organizations_of(graph().catalog.pathways[one])
    }
    assert shown == joined | offering


def test_a_pathway_in_a_frame_says_what_its_page_says_first() -> None:
    said = [dd.text(separator=" ").split() for dd in document(f"{NURSING}index.html").css("dl.facts dd")]
    page = LexborHTMLParser(pages()["pathways/three-forks-boces/nursing/"].body)
    facts = [" ".join(dd.text(separator=" ").split()) for dd in page.css("dl.facts dd")]
    assert said
    for words in said:
        assert any(" ".join(words) in fact for fact in facts), words


def test_links_leave_the_frame_and_lead_to_pages_of_the_site() -> None:
    tree = document(f"{NURSING}index.html")
    assert attributes(tree, "base") == {"target": "_top"}
    for link in tree.css("a[href]"):
        path = (link.attributes["href"] or "").removeprefix("../../../../")
        assert path in pages(), path


def test_a_page_for_frames_has_the_policy_of_every_page_and_is_not_for_search_engines() -> None:
    tree = document(f"{NURSING}index.html")
    assert attributes(tree, "meta[http-equiv]")["content"] == POLICY
    assert attributes(tree, "meta[name=robots]")["content"] == "noindex"
    assert [one.attributes["src"] for one in tree.css("script")] == ["../../../../assets/pathways/embed.js"]


def test_an_organization_shows_its_open_pathways() -> None:
    tree = document("embed/organizations/sagehen-valley/index.html")
    district = graph().catalog.organizations["sagehen-valley"]
    names = {VIEW.say(one.name) for one in graph().offered_in(district) if not has_ceased(one)}
    assert {link.text() for link in tree.css("ul.cards a")} == names


def test_programs_are_told_of_the_frame_and_its_picture() -> None:
    asset = demonstration().assets.at(f"{NURSING}oembed.json")
    assert asset is not None
    said = json.loads(asset.content)
    # https://oembed.com, 2.3.4: what a "rich" answer must have.
    assert said["version"] == "1.0"
    assert said["type"] == "rich"
    assert {type(said[size]) for size in ("width", "height")} == {int}
    frame = attributes(LexborHTMLParser(said["html"]), "iframe")
    assert frame["src"] == f"{VIEW.published}{NURSING}"
    assert frame["title"] == said["title"] == "Nursing and patient care"
    picture = said["thumbnail_url"].removeprefix(VIEW.published)
    assert demonstration().assets.at(picture) is not None
    assert pages()["pathways/three-forks-boces/nursing/"].oembed == f"{NURSING}oembed.json"


def test_a_translation_has_its_own() -> None:
    (spanish,) = demonstration().translations
    asset = spanish.assets.at(f"{NURSING}index.html")
    assert asset is not None
    tree = LexborHTMLParser(asset.content.decode())
    assert attributes(tree, "html")["lang"] == "es"
    assert "Ver toda la trayectoria" in tree.text()
