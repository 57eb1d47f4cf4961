"""What an import does to one file: three versions of each field meet, and what a person wrote stands.

The three are what the file says, what the last import gave it, and what the table says now.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from generator.catalog.read import read
from generator.catalog.yaml.reader import Value
from generator.importers.memory import digest
from generator.importers.yaml_text import new_text

_REMARK = "# Imported from {}. Edit freely: the next import keeps what you change.\n"
COURSE_EXPORT = "a course export"


class ImportAction(StrEnum):
    """What an import does to one file."""

    NEW = "new"
    UPDATED = "changed"
    UNCHANGED = "unchanged"
    GONE = "gone"
    DELETED = "deleted by hand"
    LEFT_ALONE = "skipped"


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file of an import: what happens to it, and its text afterwards where that is written.

    `changed` are fields that get what the table says, `kept` those in which the file says something else because a
    person wrote it. `refusal` says why a file is skipped.
    """

    file: str
    outcome: ImportAction
    text: str = ""
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    refusal: str = ""


def plan_change(
    folder: Path,
    file: str,
    fields: Mapping[str, Value],
    last: Mapping[str, str] | None,
    *,
    force: bool,
    made_from: str = COURSE_EXPORT,
) -> FileChange:
    """Return what happens to `file` when a table says `fields`; None among them says that there is nothing.

    `last` are the digests of what the last import gave it, None when it never did. With `force`, the table wins. A
    new file says in its first line what it was `made_from`.
    """
    remark = _REMARK.format(made_from)
    if not (folder / file).exists() and not (folder / file).is_symlink():
        if last is not None and not force:
            return FileChange(file, ImportAction.DELETED)
        given = {field: value for field, value in fields.items() if value is not None}
        return FileChange(file, ImportAction.NEW, remark + _new_file(given))
    source, findings = read(folder, file)
    if source is None:
        title = findings[0].title
        return FileChange(file, ImportAction.LEFT_ALONE, refusal=f"skipped, because it cannot be read ({title}).")
    different = {field: value for field, value in fields.items() if source.value.get(field) != value}
    kept = [] if force else [field for field in different if _is_by_hand(source.value.get(field), field, last)]
    wanted = {field: value for field, value in different.items() if field not in kept}
    if not wanted:
        return FileChange(file, ImportAction.UNCHANGED, kept=tuple(kept))
    if source.text == remark + _new_file(source.value):  # nobody has touched it, so nothing of theirs can be lost
        given = {field: value for field, value in {**source.value, **wanted}.items() if value is not None}
        return FileChange(file, ImportAction.UPDATED, remark + _new_file(given), tuple(wanted), tuple(kept))
    return FileChange(file, ImportAction.UPDATED, updated_text(source.text, wanted), tuple(wanted), tuple(kept))


def _new_file(fields: Mapping[str, Value]) -> str:
    """Return the text of a new file; a plan, which people change step by step, gets a line for each step."""
    plans = {field: value for field, value in fields.items() if _is_plan(value)}
    text = new_text({field: value for field, value in fields.items() if field not in plans})
    return updated_text(text, plans) if plans else text


def _is_plan(value: Value) -> bool:
    """Say whether `value` are steps by level."""
    if not isinstance(value, dict):
        return False
    return all(isinstance(one, list) and all(isinstance(step, dict) for step in one) for one in value.values())


def _is_by_hand(value: Value, field: str, last: Mapping[str, str] | None) -> bool:
    """Say whether a person wrote, changed or deleted what a file says of `field`."""
    if last is None:
        return value is not None
    return (None if value is None else digest(value)) != last.get(field)


def digests_after(fields: Mapping[str, Value], last: Mapping[str, str] | None) -> dict[str, str]:
    """Return what to remember once a table has said `fields`; of other fields, what was remembered before."""
    kept = {field: said for field, said in (last or {}).items() if field not in fields}
    return kept | {field: digest(value) for field, value in fields.items() if value is not None}


def updated_text(text: str, fields: Mapping[str, Value], *, in_lines: bool = False) -> str:
    """Return the YAML in `text` saying `fields`, with its comments and its other fields as they were.

    With `in_lines`, a group of values gets a line for each.
    """
    document = _yaml().load(text)
    for key, value in fields.items():
        if value is None:
            document.pop(key, None)
        elif isinstance(value, dict) and _is_plan(value) and isinstance(document.get(key), CommentedMap):
            _update_levels(document[key], value)
        elif key not in document or document[key] != value:
            document[key] = _in_lines(value) if in_lines or _is_plan(value) else _in_one_line(value)
    return dump(document)


def _update_levels(plan: CommentedMap, value: Mapping[str, Value]) -> None:
    """Let `plan` say `value`; levels that say the same already keep their comments."""
    for level in [level for level in plan if level not in value]:
        del plan[level]
    for at, (level, steps) in enumerate(value.items()):
        if level not in plan:
            plan.insert(at, level, _in_lines(steps))
        elif plan[level] != steps:
            plan[level] = _in_lines(steps)


def _in_one_line(value: Value) -> Any:
    """Return `value` as people write it: grades, credits and conditions in the line of their field."""
    if isinstance(value, dict):
        group = CommentedMap({key: _in_one_line(inner) for key, inner in value.items()})
        group.fa.set_flow_style()
        return group
    if isinstance(value, list):
        items = CommentedSeq(_in_one_line(inner) for inner in value)
        items.fa.set_flow_style()
        return items
    return _safe(value)


def _in_lines(value: Value) -> Any:
    """Return `value` with a line for each thing in it."""
    if isinstance(value, dict):
        return {key: _in_lines(inner) for key, inner in value.items()}
    return [_in_lines(inner) for inner in value] if isinstance(value, list) else _safe(value)


def _safe(value: Value) -> Value:
    """Return `value`, in quotes where other readers of YAML would take a text for a number or a truth."""
    if not isinstance(value, str) or new_text({"a": value}) == f"a: {value}\n":
        return value
    return DoubleQuotedScalarString(value) if value else value


def dump(document: CommentedMap) -> str:
    """Return the text of `document` as catalogs are written."""
    stream = io.StringIO()
    _yaml().dump(document, stream)
    return stream.getvalue()


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
