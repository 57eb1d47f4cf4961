"""`pathways federate`: a folder to publish, or what is wrong with a site."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["federate", *words])


def site(folder: Path) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "finder.json").write_text("{}", encoding="utf-8")
    return folder


def test_folders_are_named_as_the_page_sees_them(tmp_path: Path) -> None:
    to = tmp_path / "all"
    result = run(str(site(tmp_path / "north")), "https://south.example.org/careers", "--to", str(to))
    assert result.exit_code == 0, result.output
    assert result.output == f"The finder over 2 sites is in {to}. Publish the folder as it is.\n"
    page = (to / "index.html").read_text(encoding="utf-8")
    assert '<a href="../north/">' in page
    assert '<a href="https://south.example.org/careers/">' in page


def test_what_is_no_site_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run(str(tmp_path / "empty"), "--to", str(tmp_path / "all"))
    assert result.exit_code == 2
    assert f"{tmp_path / 'empty'} is no published site of a catalog: it has no data/finder.json." in result.output
    assert not (tmp_path / "all").exists()


def test_other_addresses_and_a_site_named_twice_are_refused(tmp_path: Path) -> None:
    result = run("http://north.example.org/", "--to", str(tmp_path / "all"))
    assert "http://north.example.org/ does not begin with https://, which browsers ask for." in result.output
    result = run("https://north.example.org/", "https://north.example.org", "--to", str(tmp_path / "all"))
    assert (result.exit_code, "A site is named twice." in result.output) == (2, True)
