"""Four thousand real courses, published: each has its page, and no page leads nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.catalog.load import load
from generator.graph.build import build_graph
from generator.pages.site import make_site
from generator.pages.website import Site
from generator.publish.build import Built, build
from tests import rensselaer


def test_every_real_course_has_its_page(data: Path, tmp_path: Path) -> None:
    catalog = rensselaer.write_rensselaer(data, tmp_path / "catalog")

    def site_of(folder: Path) -> Site:
        # The 41 references to nothing are errors, which `pathways build` refuses; the pages must stand all the same.
        return make_site(build_graph(load(folder).catalog), date(2026, 11, 1))

    built = build(catalog, tmp_path / "site", site_of)
    assert isinstance(built, Built)
    slugs = rensselaer.trees(data)
    assert len(slugs) == 4113
    for slug in slugs:
        page = tmp_path / "site" / "courses" / rensselaer.OWNER / slug / "index.html"
        assert LexborHTMLParser(page.read_text(encoding="utf-8")).css("h1")[0].text(strip=True)
    assert built.pages > 4113
