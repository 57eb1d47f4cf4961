"""A CASE package is read as items below items, and whatever else it holds is told."""

from __future__ import annotations

from typing import Any

import pytest

from generator.importers.competencies.case_package import read_package
from generator.importers.tables.rows import CannotImport
from tests.importers.competencies.packages import identifier, item, package


def test_items_stand_below_what_they_are_children_of() -> None:
    found = read_package("shop.json", package([item(1, "Safety"), item(2, "Wears a mask.")], {1: 0, 2: 1}))
    mask = found.items[identifier(2)]
    assert [one.values["fullStatement"] for one in found.above(mask)] == ["Safety"]
    assert found.headings == {identifier(1)}
    assert (found.title, found.creator) == ("Shop standards", "The state")


def test_what_is_not_read_is_listed_with_how_often_it_came() -> None:
    held = package([item(1, "Wears a mask.", educationLevel=["09"]), item(2, "Sweeps.", educationLevel=[])], {})
    held["CFAssociations"] = [{"associationType": "isRelatedTo"}, {"associationType": "isRelatedTo"}]
    held["CFRubrics"] = [{}]
    assert read_package("shop.json", held).unused == (
        "CFRubrics",
        "associations isRelatedTo (2)",
        "educationLevel (2)",
    )


def test_rings_repeats_and_lost_parents_are_told_and_end() -> None:
    items = [item(1, "A"), item(2, "B"), item(2, "B again"), item(3, "C"), item(4, "D")]
    held = package(items, {1: 2, 2: 1, 3: 9, 4: 4})
    found = read_package("shop.json", held)
    assert [one.key for one in found.above(found.items[identifier(1)])] == [identifier(2)]
    assert [(one.place, one.words) for one in found.remarks] == [
        ("CFItems[2]", "repeats the item of CFItems[1], which stands."),
        ("CFItems[3]", "the item above it is not in this file, so it stands at the top."),
        ("CFItems[4]", "it stands below itself; it was put at the top."),
    ]


def test_of_several_parents_the_first_in_order_counts() -> None:
    held = package([item(1, "A"), item(2, "B"), item(3, "C")], {3: 1})
    second = {**held["CFAssociations"][0], "destinationNodeURI": {"identifier": identifier(2)}, "sequenceNumber": 1}
    held["CFAssociations"].append(second)
    found = read_package("shop.json", held)
    assert found.items[identifier(3)].above == identifier(2)
    assert found.remarks[0].words == "the item stands below several; the first of them counts."


@pytest.mark.parametrize("held", [None, 3, [], {}, {"CFItems": {}}, {"CFItems": [1, None]}, {"CFPackage": [1]}])
def test_json_that_is_no_package_is_refused(held: Any) -> None:
    with pytest.raises(CannotImport, match=r"shop\.json is no CASE package: it has no list of CFItems"):
        read_package("shop.json", held)


def test_a_list_of_students_is_refused_before_it_is_read() -> None:
    with pytest.raises(CannotImport, match='is about students: it has the column "studentName"'):
        read_package("shop.json", {"CFItems": [{"fullStatement": "A", "studentName": "B"}]})
