"""What is listed is read or published, what is left out is never seen, and no link is followed or overlooked."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.survey import FolderLayout, survey_folder
from tests.builders import course, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a small catalog."""
    return write(tmp_path / "catalog", course("welding"))


def survey(folder: Path, *files: str) -> FolderLayout:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("# A page\n", encoding="utf-8")
    return survey_folder(folder)


def test_pages_and_pictures_stand_beside_the_organizations(folder: Path) -> None:
    pages = ("about.md", "guides/advice.md", "guides/logo.PNG", "plan.pdf", "welcome.gif")
    layout = survey(folder, *pages)
    assert layout.page_files == pages
    assert layout.findings == ()


@pytest.mark.parametrize(
    "file", [".notes.md", "_draft.md", "_drafts/page.md", ".hidden/page.md", "_codes/cip2020.csv"]
)
def test_what_begins_with_a_dot_or_an_underscore_is_neither_read_nor_published(folder: Path, file: str) -> None:
    before = survey_folder(folder)
    assert survey(folder, file) == before


@pytest.mark.parametrize(
    "link",
    [".x", "_draft", "_draft.md", ".hidden/deep/er/x", "_drafts/x.md", "x", "about.md", "aspen-ridge/.x", "guides/x"],
)
@pytest.mark.parametrize("leads_to", ["../..", "/etc/passwd", "nowhere"])
def test_a_link_is_told_under_any_name(folder: Path, link: str, leads_to: str) -> None:
    (folder / link).parent.mkdir(parents=True, exist_ok=True)
    (folder / link).symlink_to(leads_to)
    (finding,) = survey_folder(folder).findings
    assert (finding.code, finding.place.file) == ("F105", link)
    assert finding.what == f'"{link}" is a link to another place. Only plain files are published.'


def test_hundreds_of_hidden_folders_in_each_other_are_looked_into(folder: Path) -> None:
    deep = folder.joinpath(".x", *["x"] * 400)
    deep.mkdir(parents=True)
    (deep / "link").symlink_to("/etc/passwd")
    assert [finding.code for finding in survey_folder(folder).findings] == ["F105"]


@pytest.mark.parametrize("file", ["look.css", "drawing.svg", "guides/page.html", "guides/more.js"])
def test_a_file_that_could_run_a_script_or_change_pages_is_not_left_out_in_silence(folder: Path, file: str) -> None:
    (finding,) = survey(folder, file).findings
    assert (finding.code, finding.title) == ("F104", f'"{file}" is not published')
    assert finding.what == (
        "Beside the catalog files, only pages and pictures are published: .md, .png, .jpg, .jpeg, .webp, .gif, .pdf."
    )
