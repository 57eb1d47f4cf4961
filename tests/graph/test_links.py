"""Links follow the classes: every reference says what it links, and conditions are found wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.graph.links import Mention, conditions, mentions
from generator.model.conditions import Condition, Reference
from generator.model.entities import CLASSES, CourseMatch, Entry, Offering, Pathway, Step
from generator.model.fields import fields_of
from generator.model.relations import Relation
from tests.builders import agreement, catalog, course, credential, experience, organization, pathway, support

CLASSES_WITH_FIELDS = (*CLASSES.values(), Offering, CourseMatch, Entry, Step)


@pytest.mark.parametrize("made", CLASSES_WITH_FIELDS, ids=lambda made: made.__name__)
def test_every_reference_declares_its_relation(made: type) -> None:
    for field in fields_of(made):
        if field.type is not Condition:  # which asks for what comes first, unless it says something else
            assert (field.type is Reference) == bool(field.metadata), field.name


def said(found: Mention) -> tuple[str, Relation, bool, bool, str]:
    return found.reference.pointer, found.relation, found.outward, found.elective, found.step


def test_a_course_mentions_what_stands_in_its_fields_and_in_its_offerings() -> None:
    offerings = [{"by": "aspen-ridge", "open_to": ["boces"]}]
    read = catalog(course("a", recommended=["b"], teaches=["weld"], replaced_by="c", offerings=offerings))
    assert [said(one) for one in mentions(read.courses["aspen-ridge/a"])] == [
        ("/recommended/0", Relation.RECOMMENDED, False, True, ""),
        ("/teaches/0", Relation.TEACHES, True, False, ""),
        ("/replaced_by", Relation.REPLACED_BY, True, True, ""),
        ("/offerings/0/by", Relation.OFFERS, False, False, ""),
        ("/offerings/0/open_to/0", Relation.OPEN_TO, True, False, ""),
    ]


def test_an_agreement_covers_both_courses_of_each_match() -> None:
    (dual,) = catalog(agreement("dual", {"a": "mesa-college/b"})).agreements.values()
    found = [said(one)[:3] for one in mentions(dual)]
    assert found == [
        ("/sending", Relation.SENDS, False),
        ("/receiving", Relation.RECEIVES, False),
        ("/courses/0/course", Relation.COVERS, True),
        ("/courses/0/college_course", Relation.COVERS, True),
    ]


def test_one_can_do_without_what_is_elective_or_one_of_several() -> None:
    choice: dict[str, Any] = {"choose": 1, "from": [{"course": "b"}, {"course": "c"}]}
    plan: dict[str, list[Mapping[str, Any]]] = {
        "grade-9": [{"course": "a"}, {"support": "bus", "role": "elective"}, choice]
    }
    (only,) = catalog(pathway("only", plan), support("bus"), organization("aspen-ridge")).pathways.values()
    done = [said(one)[3:] for one in mentions(only) if one.relation is Relation.DOES]
    assert done == [(False, "a"), (True, "bus"), (True, "b"), (True, "c")]


def test_conditions_are_found_in_every_kind_that_has_one() -> None:
    read = catalog(
        course("a", prerequisites="b"),
        credential("card", requires=["a"]),
        experience("tour", prerequisites="a"),
        pathway("only", {"grade-9": [{"course": "a", "after": ["b"]}, {"course": "b"}]}),
    )
    asking = {entity.kind.value: [one.pointer for one in conditions(entity)] for entity in read.all()}
    assert {kind: found for kind, found in asking.items() if found} == {
        "course": ["/prerequisites"],
        "credential": ["/requires"],
        "experience": ["/prerequisites"],
        "pathway": ["/plan/grade-9/0/after"],
    }
    assert [field.name for field in fields_of(Pathway) if field.type is Condition] == []
