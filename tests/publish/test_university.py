"""A university's courses, published: each has its page, and no page leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.catalog.load import Loaded
from generator.graph.build import build_graph
from generator.pages.site import make_site
from generator.publish.build import BuildResult, build
from tests.demonstration import DAY
from tests.laws import NIGHT
from tests.made_up_university import MADE_UP
from tests.publish.samples import loading
from tests.university import University


def test_every_course_has_its_page(university: University, university_loaded: Loaded, tmp_path: Path) -> None:
    if university is not MADE_UP and not NIGHT:
        pytest.skip("Four thousand real courses are published at night; they are read and checked on every run.")
    # References to nothing are errors, which `pathways build` refuses; the pages must stand all the same.
    site = make_site(build_graph(university_loaded.catalog), DAY)
    built = build(university_loaded.folder, tmp_path / "site", loading(site))
    assert isinstance(built, BuildResult)
    assert len(university.trees) == university.courses
    for slug in university.trees:
        page = tmp_path / "site" / "courses" / university.id / slug / "index.html"
        assert LexborHTMLParser(page.read_text(encoding="utf-8")).css("h1")[0].text(strip=True)
    assert built.pages > university.courses
