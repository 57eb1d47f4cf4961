"""Values as people write YAML by hand, in block style: many times faster than a general dumper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_PLAIN = re.compile(r"(?!(?:true|false|null|yes|no|on|off|y|n)\Z)[A-Za-z][A-Za-z0-9 /_.,;()-]*\Z")


def block_yaml(fields: dict[str, Any]) -> str:
    """Return `fields` as the text of a file."""
    return "\n".join(_lines(fields, "")) + "\n"


def _lines(value: Any, indent: str) -> Iterator[str]:
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield f"{indent}{key}:"
            yield from _lines(inner, indent + "  ")
        elif isinstance(inner, list):
            yield f"{indent}{key}:"
            yield from _items(inner, indent + "  ")
        else:
            yield f"{indent}{key}: {_scalar(inner)}"


def _items(values: list[Any], indent: str) -> Iterator[str]:
    for item in values:
        if isinstance(item, dict):
            first, *rest = _lines(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}- {_scalar(item)}"


def _scalar(value: Any) -> str:
    if isinstance(value, str) and _PLAIN.match(value):
        return value
    return json.dumps(value, ensure_ascii=False)
