"""Starter files made from the schemas: required fields to fill in, optional ones ready behind a #."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.catalog.entity_files import ORGANIZATION_FILE
from generator.catalog.schemas import describe, read_schema, schema_files
from generator.model.catalog import Settings
from generator.model.clusters import NATIONAL_CLUSTERS, CareerClusters
from generator.model.ids import Kind

PLACEHOLDER = "TODO"
"""The placeholder for a required value that is not written yet; checks report it."""
_WIDTH = 100
_OWNER = "the-organization"


def starter_file(kind: Kind, organization: str, slug: str) -> str:
    """Return the path of the file of a new entity, relative to the catalog folder."""
    return f"{organization}/{ORGANIZATION_FILE if kind is Kind.ORGANIZATION else f'{kind.plural}/{slug}.yaml'}"


def schema_address(kind: Kind, settings: Settings, path: Path) -> str:
    """Return where an editor finds the schema of `kind` for the file at `path`."""
    folder = schema_files()[0].parent
    beside = Path(os.path.relpath(folder / _schema_name(kind), path.parent.resolve())).as_posix()
    return published_schema(kind, settings) or beside


def published_schema(kind: Kind, settings: Settings) -> str:
    """Return where the site publishes the schema of `kind`; "" when the catalog does not say where the site is."""
    return f"{settings.web_page.rstrip('/')}/schemas/{_schema_name(kind)}" if settings.web_page else ""


def _schema_name(kind: Kind) -> str:
    return f"{kind.value}.schema.json"


def starter_text(kind: Kind, organization: str, address: str, clusters: CareerClusters = NATIONAL_CLUSTERS) -> str:
    """Return the text of a new file of `kind` in the folder of `organization`.

    `address` is its schema's, or "". `clusters` are those of the catalog, of which a pathway names one.
    """
    head = f"# yaml-language-server: $schema={address}\n#\n" if address else ""
    return head + _fields_in_full(kind, clusters).replace(_OWNER, yaml.safe_dump(organization).partition("\n")[0])


@cache
def _fields_in_full(kind: Kind, clusters: CareerClusters) -> str:
    """Return what a new file of `kind` says of every field; `_OWNER` stands where it names its own organization."""
    named = {"cluster": [one.id for one in clusters.clusters]}
    schema = read_schema(kind.value)
    required = list(schema["required"])
    lines = [*_prose(f"{schema['title']}: {schema['description']}")]
    lines += _prose(f"Replace each {PLACEHOLDER}. To use one of the optional fields, delete the # before it.")
    for name in required:
        described = describe(kind.value, (name,))
        lines += ["", *_about(described, named.get(name)), *_field(name, _first_value(described))]
    lines += ["", *_prose("Everything below is optional.")]
    for name in schema["properties"]:
        if name not in required:
            described = describe(kind.value, (name,))
            lines += [
                "",
                *_about(described, named.get(name)),
                *(f"#{line}" for line in _optional(name, _example(described))),
            ]
    return "\n".join(lines) + "\n"


def _about(described: Mapping[str, Any], named: Sequence[str] | None) -> Iterator[str]:
    yield from _prose(f"{described['title']}: {described['description']}")
    options = named or described.get("enum") or described.get("items", {}).get("enum")
    if options:
        yield from _prose(f"One of: {', '.join(str(option) for option in options)}.")


def _prose(words: str) -> Iterator[str]:
    yield from textwrap.wrap(words, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _first_value(described: Mapping[str, Any]) -> Any:
    """Return what stands in a required field at first: a mark where text is wanted, else the example."""
    is_text = "string" in described.get("type", "string")
    return PLACEHOLDER if is_text and "organization" not in described.get("x-reference", ()) else _example(described)


def _example(described: Mapping[str, Any]) -> Any:
    if "organization" in described.get("x-reference", ()):
        return _OWNER
    if "organization" in described.get("items", {}).get("x-reference", ()):
        return [_OWNER]
    return described["examples"][0]


def _field(name: str, value: Any) -> list[str]:
    style = None if isinstance(value, (list, dict)) else False  # short groups stay in one line
    text = yaml.safe_dump({name: value}, sort_keys=False, allow_unicode=True, default_flow_style=style, width=_WIDTH)
    return text.rstrip("\n").split("\n")


def _optional(name: str, value: Any) -> list[str]:
    """Return a field as lines to stand behind a #. An indented one would look like prose: then all is one line."""
    lines = _field(name, value)
    if not any(line.startswith(" ") for line in lines):
        return lines
    options: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "width": float("inf")}
    return [f"{name}: {yaml.safe_dump(value, default_flow_style=True, **options).rstrip()}"]
