"""The page of the section begins with what is lacking most, and the report has all of it."""

from __future__ import annotations

from generator.pages.partners.lacking import MOST, table
from generator.pages.render.words import words_in
from generator.pages.view import View
from tests.builders import course, graph, occupation, partnership, pathway
from tests.pages.partners.reports import DAY, rows

REGION = graph(
    course("shop"),
    occupation("welders"),
    pathway("machining", {"grade-9": [{"course": "shop"}]}),
    partnership(
        "metal",
        critical_occupations=["welders"],
        actions=[{"text": "Teach welders", "status": "planned", "closes": ["welders"]}],
    ),
)


def test_a_row_says_how_much_lacks_it_where_and_who_works_on_it() -> None:
    found = {row[0]: row[1:] for row in rows(REGION, "lacking/", "lacking")}
    assert found["Pathways to critical careers"] == ("1 of 1 careers (100%)", "Welders", "Metal")
    assert found["Advising"] == ("1 of 1 pathways (100%)", "Machining", "Nobody is named")


def test_the_page_of_the_section_has_the_first_of_them() -> None:
    view = View(REGION, words_in("en"), DAY)
    assert len(table(view, MOST).rows) == MOST < len(table(view).rows)
