"""A text of a YAML file gets a translation beside it; every other byte of the file stays as it was."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.catalog.yaml.reader import Value
from generator.importers.yaml_edit import end_of, inline, value_of

_WIDTH = 100
_FOLDS = re.compile(r"\S+(?: \S+)*\Z")


@dataclass(frozen=True, slots=True)
class _Found:
    """A value and what it stands in; the name is the key of a group, or None in a list."""

    around: MappingNode | SequenceNode
    value: Node


def set_translation(text: str, route: Sequence[str], first: str, language: str, words: str) -> str:
    """Return the YAML in `text` where the text at `route` says `words` in `language`.

    A text that was written once becomes one per language, the first of them `first`. Raises `ValueError` when there
    is no text at `route`.
    """
    if text.startswith("\ufeff"):
        return f"\ufeff{set_translation(text[1:], route, first, language, words)}"
    found = _find(text, route)
    wanted = _with(value_of(text), route, first, language, words)
    for made in (_in_lines(text, found, first, language, words), _in_one_line(text, found, first, language, words)):
        if _says(made, wanted):
            return made
    raise ValueError(f"there is no text at {'/'.join(route)} that could be translated in place")


def _says(text: str, wanted: Value) -> bool:
    try:
        return value_of(text) == wanted
    except ValueError:
        return False


def _with(value: Value, route: Sequence[str], first: str, language: str, words: str) -> Value:
    """Return `value` with the translation at `route`."""
    if route:
        key, *rest = route
        if isinstance(value, dict) and key in value:
            return {**value, key: _with(value[key], rest, first, language, words)}
        if isinstance(value, list) and key.isdecimal() and int(key) < len(value):
            return [_with(one, rest, first, language, words) if n == int(key) else one for n, one in enumerate(value)]
        raise ValueError(f"there is nothing at {key}")
    if isinstance(value, dict):
        return {**value, language: words}
    return {first: value, language: words}


def _find(text: str, route: Sequence[str]) -> _Found:
    around: Node | None = None
    node: Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    for step in route:
        around = node
        if isinstance(node, SequenceNode):
            node = node.value[int(step)]
        elif isinstance(node, MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
    if not isinstance(around, (MappingNode, SequenceNode)) or not isinstance(node, (ScalarNode, MappingNode)):
        raise ValueError(f"there is no text at {'/'.join(route)}")
    return _Found(around, node)


def _in_lines(text: str, found: _Found, first: str, language: str, words: str) -> str:
    """Return `text` with a line, or a few, for the translation, as people write them."""
    value = found.value
    if isinstance(value, MappingNode):
        return _into_group(text, value, language, words)
    if found.around.flow_style:
        return _in_one_line(text, found, first, language, words)
    start, end = value.start_mark.index, end_of(text, value)
    line_end = _line_end(text, end)
    break_ = "\r\n" if "\r\n" in text else "\n"
    in_list = isinstance(found.around, SequenceNode)
    column = value.start_mark.column if in_list else found.around.start_mark.column + 2
    # Whatever runs on in further lines belongs further in now.
    original = (text[start:end].replace("\n", "\n  ") if "\n" in text[start:end] else text[start:end]) + text[
        end:line_end
    ]
    before = text[:start] if in_list else f"{text[:start].rstrip(' ')}{break_}{' ' * column}"
    return f"{before}{first}: {original}{break_}{_line(column, language, words, break_)}{text[line_end:]}"


def _into_group(text: str, group: MappingNode, language: str, words: str) -> str:
    break_ = "\r\n" if "\r\n" in text else "\n"
    old = next((value for key, value in group.value if key.value == language), None)
    if group.flow_style:
        if old is not None:
            return text[: old.start_mark.index] + inline(words) + text[end_of(text, old) :]
        last = end_of(text, group.value[-1][1])
        return f"{text[:last]}, {language}: {inline(words)}{text[last:]}"
    column = group.start_mark.column
    if old is None:
        end = _line_end(text, end_of(text, group.value[-1][1]))
        return f"{text[:end]}{break_}{_line(column, language, words, break_)}{text[end:]}"
    start = text.rfind("\n", 0, old.start_mark.index) + 1
    name = next(key for key, _ in group.value if key.value == language)
    start = name.start_mark.index
    return text[:start] + _line(column, language, words, break_).lstrip(" ") + text[end_of(text, old) :]


def _in_one_line(text: str, found: _Found, first: str, language: str, words: str) -> str:
    value = found.value
    start, end = value.start_mark.index, end_of(text, value)
    if isinstance(value, MappingNode):
        said = {key.value: held.value for key, held in value.value}
    else:
        said = {first: value.value}
    group = ", ".join(
        f"{key}: {json.dumps(one, ensure_ascii=False)}" for key, one in {**said, language: words}.items()
    )
    return f"{text[:start]}{{{group}}}{text[end:]}"


def _line(column: int, language: str, words: str, break_: str) -> str:
    """Return the line of a translation, or several where one would be too long."""
    indent = " " * column
    if column + len(language) + 2 + len(words) <= _WIDTH or not _FOLDS.match(words):
        return f"{indent}{language}: {inline(words)}"
    lines = textwrap.wrap(words, _WIDTH - column - 2, break_long_words=False, break_on_hyphens=False)
    return break_.join([f"{indent}{language}: >-", *(f"{indent}  {line}" for line in lines)])


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end - (end > 0 and text[end - 1] == "\r")
