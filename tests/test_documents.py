"""What the documents point to is there, and what they show is right."""

from __future__ import annotations

import re
import shutil
import struct
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.pages.site import load_site
from generator.pages.website import Site
from tests.browser.picture import PICTURE, WIDTH
from tests.documents import DOCUMENTS, PROJECT

README, CONTRIBUTING, SECURITY = (PROJECT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY"))
_TOP = "|".join(re.escape(entry.name) for entry in PROJECT.iterdir() if entry.is_dir())
_PATH = re.compile(rf"`((?:{_TOP})/[\w./-]*)`|`([\w.-]+\.(?:md|toml|yml|yaml|lock))`")
_NAME_IN_FILE = re.compile(r"`(\w+)` in\s+`(\w+/[\w/]+\.py)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")
_HEADING = re.compile(r"^#+ (.*)", re.MULTILINE)
_FENCED = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("document", [README, CONTRIBUTING, SECURITY], ids=lambda file: file.name)
def test_every_path_that_is_named_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = {found[1] or found[2] for found in _PATH.finditer(text)}
    places = (PROJECT, PROJECT / "catalog")
    assert sorted(path for path in named if not any((place / path).exists() for place in places)) == []


def test_every_name_is_in_the_file_that_is_said_to_hold_it() -> None:
    found = _NAME_IN_FILE.findall(CONTRIBUTING.read_text(encoding="utf-8"))
    assert len(found) > 10
    for name, path in found:
        text = (PROJECT / path).read_text(encoding="utf-8")
        assert re.search(rf"^\s*(?:def|class) {name}\b|^{name}\b.*=", text, re.MULTILINE), f"{name} in {path}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.relative_to(PROJECT).as_posix())
def test_links_to_other_files_and_their_headings_lead_somewhere(document: Path) -> None:
    for path, anchor in _LINK.findall(document.read_text(encoding="utf-8")):
        file = document.parent / path if path else document
        if "catalog" in document.parts and not file.exists():
            continue  # a page of the site: its build checks it
        assert file.exists(), path
        if anchor:
            headings = _HEADING.findall(file.read_text(encoding="utf-8"))
            assert anchor in {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}


def test_the_pages_to_try_are_pages_of_the_demonstration() -> None:
    site = load_site(PROJECT / "catalog", date(2026, 11, 1))
    assert isinstance(site, Site)
    linked = re.findall(r"http://127\.0\.0\.1:8000/([^)]*)", README.read_text(encoding="utf-8"))
    assert len(linked) > 8
    assert set(linked) <= {page.path for page in site.pages}


def test_the_pathway_in_the_readme_checks_without_errors(tmp_path: Path) -> None:
    (example,) = [one for one in _FENCED.findall(README.read_text(encoding="utf-8")) if "plan:" in one]
    catalog = shutil.copytree(PROJECT / "catalog", tmp_path / "catalog")
    (catalog / "sagehen-valley" / "pathways" / "welding-basics.yaml").write_text(example, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(catalog), "--as-of", "2026-11-01"])
    assert result.exit_code == 0, result.output


def test_the_hook_for_pre_commit_checks_the_catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    (hook,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (printed,) = [one for one in _FENCED.findall(README.read_text(encoding="utf-8")) if "repos:" in one]
    assert yaml.safe_load(printed)["repos"][0]["hooks"] == [{"id": hook["id"]}]
    program, *words = hook["entry"].split()
    assert (program, hook["pass_filenames"]) == ("pathways", False)
    monkeypatch.chdir(PROJECT)
    assert CliRunner().invoke(main, words).exit_code == 0


def test_the_picture_is_as_wide_as_a_laptop_and_light_enough_to_load_at_once() -> None:
    content = PICTURE.read_bytes()
    assert struct.unpack(">I", content[16:20]) == (WIDTH,)
    assert len(content) < 200_000
    assert str(PICTURE.relative_to(PROJECT)) in README.read_text(encoding="utf-8")
