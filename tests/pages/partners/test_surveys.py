"""Answers are added up on the pages of what they are about and on the ladder; small groups are hidden everywhere."""

from __future__ import annotations

from typing import Any

from generator.pages.partners.surveys import surveys_of
from generator.pages.render.words import words_in
from generator.pages.view import View
from tests.builders import HOME, experience, graph, organization, partnership
from tests.pages.partners.reports import DAY, rows


def _survey(out_of: int, **answers: int) -> dict[str, Any]:
    given = [{"answer": name, "count": count} for name, count in answers.items()]
    return {"question": "Did it help?", "answers": given, "out_of": out_of, "period": "2026-05"}


REGION = graph(
    organization("mill", type="employer"),
    experience("tour", hosts=["mill"], surveys=[_survey(61, Yes=41, No=15, Partly=5)]),
    experience("talk", hosts=["mill"]),
    partnership("metal", surveys=[{**_survey(40, Yes=40), "group": "Members", "source": "The mill"}]),
)
TOUR = [
    ("Did it help?", "All who took part", "Yes", "41", "61", "67%", "May 2026", "Not known"),
    ("Did it help?", "All who took part", "No", "Hidden", "61", "Hidden", "May 2026", "Not known"),
    ("Did it help?", "All who took part", "Partly", "Hidden", "61", "Hidden", "May 2026", "Not known"),
]


def test_the_page_of_an_experience_has_its_surveys_and_none_where_nobody_was_asked() -> None:
    view = View(REGION, words_in("en"), DAY)
    tour, talk = (REGION.catalog.experiences[f"{HOME}/{name}"] for name in ("tour", "talk"))
    table = surveys_of(view, tour)
    assert table is not None
    assert [tuple(cell.plain for cell in row) for row in table.rows] == TOUR
    assert surveys_of(view, talk) is None


def test_the_ladder_has_those_of_what_employers_host_and_of_partnerships() -> None:
    of_partnership = ("Did it help?", "Members", "Yes", "40", "40", "100%", "May 2026", "The mill", "Metal")
    assert rows(REGION, "ladder/", "surveys") == [*((*row, "Tour") for row in TOUR), of_partnership]
