"""The form's script: the same from the same packages, with their licenses, and none without them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.pages.editor import bundle
from generator.pages.editor.bundle import Editor, editor_for
from generator.pages.site import make_site
from tests.demonstration import CATALOG, DAY, graph
from tests.pages.editor.node import node_program

FOLDER = Path(bundle.__file__).parent


def test_the_script_is_the_same_each_time_and_says_whose_work_is_in_it(editor: Editor) -> None:
    subprocess.run([node_program(), "bundle.mjs"], cwd=FOLDER, check=True)
    again = editor_for(CATALOG)
    assert again is not None
    assert again.script == editor.script
    assert b"yaml 2." in editor.script
    assert b"@cfworker/json-schema 4." in editor.script
    assert str(FOLDER).encode() not in editor.script


def test_the_script_never_writes_markup_and_evaluates_nothing(editor: Editor) -> None:
    source = b"".join(file.read_bytes() for file in sorted(FOLDER.glob("source/*.js")))
    for word in (b"innerHTML", b"outerHTML", b"insertAdjacentHTML", b"document.write", b"eval(", b"new Function"):
        assert word not in source
        assert word not in editor.script


def test_where_the_script_was_never_made_there_is_no_form(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bundle, "SCRIPT", tmp_path / "form.js")
    assert editor_for(CATALOG) is None


def test_a_site_without_the_form_leads_to_the_raw_editor() -> None:
    site = make_site(graph(), DAY)
    assert site.form == ""
    assert site.pages.at("edit/") is None
    page = site.pages.at("organizations/kestrel-pass/")
    assert page is not None
    assert "https://github.com/example/pathway-catalog/new/main?" in page.made().body


def test_without_python_for_browsers_the_form_says_when_the_repository_checks() -> None:
    site = make_site(graph(), DAY, folder="catalog", editor=Editor(b"", CATALOG))
    page = site.pages.at("edit/")
    assert page is not None
    body = page.made().body
    assert 'data-check=""' in body
    assert "After you propose it, the repository checks it and answers within minutes." in body
    assert not [batch.prefix for batch in site.assets.batches if batch.prefix.startswith("edit/check/")]


def test_with_it_the_form_knows_where_its_worker_is() -> None:
    site = make_site(graph(), DAY, folder="catalog", editor=Editor(b"", CATALOG, checks=True))
    page = site.pages.at("edit/")
    assert page is not None
    assert 'data-check="edit/check/worker.js"' in page.made().body
    assert [batch.prefix for batch in site.assets.batches if batch.prefix.startswith("edit/check/")] == [
        "edit/check/"
    ]
