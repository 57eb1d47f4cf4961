"""What a change takes away is counted for every organization, entry and exit, and what it leaves is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks.change_rules import REMOVED
from generator.checks.example_catalog import AGREEMENT, FILES, PATHWAY, WELDING_1, WELDING_2, course
from generator.diff.impact import Impact
from generator.diff.outcomes import Verdict, _outcome, outcomes
from generator.diff.report.headline import headline, remarks
from generator.diff.report.json import json_report
from generator.diff.wording import gains_in_words, losses_in_words
from generator.graph.catalog_graph import CatalogGraph
from generator.insight import reach
from generator.insight.reach import ReachCalculator
from generator.model.entities import Entry
from generator.model.levels import entries_of
from tests.diff.sides import Files, compared
from tests.insight.random_plans import LEVELS, SETTINGS, small_catalogs
from tests.insight.small import Files as SmallFiles
from tests.insight.small import catalog, pathway
from tests.laws import examples

CERTIFICATION = "- credential: colorado/welder-certification\n      exit: true\n"
LATE = "  - {level: grade-11, assumes: [welding-1, welding-2]}\n"
BREAKS = "This change breaks 1 pathway in 1 district."
MILESTONE = "- milestone: Apply to the college\n"


def plan(*changes: tuple[str, str]) -> Files:
    """Return the example's pathway with each first text replaced by the second."""
    text = FILES[PATHWAY]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {PATHWAY: text}


def losses(impact: Impact) -> list[str]:
    return [words for one in impact.outcomes for words in losses_in_words(impact.naming, one)]


def gains(impact: Impact) -> list[str]:
    return [words for one in impact.outcomes for words in gains_in_words(impact.naming, one)]


def test_what_asks_too_much_of_reach_is_named_instead_of_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "QUESTIONS", 0)
    monkeypatch.setattr(reach, "QUESTIONS_EACH", 0)
    impact = compared(tmp_path, plan((LATE, "")))
    assert headline(impact) == "This change breaks nothing in what was compared."
    assert (
        "What learners can reach was not compared, as too many organizations and entries differ there, "
        "for 1 pathway: “Welding”." in list(remarks(impact))
    )
    assert json.loads(json_report(impact))["uncompared"] == [impact.uncompared[0]]


def test_whoever_could_join_at_an_entry_that_is_removed_is_shut_out(tmp_path: Path) -> None:
    impact = compared(tmp_path, plan((LATE, "")))
    assert headline(impact) == BREAKS
    assert losses(impact) == [
        "Learners can no longer join in Grade 11 with “Welding I” and “Welding II” finished.",
    ]
    (effect,) = impact.effects
    assert [place.pointer for place in effect.places] == ["/entries"]


def test_an_entry_that_assumes_more_shuts_out_whoever_has_finished_less(tmp_path: Path) -> None:
    more = (LATE, LATE.replace("welding-2]", "welding-2, welding-3]"))
    assert losses(compared(tmp_path, plan(more))) == [
        "Learners can no longer join in Grade 11 with “Welding I” and “Welding II” finished.",
    ]


def test_an_entry_that_assumes_less_takes_nothing_away(tmp_path: Path) -> None:
    unneeded = ("      after: welding-1\n", "")
    short = {WELDING_2: FILES[WELDING_2].replace("prerequisites: welding-1\n", ""), **plan(unneeded)}
    less = plan((LATE, LATE.replace("welding-1, welding-2]", "welding-2]")), unneeded)
    assert losses(compared(tmp_path, less, short)) == []


def test_an_entry_that_assumes_less_has_to_lead_as_far_for_whoever_it_takes_now(tmp_path: Path) -> None:
    (lost, *_) = losses(compared(tmp_path, plan((LATE, "  - {level: grade-11}\n"))))
    assert lost.startswith("Out of reach when joining in Grade 11: the exit")


def test_an_entry_made_later_shuts_out_whoever_is_there_earlier(tmp_path: Path) -> None:
    later = ("{level: grade-9}", "{level: grade-10, assumes: [welding-1]}")
    impact = compared(tmp_path, plan(later))
    assert headline(impact) == BREAKS
    assert losses(impact) == ["Learners can no longer join in Grade 9."]
    assert gains(impact) == ["Learners can now join in Grade 10 with “Welding I” finished."]


def test_a_second_entry_at_one_level_takes_nothing_from_the_first(tmp_path: Path) -> None:
    impact = compared(tmp_path, plan((LATE, LATE + "  - {level: grade-11}\n")))
    assert losses(impact) == []
    assert impact.verdict is not Verdict.BREAKS


def test_one_of_two_exits_with_the_same_credential_is_a_loss_of_its_own(tmp_path: Path) -> None:
    again = "- {credential: colorado/welder-certification, id: once-more, exit: true}\n    " + MILESTONE
    before = plan((MILESTONE, again))
    impact = compared(tmp_path, plan(), before)
    assert headline(impact) == BREAKS
    assert losses(impact) == ["Out of reach: the exit “Certified Welder” in Grade 12."]


def test_an_exit_whose_step_has_another_id_is_the_same_exit(tmp_path: Path) -> None:
    renamed = (CERTIFICATION, CERTIFICATION + "      id: certified\n")
    assert losses(compared(tmp_path, plan(renamed))) == []


def test_an_exit_that_is_a_milestone_stays_one_when_its_words_are_corrected(tmp_path: Path) -> None:
    before = plan((MILESTONE, "- {milestone: Aply to the colege, exit: true}\n"))
    after = plan((MILESTONE, "- {milestone: Apply to the college, exit: true}\n"))
    impact = compared(tmp_path, after, before)
    assert losses(impact) == gains(impact) == []
    assert headline(impact) == "This change breaks nothing."


def test_a_milestone_that_is_no_exit_any_more_is_named_by_its_words(tmp_path: Path) -> None:
    before = plan((MILESTONE, "- {milestone: Apply to the college, exit: true}\n"))
    assert losses(compared(tmp_path, plan(), before)) == ["Out of reach: the exit “Apply to the college”."]


def test_a_rename_and_a_loss_in_one_change_are_told_apart(tmp_path: Path) -> None:
    renamed = "aspen-ridge/pathways/welder.yaml"
    text = plan((CERTIFICATION, CERTIFICATION.replace("      exit: true\n", "")))[PATHWAY]
    impact = compared(tmp_path, {PATHWAY: REMOVED, renamed: text + "formerly: [welding]\n"})
    assert losses(impact) == ["Out of reach: the exit “Certified Welder”."]


def test_an_occupation_that_is_lost_while_its_credential_stays_is_named(tmp_path: Path) -> None:
    fitters = {
        "colorado/occupations/fitters.yaml": FILES["colorado/occupations/welders.yaml"].replace(
            "name: Welders", "name: Fitters"
        )
    }
    two = {**fitters, **plan(("[colorado/welders]", "[colorado/welders, colorado/fitters]"))}
    (lost,) = losses(compared(tmp_path, plan(), two))
    assert lost.startswith("Out of reach: the job “Fitters")


def test_a_pathway_retired_with_one_in_its_place_is_weaker_and_says_so(tmp_path: Path) -> None:
    newer = {"aspen-ridge/pathways/metal-work.yaml": FILES[PATHWAY].replace("name: Welding", "name: Metal work")}
    retired = {PATHWAY: FILES[PATHWAY] + "status: ceased\nreplaced_by: metal-work\n"}
    impact = compared(tmp_path, retired, newer)
    assert impact.verdict is Verdict.WEAKENS
    assert losses(impact)[0] == "The page says that nobody can start this pathway anymore."


def test_classes_that_can_no_longer_finish_in_time_are_named(tmp_path: Path) -> None:
    odd = FILES[WELDING_1].replace("grades: [9, 10]", "grades: [9]") + (
        "offerings: [{by: aspen-ridge, years: odd}]\n"
    )
    impact = compared(tmp_path, {WELDING_1: odd})
    assert headline(impact) == BREAKS
    (lost,) = losses(impact)
    assert lost.startswith("Out of reach in time for classes that join in Grade 9 in even years: the exit")


def test_a_course_in_other_years_that_every_class_can_still_take_takes_nothing_away(tmp_path: Path) -> None:
    alone = {
        **plan((LATE, "")),
        WELDING_1: FILES[WELDING_1].replace("grades: [9, 10]", "grades: [9, 10, 11]"),
        WELDING_2: FILES[WELDING_2].replace("prerequisites: welding-1\n", "").replace("[10, 11]", "[10]"),
    }
    odd = {WELDING_1: alone[WELDING_1] + "offerings: [{by: aspen-ridge, years: odd}]\n"}
    assert losses(compared(tmp_path, odd, alone)) == []


GONE = [("status: ceased\n", "has ceased"), ("status: suspended\n", "is suspended")]


@pytest.mark.parametrize(("status", "words"), GONE)
def test_an_agreement_that_is_not_in_force_any_more_is_as_if_it_were_removed(
    tmp_path: Path, status: str, words: str
) -> None:
    impact = compared(tmp_path, {AGREEMENT: FILES[AGREEMENT] + status})
    assert headline(impact) == BREAKS
    assert losses(impact) == losses(compared(tmp_path / "removed", {AGREEMENT: REMOVED}))
    (finding,) = [one for one in impact.findings if one.code == "I981"]
    assert finding.title == f"The agreement “Welding credit at Mesa College” {words} but is still needed"


def test_an_agreement_that_lists_other_courses_takes_what_needs_them_away(tmp_path: Path) -> None:
    other = FILES[AGREEMENT].replace("course: welding-3,", "course: welding-1,").replace("wel-1030", "wel-2030")
    impact = compared(tmp_path, {AGREEMENT: other})
    assert losses(impact)[0] == "Out of reach when joining in Grade 9: the exit “Welding Certificate”."


NEIGHBOR = {
    "vale/organization.yaml": "name: Vale\ndescription: A school district over the hill.\ntype: school-district\n",
    "aspen-ridge/courses/welding-1.yaml": FILES[WELDING_1] + "offerings: [{by: vale, open_to: [aspen-ridge]}]\n",
}


@pytest.mark.parametrize("status", ["", "status: ceased\n", "status: suspended\n"])
def test_what_an_organization_taught_is_lost_with_it_however_it_goes(tmp_path: Path, status: str) -> None:
    text = NEIGHBOR["vale/organization.yaml"] + status if status else REMOVED
    impact = compared(tmp_path, {"vale/organization.yaml": text}, NEIGHBOR)
    assert headline(impact) == BREAKS
    assert any("“Certified Welder”" in words for words in losses(impact))


def test_an_organization_renamed_with_its_old_name_listed_takes_nothing_away(tmp_path: Path) -> None:
    renamed = NEIGHBOR["vale/organization.yaml"] + "formerly: [vale]\n"
    impact = compared(tmp_path, {"vale/organization.yaml": REMOVED, "valley/organization.yaml": renamed}, NEIGHBOR)
    assert losses(impact) == []


def test_a_course_that_a_plan_leaves_out_and_still_needs_is_said(tmp_path: Path) -> None:
    early = {WELDING_2: FILES[WELDING_2].replace("[10, 11]", "[9, 10, 11]"), **plan((LATE, ""))}
    left_out = plan((LATE, ""), ("    - course: welding-1\n", ""), ("      after: welding-1\n", ""))
    impact = compared(tmp_path, left_out, early)
    assert impact.verdict is Verdict.WEAKENS
    assert losses(impact)[0].startswith("This plan leaves out “Welding I”. Only with it, when joining in Grade 9: ")


def test_a_new_course_takes_nothing_away(tmp_path: Path) -> None:
    impact = compared(tmp_path, {"aspen-ridge/courses/new.yaml": course("New")})
    assert losses(impact) == []


@st.composite
def with_entries(draw: st.DrawFn) -> SmallFiles:
    """Draw a small catalog that says where learners may join, and with what."""
    files = draw(small_catalogs())
    courses = [name.rpartition("/")[2] for name in files if "/courses/" in name]
    assumed = st.lists(st.sampled_from(courses), max_size=2, unique=True) if courses else st.just([])
    entries = st.lists(st.builds(_entry, st.sampled_from(LEVELS), assumed), max_size=3)
    only: dict[str, Any] = {**files["town/pathways/only"], "entries": draw(entries)}
    return {**files, "town/pathways/only": only}


def _entry(level: str, assumes: list[str]) -> dict[str, Any]:
    return {"level": level, "assumes": assumes}


def _exits(graph: CatalogGraph, start: Entry) -> set[tuple[str, str]]:
    """Return the exits that learners who join at `start` reach: each step, with what it does."""
    (only,) = graph.catalog.pathways.values()
    found = ReachCalculator(graph).reach(only, graph.catalog.organizations["town"], start)
    steps = graph.plans[only.id].steps
    done = {one.id: steps[one.id].step.does for one in found.exits if one.reachable}
    return {(step, f"{does.kind}:{does.id}" if does else "") for step, does in done.items()}


def _assumed(start: Entry) -> set[str]:
    return {one.id for one in start.assumes}


def _starts(graph: CatalogGraph) -> list[Entry]:
    (only,) = graph.catalog.pathways.values()
    return list(entries_of(only, graph.catalog.settings))


@settings(max_examples=examples(200), suppress_health_check=list(HealthCheck))
@given(with_entries(), with_entries())
def test_what_somebody_at_some_entry_can_no_longer_reach_is_lost(before: SmallFiles, after: SmallFiles) -> None:
    base, head = catalog(before, SETTINGS), catalog(after, SETTINGS)
    lost = False
    for start in _starts(base):
        finished = _assumed(start)
        serving = [now for now in _starts(head) if now.level == start.level and finished.issuperset(_assumed(now))]
        known = any(
            _assumed(now) == _assumed(old) for now in serving for old in _starts(base) if now.level == old.level
        )
        asked = start if known else max(serving, key=lambda one: len(_assumed(one)), default=None)
        lost |= bool(_exits(base, start) - (_exits(head, asked) if asked else set()))
    found = outcomes(base, head, {}, {"town/only"})
    late = [shift for one in found for shift in one.worse if shift.after is None]
    assert (bool(late) or any(one.lost or one.shut for one in found)) is lost


def test_what_a_change_does_to_many_districts_alike_is_worked_out_once_and_said_of_each() -> None:
    names = [f"d{number}" for number in range(30)]
    before: SmallFiles = {
        **{name: {"type": "school-district"} for name in names},
        "town/courses/one": {"subject": "cte", "offerings": [{"by": "town", "open_to": list(names)}]},
        "town/pathways/only": pathway({"grade-9": [{"course": "one", "exit": True}]}, offered_in=list(names)),
    }
    after: SmallFiles = {
        **before,
        "town/courses/one": {"subject": "cte", "offerings": [{"by": "valley", "open_to": list(names[1:])}]},
    }
    with patch("generator.diff.outcomes._outcome", wraps=_outcome) as worked_out:
        found = outcomes(catalog(before), catalog(after), {}, {"town/only"})
    assert worked_out.call_count == 2
    assert [(one.organization, [goal.step for goal in one.lost]) for one in found if one.lost] == [("d0", ["one"])]
