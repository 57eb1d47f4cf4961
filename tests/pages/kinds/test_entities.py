"""What the pages of courses, careers and experiences say of single facts."""

from __future__ import annotations

from datetime import date

from selectolax.lexbor import LexborHTMLParser

from generator.pages.site import make_site
from tests.builders import Piece, course, experience, graph, occupation, organization

DAY = date(2026, 11, 1)


def text_of(path: str, *pieces: Piece) -> str:
    """Return the words on the page at `path` of a catalog of `pieces`."""
    (page,) = (page for page in make_site(graph(*pieces), DAY).pages if page.path == path)
    return " ".join(LexborHTMLParser(page.body).text(separator=" ").split())


def test_a_course_says_whether_it_can_be_taken_again() -> None:
    at = "courses/aspen-ridge/band/"
    assert "Can be taken again for credit Yes" in text_of(at, course("band", repeatable=True))
    assert "Can be taken again for credit" not in text_of(at, course("band"))


def test_a_wage_that_is_a_lower_bound_says_so_to_readers_and_is_no_exact_amount_to_machines() -> None:
    wage = {"area": "United States", "low": 90000, "median": 180000, "high": 239200, "unit": "year"}
    surgeons = occupation("surgeons", wages=[{**wage, "top_coded": ["high"]}])
    said = text_of("occupations/aspen-ridge/surgeons/", surgeons)
    assert "$180,000 $239,200 or more" in said
    (page,) = (
        page for page in make_site(graph(surgeons), DAY).pages if page.path == "occupations/aspen-ridge/surgeons/"
    )
    assert '"median": 180000' in (page.json_ld or "")
    assert "239200" not in (page.json_ld or "")


def test_an_experience_of_an_employer_names_it_as_the_host() -> None:
    steel = organization("steel", type="employer")
    assert "Hosted by Steel" in text_of("experiences/steel/season/", steel, experience("steel/season"))


def test_a_course_whose_needs_stand_in_words_shows_them_and_does_not_say_that_it_needs_nothing() -> None:
    at = "courses/aspen-ridge/anatomy/"
    words = text_of(at, course("anatomy", prerequisites_as_written="Biology or Chemistry, Algebra <b>I</b>"))
    assert "Prerequisites, as listed: Biology or Chemistry, Algebra <b>I</b>" in words
    assert "No prerequisites." not in words
    assert "No prerequisites." in text_of(at, course("anatomy"))


def test_a_course_says_what_else_its_prerequisites_ask_for() -> None:
    asked = [
        {"any": [{"course": "first", "minimum_grade": "C"}, {"permission": "instructor"}]},
        {"course": "second", "concurrent": True},
        {"level": "grade-11"},
    ]
    words = text_of(
        "courses/aspen-ridge/last/", course("first"), course("second"), course("last", prerequisites=asked)
    )
    assert "First , with C or better With the instructor's permission" in words
    assert "Second , before or in the same term Grade 11 or later" in words


def test_credits_may_go_from_one_number_to_another() -> None:
    at = "courses/aspen-ridge/shop/"
    assert "0.5–1 high-school credits" in text_of(at, course("shop", credits={"high_school": {"from": 0.5, "to": 1}}))
    assert "1 high-school credit " in text_of(at, course("shop", credits={"high_school": 1}))


def test_a_course_says_when_in_the_week_it_meets() -> None:
    at = "courses/aspen-ridge/shop/"
    evening = course("shop", offerings=[{"by": "aspen-ridge", "terms": ["fall"], "times": ["evening", "weekend"]}])
    assert "every year; fall; in the evening, on weekends" in text_of(at, evening)
    assert "evening" not in text_of(at, course("shop"))


def test_a_course_says_what_is_taken_with_it_and_which_of_several_is_enough() -> None:
    asked = ["first", {"any": [{"course": "second", "minimum_grade": "C"}, {"permission": "instructor"}]}]
    words = text_of(
        "courses/aspen-ridge/last/", course("first"), course("second"), course("last", corequisites=asked)
    )
    assert "Taken together with: All of these: First" in words
    assert "Any one of these: Second , with C or better With the instructor's permission" in words
    assert "before or in the same term" not in words
