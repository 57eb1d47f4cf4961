"""Entities, made from the fields of their files."""

from __future__ import annotations

from collections.abc import Mapping

from generator.catalog.decode.decoder import decoder_of
from generator.catalog.decode.plan import decode_plan
from generator.catalog.yaml.reader import Value
from generator.model.entities import CLASSES, Entity
from generator.model.ids import Kind, organization_of, slug_of
from generator.model.texts import Text


def decode_entity(
    kind: Kind, entity_id: str, file: str, values: Mapping[str, Value], level_order: tuple[str, ...]
) -> Entity:
    """Return the entity that `values` describe; the steps of a pathway stand in the order of `level_order`.

    Without a name, the slug stands in, so that the rest can still be checked.
    """
    owner = organization_of(entity_id)
    made: type = CLASSES[kind]
    found = decoder_of(made, kind.value).values(values, owner)
    if kind is not Kind.ORGANIZATION:
        found["formerly"] = tuple(old if "/" in old else f"{owner}/{old}" for old in found["formerly"])
    if kind is Kind.PATHWAY:
        found["plan"] = decode_plan(values.get("plan"), entity_id, level_order)
    found["name"] = found["name"] if str(found["name"]) else Text.plain(slug_of(entity_id))
    entity: Entity = made(id=entity_id, file=file, **found)
    return entity
