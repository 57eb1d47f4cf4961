"""The text of new YAML files: fields one below the other, their lists and groups in one line, as people write them.

What is there already is changed by ruamel.yaml, which keeps comments; for thousands of new files that would take a
minute.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from generator.catalog.yaml.reader import Value

_WIDTH = 100
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
# Texts that some YAML readers take for numbers or truths, although the writer would leave them without quotes.
_NEEDS_QUOTES = re.compile(r"[-+.]?[0-9][0-9a-fox.:_+-]*\Z|[yn]\Z", re.IGNORECASE)


class _Group(dict[str, Any]):
    """Fields that stand in one line."""


class _Items(list[Any]):
    """A list that stands in one line."""


class _Dumper(_DUMPER):  # type: ignore[misc]
    """Writes groups and lists in one line, and quotes what other readers would change."""

    def ignore_aliases(self, _: Any) -> bool:
        """Write a value that stands twice two times: catalogs know no anchors."""
        return True


_Dumper.add_representer(_Group, lambda dumper, value: dumper.represent_mapping("tag:yaml.org,2002:map", value, True))
_Dumper.add_representer(_Items, lambda dumper, value: dumper.represent_sequence("tag:yaml.org,2002:seq", value, True))
_Dumper.add_representer(
    str,
    lambda dumper, value: dumper.represent_scalar(
        "tag:yaml.org,2002:str", value, style="'" if _NEEDS_QUOTES.match(value) else None
    ),
)


def new_text(fields: Mapping[str, Value], *, in_lines: bool = False) -> str:
    """Return the text of a file with `fields`; with `in_lines`, only lists of plain values stand in one line."""
    write = _in_lines if in_lines else _in_one_line
    written = {field: write(value) for field, value in fields.items()}
    text: str = yaml.dump(written, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text


def _in_one_line(value: Value) -> Any:
    if isinstance(value, dict):
        return _Group({key: _in_one_line(inner) for key, inner in value.items()})
    return _Items(map(_in_one_line, value)) if isinstance(value, list) else value


def _in_lines(value: Value) -> Any:
    if isinstance(value, dict):
        return {key: _in_lines(inner) for key, inner in value.items()}
    if isinstance(value, list) and any(isinstance(inner, (dict, list)) for inner in value):
        return [_in_lines(inner) for inner in value]
    return _in_one_line(value)
