"""Text from a catalog file is shown as text, wherever it stands: pages, head, navigation, search, drawings."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.catalog.load import load
from generator.checks.runner import check
from generator.graph.build import build_graph
from generator.model.findings import Severity
from generator.model.ids import Kind
from generator.pages.site import make_site
from generator.pages.website import Site
from generator.publish.build import BuildResult, build
from tests.pages.maximal import HOSTILE, KINDS, OWNER, SLUG, write_maximal_catalog


@pytest.fixture(name="site", scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(write_maximal_catalog(tmp_path_factory.mktemp("maximal")))


def site_of(catalog: Path) -> Site:
    """Return the site with all its findings: a catalog in which everything links to itself has errors too."""
    loaded = load(catalog)
    report = check(loaded, date(2026, 11, 1))
    assert report.findings
    return make_site(build_graph(loaded.catalog), report.as_of, report.findings)


def test_the_maximal_catalog_is_read_without_error(tmp_path: Path) -> None:
    loaded = load(write_maximal_catalog(tmp_path))
    assert [finding for finding in loaded.findings if finding.severity is Severity.ERROR] == []
    assert {(entity.kind, entity.slug) for entity in loaded.catalog.all()} == {
        (kind, OWNER if kind.value == "organization" else SLUG) for kind in KINDS
    }


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_shows_as_text_on_the_page_of_each_kind(site: Site, kind: Kind) -> None:
    page = next(page for page in site.pages if page.path.startswith(f"{kind.plural}/{OWNER}/"))
    tree = LexborHTMLParser(page.body)
    assert HOSTILE in tree.css("h1")[0].text()
    assert tree.css("script") == []


def test_hostile_text_is_nowhere_markup_in_the_site(tmp_path: Path) -> None:
    made = build(write_maximal_catalog(tmp_path), tmp_path / "site", site_of)
    assert isinstance(made, BuildResult)
    for file in sorted((tmp_path / "site").rglob("*")):
        if not file.is_file() or "assets" in file.relative_to(tmp_path / "site").parts[:1]:
            continue
        content = file.read_bytes()
        if content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
        text = content.decode("utf-8", "replace")
        if file.suffix in (".html", ".xml", ".svg"):
            assert "<script>alert" not in text, file
            assert "</title><scr" not in text, file
        if file.suffix == ".html":
            scripts = [node.text() for node in LexborHTMLParser(text).css("script:not([type='application/ld+json'])")]
            assert not any(script.strip() == "alert(1)" for script in scripts), file
            assert LexborHTMLParser(text).css("title")[0].text(), file
