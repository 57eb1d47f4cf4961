"""Do this next: the first year of those who join now, at each school."""

from __future__ import annotations

from generator.pages.pathway.next_steps import NextAt, next_steps, same_everywhere
from tests.insight.small import Files, catalog, pathway
from tests.pages.start.test_pages import view_of

FILES: Files = {
    "town/courses/lab": {"offerings": [{"by": "town", "terms": ["fall"], "open_to": ["valley"]}]},
    "town/courses/shop": {"offerings": [{"by": "town"}, {"by": "valley", "years": "odd"}]},
    "town/courses/math": {"offerings": [{"by": "town"}, {"by": "valley"}]},
    "town/courses/more": {"offerings": [{"by": "town"}, {"by": "valley"}]},
    "town/pathways/science": pathway(
        {
            "grade-9": [
                {"course": "lab"},
                {"course": "shop"},
                {"choose": 1, "from": [{"course": "math"}, {"course": "more"}]},
            ],
            "grade-10": [{"milestone": "Later", "id": "later"}],
        },
        offered_in=["town", "valley"],
    ),
}


def following() -> tuple[NextAt, ...]:
    view = view_of(catalog(FILES))
    (science,) = view.catalog.pathways.values()
    return next_steps(view, science)


def test_each_school_says_what_is_taught_there_this_school_year_and_when() -> None:
    town, valley = following()
    (first,), (other,) = town.years, valley.years
    assert [(course.id, terms) for course, terms in first.courses] == [("town/lab", "fall"), ("town/shop", "")]
    # 2026 is even: the valley teaches its shop again next year.
    assert [course.id for course, _ in other.courses] == ["town/lab"]
    assert [course.id for course in other.elsewhere] == ["town/shop"]
    assert [(count, [one.id for one in options]) for count, options in first.choices] == [
        (1, ["town/math", "town/more"])
    ]


def test_what_differs_between_schools_is_not_said_of_all() -> None:
    assert same_everywhere(following()) == ()
    assert same_everywhere(following()[:1]) == ()
    town = following()[0]
    assert same_everywhere((town, town)) == town.years
