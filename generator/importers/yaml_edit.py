"""One field of a YAML file set in place: every other byte, comments and line ends among them, stays as it was.

Only the range of the value is written. PyYAML's nodes say where that is; ruamel.yaml would write the file anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.catalog.yaml.guard import UnsafeYaml
from generator.catalog.yaml.reader import Value, read_document
from generator.importers.yaml_text import new_text
from generator.model.entities import Entity
from generator.model.fields import fields_of

Route = Sequence[str | int]
"""The keys and indexes that lead to a value, from the whole file on."""


def set_field(text: str, route: Route, key: str, value: Value, before: Sequence[str] = ()) -> str:
    """Return the YAML in `text` where the group at `route` says `value` of `key`; None takes the field out.

    A new field comes after those of the group that `before` names, or after all of them.
    """
    group = _at(text, route)
    if not isinstance(group, MappingNode):
        raise ValueError(f"there is no group of fields at {list(route)}")
    keys = [str(one.value) for one, _ in group.value]
    if key not in keys:
        return text if value is None else _with_field(text, group, key, value, before)
    if value is None:
        return _without(text, group, keys.index(key))
    name, old = group.value[keys.index(key)]
    if isinstance(old, ScalarNode) and old.start_mark.index == old.end_mark.index:  # nothing is written there
        colon = text.index(":", name.end_mark.index) + 1
        return f"{text[:colon]} {inline(value)}{text[colon:]}"
    quoted = isinstance(old, ScalarNode) and old.style in ("'", '"') and isinstance(value, str)
    start = old.start_mark.index
    return text[:start] + (_in_quotes(value) if quoted else inline(value)) + text[end_of(text, old) :]


def add_item(text: str, route: Route, item: Mapping[str, Value]) -> str:
    """Return the YAML in `text` with `item` as the last one of the list at `route`."""
    items = _at(text, route)
    if not isinstance(items, SequenceNode):
        raise ValueError(f"there is no list at {list(route)}")
    if items.flow_style:
        return _into_flow(text, items, inline(dict(item)))
    return _line_after(text, end_of(text, items), _as_lines(item, items.start_mark.column, "- "))


def set_fields(text: str, route: Route, old: Mapping[str, Value], new: Mapping[str, Value]) -> str:
    """Return the YAML in `text` where the group at `route`, which says `old`, says `new`; None takes a field out."""
    for key, value in new.items():
        if old.get(key) != value:
            text = set_field(text, route, key, value, list(new)[: list(new).index(key)])
    return text


def value_of(text: str) -> dict[str, Value]:
    """Return what the YAML in `text` says. Raises `ValueError` when that is no group of fields."""
    try:
        value = read_document(text.removeprefix("\ufeff")).value
    except (UnsafeYaml, yaml.YAMLError) as error:
        raise ValueError("it is no YAML of a catalog") from error
    if not isinstance(value, dict):
        raise ValueError("it holds no fields")
    return value


def fields_before(kind: type, name: str) -> tuple[str, ...]:
    """Return the fields below which files of the entity `kind` have the field `name`."""
    shared = {one.name for one in fields_of(Entity)}
    own = [one.name for one in fields_of(kind) if one.name not in shared]
    return ("name", "description", *own[: own.index(name)])


def _at(text: str, route: Route) -> Node | None:
    try:
        node: Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ValueError("it is no YAML of a catalog") from error
    for step in route:
        if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        else:
            return None
    return node


def end_of(text: str, node: Node) -> int:
    """Return where what is written of `node` ends: the parser counts what follows a block as part of it."""
    if isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style:
        last = node.value[-1]
        return end_of(text, last[1] if isinstance(node, MappingNode) else last)
    start, end = node.start_mark.index, node.end_mark.index
    return int(start + len(text[start:end].rstrip()))


def _with_field(text: str, group: MappingNode, key: str, value: Value, before: Sequence[str]) -> str:
    if group.flow_style:
        return _into_flow(text, group, f"{key}: {inline(value)}")
    earlier = [(name, held) for name, held in group.value if name.value in before] or group.value
    name, held = earlier[-1]
    after = max(end_of(text, held), name.end_mark.index)
    column = group.start_mark.column
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        items = [line for one in value if isinstance(one, dict) for line in _as_lines(one, column + 2, "- ")]
        return _line_after(text, after, [f"{' ' * column}{key}:", *items])
    if isinstance(value, dict):
        return _line_after(text, after, [f"{' ' * column}{key}:", *_as_lines(value, column + 2, "")])
    return _line_after(text, after, [f"{' ' * column}{key}: {inline(value)}"])


def _as_lines(fields: Mapping[str, Value], column: int, mark: str) -> list[str]:
    """Return a line for each of `fields`, the first with `mark`, the others below what follows it."""
    return [
        " " * column + (" " * len(mark) if number else mark) + f"{key}: {inline(value)}"
        for number, (key, value) in enumerate(fields.items())
    ]


def _line_after(text: str, place: int, lines: Sequence[str]) -> str:
    """Return `text` with `lines` below the line in which `place` is, whatever else that line says."""
    break_ = "\r\n" if "\r\n" in text else "\n"
    end = text.find("\n", place)
    end = len(text) if end < 0 else end - (text[end - 1] == "\r")
    return text[:end] + "".join(break_ + line for line in lines) + text[end:]


def _into_flow(text: str, group: MappingNode | SequenceNode, words: str) -> str:
    end = group.end_mark.index - 1
    last = text[group.start_mark.index : end].rstrip()
    comma = "" if last.endswith(("[", "{")) else " " if last.endswith(",") else ", "
    return text[:end].rstrip() + comma + words + text[end:]


def _without(text: str, group: MappingNode, at: int) -> str:
    """Return `text` without the field number `at` of `group`; what stands beside it in its line goes with it."""
    name, value = group.value[at]
    start, end = name.start_mark.index, max(end_of(text, value), name.end_mark.index + 1)
    if at + 1 < len(group.value) and (at == 0 or group.flow_style):
        return text[:start] + text[group.value[at + 1][0].start_mark.index :]
    if group.flow_style:
        return text[: end_of(text, group.value[at - 1][1]) if at else start] + text[end:]
    line_end = text.find("\n", end)
    return text[: text.rfind("\n", 0, start) + 1] + ("" if line_end < 0 else text[line_end + 1 :])


def inline(value: Value) -> str:
    """Return `value` as it is written in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    words = new_text({"a": value}).removeprefix("a: ").removesuffix("\n")
    if not isinstance(value, str):
        return words
    needs_quotes = words != value or any(mark in value for mark in "{}[],\n")
    return _in_quotes(value) if needs_quotes else words


def _in_quotes(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)
