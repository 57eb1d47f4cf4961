"""Year by year: every step once, with where and when it is taught and the college credit it carries."""

from __future__ import annotations

from generator.pages.parts.dual_credit import rows_of_pathway
from generator.pages.pathway.year_by_year import college_credit, taught
from tests.demonstration import tree_of
from tests.insight.small import catalog, pathway
from tests.pages.start.test_pages import view_of, view_of_demonstration


def test_a_step_says_once_what_is_the_same_at_all_schools() -> None:
    view = view_of(
        catalog(
            {
                "town/courses/math": {"offerings": [{"by": "town"}, {"by": "valley"}]},
                "boces/courses/lab": {
                    "offerings": [{"by": "boces", "terms": ["fall"], "delivery": "online", "open_to": ["town"]}]
                },
                "town/pathways/science": pathway(
                    {"grade-9": [{"course": "math"}, {"course": "boces/lab"}]}, offered_in=["town", "valley"]
                ),
            }
        )
    )
    (science,) = view.catalog.pathways.values()
    found = taught(view, science)
    assert [(one.places, one.ways) for one in found["math"]] == [((), ((None, "in person"),))]
    (only,) = found["lab"]
    assert [place.id for place in only.places] == ["town"]
    assert [(by.id if by else "", said) for by, said in only.ways] == [("boces", "fall, online")]


def test_every_agreement_of_a_plan_is_named_with_the_step_it_is_about() -> None:
    view = view_of_demonstration()
    for one in view.catalog.pathways.values():
        rows = rows_of_pathway(view, one)
        under = [row for counted in college_credit(rows).values() for credit in counted for row in credit.under]
        assert len(under) == len([row for row in rows if row.course])


def test_every_step_stands_in_the_card_of_its_level_and_nowhere_else() -> None:
    view = view_of_demonstration()
    for one in view.catalog.pathways.values():
        tree = tree_of(f"pathways/{one.id}/")
        for step_id, planned in view.graph.plans[one.id].steps.items():
            found = tree.css(f"#step-{step_id}")
            if planned.step.is_choice and len(planned.step.options) < 2:
                continue
            assert len(found) == 1, (one.id, step_id)
            assert tree.css_first(f'[data-level="{planned.step.level}"].year #step-{step_id}'), (one.id, step_id)
