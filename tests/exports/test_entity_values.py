"""What an export says of an entity is what its file said: decoding it gives the same entity."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from generator.catalog.decode.entities import decode_entity
from generator.catalog.schemas import errors
from generator.exports.entity_values import entity_values, plain_value
from generator.exports.files import ExportSource
from generator.model.catalog import Catalog
from tests.builders import HOME, catalog, course
from tests.exports.conditions import conditions, with_whole_ids
from tests.exports.sources import demonstration_source, hostile_source
from tests.laws import examples


def assert_the_way_back(whole: Catalog) -> None:
    """Assert that every entity comes back from its values, which its schema allows."""
    levels = tuple(level.id for level in whole.settings.levels)
    for entity in whole.all():
        values = entity_values(entity)
        assert next(errors(entity.kind.value, values), None) is None, values
        assert decode_entity(entity.kind, entity.id, entity.file, values, levels) == entity


@pytest.mark.parametrize("source", [demonstration_source(), hostile_source()], ids=["demonstration", "every field"])
def test_every_entity_comes_back_from_its_values(source: ExportSource) -> None:
    assert_the_way_back(source.catalog)


@given(conditions(everything=True))
@settings(max_examples=examples(100))
def test_any_condition_comes_back_as_it_was_written(asked: Any) -> None:
    needy = course("needy", prerequisites=asked)
    assert_the_way_back(catalog(needy))
    told = entity_values(catalog(needy).courses[f"{HOME}/needy"])["prerequisites"]
    assert told == with_whole_ids(asked)


def test_a_value_that_no_catalog_holds_is_an_error() -> None:
    with pytest.raises(TypeError, match="A catalog holds no object"):
        plain_value(object())
