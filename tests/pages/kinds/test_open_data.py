"""The page of all exports."""

from __future__ import annotations

from generator.exports.catalog_exports import EXPORTS
from tests.demonstration import demonstration, pages, tree_of
from tests.exports.sources import demonstration_source


def test_the_page_lists_every_file_about_many_things_with_rows_and_size() -> None:
    tree = tree_of("data/")
    listed = {link.text(): link.attributes["href"] for link in tree.css("tbody th a")}
    files = (file for export in EXPORTS for file in export.files(demonstration_source()))
    about_many = {file.path for file in files if not file.about}
    assert set(listed) == about_many
    for row in tree.css("tbody tr"):
        path = row.css("a")[0].text()
        file = demonstration().assets.at(path)
        assert file is not None
        kilobytes = -(-len(file.content) // 1000)
        assert row.css("td")[1].text() == f"{kilobytes:,} kB", path


def test_the_page_says_license_day_standard_and_what_checks_it() -> None:
    words = tree_of("data/").text(separator=" ")
    assert "MIT" in words
    assert "November 1, 2026" in words
    for export in EXPORTS:
        assert f"{export.version}. Checked with: {export.checked_with}." in words


def test_pages_name_the_same_in_other_formats() -> None:
    assert ("application/atom+xml", "data/changes.atom") in pages()[""].alternates
    page = pages()["courses/three-forks-boces/welding-1/"]
    assert page.alternates == (("application/json", "courses/three-forks-boces/welding-1/data.json"),)
