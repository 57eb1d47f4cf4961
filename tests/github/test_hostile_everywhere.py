"""Whatever stands in a field or a file's name: no report obeys it, and no page has it as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.catalog.load import Loaded, load
from generator.checks.report.github import github_report, job_summary
from generator.checks.runner import check
from generator.cli.upkeep.links import addresses, dead_links
from generator.cli.upkeep.stale import issue_text
from generator.diff.assess_impact import assess_impact
from generator.diff.impact import Impact
from generator.diff.report.json import json_report
from generator.diff.report.markdown import markdown_report
from generator.diff.report.text import text_report
from generator.graph.build import build_graph
from generator.pages.site import make_site
from tests.demonstration import loaded
from tests.github.hostile import hostile_names, lengthened, planted, removed, replaced
from tests.loops import in_own_thread

DAY = date(2026, 11, 22)
LATER = date(2036, 1, 1)
VARIANTS: dict[str, Callable[[Path], Path]] = {
    "text in every free text, and things removed": lambda folder: removed(planted(folder, lengthened)),
    "text in place of everything": lambda folder: planted(folder, replaced),
    "names of fields": lambda folder: planted(folder, replaced, keys=True),
    "names of files": hostile_names,
}
EACH = pytest.mark.parametrize("variant", sorted(VARIANTS))
COMMAND = re.compile(r"::(?:error|warning|notice) [a-zA-Z]+=[^:,]*(?:,[a-zA-Z]+=[^:,]*)*::.*")
FENCED = re.compile(r"(?ms)^(`{3,})(text|mermaid)\n(.*?)^\1\n")
TAG = re.compile(r"<[^>]*>?")
TAGS = {"<details>", "</details>", "<summary>", "</summary>", "<code>", "</code>", "<br>"}
LABEL = r'n[0-9]+\["[\w .,\-–—’“”()+/#;&…]*<br>[\w .,\-–—’“”()+/#;&…]*"\]'
ARROW = r"n[0-9]+ (?:-->|-\.-x) n[0-9]+"
MERMAID = re.compile(rf"flowchart LR|  (?:{LABEL}|{ARROW}|classDef gone [a-z0-9 :,-]+|class (?:n[0-9]+,?)+ gone)")
HEADINGS = re.compile(
    r"## (?:❌|⚠️|✅) This change .*|### (?:What you can do|What the check found in this change, line by line"
    r"|What the rules about changes say|What gets better|What will be published)"
)


@pytest.fixture(scope="module", name="heads")
def hostile_heads(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Loaded]:
    folder = tmp_path_factory.mktemp("hostile")
    return {name: load(make(folder / str(number))) for number, (name, make) in enumerate(sorted(VARIANTS.items()))}


@pytest.fixture(scope="module", name="impacts")
def hostile_impacts(heads: dict[str, Loaded]) -> dict[str, Impact]:
    return {name: assess_impact(loaded(), head, DAY) for name, head in heads.items()}


@EACH
def test_every_line_of_the_log_is_one_whole_annotation(variant: str, impacts: dict[str, Impact]) -> None:
    made = impacts[variant]
    lines = github_report(made.report, made.findings).splitlines()
    assert len(lines) > 1
    for line in lines:
        assert COMMAND.fullmatch(line), line


@EACH
def test_the_report_has_only_the_markup_that_is_its_own(variant: str, impacts: dict[str, Impact]) -> None:
    report = markdown_report(impacts[variant])
    assert report.startswith("## ")
    assert_own_markup(report, HEADINGS)
    for drawn in re.findall(r"(?ms)^```mermaid\n(.*?)^```\n", report):
        for line in drawn.splitlines():
            assert MERMAID.fullmatch(line), line


def assert_own_markup(report: str, headings: re.Pattern[str]) -> None:
    """Assert that outside its fences `report` has no tag, link, mention, heading or cell that a file brought."""
    outside = FENCED.sub("", report)
    assert "```" not in outside
    assert "~~~" not in outside
    assert "](" not in outside
    assert not re.search(r"@\w", outside)
    assert not re.search(r"https?://|www\.|\bGH-[0-9]|(?<!&)#[0-9]", outside)
    assert set(TAG.findall(outside)) <= TAGS
    assert outside.count("<details>") == outside.count("</details>")
    for line in outside.split("\n"):
        assert line.isprintable(), line
        if line.startswith("#"):
            assert headings.fullmatch(line), line
        if line.startswith("|"):
            assert line.count("|") == 5, line
        else:
            assert "|" not in line, line


@EACH
def test_the_other_formats_hold_too(variant: str, impacts: dict[str, Impact]) -> None:
    made = impacts[variant]
    assert json.loads(json_report(made))["headline"]
    for line in text_report(made).splitlines():
        assert not line.strip().startswith("::"), line
        assert "##[" not in line
    summary = job_summary(made.report)
    assert summary.startswith("## Catalog check\n")
    assert FENCED.sub("", summary) == "## Catalog check\n\n"


@EACH
def test_the_weekly_issue_holds_too(variant: str, heads: dict[str, Loaded]) -> None:
    head = heads[variant]
    found = check(head, LATER).findings

    async def ask(address: str) -> str:
        return f"no answer ({address})"

    dead = in_own_thread(lambda: dead_links(addresses(head.catalog), ask))
    assert_own_markup(issue_text(head.catalog, found, dead, LATER, "catalog"), re.compile(r"### .*"))


def test_no_page_has_any_of_it_as_markup(heads: dict[str, Loaded]) -> None:
    head = heads["text in every free text, and things removed"]
    site = make_site(build_graph(head.catalog), DAY, check(head, DAY).findings)
    assert len(site.pages) > 500
    met = 0
    for page in site.pages:
        tree = LexborHTMLParser(page.body)
        assert not tree.css("[onerror], img[src='x'], script:not([type='application/json'])"), page.path
        assert not tree.css("a[href^='javascript'], a[href*='evil.example']"), page.path
        met += "<img src=x onerror=alert(1)>" in (tree.text() or "")
    assert met > 10
