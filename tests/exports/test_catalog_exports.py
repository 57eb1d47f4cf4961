"""What holds for every export."""

from __future__ import annotations

from generator.exports.catalog_exports import EXPORTS, alternates_of, catalog_alternates, exports_named
from generator.pages.page import Asset
from tests.exports.sources import demonstration_source, hostile_source


def test_every_file_has_an_address_of_its_own_that_a_site_may_have() -> None:
    paths = [file.path for export in EXPORTS for file in export.files(demonstration_source())]
    assert len(paths) == len(set(paths))
    assert all(Asset(path, b"").path == path for path in paths)


def test_a_page_names_only_files_that_there_are() -> None:
    paths = {file.path for export in EXPORTS for file in export.files(demonstration_source())}
    named = {path for entity in demonstration_source().catalog.all() for _, path in alternates_of(entity)}
    assert named | {path for _, path in (*catalog_alternates(), *catalog_alternates("es/"))} <= paths


def test_the_size_is_that_of_the_file() -> None:
    for export in EXPORTS:
        for file in export.files(hostile_source()):
            assert file.size() == len(file.content())


def test_every_export_has_a_name_and_all_means_each_of_them() -> None:
    assert exports_named("all") == EXPORTS
    assert [exports_named(export.name) for export in EXPORTS] == [(export,) for export in EXPORTS]
    assert exports_named("nothing") == ()


def test_an_export_says_how_its_many_addresses_look() -> None:
    for export in EXPORTS:
        assert bool(export.pattern) == any(file.about for file in export.files(hostile_source()))
