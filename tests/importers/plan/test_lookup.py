"""Words of a matrix name what they can only name; two meanings are none."""

from __future__ import annotations

import pytest

from generator.importers.plan.lookup import Named, Names
from generator.model.ids import Kind
from tests.builders import catalog, course, occupation

CATALOG = catalog(
    course("algebra-1", name="Algebra I", code="MA 101"),
    course("shop", name="Arts and Crafts"),
    course("weld", name="Welding I"),
    course("mesa-college/weld", name="Welding I"),
    course("mesa-college/pipe", name="Pipe Welding"),
    course("north/drafting", name="Drafting"),
    course("south/drafting", name="Drafting"),
    course("closed", name="Typing", status="ceased"),
    occupation("state/welders", name="Welders, Cutters, Solderers, and Brazers"),
)


def found(words: str, **chosen: str) -> Named:
    """Return what `words` name among the courses for the home district."""
    return Names.of(CATALOG, Kind.COURSE, "aspen-ridge", chosen).find(words)


@pytest.mark.parametrize(
    ("words", "ids", "choice"),
    [
        ("Algebra 1", ("aspen-ridge/algebra-1",), False),
        ("MA101 (1.0 credit)", ("aspen-ridge/algebra-1",), False),
        ("Algebra I (1.0)*", ("aspen-ridge/algebra-1",), False),
        ("Arts & Crafts", ("aspen-ridge/shop",), False),
        ("Welding I", ("aspen-ridge/weld",), False),  # the district's own before the college's
        ("Pipe Welding or Algebra I", ("mesa-college/pipe", "aspen-ridge/algebra-1"), True),
        ("Pipe Welding / Algebra I", ("mesa-college/pipe", "aspen-ridge/algebra-1"), True),
        (
            "Pipe Welding, Algebra I and Welding I",
            ("mesa-college/pipe", "aspen-ridge/algebra-1", "aspen-ridge/weld"),
            False,
        ),
    ],
)
def test_names_and_codes_are_found(words: str, ids: tuple[str, ...], choice: bool) -> None:
    assert found(words) == Named(ids, choice)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Drafting", "may be north/drafting or south/drafting."),
        ("Algebra I or Latin", "was not found."),
        ("Typing", "was not found."),
        ("Pipe Weldin", 'was not found. Did you mean "Pipe Welding" (mesa-college/pipe)?'),
    ],
)
def test_what_is_not_certain_is_not_found_and_says_why(words: str, why: str) -> None:
    assert found(words) == Named((), why=why)


def test_an_answer_decides() -> None:
    assert found("Drafting", drafting="north/drafting") == Named(("north/drafting",))
    assert found("Drafting", drafting="") == Named((), why="left out, as answered.")


def test_an_occupation_is_found_by_its_whole_name_or_its_code() -> None:
    names = Names.of(CATALOG, Kind.OCCUPATION, "aspen-ridge", {})
    assert names.find("Welders, cutters, solderers and brazers").ids == ()
    assert names.find("Welders, Cutters, Solderers, and Brazers").ids == ("state/welders",)
    assert names.find("Welders (51-4121.00)").ids == ("state/welders",)
