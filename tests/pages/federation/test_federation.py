"""One finder over several sites holds none of their data, and asks no other site."""

from __future__ import annotations

import json

from selectolax.lexbor import LexborHTMLParser

from generator.pages.federation.federation import MemberSite, federation
from tests.demonstration import demonstration

SITES = (
    MemberSite("https://north.example.org/careers/"),
    MemberSite("https://north.example.org/"),
    MemberSite("../south/"),
)


def page(name: str = "Every region", sites: tuple[MemberSite, ...] = SITES) -> LexborHTMLParser:
    (document,) = (one.content for one in federation(sites, name, "en") if one.path == "index.html")
    return LexborHTMLParser(document.decode())


def attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    found = tree.css_first(selector)
    assert found is not None
    return found.attributes[name] or ""


def test_scripts_may_ask_the_sites_that_are_named_and_no_other() -> None:
    policy = attribute(page(), "meta[http-equiv]", "content")
    assert "connect-src 'self' https://north.example.org;" in policy


def test_every_file_that_the_page_loads_is_beside_it() -> None:
    files = {asset.path for asset in federation(SITES, "Every region", "es")}
    tree = page()
    loaded = {one.attributes["src"] for one in tree.css("script")} | {attribute(tree, "link", "href")}
    assert loaded == files - {"index.html"}


def test_a_hostile_name_or_address_is_text() -> None:
    hostile = '"><img src=x onerror=alert(1)>'
    tree = page(hostile, (MemberSite(f"https://x.example/{hostile}/"),))
    assert not tree.css("img")
    assert json.loads(attribute(tree, "#federation", "data-sites")) == [f"https://x.example/{hostile}/"]


def test_a_site_says_where_its_finder_has_its_data() -> None:
    asset = demonstration().assets.at("data/finder.json")
    assert asset is not None
    said = json.loads(asset.content)
    assert said["name"] == "Three Forks Career Pathways"
    assert demonstration().assets.at(said["from"].removeprefix("../") + "facets.json") is not None
    assert said["written"] == "../find/written.json"
