"""The ladder: a rung for each level at which one may stop, the highest on top, each job once."""

from __future__ import annotations

from generator.catalog.yaml.reader import Value
from generator.pages.parts.pathway_facts import facts_of
from generator.pages.pathway.ladder import MOST_RUNGS, Ladder, ladder_of
from tests.demonstration import tree_of
from tests.insight.small import Files, catalog, pathway
from tests.pages.start.test_pages import view_of, view_of_demonstration


def ladder(files: Files) -> Ladder:
    view = view_of(catalog(files))
    (only,) = view.catalog.pathways.values()
    return ladder_of(view, only, facts_of(view, only))


def test_rungs_stand_from_the_last_to_the_first_with_times_and_what_is_earned_on_the_way() -> None:
    made = ladder(
        {
            "town/credentials/aide": {"type": "certification", "qualifies_for": ["town/aide"]},
            "town/credentials/badge": {"type": "badge"},
            "town/credentials/nurse": {"type": "license", "qualifies_for": ["town/aide", "town/nurse"]},
            "town/occupations/aide": {"soc": "31-1131"},
            "town/occupations/nurse": {"soc": "29-1141"},
            "town/occupations/chief": {"soc": "11-9111"},
            "town/pathways/care": pathway(
                {
                    "grade-9": [{"milestone": "Begin", "id": "begin"}],
                    "grade-11": [{"credential": "aide", "exit": True}],
                    "grade-12": [{"credential": "badge"}, {"credential": "nurse", "exit": True}],
                },
                occupations=["town/aide", "town/nurse", "town/chief"],
            ),
        }
    )
    top, bottom = made.rungs
    assert bottom.times == ("up to 3 years from Grade 9",)
    assert [career.id for career, _ in bottom.jobs] == ["town/aide"]
    # The aide's job is open already; what no credential opens by itself follows the last one.
    assert [career.id for career, _ in top.jobs] == ["town/nurse", "town/chief"]
    assert [one.id for one in top.beside] == ["town/badge"]


def test_a_ladder_has_five_rungs_at_most_and_says_what_else_one_may_leave_with() -> None:
    levels = [f"grade-{grade}" for grade in range(6, 13)]
    credentials: dict[str, dict[str, Value]] = {
        f"town/credentials/c{number}": {"type": "badge"} for number in range(len(levels))
    }
    plan: dict[str, Value] = {
        level: [{"credential": f"c{number}", "exit": True}] for number, level in enumerate(levels)
    }
    made = ladder({**credentials, "town/pathways/many": pathway(plan)})
    assert len(made.rungs) == MOST_RUNGS
    assert made.rungs[0].exits[0].credential.id == "town/c6"
    assert len(made.left_out) == len(levels) - MOST_RUNGS


def test_every_career_of_a_pathway_is_on_its_page_once() -> None:
    view = view_of_demonstration()
    for one in view.catalog.pathways.values():
        tree = tree_of(f"pathways/{one.id}/")
        for career in view.graph.occupations_of(one):
            assert len(tree.css(f"#step-career-{career.id.replace('/', '-')}")) == 1, (one.id, career.id)
