"""The settings in catalog.yaml, made from its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.catalog.decode.decoder import decoder_of
from generator.catalog.schemas import CATALOG
from generator.catalog.yaml.reader import Value
from generator.model.catalog import Settings
from generator.model.texts import Text


def decode_settings(values: Mapping[str, Value], file: str) -> Settings:
    """Return the settings in `values`; usual values stand in for what is missing or could not be read.

    A level or cluster without a name goes by its id.
    """
    found = Settings(file=file, **decoder_of(Settings, CATALOG).values(values, ""))
    levels = tuple(
        replace(level, order=order, name=_name(level.name, level.id)) for order, level in enumerate(found.levels)
    )
    clusters = tuple(replace(one, name=_name(one.name, one.id)) for one in found.career_clusters.clusters)
    return replace(found, levels=levels, career_clusters=replace(found.career_clusters, clusters=clusters))


def _name(name: Text, stands_in: str) -> Text:
    return name if str(name) else Text.plain(stands_in)
