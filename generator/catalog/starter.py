"""Starter files made from the schemas: required fields to fill in, optional ones ready behind a #."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.catalog.layout import ORGANIZATION_FILE
from generator.catalog.schemas import describe, read_schema, schema_files
from generator.model.catalog import Settings
from generator.model.ids import Kind

TO_FILL_IN = "TODO"
"""What stands where a required value is still to be written; checks report it as a placeholder."""
_WIDTH = 100


def starter_file(kind: Kind, organization: str, slug: str) -> str:
    """Return where the file of a new entity stands, relative to the catalog folder."""
    return f"{organization}/{ORGANIZATION_FILE if kind is Kind.ORGANIZATION else f'{kind.plural}/{slug}.yaml'}"


def schema_address(kind: Kind, settings: Settings, path: Path) -> str:
    """Return where an editor finds the schema of `kind` for the file at `path`."""
    name = f"{kind.value}.schema.json"
    if settings.web_page:
        return f"{settings.web_page.rstrip('/')}/schemas/{name}"
    folder = schema_files()[0].parent
    return Path(os.path.relpath(folder / name, path.parent.resolve())).as_posix()


def starter_text(kind: Kind, organization: str, address: str) -> str:
    """Return the text of a new file of `kind` in the folder of `organization`."""
    schema = read_schema(kind.value)
    required = list(schema["required"])
    optional = [name for name in schema["properties"] if name not in required]
    lines = [f"# yaml-language-server: $schema={address}", "#"]
    lines += _prose(f"{schema['title']}: {schema['description']}")
    lines += _prose(f"Replace each {TO_FILL_IN}. To use one of the other fields, delete the # before it.")
    for name in required:
        described = describe(kind.value, (name,))
        lines += ["", *_about(described), *_field(name, _first_value(described, organization))]
    lines += ["", *_prose("Everything below may be left out.")]
    for name in optional:
        described = describe(kind.value, (name,))
        lines += ["", *_about(described)]
        lines += [f"#{line}" for line in _field(name, _example(described, organization))]
    return "\n".join(lines) + "\n"


def _about(described: Mapping[str, Any]) -> Iterator[str]:
    yield from _prose(f"{described['title']}: {described['description']}")
    options = described.get("enum") or described.get("items", {}).get("enum")
    if options:
        yield from _prose(f"One of: {', '.join(str(option) for option in options)}.")


def _prose(words: str) -> Iterator[str]:
    yield from textwrap.wrap(words, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _first_value(described: Mapping[str, Any], organization: str) -> Any:
    """Return what stands in a required field at first: a mark where text is wanted, else the example."""
    kinds = described.get("type", "string")
    is_text = "string" in ([kinds] if isinstance(kinds, str) else kinds)
    own = "organization" in described.get("x-reference", ())
    return TO_FILL_IN if is_text and not own else _example(described, organization)


def _example(described: Mapping[str, Any], organization: str) -> Any:
    if "organization" in described.get("x-reference", ()):
        return organization
    if "organization" in described.get("items", {}).get("x-reference", ()):
        return [organization]
    return described["examples"][0]


def _field(name: str, value: Any) -> list[str]:
    style = None if isinstance(value, (list, dict)) else False  # short groups stay in one line
    text = yaml.safe_dump({name: value}, sort_keys=False, allow_unicode=True, default_flow_style=style, width=_WIDTH)
    return text.rstrip("\n").split("\n")
