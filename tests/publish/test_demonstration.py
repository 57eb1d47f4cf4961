"""The demonstration region, published: every way of building gives the same pages, and the same bytes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.ids import Kind
from generator.pages.drafts import Pages
from generator.publish.build import BuildResult, build
from generator.publish.frames import frame_key
from generator.publish.plain_folder import write_pages
from tests.demonstration import ADDRESS, CATALOG, ROOT, checked_site, read_anew
from tests.laws import at_night
from tests.publish.full_render import full_render
from tests.publish.samples import written


def test_the_plain_folder_and_the_site_hold_the_same_pages(built: Path, tmp_path: Path) -> None:
    plain = {file for file in write_pages(checked_site(CATALOG), tmp_path) if file.endswith(".html")}
    published = {file for file in written(built) if file.endswith(".html")}
    by_hand = {
        f"{file.relative_to(CATALOG).with_suffix('').as_posix().removesuffix('index').rstrip('/')}/index.html"
        for file in CATALOG.rglob("*.md")
    }
    by_mkdocs_alone = {f"{folder}{file}" for folder in ("", "es/") for file in ("404.html", *by_hand)}
    assert published - by_mkdocs_alone == plain


@at_night  # on every run tests/cli/test_build.py builds a small catalog six ways
def test_the_same_catalog_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = tmp_path / "site"
    assert isinstance(build(CATALOG, again, read_anew, address=ADDRESS), BuildResult)
    first, second = written(built), written(again)
    assert [file for file in first.keys() | second.keys() if first.get(file) != second.get(file)] == []


@at_night  # on every run test_settings.py builds a small catalog with plain MkDocs
def test_plain_mkdocs_builds_the_same_pages(built: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    # Known gaps depend on the day, and plain MkDocs knows only today.
    # MkDocs by itself builds the first language.
    assert _pages(tmp_path / "site") == {file for file in _pages(built) if not file.startswith("es/")}


def test_a_page_of_every_kind_is_what_a_full_render_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = checked_site(CATALOG)
    tabs = {section.path for section in site.sections}
    by_kind = {(draft.path.partition("/")[0], frame_key(draft)): draft for draft in site.pages.drafts}
    chosen = {draft.path: draft for draft in by_kind.values()}
    linked_by_hand = ("fields/", "rules/")
    chosen |= {
        draft.path: draft
        for draft in site.pages.drafts
        if draft.path in tabs or draft.path.startswith(linked_by_hand)
    }
    samples = replace(site, pages=Pages(chosen.values()), translations=())

    filled = build(CATALOG, tmp_path / "filled", lambda _: samples)
    assert isinstance(filled, BuildResult), filled
    one, other = written(filled.folder), full_render(samples, CATALOG, tmp_path / "rendered", monkeypatch)
    names = [name for name in one if name.endswith(".html") and site.assets.at(name) is None]
    assert len(names) > 2 * len(Kind)
    for name in names:
        assert one[name].split() == other[name].split(), name


def test_every_page_says_that_the_organizations_are_fictional(built: Path) -> None:
    for file, content in written(built).items():
        if file.endswith(".html"):
            assert (b"ficticios" if file.startswith("es/") else b"fictional") in content, file


def test_catalog_files_are_published_as_they_stand_for_the_form_alone(built: Path) -> None:
    files = [file for file in written(built) if file.endswith((".yaml", ".yml"))]
    assert [file for file in files if not file.startswith("edit/files/")] == []


def _pages(folder: Path) -> set[str]:
    return {file for file in written(folder) if file.endswith(".html") and not file.startswith("gaps/")}
