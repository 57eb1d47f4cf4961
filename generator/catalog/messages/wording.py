"""Small words of messages: names of fields, values in one line, examples as one would write them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.findings import Suggestion

Keys = tuple[str, ...]
"""The path to a value: names of fields, and positions in lists."""
_SHORT = 60


def field_name(keys: Keys) -> str:
    """Return the name of the field that `keys` lead to, that of its list for an entry of a list."""
    return shortened(next((key for key in reversed(keys) if not key.isdigit()), "file"))


def example(described: Mapping[str, Any], name: str) -> str:
    """Return the line as it might be written, from the schema's own example."""
    examples = described.get("examples") or ()
    return f"For example: {name}: {inline_yaml(examples[0])}" if examples else ""


def inline_yaml(value: Any) -> str:
    """Return `value` as one would write it by hand in one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {inline_yaml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(inline_yaml(inner) for inner in value) + "]"
    if isinstance(value, str) and re.fullmatch(r"(?!true$|false$|null$)[A-Za-z][A-Za-z0-9 /_@.-]*", value):
        return value
    return json.dumps(value, ensure_ascii=False)


def in_quotes(keys: Keys, text: str) -> str:
    """Return the advice to put the value at `keys` in quotes, so that it says `text`, repeated if it is short."""
    if len(text) > _SHORT:
        return "Put quotes around the whole text."
    before = "- " if keys[-1].isdigit() else f"{keys[-1]}: "
    return f"Put it in quotes: {before}{json.dumps(text, ensure_ascii=False)}."


def did_you_mean(suggestions: Sequence[Suggestion]) -> str:
    """Return the question that offers `suggestions`; empty when there are none."""
    shown = [f'"{one.value}"' + (f" ({shortened(one.name)})" if one.name else "") for one in suggestions]
    return (
        f"Did you mean {' or '.join(part for part in (', '.join(shown[:-1]), shown[-1]) if part)}?" if shown else ""
    )


def lower_first(text: str) -> str:
    """Return `text` fit for the middle of a sentence: abbreviations keep their capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def shortened(value: Any) -> str:
    """Return `value` fit for one line of a message."""
    text = " ".join((value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).split())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
