"""Earlier school years are read at their tags, as data only; what cannot be read whole is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.example_catalog import SUPPORTS
from generator.cli.revisions import tagged_years as module
from generator.cli.revisions.tagged_years import MOST, tagged_years
from generator.pages.cache import Cache
from tests.checks.places import lay_out
from tests.cli.revisions.test_git_revision import commit, git

WELDING = "aspen-ridge/welding"


@pytest.fixture(name="repository")
def a_repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    lay_out(folder / "catalog")
    git(tmp_path, "init", "-q", str(folder))
    return folder


def _shown(repository: Path) -> dict[str, int]:
    return {one.year: one.shown[WELDING] for one in tagged_years(repository / "catalog", Cache())}


def test_each_tagged_year_before_this_one_is_read_and_the_newest_count(repository: Path) -> None:
    support = repository / "catalog" / SUPPORTS[0]
    text = support.read_text(encoding="utf-8")
    support.write_text(text.replace("type: transport", "type: other"), encoding="utf-8")
    commit(repository)
    for year in (*range(2018, 2026), 2026, 2030):  # the last two are this year, and still to come
        git(repository, "tag", f"school-year-{year}-{(year + 1) % 100:02}")
    for odd in ("school-year-2025", "school-year-2025-26-draft", "year-2024-25"):
        git(repository, "tag", odd)
    support.write_text(text, encoding="utf-8")
    commit(repository)
    git(repository, "tag", "--force", "-m", "A tag with words", "school-year-2025-26")
    found = _shown(repository)
    assert list(found) == [f"{year}-{year % 100 + 1}" for year in range(2026 - MOST, 2026)]
    assert found["2025-26"] == found["2024-25"] + 1


def test_a_year_that_cannot_be_read_whole_is_left_out(repository: Path) -> None:
    commit(repository)
    git(repository, "tag", "school-year-2023-24")
    (repository / "catalog" / SUPPORTS[0]).write_text("name: [", encoding="utf-8")
    commit(repository)
    git(repository, "tag", "school-year-2024-25")
    git(repository, "rm", "-rq", "catalog")
    commit(repository)
    git(repository, "tag", "school-year-2025-26")
    lay_out(repository / "catalog")
    assert list(_shown(repository)) == ["2023-24"]


def test_a_link_at_a_tag_leads_nowhere(repository: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("name: Secret\n", encoding="utf-8")
    support = repository / "catalog" / SUPPORTS[0]
    support.unlink()
    support.symlink_to(secret)
    commit(repository)
    git(repository, "tag", "school-year-2025-26")
    assert _shown(repository) == {}


def test_without_tags_or_git_nothing_is_read(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository)
    monkeypatch.setattr(module, "load", lambda _: pytest.fail("A catalog was read."))
    assert tagged_years(repository / "catalog", Cache()) == ()
    lay_out(tmp_path / "alone")
    assert tagged_years(tmp_path / "alone", Cache()) == ()
    monkeypatch.setenv("PATH", "")
    assert tagged_years(repository / "catalog", Cache()) == ()


def test_a_year_is_read_once(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository)
    git(repository, "tag", "school-year-2025-26")
    cache = Cache(tmp_path / "kept")
    first = tagged_years(repository / "catalog", cache)
    assert first
    monkeypatch.setattr(module, "load", lambda _: pytest.fail("It was read again."))
    assert tagged_years(repository / "catalog", cache) == first
