"""Fields become what the annotations of their classes say, and classes and schemas say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from typing import Any

import pytest

from generator.catalog.decode.decoder import decoder_of
from generator.catalog.decode.entities import decode_entity
from generator.catalog.decode.settings import decode_settings
from generator.catalog.schemas import CATALOG, SCHEMA_NAMES, describe, kinds_named, types_of
from generator.catalog.yaml.reader import Value
from generator.model.catalog import USUAL_LEVELS, Limits, Settings
from generator.model.clusters import NATIONAL_CLUSTERS
from generator.model.conditions import Condition, Reference
from generator.model.entities import CLASSES, Agreement, Course, Entity, Offering, Partnership, Pathway, Step
from generator.model.fields import Held, fields_of
from generator.model.ids import Kind
from generator.model.texts import Text

KEYWORDS = {str: "string", float: "number", int: "integer", bool: "boolean"}
Route = tuple[str, ...]


def course(**values: Value) -> Course:
    """Return a course of Aspen Ridge with these fields."""
    found = decode_entity(Kind.COURSE, "aspen-ridge/welding-2", "f.yaml", values, ())
    assert isinstance(found, Course)
    return found


def held_in(made: type, schema: str, route: Route = ()) -> Iterator[tuple[Held, Route]]:
    """Yield every field of a class and of the classes inside it that stands in the schema, with its route there."""
    for field in fields_of(made):
        if field.name not in describe(schema, route).get("properties", {}) or field.type is Step:
            continue
        inside = (*route, field.name, "0") if field.is_list else (*route, field.name)
        yield field, inside
        if is_dataclass(field.type) and field.type not in (Text, Reference, Condition):
            yield from held_in(field.type, schema, inside)  # type: ignore[arg-type]  # it is a class


MODEL: dict[str, type] = {CATALOG: Settings, **{kind.value: made for kind, made in CLASSES.items()}}
HELD = [(name, *found) for name in SCHEMA_NAMES for found in held_in(MODEL[name], name)]
HELD += [("pathway", *found) for found in held_in(Step, "pathway", ("plan", "grade-9", "0"))]


@pytest.mark.parametrize(("schema", "field", "route"), HELD, ids=["/".join((one[0], *one[2])) for one in HELD])
def test_a_field_holds_what_its_schema_allows(schema: str, field: Held, route: Route) -> None:
    described, types = describe(schema, route), types_of(schema, route)
    whole = describe(schema, route[:-1]) if field.is_list else described
    assert (whole["type"] == "array") == field.is_list
    assert (field.type is Text) == ("text" in types)
    assert (field.type is date) == ("date" in types)
    assert (field.type is Condition) == ("condition" in types)
    assert (field.type in (Reference, Condition)) == bool(kinds_named(schema, route))
    assert field.type not in KEYWORDS or described["type"] == KEYWORDS[field.type]


def test_a_bare_id_belongs_to_the_organization_of_its_file_and_keeps_its_place() -> None:
    found = course(teaches=["weld", "boces/cut"], offerings=[{"by": "aspen-ridge"}, {"by": "college", "terms": []}])
    assert found.teaches == (
        Reference("aspen-ridge/weld", (Kind.COMPETENCY,), "/teaches/0"),
        Reference("boces/cut", (Kind.COMPETENCY,), "/teaches/1"),
    )
    assert found.offerings[1].by == Reference("college", (Kind.ORGANIZATION,), "/offerings/1/by")


def test_what_was_left_out_of_a_list_does_not_move_the_places_of_the_rest() -> None:
    found = course(teaches=[None, "weld"], offerings=[{"years": "odd"}, {"by": "college"}])
    assert [one.pointer for one in found.teaches] == ["/teaches/1"]
    assert [one.by.pointer for one in found.offerings] == ["/offerings/1/by"]


def test_fields_that_are_left_out_are_as_usual() -> None:
    found = course(offerings=[{"by": "college"}])
    assert (found.status, found.grades, found.credits, found.subject) == ("active", (), None, "")
    assert found.prerequisites is Condition.nothing()
    by = Reference("college", (Kind.ORGANIZATION,), "/offerings/0/by")
    assert found.offerings == (Offering(by=by, years="every", terms=(), times=(), delivery="in-person", open_to=()),)
    assert str(found.name) == "welding-2"


CONDITIONS: dict[str, tuple[Any, str, int, list[str]]] = {
    "one": ("a", "all", 1, ["/prerequisites"]),
    "list": (["a", "b"], "all", 2, ["/prerequisites/0", "/prerequisites/1"]),
    "any": ({"any": ["a", "b"]}, "any", 1, ["/prerequisites/any/0", "/prerequisites/any/1"]),
    "at least": (
        {"at_least": 2, "of": ["a", "b", "c"]},
        "at_least",
        2,
        [f"/prerequisites/of/{at}" for at in range(3)],
    ),
    "nested": (["a", {"any": ["b"]}], "all", 2, ["/prerequisites/0", "/prerequisites/1/any/0"]),
    "a part left out": ({"at_least": 2, "of": ["a", None]}, "at_least", 1, ["/prerequisites/of/0"]),
}


@pytest.mark.parametrize("case", CONDITIONS)
def test_a_condition_keeps_how_it_was_written(case: str) -> None:
    written, word, count, pointers = CONDITIONS[case]
    found = course(prerequisites=written).prerequisites
    assert (found.word, found.count) == (word, count)
    assert found.pointer == (pointers[0].rpartition("/")[0] if case != "one" else "/prerequisites")
    assert [one.pointer for one in found.references()] == pointers


def test_former_ids_belong_to_the_organization_unless_they_name_one() -> None:
    assert course(formerly=["shop", "boces/shop"]).formerly == ("aspen-ridge/shop", "boces/shop")
    district = decode_entity(Kind.ORGANIZATION, "aspen-ridge", "f.yaml", {"formerly": ["aspen"]}, ())
    assert district.formerly == ("aspen",)


def test_groups_in_lists_hold_their_own_references() -> None:
    values: dict[str, Value] = {"courses": [{"course": "welding", "credits": 3}, {"college_course": "college/wel"}]}
    found = decode_entity(Kind.AGREEMENT, "aspen-ridge/dual", "f.yaml", values, ())
    assert isinstance(found, Agreement)
    assert [one.credits for one in found.courses] == [3, None]
    assert found.courses[1].college_course == Reference("college/wel", (Kind.COURSE,), "/courses/1/college_course")


def test_steps_stand_in_the_order_of_the_levels_and_have_names_of_their_own() -> None:
    plan: dict[str, Value] = {
        "grade-10": [{"course": "welding"}, {"choose": 1, "from": [{"course": "welding"}, {"milestone": "Visit!"}]}],
        "grade-9": [{"course": "welding", "id": "first"}, {"support": "bus", "after": ["first"], "exit": True}],
    }
    found = decode_entity(Kind.PATHWAY, "aspen-ridge/metal", "f.yaml", {"plan": plan}, ("grade-9", "grade-10"))
    assert isinstance(found, Pathway)
    assert [step.id for step in found.steps] == ["first", "bus", "welding", "choice", "welding-2", "visit"]
    assert [step.pointer for step in found.steps][-1] == "/plan/grade-10/1/from/1"
    bus = found.steps[1]
    assert (bus.role, bus.exit, bus.does) == (
        "required",
        True,
        Reference("aspen-ridge/bus", (Kind.SUPPORT,), "/plan/grade-9/1/support"),
    )
    assert bus.after.parts == (Reference("aspen-ridge/metal#first", (Kind.STEP,), "/plan/grade-9/1/after/0"),)


def test_settings_that_could_not_be_read_are_as_usual() -> None:
    found = decode_settings({}, "catalog.yaml")
    assert (found.levels, found.career_clusters, found.limits) == (USUAL_LEVELS, NATIONAL_CLUSTERS, Limits())
    assert (str(found.name), found.languages, found.branch) == ("Career pathways", ("en",), "main")


def test_settings_add_to_what_is_usual() -> None:
    given: dict[str, Value] = {
        "levels": [{"id": "grade-9"}, {"id": "grade-10", "name": "Sophomores", "kind": "grade"}],
        "limits": {"credits_per_year": 0},
        "career_clusters": {"clusters": [{"id": "health"}]},
        "waivers": [{"rule": "P409", "entity": "aspen-ridge/nursing"}],
    }
    found = decode_settings(given, "catalog.yaml")
    assert [(level.id, str(level.name), level.order) for level in found.levels] == [
        ("grade-9", "grade-9", 0),
        ("grade-10", "Sophomores", 1),
    ]
    assert (found.limits.credits_per_year, found.limits.smallest_group) == (0, 16)
    assert [str(one.name) for one in found.career_clusters.clusters] == ["health"]
    assert found.career_clusters.framework == NATIONAL_CLUSTERS.framework
    assert found.waivers[0].pointer == "/waivers/0"


def test_a_decoder_is_worked_out_once() -> None:
    assert decoder_of(Course, "course") is decoder_of(Course, "course")


def test_an_entity_knows_its_kind() -> None:
    assert all(issubclass(made, Entity) and made.kind is kind for kind, made in CLASSES.items())


def test_words_may_stand_in_place_of_a_group_with_more_in_it() -> None:
    more: dict[str, Value] = {
        "text": {"en": "Open places"},
        "status": "planned",
        "owner": "mill",
        "closes": ["welding"],
    }
    values: dict[str, Value] = {"actions": ["Meet", {"en": "Host", "es": "Recibir"}, more, None, " "]}
    found = decode_entity(Kind.PARTNERSHIP, "aspen-ridge/metal", "f.yaml", values, ())
    assert isinstance(found, Partnership)
    assert [str(one.text) for one in found.actions] == ["Meet", "Host", "Open places"]
    assert [one.status for one in found.actions] == [None, None, "planned"]
    assert found.actions[2].owner == Reference("mill", (Kind.ORGANIZATION,), "/actions/2/owner")
    assert [one.id for one in found.actions[2].closes] == ["aspen-ridge/welding"]
