"""One set of templates serves pages at any depth: the way up is put into their links last."""

from __future__ import annotations

import pytest

from generator.catalog.read import read_text
from generator.pages.page import href
from generator.pages.render.templates import TO_HOME, TO_ROOT, link_to, with_links


@pytest.mark.parametrize("page", ["", "find/", "courses/aspen-ridge/", "courses/aspen-ridge/welding-1/"])
@pytest.mark.parametrize("target", ["", "find/", "careers/welder/#wages"])
def test_a_link_written_without_a_page_becomes_the_link_of_that_page(page: str, target: str) -> None:
    assert with_links(page, f'<a href="{link_to(target)}">') == f'<a href="{href(page, target)}">'


@pytest.mark.parametrize("mark", [TO_HOME, TO_ROOT])
def test_no_text_of_a_catalog_can_hold_what_stands_for_the_way_up(mark: str) -> None:
    written = (mark, f"\\x{ord(mark):02x}", f"\\u{ord(mark):04x}", f"\\U{ord(mark):08x}")
    assert [read_text("a.yaml", f'name: "a{one}b"\n')[0] for one in written] == [None] * 4
