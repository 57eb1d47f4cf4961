"""Whatever a file holds, reading it ends in values or findings, in a place inside the file, and never in an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog.code_lists import read_code_lists
from generator.catalog.handwritten_pages import read_page
from generator.catalog.load import load
from generator.catalog.read import text_of
from generator.checks.example_catalog import FILES, WELDING_1
from generator.model.findings import Finding
from generator.model.places import lines_of
from tests.builders import course, write
from tests.fuzz import corpus
from tests.fuzz.hostile_text import MARKDOWN_TOKENS, YAML_TOKENS, any_bytes, built_from, mutated
from tests.laws import examples

YAML = any_bytes(built_from(YAML_TOKENS) | mutated(FILES[WELDING_1], YAML_TOKENS))
PAGE = "---\ntitle: About\nhide: [toc]\n---\n# About\n\nA [link](https://example.org/) and\n\n- a list\n- of two\n"
MARKDOWN = any_bytes(built_from(MARKDOWN_TOKENS) | mutated(PAGE, MARKDOWN_TOKENS))
CODES = any_bytes(built_from(("code", "title", ",", '"', "\n", "\r", "51-4121", " ", "é", "''", "\t")))
ONE = "aspen-ridge/courses/one.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a small sound catalog, in which each example replaces a file."""
    return write(tmp_path_factory.mktemp("fuzz") / "catalog", course("one"), course("other"))


def assert_inside(finding: Finding, text: str) -> None:
    lines = lines_of(text)
    at = finding.place.position
    assert at is not None
    assert at.line <= len(lines), finding
    assert at.column <= len(lines[at.line - 1]) + 1, finding
    assert finding.title
    assert finding.fix


def read_catalog_file(folder: Path, content: bytes) -> None:
    (folder / ONE).write_bytes(content)
    text = text_of(folder, ONE)[0]
    for finding in load(folder).findings:
        if finding.place.file == ONE:
            assert_inside(finding, text)


@given(content=YAML)
@settings(max_examples=examples(800))
def test_any_catalog_file_is_read(folder: Path, content: bytes) -> None:
    read_catalog_file(folder, content)


@pytest.mark.parametrize("content", corpus.YAML)
def test_catalog_files_that_failed_once_are_read(folder: Path, content: bytes) -> None:
    read_catalog_file(folder, content)


def read_markdown(folder: Path, content: bytes) -> None:
    (folder / "page.md").write_bytes(content)
    page, text, findings = read_page(folder, "page.md")
    assert (page is None) == bool(findings)
    for finding in findings:
        assert_inside(finding, text)


@given(content=MARKDOWN)
@settings(max_examples=examples(800))
def test_any_page_is_read(folder: Path, content: bytes) -> None:
    read_markdown(folder, content)


@pytest.mark.parametrize("content", corpus.MARKDOWN)
def test_pages_that_failed_once_are_read(folder: Path, content: bytes) -> None:
    read_markdown(folder, content)


@given(content=CODES | st.sampled_from(corpus.CODE_LISTS))
@settings(max_examples=examples(600))
def test_any_code_list_is_read_or_said_to_be_unreadable(folder: Path, content: bytes) -> None:
    (folder / "soc2018.csv").write_bytes(content)
    found = read_code_lists(folder)
    assert not (found.soc and found.problems)


@pytest.mark.parametrize("content", corpus.CODE_LISTS)
def test_code_lists_that_failed_once_are_said_to_be_unreadable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "soc2018.csv").write_bytes(content)
    (problem,) = read_code_lists(tmp_path).problems
    assert problem.startswith("soc2018.csv: ")
