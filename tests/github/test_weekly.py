"""The weekly look opens one issue, or updates the one it opened, and nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.github.sandbox import Run, Sandbox

_GH = """\
#!/bin/sh
# Acts out GitHub's own program: says which issue is open, and writes down what it is asked.
printf '%s|' "$@" >> "{folder}/asked"; echo >> "{folder}/asked"
case "$1 $2" in
  "run download") cp "{folder}/stale.md" stale.md ;;
  "issue list") cat "{folder}/open" ;;
esac
"""
STALE = "Checked on 2026-11-22.\n\n### Aspen Ridge\n\n- Wages are from 2020 (M805).\n"
FRESH = "Checked on 2026-11-22.\n\nNothing is out of date. This issue can be closed.\n"


def told(folder: Path, text: str, number: str) -> tuple[Run, list[str]]:
    """Run the job that tells, with `text` to tell and `number` the issue that is open; return what gh was asked."""
    sandbox = Sandbox(folder / "job", "weekly.yml", "tell", folder, {}, "schedule")
    (folder / "stale.md").write_text(text, encoding="utf-8")
    (folder / "open").write_text(number, encoding="utf-8")
    tool = sandbox.tools / "gh"
    tool.write_text(_GH.format(folder=folder), encoding="utf-8")
    tool.chmod(0o755)
    result = sandbox.run()
    return result, (folder / "asked").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("text", [STALE, FRESH])
def test_the_issue_that_is_open_is_updated(text: str, tmp_path: Path) -> None:
    result, asked = told(tmp_path, text, "12\n")
    assert not result.failed
    assert asked[-1] == "issue|edit|12|--body-file|stale.md|"
    assert not any(line.startswith("issue|create|") for line in asked)


def test_an_issue_is_opened_when_there_is_none_and_something_is_stale(tmp_path: Path) -> None:
    result, asked = told(tmp_path, STALE, "")
    assert not result.failed
    assert asked[-1] == "issue|create|--title|Dates and links to check|--body-file|stale.md|"


def test_no_issue_is_opened_when_nothing_is_stale(tmp_path: Path) -> None:
    result, asked = told(tmp_path, FRESH, "")
    assert not result.failed
    assert asked[-1].startswith("issue|list|")


def test_only_an_issue_that_the_weekly_look_opened_itself_is_written_over(tmp_path: Path) -> None:
    _, asked = told(tmp_path, STALE, "")
    listing = next(line for line in asked if line.startswith("issue|list|"))
    assert "--author|app/github-actions|" in listing
    assert "--state|open|" in listing
    assert ".title == env.TITLE" in listing
