"""`pathways pages`: plain files, or the reason why there are none."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from tests.checks.places import lay_out


def test_the_pages_are_written_and_counted(tmp_path: Path) -> None:
    to = tmp_path / "pages"
    result = CliRunner().invoke(
        main, ["pages", str(lay_out(tmp_path / "catalog")), "--to", str(to), "--as-of", "2026-11-02"]
    )
    assert result.exit_code == 0, result.output
    assert result.stdout.endswith(f" pages are in {to}.\n")
    assert (to / "pathways/aspen-ridge/welding/index.html").is_file()


def test_a_catalog_that_cannot_be_read_is_said_in_one_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["pages", str(tmp_path / "nowhere"), "--to", str(tmp_path / "pages")])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_no_link_is_followed_to_what_is_somebody_elses(tmp_path: Path) -> None:
    catalog, mine = lay_out(tmp_path / "catalog"), tmp_path / "mine"
    mine.mkdir()
    (mine / "index.html").write_text("Years of work.")
    (tmp_path / "pages").mkdir()

    def said(to: str) -> str:
        result = CliRunner().invoke(
            main, ["pages", str(catalog), "--to", str(tmp_path / to), "--as-of", "2026-11-02"]
        )
        return result.stderr

    refused = " is a link to another place. Delete it, or choose another folder.\n"
    (tmp_path / "pages" / "courses").symlink_to(mine)
    assert said("pages") == f"{tmp_path}/pages/courses{refused}"
    (tmp_path / "link").symlink_to(mine)
    assert said("link") == f"{tmp_path}/link{refused}"
    assert said("catalog/pages") == f"{tmp_path}/catalog/pages is inside the catalog. Choose a folder outside it.\n"
    (tmp_path / "pages" / "courses").unlink()
    (tmp_path / "pages" / "index.html").symlink_to(mine / "index.html")
    assert said("pages") == ""
    assert [path.name for path in mine.iterdir()] == ["index.html"]
    assert (mine / "index.html").read_text() == "Years of work."
    assert not (tmp_path / "pages" / "index.html").is_symlink()
