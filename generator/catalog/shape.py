"""Shape checked, and what is wrong with it said in plain words (family D)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.catalog.file_rules import (
    BAD_FORMAT,
    EMPTY_VALUE,
    MISSING_FIELD,
    NOT_ON_THE_LIST,
    UNKNOWN_FIELD,
    WRONG_KIND_OF_VALUE,
)
from generator.catalog.nearest import nearest
from generator.catalog.schemas import describe, errors, is_valid, read_schema
from generator.catalog.yaml_events import Value
from generator.model.findings import Finding, Suggestion
from generator.model.places import Place, join_pointer

_KINDS = {
    "string": "text",
    "array": "a list",
    "object": "a group of fields",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}
_ALSO_CALLED = {
    "title": "name",
    "label": "name",
    "summary": "description",
    "desc": "description",
    "url": "web_page",
    "website": "web_page",
    "prereqs": "prerequisites",
    "requirements": "prerequisites",
    "coreqs": "corequisites",
    "credit": "credits",
    "career_cluster": "cluster",
    "careers": "occupations",
    "districts": "offered_in",
    "soc_code": "soc",
    "cip_code": "cip",
    "employers": "hosts",
    "grade": "grades",
    "grade_levels": "grades",
    "steps": "plan",
}


@dataclass(slots=True)
class Shaped:
    """The usable part of a value: whatever has the wrong shape is left out (an item of a list becomes None)."""

    value: dict[str, Value]
    findings: list[Finding] = field(default_factory=list)


def check_shape(schema: str, file: str, value: dict[str, Value]) -> Shaped:
    """Check `value` of `file` against the schema called `schema` and keep what is usable."""
    if is_valid(schema, value):
        return Shaped(value)
    empty: list[tuple[str, ...]] = []
    shaped = Shaped(_without_nothing(value, (), empty))
    missing = {keys for keys in empty if keys[-1] in _required(schema, keys[:-1])}
    for keys in empty:
        if keys not in missing:
            shaped.findings.append(empty_value(file, schema, keys))
    spoiled: list[tuple[str, ...]] = []
    for error in errors(schema, shaped.value):
        for finding, keys in _findings(schema, file, error, missing):
            shaped.findings.append(finding)
            spoiled.append(keys)
    for keys in sorted(set(spoiled), reverse=True):
        _leave_out(shaped.value, keys)
    shaped.findings = list({finding.fingerprint: finding for finding in shaped.findings}.values())
    return shaped


def empty_value(file: str, schema: str, keys: tuple[str, ...], text: str = "") -> Finding:
    """Return the finding for a field that is there but says nothing, or only the placeholder `text`."""
    name = _shown(keys[-1]) if keys else "file"
    title = f'"{name}" says only "{text}"' if text else f'"{name}" has no value'
    words = describe(schema, keys)
    what = f'The field "{name}" is there, but {"holds a placeholder" if text else "nothing is written after it"}.'
    return EMPTY_VALUE.finding(
        Place(file, join_pointer("", *keys), on_key=not text),
        title,
        what,
        fix=f"Fill it in, or delete the line until you know. {_example(words)}".strip(),
        value=text or name,
    )


def _required(schema: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(describe(schema, keys).get("required", ())) if keys else tuple(read_schema(schema)["required"])


def _without_nothing(value: Any, keys: tuple[str, ...], empty: list[tuple[str, ...]]) -> Any:
    """Return a copy of `value` without fields that hold nothing; their routes are added to `empty`."""
    if isinstance(value, dict):
        kept = {}
        for key, inner in value.items():
            if inner is None:
                empty.append((*keys, key))
            else:
                kept[key] = _without_nothing(inner, (*keys, key), empty)
        return kept
    if isinstance(value, list):
        return [_without_nothing(inner, (*keys, str(index)), empty) for index, inner in enumerate(value)]
    return value


def _leave_out(value: Any, keys: tuple[str, ...]) -> None:
    if not keys:
        return
    for key in keys[:-1]:
        value = value[int(key)] if isinstance(value, list) else value.get(key)
        if not isinstance(value, (dict, list)):
            return
    if isinstance(value, list):
        value[int(keys[-1])] = None
    else:
        value.pop(keys[-1], None)


def _findings(
    schema: str, file: str, error: Any, missing: set[tuple[str, ...]]
) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    """Yield the findings that `error` amounts to, each with the route of what has to be left out."""
    keys = tuple(str(key) for key in error.absolute_path)
    words = describe(schema, keys)
    pointer = join_pointer("", *keys)
    match error.validator:
        case "required":
            name = error.message.split("'")[1]
            yield _missing(file, schema, keys, name, (*keys, name) in missing), (*keys, name)
        case "dependentRequired":
            present = error.message.rsplit("'", 2)[1]
            name = error.message.split("'")[1]
            yield _missing(file, schema, keys, name, False, beside=present), (*keys, name)
        case "additionalProperties":
            known = sorted(error.schema.get("properties", {}))
            for name in sorted(set(error.instance) - set(known)):
                yield _unknown(file, keys, name, known), (*keys, name)
        case "enum":
            yield _not_on_the_list(file, pointer, error.instance, error.validator_value, words), keys
        case "type":
            yield _wrong_kind(file, keys, error.instance, error.validator_value, words), keys
        case "anyOf":
            yield _missing_step(file, pointer, error), keys
        case None:
            yield _one_thing_only(file, keys), keys
        case _ if "propertyNames" in error.absolute_schema_path:
            yield _bad_name(file, keys, str(error.instance)), (*keys, str(error.instance))
        case _:
            yield _bad_format(file, pointer, error, words), keys


def _missing(file: str, schema: str, keys: tuple[str, ...], name: str, is_empty: bool, beside: str = "") -> Finding:
    words = describe(schema, (*keys, name))
    whole = describe(schema, keys).get("title", "entry") if keys else read_schema(schema)["title"]
    pointer = join_pointer("", *keys, *([name] if is_empty else []))
    if is_empty:
        title, what = f'"{name}" has no value', f'The field "{name}" is there, but nothing is written after it.'
    else:
        title = f'The field "{name}" is missing'
        why = f', because it has "{beside}"' if beside else ""
        what = f'{whole[:1].upper()}{whole[1:]} needs the field "{name}"{why}: {_lower(words.get("description", ""))}'
    return MISSING_FIELD.finding(
        Place(file, pointer, on_key=bool(pointer)),
        title,
        what,
        fix=f'Add a line with "{name}:" and a value. {_example(words, name)}'.strip(),
        value=name,
    )


def _missing_step(file: str, pointer: str, error: Any) -> Finding:
    names = [option["required"][0] for option in error.validator_value]
    return MISSING_FIELD.finding(
        Place(file, pointer),
        "This step names nothing to do",
        f"A step names exactly one of: {', '.join(names)}.",
        fix='Add one of them, such as "course: welding-1".',
        value="step",
    )


def _unknown(file: str, keys: tuple[str, ...], name: str, known: list[str]) -> Finding:
    other = _ALSO_CALLED.get(name.lower())
    close = nearest(name, known)
    suggestions = dict.fromkeys((*((other,) if other in known else ()), *close))
    shown = _shown(name)
    meant = f'Did you mean "{next(iter(suggestions))}"?' if suggestions else f"Known fields: {', '.join(known)}."
    return UNKNOWN_FIELD.finding(
        Place(file, join_pointer("", *keys, name), on_key=True),
        f'Nobody knows the field "{shown}"',
        f'There is no field called "{shown}" here.',
        fix=f"{meant} Correct the name or delete the line.",
        value=name,
        suggestions=tuple(Suggestion(word) for word in list(suggestions)[:3]),
    )


def _one_thing_only(file: str, keys: tuple[str, ...]) -> Finding:
    inside_plan = "plan" in keys or "from" in keys
    what = "A step names one thing only." if inside_plan else "A condition uses one of all, any and at_least."
    return UNKNOWN_FIELD.finding(
        Place(file, join_pointer("", *keys), on_key=True),
        f'"{keys[-1]}" does not belong beside its neighbor',
        f'{what} "{keys[-1]}" is one too many.',
        fix="Make two separate entries of it, each with its own dash.",
        value=keys[-1],
    )


def _not_on_the_list(file: str, pointer: str, value: Any, allowed: list[Any], words: Mapping[str, Any]) -> Finding:
    options = [str(option) for option in allowed]
    close = nearest(str(value), options)
    meant = f'Did you mean "{close[0]}"? ' if close else ""
    return NOT_ON_THE_LIST.finding(
        Place(file, pointer),
        f'"{_shown(value)}" is not on the list',
        f'{words.get("title", "The field")} takes only the values of its list, and "{_shown(value)}" is not there.',
        fix=f"{meant}The list: {', '.join(options)}.",
        value=str(value),
        suggestions=tuple(Suggestion(option) for option in close),
    )


def _wrong_kind(file: str, keys: tuple[str, ...], value: Any, wanted: Any, words: Mapping[str, Any]) -> Finding:
    kinds = [wanted] if isinstance(wanted, str) else list(wanted)
    expected = " or ".join(_KINDS[kind] for kind in kinds)
    found = _KINDS[_kind_of(value)]
    name = words.get("title", keys[-1] if keys else "The value")
    fix = _example(words, next((key for key in reversed(keys) if not key.isdigit()), ""))
    if "string" in kinds and isinstance(value, (int, float)) and not isinstance(value, bool):
        fix = f'Put it in quotes: "{value}". A code keeps its zeros only in quotes.'
    elif kinds == ["array"] and isinstance(value, (str, int, float)):
        fix = f"Write it as a list in square brackets: [{_shown(value)}]."
    elif kinds == ["boolean"] and isinstance(value, str):
        fix = "Write true or false, without quotes."
    elif kinds[0] in ("number", "integer") and isinstance(value, str):
        fix = "Write the digits only, without quotes, dollar signs or commas. Leave the line out when not known."
    return WRONG_KIND_OF_VALUE.finding(
        Place(file, join_pointer("", *keys)),
        f'"{name}" takes {expected}, not {found}',
        f'The field "{name}" takes {expected}. Here stands {found}.',
        fix=fix,
        value=_shown(value),
    )


def _kind_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    kinds: dict[type, str] = {str: "string", list: "array", dict: "object", int: "integer", float: "number"}
    return kinds.get(type(value), "null")


def _bad_name(file: str, keys: tuple[str, ...], name: str) -> Finding:
    in_plan = keys == ("plan",)
    what = (
        "Each part of the plan begins with the id of a level, such as grade-9."
        if in_plan
        else "A text in several languages begins each line with a language: en, es."
    )
    return BAD_FORMAT.finding(
        Place(file, join_pointer("", *keys, name), on_key=True),
        f'"{_shown(name)}" is not {"a level" if in_plan else "a language"}',
        what,
        fix="Correct the name before the colon.",
        value=name,
    )


_LIMITS = {
    "minLength": "It is shorter than {limit} characters.",
    "maxLength": "It is longer than {limit} characters.",
    "minimum": "It is smaller than {limit}.",
    "maximum": "It is larger than {limit}.",
    "minItems": "The list is empty; it needs at least {limit}.",
    "maxItems": "The list is longer than {limit}.",
    "minProperties": "It is empty.",
    "maxProperties": "It has more than {limit} entries.",
}


def _bad_format(file: str, pointer: str, error: Any, words: Mapping[str, Any]) -> Finding:
    name = words.get("title", "The value")
    limit = _LIMITS.get(str(error.validator), "").format(limit=error.validator_value)
    wanted = words.get("description", "")
    rule = MISSING_FIELD if error.validator in ("minItems", "minProperties") else BAD_FORMAT
    if error.validator == "format":
        limit = "There is no such day in the calendar."
    value = "" if isinstance(error.instance, (list, dict)) else _shown(error.instance)
    title = f'"{name}" is too short' if error.validator == "minLength" else f'"{name}" is not written as it should be'
    if rule is MISSING_FIELD:
        title = f'"{name}" is empty'
    return rule.finding(
        Place(file, pointer),
        title,
        f"{limit or f'Here stands “{value}”.'} {wanted}".strip(),
        fix=_example(words),
        value=value,
    )


def _example(words: Mapping[str, Any], name: str = "") -> str:
    examples = words.get("examples") or [None]
    if examples[0] is None:
        return ""
    shown = json.dumps(examples[0], ensure_ascii=False)
    return f"For example: {name}: {shown}" if name else f"For example: {shown}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _shown(value: Any, most: int = 60) -> str:
    """Return `value` fit for one line of a message."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"
