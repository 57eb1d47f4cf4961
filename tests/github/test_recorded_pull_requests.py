"""What editors read after a pull request: the workflow's own steps, run on recorded changes of the demonstration."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pages.render.words.en import ENGLISH
from tests.diff.golden import same_as
from tests.github.recorded import RECORDED
from tests.github.sandbox import ROOT, Run, Sandbox, repository
from tests.laws import at_night

GOLDEN = Path(__file__).parent / "golden"
COMMAND = re.compile(r"\s*::|.*##\[")
SOUND = ("sound-edit", "renamed-with-formerly")
_FENCE = re.compile(r"^ {0,3}(`{3,})", re.MULTILINE)


def readable(text: str) -> str:
    """Return `text` without what other changes to the demonstration would change: findings that were there before."""
    text = re.sub(r"[^,\n.]*(?: and [^,\n]*)? already there, in [0-9,]+ files", " … already there, in … files", text)
    text = re.sub(r"(?s)(<summary>From before this change[^:]*:).*?(?=</details>)", r"\1 …</summary>\n\n…\n", text)
    return re.sub(r"[0-9,]+ pages are in \S+ Open \S+ to see them", "… pages are in …", text)


# The two sound changes build the whole site, which takes four times as long as all else; on every run
# test_odd_trees.py passes the same steps with a small one.
EACH = [pytest.param(name, marks=at_night if name in SOUND else ()) for name in sorted(RECORDED)]


@pytest.mark.parametrize("name", EACH)
def test_editors_are_told_what_they_were_promised_and_nothing_of_a_change_is_obeyed(
    name: str, tmp_path: Path
) -> None:
    origin = repository(tmp_path / "origin", RECORDED[name])
    event = {"pull_request": {"number": 7}}
    result = Sandbox(tmp_path / "job", "check.yml", "check", origin, event, "pull_request").run()
    same_as(GOLDEN / name / "summary.md", readable(result.summary))
    same_as(GOLDEN / name / "log.txt", readable(result.log))
    assert result.failed is (name not in SOUND)
    assert ("website-preview" in result.artifacts) is (name in SOUND)
    assert_nothing_is_a_command(result)
    assert_nothing_was_run_or_followed(result)
    assert_nothing_is_markup(result)
    if name == "removed-shared-course":
        assert_everything_lost_is_told(result)


def assert_nothing_is_a_command(result: Run) -> None:
    for step in result.steps:
        for line in step.log.splitlines():
            # GitHub obeys "##[" only in lines that do not begin with a command of their own.
            if COMMAND.match(line):
                assert re.match(r"::(?:error|warning|notice) [a-zA-Z]+=", line), line


def assert_nothing_was_run_or_followed(result: Run) -> None:
    assert "the change was run" not in result.log
    assert "root:" not in result.log + result.summary


def assert_nothing_is_markup(result: Run) -> None:
    report = without_fences(result.artifacts["what-this-change-does"].read_text(encoding="utf-8"))
    assert "<script" not in report
    assert "](" not in report
    assert not re.search(r"@\w", report)
    assert "https://" not in report
    assert report.count("<details>") == report.count("</details>")
    assert len(_FENCE.findall(result.summary)) % 2 == 0


def without_fences(report: str) -> str:
    """Return what Markdown reads as Markdown: fences hold the lines of files as they stand."""
    return re.sub(r"(?ms)^(`{3,})[a-z]*\n.*?^\1\n", "", report)


def assert_everything_lost_is_told(result: Run) -> None:
    told = result.artifacts["what-this-change-does"].read_text(encoding="utf-8")
    for words in (
        "Computer support and networks",
        "Bluestem Plains School District",
        "Cinder Mesa School District",
        "Kestrel Pass School District",
        "Sagehen Valley School District",
        "Computer Network Support Specialists",
        "status: ceased",
        "formerly: ",
        "change the places in the table",
    ):
        assert words in told


def test_contributors_are_promised_what_the_answer_really_says() -> None:
    opening = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n---\n")[0]
    told = "".join((GOLDEN / name / "summary.md").read_text(encoding="utf-8") for name in RECORDED)
    block = opening.partition("```text\n")[2].partition("```")[0]
    assert block
    assert block in told
    quoted = " ".join(line.removeprefix(">").strip() for line in opening.splitlines() if line.startswith(">"))
    for sentence in re.findall(r"[A-Z][^*.?]*(?:\*\*[^*]*\*\*[^*.?]*)*[.?]", quoted):
        assert sentence.replace("**", "") in told.replace("**", ""), sentence


def test_contributors_find_what_they_are_told_to_choose() -> None:
    opening = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n---\n")[0]
    chosen = set(re.findall(r"\*\*([^*]+)\*\*", " ".join(opening.split())))
    ours = {
        ENGLISH["propose_course"],
        ENGLISH["propose_pathway"],
        ENGLISH["frame_edit"],
        "What you can do",
        "website-preview",
    }
    assert ours <= chosen
    assert "### What you can do" in (GOLDEN / "removed-shared-course" / "summary.md").read_text(encoding="utf-8")
    assert "name: website-preview" in (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
