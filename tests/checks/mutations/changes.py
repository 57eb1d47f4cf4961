"""What a mutation is: changes to a few files of the demonstration catalog, and where they are expected to be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from tests.demonstration import CATALOG

Fields: TypeAlias = dict[str, Any]
FieldChange: TypeAlias = Callable[[Fields], object]


@dataclass(frozen=True)
class File:
    """What becomes of one file: other text, a link to elsewhere, or nothing."""

    text: str = ""
    link: str = ""
    deleted: bool = False


@dataclass(frozen=True)
class Mutation:
    """A change to the whole catalog: the rule that must see it, and the places (file and pointer) where it must."""

    rule: str
    change: str
    files: Mapping[str, File]
    at: tuple[str, ...]


def text_of(file: str) -> str:
    """Return the text of a file of the demonstration catalog."""
    return (CATALOG / file).read_text(encoding="utf-8")


def written(fields: Fields) -> File:
    """Return the file that says `fields`."""
    return File(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False))


def edit(file: str, *changes: FieldChange) -> dict[str, File]:
    """Return the change to the fields of `file`. Fails when the fields stay what they were."""
    before, after = yaml.safe_load(text_of(file)), yaml.safe_load(text_of(file))
    for change in changes:
        change(after)
    assert after != before, f"{file} stays what it was"
    return {file: written(after)}


def retype(file: str, old: str, new: str) -> dict[str, File]:
    """Return the change to the text of `file`: the first `old` becomes `new`."""
    text = text_of(file)
    assert old in text, f"{file} does not say {old!r}"
    return {file: File(text.replace(old, new, 1))}


def append(file: str, more: str) -> dict[str, File]:
    """Return the change that adds `more` at the end of `file`."""
    return {file: File(text_of(file) + more)}


def rename(file: str, new: str) -> dict[str, File]:
    """Return the change that gives `file` another name."""
    return {file: File(deleted=True), new: File(text_of(file))}


def delete(file: str) -> dict[str, File]:
    """Return the change that takes `file` away."""
    return {file: File(deleted=True)}


def put(**fields: Any) -> FieldChange:
    """Return the change that sets fields."""
    return lambda entity: entity.update(fields)


def drop(*names: str) -> FieldChange:
    """Return the change that takes fields away."""

    def change(entity: Fields) -> None:
        for name in names:
            del entity[name]

    return change


def inside(*path: str | int, change: FieldChange) -> FieldChange:
    """Return the change that makes `change` to the part of the fields at `path`."""

    def at(entity: Any) -> object:
        for key in path:
            entity = entity[key]
        return change(entity)

    return at


def add(name: str, *values: Any) -> FieldChange:
    """Return the change that adds `values` to the list in the field `name`."""

    def change(entity: Fields) -> None:
        entity[name] = [*entity.get(name, []), *values]

    return change


def without(name: str, value: Any) -> FieldChange:
    """Return the change that takes `value` out of the list in the field `name`."""

    def change(entity: Fields) -> None:
        entity[name] = [one for one in entity[name] if one != value]

    return change


def cut(name: str, index: int) -> FieldChange:
    """Return the change that takes one row out of the list in the field `name`."""
    return lambda entity: entity[name].pop(index)


def step(does: str, **fields: Any) -> FieldChange:
    """Return the change that gives the step doing `does` other fields."""
    return lambda pathway: next(_places(pathway, does))[1].update(fields)


def no_step(does: str) -> FieldChange:
    """Return the change that takes the step doing `does` out of the plan."""

    def change(pathway: Fields) -> None:
        steps, found = next(_places(pathway, does))
        steps.remove(found)

    return change


def merge(level: str, into: str) -> FieldChange:
    """Return the change that moves every step of a level to the end of another."""
    return lambda pathway: pathway["plan"][into].extend(pathway["plan"].pop(level))


def one_more(level: str, **fields: Any) -> FieldChange:
    """Return the change that adds a step at the end of a level."""
    return lambda pathway: pathway["plan"].setdefault(level, []).append(fields)


def move(does: str, level: str) -> FieldChange:
    """Return the change that moves the step doing `does` to the end of another level, whatever the term there."""

    def change(pathway: Fields) -> None:
        steps, found = next(_places(pathway, does))
        steps.remove(found)
        found.pop("term", None)
        pathway["plan"].setdefault(level, []).append(found)

    return change


def no_exits(pathway: Fields) -> None:
    """Take every exit out of the plan."""
    for steps in pathway["plan"].values():
        for one in steps:
            one.pop("exit", None)


def _places(pathway: Fields, does: str) -> Iterator[tuple[list[Fields], Fields]]:
    for steps in pathway["plan"].values():
        for one in steps:
            if does in one.values():
                yield steps, one
