"""What an organization's last imports were: answers that a person gave, and what each file was given.

Both stand in `.import/` in the organization's folder, where they are reviewed with it and no page shows them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.catalog.entity_files import FOLDERS
from generator.catalog.yaml.reader import Value
from generator.importers.tables.rows import CannotImport
from generator.model.ids import is_slug
from generator.runtime.plain_files import read_plain_file

FOLDER = ".import"
COURSES = "courses"
"""The memory of exports of courses; other imports have memories of their own."""
_DIGITS = 10
_LARGEST = 50_000_000
"""Bytes. Fifty thousand courses need a third of it."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What the last import gave an entity: its code and name there, and a digest of each field it wrote."""

    code: str
    name: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Memory:
    """What was imported last, by slug; by folder and slug where an import writes several kinds."""

    entries: Mapping[str, Imported] = field(default_factory=dict)

    def text(self) -> str:
        """Return the text of the file: a line for each entry, so that changes are easy to review."""
        lines = (
            f"{json.dumps(slug)}: "
            + json.dumps(
                {"code": one.code, "name": one.name, "fields": dict(sorted(one.fields.items()))}, ensure_ascii=False
            )
            for slug, one in sorted(self.entries.items())
        )
        return "{\n" + ",\n".join(lines) + "\n}\n"


def digest(value: Value) -> str:
    """Return a short text that is the same for the same value, and in all likelihood for no other."""
    return sha256(json.dumps(_whole(value), sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:_DIGITS]


def _whole(value: Value) -> Value:
    """Return `value` with 1 for 1.0, which a file does not tell apart."""
    if isinstance(value, dict):
        return {key: _whole(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_whole(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def memory_file(organization: str, of: str) -> str:
    """Return where `organization` remembers its imports `of` something in a catalog."""
    return f"{organization}/{FOLDER}/{of}.json"


def recall(folder: Path, organization: str, of: str) -> Memory:
    """Return what `organization` imported last `of` something into the catalog in `folder`; nothing if it never did.

    Raises `CannotImport` when the file is there and cannot be read: importing without it would take edits for news.
    """
    path = folder / memory_file(organization, of)
    if not os.path.lexists(path):
        return Memory()
    try:
        held: Any = json.loads(read_plain_file(path, _LARGEST).decode())
        if not all(_is_key(slug, of) for slug in held):
            raise ValueError("A name in it is no name of an entity.")
        return Memory(
            {
                slug: Imported(
                    str(one["code"]), str(one["name"]), {str(key): str(said) for key, said in one["fields"].items()}
                )
                for slug, one in held.items()
            }
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise CannotImport(
            f"{memory_file(organization, of)} is damaged. It says what was imported last. Take it from your history, "
            "or delete it; then every difference counts as an edit by hand and is kept."
        ) from None


def _is_key(key: str, of: str) -> bool:
    """Say whether `key` can be that of an entry: it becomes part of a path, and anyone may have written it."""
    folder, _, slug = key.rpartition("/")
    return is_slug(slug) and (not folder if of == COURSES else folder in FOLDERS)
