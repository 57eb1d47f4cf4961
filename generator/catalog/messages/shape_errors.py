"""What is wrong with the shape of a value, in plain words, each with the line as it should be written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.catalog.file_rules import (
    BAD_FORMAT,
    MISSING_FIELD,
    NOT_ON_THE_LIST,
    UNKNOWN_FIELD,
    WRONG_KIND_OF_VALUE,
)
from generator.catalog.messages.close_matches import close_matches
from generator.catalog.messages.corrections import (
    PLACEHOLDER,
    as_boolean,
    as_day,
    as_items,
    as_number,
    as_range,
    as_web_address,
    language_tag,
    likely_field_names,
    spoken_for,
    without_unit,
)
from generator.catalog.messages.wording import Keys, example, field_name, inline_yaml, lower_first, shortened
from generator.model.findings import Finding, Suggestion
from generator.model.places import Place, join_pointer

_FEW_FIELDS = 8
_KINDS = {
    "string": "text",
    "array": "a list",
    "object": "a group of fields",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}
_FORMAT_NAMES = {
    "email": "an email address",
    "phone": "a phone number with its area code",
    "soc": "a SOC code",
    "onet": "an O*NET code",
    "cip": "a CIP code",
    "sced": "a SCED code",
    "school_year": "a school year",
    "id": "a name for use inside the file",
}
MOST_ENTRIES = 1000
"""So many entries of a list or group are looked at. No schema allows as many."""
_LIMITS = {
    "minLength": ("is too short", "It has {size} characters and needs at least {limit}."),
    "maxLength": ("is too long", "It has {size} characters. The limit is {limit}."),
    "minimum": ("is too small", "The smallest number allowed is {limit}."),
    "maximum": ("is too large", "The largest number allowed is {limit}."),
    "minItems": ("has too few entries", "It has {size} and needs at least {limit}."),
    "maxItems": ("has too many entries", "It has {size} entries. The limit is {limit}."),
    "minProperties": ("is empty", "It needs at least {limit}."),
    "maxProperties": ("has too many entries", "It has {size} entries. The limit is {limit}."),
}


def missing_field(
    file: str, keys: Keys, name: str, whole: Mapping[str, Any], wanted: Mapping[str, Any], beside: str
) -> Finding:
    """Return the finding for the field `name`, which is not there; `beside` is the field that makes it needed."""
    owner = lower_first(str(whole.get("title", "entry")))
    whose = f"{'An' if owner[:1] in 'aeiou' else 'A'} {owner}"
    if keys and not keys[-1].isdigit():
        whose = f'The field "{shortened(keys[-1])}"'
    if beside:
        whose += f' with "{beside}" in it'
    return MISSING_FIELD.finding(
        Place(file, join_pointer("", *keys)),
        f'The field "{name}" is missing',
        f'{whose} needs "{name}": {lower_first(str(wanted.get("description", "")))}',
        fix=f'Add a line with "{name}:" and a value. {example(wanted, name)}'.strip(),
        value=name,
    )


def step_without_task(file: str, keys: Keys, names: Sequence[str]) -> Finding:
    """Return the finding for a step that names nothing to do."""
    return MISSING_FIELD.finding(
        Place(file, join_pointer("", *keys)),
        "This step does not say what to do",
        f"A step names exactly one of: {', '.join(names)}.",
        fix='Add one of them, such as "course: welding-1". '
        "If the line belongs to the step above, begin it with spaces and no dash.",
        value="step",
    )


def unknown_field(file: str, keys: Keys, name: str, known: Sequence[str]) -> Finding:
    """Return the finding for the field `name`, which is none of `known`."""
    meant = likely_field_names(name, known)
    if meant:
        fix = f'Did you mean "{meant[0]}"? Correct the name or delete the line.'
    elif len(known) <= _FEW_FIELDS:
        fix = f"Use one of these instead, or delete the line: {', '.join(known)}."
    else:
        fix = 'Delete the line, or move its words to "description".'
    return UNKNOWN_FIELD.finding(
        Place(file, join_pointer("", *keys, name), on_key=True),
        f'Unknown field "{shortened(name)}"',
        f'There is no field called "{shortened(name)}" here.',
        fix=fix,
        value=name,
        suggestions=tuple(Suggestion(word) for word in meant),
    )


def conflicting_fields(file: str, keys: Keys, first: str, name: str, *, is_step: bool) -> Finding:
    """Return the finding for `name`, which excludes `first`, in the same step or condition."""
    title, fix = (
        f'A condition has both "{first}" and "{name}"',
        "Put one inside the other, as in {all: [a, {any: [b, c]}]}.",
    )
    if is_step:
        title = f'One step names both "{first}" and "{name}"'
        fix = f'Make "{name}" a step of its own: begin its line with a dash.'
    return UNKNOWN_FIELD.finding(
        Place(file, join_pointer("", *keys, name), on_key=True),
        title,
        "A step names one thing to do." if is_step else "A condition is one of: all, any, at_least.",
        fix=fix,
        value=name,
    )


def not_on_the_list(file: str, keys: Keys, value: Any, allowed: Sequence[Any]) -> Finding:
    """Return the finding for `value`, which is none of `allowed`."""
    options = [str(option) for option in allowed]
    close = spoken_for(str(value), options) or close_matches(str(value).lower(), options)
    meant = f'Did you mean "{close[0]}"? ' if close else ""
    return NOT_ON_THE_LIST.finding(
        Place(file, join_pointer("", *keys)),
        f'"{shortened(value)}" is not on the list',
        f'The field "{field_name(keys)}" accepts only the values on its list.',
        fix=f"{meant}The list: {', '.join(options)}.",
        value=str(value),
        suggestions=tuple(Suggestion(option) for option in close),
    )


def wrong_kind(
    file: str, keys: Keys, value: Any, wanted: Any, described: Mapping[str, Any], written: str = ""
) -> Finding:
    """Return the finding for `value`, which is not of a kind among `wanted`; `written` is how its author wrote it."""
    kinds = [wanted] if isinstance(wanted, str) else list(wanted)
    expected = _expected(kinds)
    found = _KINDS[_kind_of(value)]
    name = field_name(keys)
    whose = f'An entry of "{name}"' if keys and keys[-1].isdigit() else f'"{name}"'
    return WRONG_KIND_OF_VALUE.finding(
        Place(file, join_pointer("", *keys)),
        f"{whose} must be {expected}, not {found}",
        f"{whose} must be {expected}. {_meaning(described)}".strip(),
        fix=_corrected_value(kinds, keys, written or value, described) or _example_at(keys, described),
        value=written or shortened(value),
    )


def _expected(kinds: Sequence[str]) -> str:
    if set(kinds) == {"string", "array", "object"}:
        return "an id, a list of ids or a condition"
    return "text" if set(kinds) == {"string", "object"} else " or ".join(_KINDS[kind] for kind in kinds)


def _corrected_value(kinds: Sequence[str], keys: Keys, value: Any, described: Mapping[str, Any]) -> str:
    """Return how to write `value` so that its kind is right, or nothing when only an example can help."""
    name = field_name(keys)
    simple = isinstance(value, (str, int, float)) and not isinstance(value, bool)
    if "format" in described and simple:
        return example(described, name)
    if "string" in kinds and "array" not in kinds and not isinstance(value, (list, dict)):
        return f'Put it in quotes: {name}: "{json.dumps(value) if isinstance(value, bool) else value}".'
    if kinds == ["array"] and simple:
        items = as_items(str(value), described)
        allowed = described.get("items", {}).get("enum")
        if allowed and not set(items or ()) <= set(allowed):
            return f"Write a list in square brackets, of these: {', '.join(map(str, allowed))}."
        return f"Write it as a list in square brackets: {name}: {inline_yaml(items)}." if items else ""
    if kinds == ["array"] and isinstance(value, dict):
        return f"Begin each entry of the list with a dash. {example(described, name)}"
    if kinds == ["object"] and isinstance(value, str) and keys[-1].isdigit():
        return (
            f"Say what it is: {inline_yaml({'course': value})}."
            if "course" in described.get("properties", {})
            else ""
        )
    if kinds == ["boolean"] and isinstance(value, str):
        truth = as_boolean(value)
        return "Write true or false, without quotes." if truth is None else f"Write {truth}, without quotes."
    if kinds[0] in ("number", "integer") and isinstance(value, str):
        whole = kinds[0] == "integer"
        number = as_number(value, whole=whole)
        if alone := as_number(without_unit(value, " ".join(keys)), whole=whole) if not number else "":
            return f"Write only {alone}, without the word after it."
        if span := as_range(value):
            several = ", ".join(str(one) for one in span)
            return f"Write each of them: {several}." if keys[-1].isdigit() else "Write one number, without a dash."
        return (
            f"Write {number}, without quotes or signs." if number else "Write the number in digits, without quotes."
        )
    return ""


def bad_name(file: str, keys: Keys, name: str) -> Finding:
    """Return the finding for a key that cannot be one: of a level in a plan, or of a language in a text."""
    in_plan = keys == ("plan",)
    better = "" if in_plan else language_tag(name)
    what = (
        "Each part of the plan begins with the id of a level, such as grade-9."
        if in_plan
        else "A text in several languages names each language by its two letters: en, es."
    )
    return BAD_FORMAT.finding(
        Place(file, join_pointer("", *keys, name), on_key=True),
        f'"{shortened(name)}" is not {"the id of a level" if in_plan else "a language"}',
        what,
        fix=f'Did you mean "{better}"?' if better else "Correct the name before the colon.",
        value=name,
        suggestions=(Suggestion(better),) if better else (),
    )


def bad_format(file: str, keys: Keys, error: Any, described: Mapping[str, Any]) -> Finding:
    """Return the finding for a value of the right kind that is written the wrong way, or too long or short."""
    name = field_name(keys)
    value = "" if isinstance(error.instance, (list, dict)) else shortened(error.instance)
    what, better = _meaning(described), ""
    if error.validator in _LIMITS:
        verdict, limit = _LIMITS[error.validator]
        size = str(len(error.instance) if isinstance(error.instance, (str, list, dict)) else 0)
        if isinstance(error.instance, (list, dict)) and len(error.instance) >= MOST_ENTRIES:
            size = f"{MOST_ENTRIES} or more"
        subject = value if isinstance(error.instance, (int, float)) else f'"{name}"'
        title, what = f"{subject} {verdict}", limit.format(limit=error.validator_value, size=size)
        if error.validator == "minLength":
            if PLACEHOLDER.match(error.instance):
                title, what = f'"{name}" says only "{value}"', "This is a placeholder, not text for families."
            what = f"{what} {_meaning(described)}".strip()
    elif error.validator == "format":
        title, what = f"There is no such date: {value}", f'The field "{name}" has a date that does not exist.'
    else:
        title, better = _pattern_title(name, str(error.instance), described)
        if title.endswith("is not an id"):
            what = "An id is small letters, digits and single hyphens, like the name of a file."
    return BAD_FORMAT.finding(
        Place(file, join_pointer("", *keys)),
        title,
        what,
        fix=f'Did you mean "{better}"?' if better else _example_at(keys, described),
        value=str(error.instance) if value else "",
        suggestions=(Suggestion(better),) if better else (),
    )


def _meaning(described: Mapping[str, Any]) -> str:
    meaning = str(described.get("description", ""))
    return f"It means: {lower_first(meaning)}" if meaning else ""


def _example_at(keys: Keys, described: Mapping[str, Any]) -> str:
    """Return an example for the value at `keys`; one entry of a list stands without the list's name."""
    shown_whole = example(described, field_name(keys))
    return shown_whole.replace(f" {field_name(keys)}:", "", 1) if keys and keys[-1].isdigit() else shown_whole


def _pattern_title(name: str, value: str, described: Mapping[str, Any]) -> tuple[str, str]:
    """Return the title for text that does not have its pattern, and how it was probably meant."""
    pattern = str(described.get("pattern", ""))
    if "format" in described:
        return f'"{shortened(value)}" is not written as year-month-day', as_day(value)
    if "(/[a-z0-9]+" in pattern:  # which id is meant, only the whole catalog can say
        return f'"{shortened(value)}" is not an id', ""
    if pattern.startswith("^[A-Za-z][A-Za-z0-9+.-]*:"):
        return f'"{shortened(value)}" is not a full web address', as_web_address(value)
    called = _FORMAT_NAMES.get(name)
    return f'"{shortened(value)}" is not {called}' if called else f'"{shortened(value)}" does not fit "{name}"', ""


def _kind_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    kinds: dict[type, str] = {str: "string", list: "array", dict: "object", int: "integer", float: "number"}
    return kinds.get(type(value), "null")
