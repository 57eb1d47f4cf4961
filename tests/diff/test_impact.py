"""What a change does, in the words that editors read."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from generator.checks.change_rules import REMOVED
from generator.checks.example_catalog import AGREEMENT, FILES, PATHWAY, WELDING_1, WELDING_2, course
from generator.cli import main
from generator.diff.outcomes import Verdict
from generator.diff.report.escape import markdown, mermaid, plain
from generator.diff.report.headline import headline
from generator.diff.report.json import json_report
from generator.diff.report.markdown import markdown_report
from generator.diff.report.text import text_report
from tests.diff.golden import same_as
from tests.diff.sides import compared, lay

GOLDEN = Path(__file__).parent / "golden"
NEIGHBOR = {
    "cottonwood/organization.yaml": (
        "name: Cottonwood Schools\ndescription: A school district down the valley.\ntype: school-district\n"
    ),
    PATHWAY: FILES[PATHWAY].replace("offered_in: [aspen-ridge]", "offered_in: [aspen-ridge, cottonwood]"),
    WELDING_1: FILES[WELDING_1] + "offerings:\n  - {by: aspen-ridge, open_to: [cottonwood]}\n",
}


def test_the_report_on_a_removed_course_as_people_and_logs_read_it(tmp_path: Path) -> None:
    impact = compared(tmp_path, {WELDING_2: REMOVED}, NEIGHBOR)
    same_as(GOLDEN / "removed-course.md", markdown_report(impact))
    same_as(GOLDEN / "removed-course.txt", text_report(impact))


def test_the_report_on_a_course_that_closes_with_a_replacement(tmp_path: Path) -> None:
    closing = FILES[WELDING_2] + "status: ceased\nreplaced_by: welding-two\n"
    after = {WELDING_2: closing, "aspen-ridge/courses/welding-two.yaml": course("Welding two")}
    same_as(GOLDEN / "closed-course.md", markdown_report(compared(tmp_path, after)))


def test_the_report_on_a_new_pathway_that_opens_a_way(tmp_path: Path) -> None:
    after = {
        "aspen-ridge/pathways/welding-for-adults.yaml": FILES[PATHWAY].replace("name: Welding", "name: Late welding")
    }
    impact = compared(tmp_path, after)
    assert impact.verdict is Verdict.IMPROVES
    assert headline(impact).startswith("This change breaks nothing and improves 1 pathway in 1 ")
    same_as(GOLDEN / "new-pathway.md", markdown_report(impact))


def test_an_agreement_that_ends_takes_exits_away_without_any_dead_link(tmp_path: Path) -> None:
    impact = compared(tmp_path, {AGREEMENT: REMOVED})
    assert impact.breaks == ()
    same_as(GOLDEN / "removed-agreement.txt", text_report(impact))


def test_a_pathway_that_closes_weakens_and_one_that_vanishes_breaks(tmp_path: Path) -> None:
    closing = compared(tmp_path / "closing", {PATHWAY: FILES[PATHWAY] + "status: ceased\n"})
    assert closing.verdict is Verdict.WEAKENS
    vanishing = compared(tmp_path / "vanishing", {PATHWAY: REMOVED})
    assert vanishing.verdict is Verdict.BREAKS
    assert headline(vanishing) == "This change breaks 1 pathway in 1 district."


def test_a_file_with_a_mistake_is_judged_by_what_it_said_before(tmp_path: Path) -> None:
    impact = compared(tmp_path, {WELDING_2: "name: [unclosed\n"})
    assert impact.unjudged == (WELDING_2,)
    assert not impact.effects
    assert headline(impact) == "This change has 1 mistake to fix. It takes nothing away from others."


def test_a_change_to_code_and_catalog_together_says_so(tmp_path: Path) -> None:
    text = FILES[WELDING_1].replace("description: ", "description: New. ")
    impact = compared(tmp_path, {WELDING_1: text}, outside=("generator/cli/check.py", "schemas/course.schema.json"))
    report = markdown_report(impact)
    assert "This change touches both code and catalog." in report
    assert "generator (1 file) and schemas (1 file)" in report


def test_the_report_for_programs_says_the_same(tmp_path: Path) -> None:
    impact = compared(tmp_path, {WELDING_2: REMOVED}, NEIGHBOR)
    values = json.loads(json_report(impact))
    assert values["headline"] == headline(impact)
    assert values["verdict"] == "breaks"
    assert values["exit_status"] == 1
    assert {effect["organization"] for effect in values["effects"]} >= {"aspen-ridge", "cottonwood"}


def test_the_command_compares_folders_and_says_so_by_its_exit_status(tmp_path: Path) -> None:
    base, head = lay(tmp_path / "a" / "catalog"), lay(tmp_path / "b" / "catalog", {WELDING_2: REMOVED})
    run = CliRunner()
    same = run.invoke(main, ["diff", str(base), str(base)])
    assert same.exit_code == 0
    assert same.output == "Changed nothing that readers see.\n"
    assert run.invoke(main, ["diff", str(base), str(head)]).exit_code == 1
    assert run.invoke(main, ["diff", str(base.parent), str(head.parent)]).exit_code == 1
    assert run.invoke(main, ["diff", str(base), "no-such-revision"]).exit_code == 2


def test_a_catalog_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    base = lay(tmp_path / "a" / "catalog").parent
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "catalog").symlink_to(base / "catalog")
    answer = CliRunner().invoke(main, ["diff", str(base), str(tmp_path / "b")])
    assert answer.exit_code == 2
    assert "is a symbolic link" in answer.output


def test_nothing_in_a_text_is_markup_mention_or_command() -> None:
    hostile = "a|b\n```@team #12 https://x.example <b> [c](d) **e** _f_ $g$ ~h~ \\i &lt; www.j.example"
    shown = markdown(hostile)
    assert not set("|`<>[]*_$~\\") & set(shown.replace("&#8203;", ""))
    assert "\n" not in shown
    for told in ("@team", " #12", "https:", "www."):
        assert told not in shown
    assert set(mermaid('"];\nend')) <= set("#0123456789;end ")
    assert plain("x\n::error::##[error]") == "x : :error: :## [error]"
