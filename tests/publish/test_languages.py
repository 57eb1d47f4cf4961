"""A site in several languages: each whole below its folder, each page knows the others, nothing is kept twice."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.pages.website import BuildRefused
from generator.publish.build import BuildResult, build
from tests.builders import HOME, course, organization, write
from tests.demonstration import ADDRESS, read_anew

_ONLY_IN_ENGLISH = ("gaps/", "rules/")


def _tree(folder: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder / path / "index.html").read_text(encoding="utf-8"))


def _one(tree: LexborHTMLParser, selector: str) -> LexborNode:
    found = tree.css_first(selector)
    assert found is not None, selector
    return found


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    return _one(tree, selector).attributes[name] or ""


def _alternates(tree: LexborHTMLParser) -> dict[str | None, str | None]:
    found = tree.css("link[rel=alternate][hreflang]")
    return {one.attributes["hreflang"]: one.attributes["href"] for one in found}


@pytest.mark.parametrize("path", ["", "find/", "courses/", "pathways/three-forks-boces/nursing/"])
def test_both_versions_of_a_page_name_each_other(built: Path, path: str) -> None:
    english, spanish = _tree(built, path), _tree(built, f"es/{path}")
    addresses = {"en": f"{ADDRESS}{path}", "es": f"{ADDRESS}es/{path}", "x-default": f"{ADDRESS}{path}"}
    assert _alternates(english) == _alternates(spanish) == addresses
    for tree, here, other in ((english, path, f"es/{path}"), (spanish, f"es/{path}", path)):
        link = _attribute(tree, ".languages a", "href")
        assert urljoin(ADDRESS + here, link) == ADDRESS + other


def test_each_switch_says_the_language_in_its_own_name(built: Path) -> None:
    assert _one(_tree(built, ""), ".languages a[lang=es]").text() == "Español"
    assert _one(_tree(built, "es/"), ".languages a[lang=en]").text() == "English"


@pytest.mark.parametrize(
    ("path", "switch"),
    [("rules/", "../es/data/"), ("rules/L201/", "../../es/data/"), ("gaps/sagehen-valley/", "../../es/partners/")],
)
def test_a_page_that_is_in_english_only_leads_to_the_nearest_above_it(built: Path, path: str, switch: str) -> None:
    tree = _tree(built, path)
    assert _attribute(tree, ".languages a", "href") == switch
    assert _alternates(tree) == {}


def test_pages_for_those_who_keep_the_catalog_are_in_english_only(built: Path) -> None:
    assert [path for path in _ONLY_IN_ENGLISH if (built / "es" / path).exists()] == []
    links = _tree(built, "es/partners/").css(".page a[hreflang=en]")
    found = {urljoin("/es/partners/", one.attributes["href"] or "") for one in links}
    assert found == {f"/{path}" for path in _ONLY_IN_ENGLISH}


def test_every_link_of_the_spanish_pages_leads_somewhere(built: Path) -> None:
    dead = set()
    for file in (built / "es").rglob("*.html"):
        at = f"https://site.invalid/careers/{file.relative_to(built).as_posix().removesuffix('index.html')}"
        for link in re.findall(r'<a [^>]*?href="([^"#?]+)', file.read_text(encoding="utf-8")):
            address = urljoin(at, link)
            if address.startswith("https://site.invalid/careers/") and file.name != "404.html":
                path = address.removeprefix("https://site.invalid/careers/")
                if not (built / path / "index.html").is_file() and not (built / path).is_file():
                    dead.add((file, link))
    assert dead == set()


def test_what_is_not_translated_says_so_and_is_kept_once(built: Path) -> None:
    tree = _tree(built, "es/about/")
    assert _one(tree, ".page-remark").text().startswith("Esta página todavía no está traducida")
    assert _attribute(tree, "#__content", "lang") == "en"
    assert _attribute(tree, "meta[name=robots]", "content") == "noindex"
    sitemap = (built / "sitemap.xml").read_text(encoding="utf-8")
    assert f"{ADDRESS}about/<" in sitemap
    assert f"{ADDRESS}es/about/" not in sitemap


def test_the_sitemap_names_both_versions(built: Path) -> None:
    sitemap = (built / "sitemap.xml").read_text(encoding="utf-8")
    assert f'<xhtml:link rel="alternate" hreflang="es" href="{ADDRESS}es/courses/" />' in sitemap
    assert f"<loc>{ADDRESS}es/courses/</loc>" in sitemap
    assert not (built / "es" / "sitemap.xml").exists()


def test_a_page_says_that_a_machine_translated_it(built: Path) -> None:
    remark = _one(_tree(built, "es/pathways/three-forks-boces/nursing/"), ".page-remark").text()
    assert remark == "Traducción automática; todavía no la ha leído una persona."
    assert _tree(built, "pathways/three-forks-boces/nursing/").css_first(".page-remark") is None


def test_each_language_has_its_own_page_for_what_is_missing(built: Path) -> None:
    missing = LexborHTMLParser((built / "es" / "404.html").read_text(encoding="utf-8"))
    assert _one(missing, "h1").text() == "Página no encontrada"


def _small(folder: Path) -> Path:
    names = {"en": "Welding 1", "es": "Soldadura 1"}
    pieces = (organization(), course(f"{HOME}/welding", name=names), course(f"{HOME}/robotics", name="Robotics"))
    return write(folder / "catalog", *pieces, languages=["en", "es"])


def test_an_entity_without_a_word_in_the_language_is_shown_in_the_first_one(tmp_path: Path) -> None:
    result = build(_small(tmp_path), tmp_path / "site", read_anew, address=ADDRESS)
    assert isinstance(result, BuildResult), result
    tree = _tree(result.folder, f"es/courses/{HOME}/robotics/")
    assert _one(tree, "h1 [lang=en]").text() == "Robotics"
    assert _attribute(tree, "meta[name=robots]", "content") == "noindex"
    assert "todavía no está traducida" in _one(tree, ".page-remark").text()
    own = _tree(result.folder, f"es/courses/{HOME}/welding/")
    assert _one(own, "h1").text() == "Soldadura 1"
    assert own.css_first("meta[name=robots]") is None


def test_no_hand_written_page_takes_the_folder_of_a_language(tmp_path: Path) -> None:
    catalog = _small(tmp_path)
    (catalog / "es").mkdir()
    (catalog / "es" / "about.md").write_text("# About\n", encoding="utf-8")
    refused = build(catalog, tmp_path / "site", read_anew)
    assert isinstance(refused, BuildRefused), refused
    assert "Rename es/about.md: the site has a file of its own at /es/about/index.html." in refused.message
