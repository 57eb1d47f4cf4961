"""Which items are competencies, of which category, and what their fields say."""

from __future__ import annotations

from typing import Any

import pytest

from generator.importers.competencies.case_package import read_package
from generator.importers.competencies.drafts import ItemReader, name_of
from tests.importers.competencies.packages import identifier, item, package


def reader(*items: dict[str, Any], below: dict[int, int] | None = None, **categories: str) -> ItemReader:
    """Return a reader of a framework of `items`."""
    framework = read_package("shop.json", package(items, below or {}))
    return ItemReader(framework, "Aspen Ridge", categories, ("en", "es"))


def test_an_item_gives_every_field_that_a_competency_has() -> None:
    mask = item(
        2,
        "Wears a <b>mask</b>.",
        abbreviatedStatement="Masks",
        humanCodingScheme="S.1",
        CFItemType="Technical skill",
        conceptKeywords=["safety"],
        statusStartDate="2026-08-01",
        statusEndDate="2030-06-30T00:00:00Z",
    )
    found = reader(item(1, "Safety"), mask, below={2: 1})
    (one,) = found.competencies()
    assert found.fields(one) == {
        "name": "Masks",
        "description": "Safety: a competency from Shop standards.",
        "category": "skill",
        "statement": "Wears a mask.",
        "ids": {"case": identifier(2)},
        "keywords": ["safety"],
        "starts_on": "2026-08-01",
        "ends_on": "2030-06-30",
        "source": "Shop standards, The state, S.1",
    }
    assert (found.remarks, found.found) == ([], {"Technical skill": "skill"})


@pytest.mark.parametrize(
    ("type_", "heading", "category"),
    [
        ("Knowledge", "", "knowledge"),
        ("Standard", "Workplace readiness", "employability"),
        ("Standard", "Physical abilities", "ability"),
        ("Knowledge and skills", "", "skill"),  # two categories are none
        ("", "", "skill"),
    ],
)
def test_a_category_is_read_where_the_words_say_one(type_: str, heading: str, category: str) -> None:
    found = reader(item(1, heading or "Top"), item(2, "Sweeps.", CFItemType=type_), below={2: 1})
    (one,) = found.competencies()
    assert found.fields(one)["category"] == category
    assert bool(found.guessed) == (type_ in ("", "Knowledge and skills"))


def test_chosen_categories_decide_which_items_are_competencies() -> None:
    items = (item(1, "Safety", CFItemType="Standard"), item(2, "Wears a mask.", CFItemType="Example"))
    found = reader(*items, below={2: 1}, standard="ability", example="")
    assert [found.fields(one)["category"] for one in found.competencies()] == ["ability"]


def test_what_no_file_may_say_is_left_out_and_told() -> None:
    odd = {"identifier": "S-1", "statusEndDate": "soon", "fullStatement": "=1+1", "notes": "Short."}
    found = reader(odd, item(2, "Usa máscara.", language="es-MX"))
    assert [one.words for one in found.framework.remarks] == [
        "fullStatement: the cell contains a formula and was left out: =1+1"
    ]
    (one,) = found.competencies()
    assert found.fields(one)["statement"] == {"es": "Usa máscara."}
    found = reader({**odd, "fullStatement": "Wears a mask."})
    (one,) = found.competencies()
    assert found.fields(one)["ids"] is None
    assert [remark.words for remark in found.remarks] == [
        'the identifier "S-1" is no UUID and was left out.',
        'statusEndDate: "soon" is no date like 2026-08-15 and was left out.',
    ]


def test_a_long_statement_gives_a_name_of_whole_words() -> None:
    (one,) = reader(item(1, "Welds " + "steel, " * 30 + "and aluminum.")).competencies()
    assert name_of(one) == "Welds " + "steel, " * 11 + "steel…"
