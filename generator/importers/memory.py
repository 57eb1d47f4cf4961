"""What an organization's last import was: answers that a person gave, and what each file was given.

Both stand in `.import/` in the organization's folder, where they are reviewed with it and no page shows them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.catalog.yaml.reader import Value
from generator.importers.tables.rows import CannotImport

FOLDER = ".import"
_LAST = "courses.json"
_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Imported:
    """What the last import gave a course: its code and name, and a digest of each field it wrote."""

    code: str
    name: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Memory:
    """What was imported last, by slug."""

    courses: Mapping[str, Imported] = field(default_factory=dict)

    def text(self) -> str:
        """Return the text of the file: a line for each course, so that changes are easy to review."""
        lines = (
            f"{json.dumps(slug)}: "
            + json.dumps(
                {"code": one.code, "name": one.name, "fields": dict(sorted(one.fields.items()))}, ensure_ascii=False
            )
            for slug, one in sorted(self.courses.items())
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


def memory_file(organization: str) -> str:
    """Return where the memory of `organization` stands in a catalog."""
    return f"{organization}/{FOLDER}/{_LAST}"


def recall(folder: Path, organization: str) -> Memory:
    """Return what `organization` imported last into the catalog in `folder`; nothing when it never did.

    Raises `CannotImport` when the file is there and cannot be read: importing without it would take edits for news.
    """
    path = folder / memory_file(organization)
    if not path.is_file():
        return Memory()
    try:
        held: Any = json.loads(path.read_text(encoding="utf-8"))
        return Memory(
            {
                str(slug): Imported(
                    str(one["code"]), str(one["name"]), {str(key): str(said) for key, said in one["fields"].items()}
                )
                for slug, one in held.items()
            }
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise CannotImport(
            f"{memory_file(organization)} is damaged. It says what was imported last. Take it from your history, or "
            "delete it; then every difference counts as an edit by hand and is kept."
        ) from None
