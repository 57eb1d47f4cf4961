"""What a visitor may rely on, on every page of the demonstration region."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.model.ids import Kind
from generator.pages.page import Page
from generator.pages.site import PAGE_KINDS
from generator.pages.view import path_of
from tests.demonstration import demonstration, loaded, pages, tree_of

FETCHING = "[src], link, script:not([type='application/json']), iframe, object, embed"
"""What fetches or runs something; JSON for a page's own script does neither."""


def test_every_entity_has_its_page() -> None:
    catalog = loaded().catalog
    assert {path_of(entity) for entity in catalog.all()} <= set(pages())


def test_every_kind_of_page_makes_pages() -> None:
    assert len(PAGE_KINDS) == len({kind.__module__ for kind in PAGE_KINDS})


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.STEP])
def test_every_kind_has_a_list_of_everything_of_that_kind(kind: Kind) -> None:
    listed = links(pages()[f"{kind.plural}/"])
    assert {path_of(entity) for entity in loaded().catalog.entities[kind].values()} <= listed


def test_every_page_has_one_main_heading_that_says_something() -> None:
    for page in pages().values():
        headings = tree_of(page.path).css("h1")
        assert [bool(heading.text(strip=True)) for heading in headings] == [True], page.path


def test_headings_go_down_one_level_at_a_time() -> None:
    for page in pages().values():
        levels = [int(str(node.tag)[1]) for node in tree_of(page.path).css("h1, h2, h3, h4")]
        for before, after in pairwise(levels):
            assert after <= before + 1, page.path


def test_no_two_parts_of_a_page_share_an_id() -> None:
    for page in pages().values():
        ids = [str(node.attributes["id"]) for node in tree_of(page.path).css("[id]")]
        assert len(ids) == len(set(ids)), (page.path, sorted(id_ for id_ in ids if ids.count(id_) > 1))


def test_every_link_leads_to_a_page_a_file_or_a_part_of_one() -> None:
    files = {asset.path for asset in demonstration().assets}
    anchors = {path: {node.attributes["id"] for node in tree_of(path).css("[id]")} for path in pages()}
    dead = [
        (page.path, link)
        for page in pages().values()
        for link in links(page, anchors=True)
        if not (link.partition("#")[0] in files or _reaches(link, anchors))
    ]
    assert dead == []


def test_pages_fetch_nothing_from_elsewhere() -> None:
    for page in pages().values():
        for node in tree_of(page.path).css(FETCHING):
            raise AssertionError((page.path, node.html))


def test_every_entity_page_says_whom_to_ask_and_where_the_facts_come_from() -> None:
    catalog = loaded().catalog
    for entity in catalog.all():
        ids = {node.attributes["id"] for node in tree_of(path_of(entity)).css("h2[id], dt[id]")}
        assert {"contact", "source"} <= ids, entity.id
        assert pages()[path_of(entity)].edit_path == entity.file


def test_courses_credentials_and_experiences_show_every_pathway_they_open() -> None:
    catalog = loaded().catalog
    for pathway in catalog.pathways.values():
        for step in pathway.steps:
            if step.does and step.does.kind in (Kind.COURSE, Kind.CREDENTIAL, Kind.EXPERIENCE):
                page = pages()[f"{step.does.kind.plural}/{step.does.id}/"]
                assert path_of(pathway) in links(page), (page.path, pathway.id)


def links(page: Page, *, anchors: bool = False) -> set[str]:
    """Return where the links of `page` lead within the site, as paths below it."""
    found = set()
    for node in tree_of(page.path).css("a"):
        target = node.attributes.get("href") or node.attributes.get("xlink:href")
        assert target, (page.path, node.html)
        address = urljoin(f"https://site.invalid/{page.path}", target)
        parts = urlsplit(address)
        if parts.netloc == "site.invalid" and parts.scheme == "https":
            path = unquote(parts.path).removeprefix("/")
            found.add(f"{path}#{parts.fragment}" if anchors and parts.fragment else path)
    return found


def _reaches(link: str, anchors: dict[str, set[str | None]]) -> bool:
    path, _, anchor = link.partition("#")
    return path in anchors and (not anchor or anchor in anchors[path])
