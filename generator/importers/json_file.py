"""JSON files from elsewhere, read within limits: nothing in them is trusted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.importers.tables.delimited import decode
from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import Limits, content_of

MAXIMUM_DEPTH = 20
"""As for YAML: no document of people needs more."""
MAXIMUM_VALUES = 1_000_000
_NESTED = f"values in it are nested more than {MAXIMUM_DEPTH} levels deep, which no such document needs."


def read_json(path: Path) -> Any:
    """Return what the JSON file at `path` says, however its text is encoded.

    Raises `CannotImport` with one sentence, and the line and column where there is one, when it is no JSON, larger
    than a table may be, nested too deeply, or holds too many values.
    """
    text, _ = decode(content_of(path, Limits()))
    try:
        held = json.loads(text.lstrip("\ufeff"), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise CannotImport(
            f"{path.name} is no JSON: line {error.lineno}, column {error.colno}: {error.msg}. Download it again."
        ) from None
    except RecursionError:
        raise CannotImport(f"{path.name} cannot be read: {_NESTED}") from None
    except ValueError as error:  # a number that is none, or has thousands of digits
        raise CannotImport(f"{path.name} cannot be read: {str(error).partition(';')[0]}.") from None
    for count, (_, depth) in enumerate(_values(held)):
        if depth > MAXIMUM_DEPTH:
            raise CannotImport(f"{path.name} cannot be read: {_NESTED}")
        if count >= MAXIMUM_VALUES:
            raise CannotImport(f"{path.name} holds more than {MAXIMUM_VALUES:,} values. Export a part of it.")
    return held


def is_json(path: Path) -> bool:
    """Say whether the file at `path` begins as JSON does, whatever its name ends in."""
    text, _ = decode(content_of(path, Limits()))
    return text.lstrip("\ufeff \t\r\n").startswith(("{", "["))


def _no_number(name: str) -> None:
    raise ValueError(f"it says {name}, which is no number")


def _values(held: Any) -> Iterator[tuple[Any, int]]:
    """Yield every value in `held` and how deep it is."""
    waiting = [(held, 1)]
    while waiting:
        value, depth = waiting.pop()
        yield value, depth
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting += [(one, depth + 1) for one in inner]
