"""Check the shape of a file against its schema: each cause is reported once, and what does not fit is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from generator.catalog.file_rules import EMPTY_VALUE, MISSING_FIELD
from generator.catalog.messages import misread_values as misread
from generator.catalog.messages import shape_errors as words
from generator.catalog.messages.corrections import likely_field_names
from generator.catalog.messages.wording import Keys, example, field_name, shortened
from generator.catalog.schemas import describe, errors, is_valid, read_schema
from generator.catalog.yaml.reader import Value
from generator.model.capping import MOST_TOLD, more_like
from generator.model.conditions import PARTS
from generator.model.findings import Finding
from generator.model.places import Place, join_pointer


@dataclass(slots=True)
class ShapeResult:
    """The usable part of a value: whatever has the wrong shape is left out (an item of a list becomes None)."""

    value: dict[str, Value]
    findings: list[Finding] = field(default_factory=list)


def check_shape(
    schema: str,
    file: str,
    value: dict[str, Value],
    written: Mapping[str, str] | None = None,
    commented: Mapping[str, str] | None = None,
) -> ShapeResult:
    """Check `value` of `file` against the schema called `schema` and keep what is usable.

    `written` holds, by pointer, how numbers were written that do not look the same any more (1.10), `commented` the
    comments in the lines of values that may be meant as text (#310).
    """
    if is_valid(schema, value):
        return ShapeResult(value)
    checker = _ShapeChecker(schema, file, written or {}, commented or {})
    kept = checker.drop_empty_values(_cut_off(value), ())
    problems = list(errors(schema, kept))
    checker.renamed = {(keys, name) for error in problems for keys, name in checker.renames(error)}
    checker.explained = {checker.route(error) for error in problems if error.validator == "dependentRequired"} | {
        keys for keys, _ in checker.renamed
    }
    typed = {checker.route(error) for error in problems if error.validator == "enum"}
    for error in problems:
        if error.validator == "type" and checker.route(error) in typed:
            continue
        checker.note(error, kept)
    for keys in sorted(set(checker.spoiled), reverse=True):
        _remove_at(kept, keys)
    checker.tell_counts()
    filled = {join_pointer("", *keys) for keys in checker.filled}
    told = [one for one in checker.findings if one.code != EMPTY_VALUE.code or one.place.pointer not in filled]
    return ShapeResult(kept, list({finding.fingerprint: finding for finding in told}.values()))


def _cut_off(value: Any) -> Any:
    """Return `value` with so much of every list and group that its schema still finds it too long.

    No list may have as many entries, so that nothing is lost but work: nobody reads of the ten-thousandth entry.
    """
    if isinstance(value, dict):
        return {key: _cut_off(inner) for key, inner in islice(value.items(), words.MOST_ENTRIES)}
    return [_cut_off(inner) for inner in value[: words.MOST_ENTRIES]] if isinstance(value, list) else value


def empty_value(
    file: str, schema: str, keys: Keys, text: str = "", comment: str = "", beside: Collection[str] = ()
) -> Finding:
    """Return the finding for a field that is there but says nothing, or only the placeholder `text`.

    `comment` is what follows in its line as a comment and may be meant as the value: #310. `beside` are the fields of
    the same group; some of them may need this one, as `choose` needs `from`.
    """
    required = keys and not text and keys[-1] in _required(schema, keys[:-1], beside)
    rule = MISSING_FIELD if required else EMPTY_VALUE
    name = field_name(keys)
    if comment:
        return misread.commented_out(rule, file, schema, keys, comment)
    if keys and keys[-1].isdigit() and not text:
        return rule.finding(
            Place(file, join_pointer("", *keys)),
            f'An entry of the list "{name}" is empty',
            "There is a dash or comma here without a value.",
            fix="Write the value, or delete the dash or comma.",
            value=name,
        )
    title = f'"{name}" says only "{shortened(text)}"' if text else f'"{name}" has no value'
    what = f'The field "{name}" is there, but {"contains a placeholder" if text else "nothing is written after it"}.'
    advice = "Write the value after the colon." if required else "Fill it in, or delete the line until you know."
    return rule.finding(
        Place(file, join_pointer("", *keys), on_key=not text),
        title,
        what,
        fix=f"{advice} {example(describe(schema, keys), name)}".strip(),
        value=text or name,
    )


def _required(schema: str, keys: Keys, beside: Collection[str]) -> Keys:
    described = describe(schema, keys) if keys else read_schema(schema)
    dependent = described.get("dependentRequired", {})
    return (*described.get("required", ()), *(name for one in beside for name in dependent.get(one, ())))


class _ShapeChecker:
    """Turns the errors of one file into findings, and keeps the routes of what has to be left out."""

    def __init__(self, schema: str, file: str, written: Mapping[str, str], commented: Mapping[str, str]) -> None:
        self.written = written
        self.commented = commented
        self.schema = schema
        self.file = file
        self.findings: list[Finding] = []
        self.spoiled: list[Keys] = []
        self.empty: set[Keys] = set()
        self.filled: set[Keys] = set()
        self.renamed: set[tuple[Keys, str]] = set()
        self.explained: set[Keys] = set()
        self.told: Counter[str] = Counter()

    def tell(self, finding: Finding) -> None:
        """Note `finding`, unless enough is told of its rule: then it is only counted."""
        self.told[finding.code] += 1
        if self.told[finding.code] <= MOST_TOLD:
            self.findings.append(finding)

    def tell_counts(self) -> None:
        """Note for each rule how much more there is than was told."""
        for last in {one.code: one for one in self.findings}.values():
            if self.told[last.code] > MOST_TOLD:
                self.findings.append(more_like(last, self.told[last.code] - MOST_TOLD))

    def drop_empty_values(self, value: Any, keys: Keys) -> Any:
        """Return a copy of `value` without fields that hold nothing, and note each of them."""
        if isinstance(value, dict):
            kept: dict[str, Any] = {}
            before = ""
            for key, inner in value.items():
                if inner is None and key.isdigit() and type(number := kept.get(before)) is int:
                    self.tell(misread.split_number(self.file, (*keys, before), number, key))
                    self.spoiled.append((*keys, before))
                elif inner is None or (inner in ({}, []) and self._requires_content(inner, (*keys, key))):
                    self.empty.add((*keys, key))
                    self._tell_empty((*keys, key), value)
                else:
                    kept[key] = self.drop_empty_values(inner, (*keys, key))
                before = key
            return kept
        if isinstance(value, list):
            for index, inner in enumerate(value):
                if inner is None:
                    self._tell_empty((*keys, str(index)), ())
            return [self.drop_empty_values(inner, (*keys, str(index))) for index, inner in enumerate(value)]
        return value

    def _tell_empty(self, keys: Keys, beside: Collection[str]) -> None:
        if self.told[EMPTY_VALUE.code] >= MOST_TOLD:
            self.told[EMPTY_VALUE.code] += 1
        else:
            comment = self.commented.get(join_pointer("", *keys), "")
            self.tell(empty_value(self.file, self.schema, keys, comment=comment, beside=beside))

    def _requires_content(self, value: Any, keys: Keys) -> bool:
        wanted = describe(self.schema, keys)
        return bool(wanted.get("minProperties") if isinstance(value, dict) else wanted.get("minItems"))

    def route(self, error: Any) -> Keys:
        """Return the keys that lead to what `error` is about."""
        return tuple(str(key) for key in error.absolute_path)

    def renames(self, error: Any) -> Iterator[tuple[Keys, str]]:
        """Yield the fields that are there under another name: telling that they are missing would be an echo."""
        if error.validator == "additionalProperties":
            known = sorted(error.schema.get("properties", {}))
            for name in set(error.instance) - set(known):
                for meant in likely_field_names(name, known)[:1]:
                    yield self.route(error), meant

    def note(self, error: Any, whole: Any) -> None:
        """Add the findings that `error` amounts to."""
        for finding, spoiled in self._findings(error, self.route(error), whole):
            self.tell(finding)
            self.spoiled.append(spoiled)

    def _findings(self, error: Any, keys: Keys, whole: Any) -> Iterator[tuple[Finding, Keys]]:
        match error.validator:
            case "required":
                yield from self._missing(keys, error.message.split("'")[1], "")
            case "dependentRequired":
                yield from self._missing(keys, error.message.split("'")[1], error.message.rsplit("'", 2)[1])
            case "additionalProperties":
                known = sorted(error.schema.get("properties", {}))
                for name in sorted(set(error.instance) - set(known)):
                    if owner := self._intended_parent(keys, name):
                        self.filled.add((*keys, owner))
                        yield misread.not_indented(self.file, keys, name, owner), (*keys, name)
                        continue
                    yield words.unknown_field(self.file, keys, name, known), (*keys, name)
            case "anyOf":
                if keys not in self.explained:
                    yield words.step_without_task(self.file, keys, self._alternatives(keys)), keys
            case None:
                yield from self._several(keys, _value_at(whole, keys))
            case "type" if error.instance is None:
                return
            case _:
                yield self._wrong_value(error, keys)

    def _intended_parent(self, keys: Keys, name: str) -> str:
        """Return the empty field beside `name` that has a part of this name; empty when there is none."""
        beside = sorted(empty[-1] for empty in self.empty if empty[:-1] == keys)
        return next((owner for owner in beside if _has_part(describe(self.schema, (*keys, owner)), name)), "")

    def _wrong_value(self, error: Any, keys: Keys) -> tuple[Finding, Keys]:
        wanted = describe(self.schema, keys)
        if "propertyNames" in error.absolute_schema_path:
            name = str(error.instance)
            return words.bad_name(self.file, keys, name), (*keys, name)
        if error.validator == "enum":
            return words.not_on_the_list(self.file, keys, error.instance, error.validator_value), keys
        if error.validator == "type":
            written = self.written.get(join_pointer("", *keys), "")
            return words.wrong_kind(self.file, keys, error.instance, error.validator_value, wanted, written), keys
        return words.bad_format(self.file, keys, error, wanted), keys

    def _missing(self, keys: Keys, name: str, beside: str) -> Iterator[tuple[Finding, Keys]]:
        if (*keys, name) not in self.empty and (keys, name) not in self.renamed:
            whole = describe(self.schema, keys) if keys else read_schema(self.schema)
            wanted = describe(self.schema, (*keys, name))
            yield words.missing_field(self.file, keys, name, whole, wanted, beside), (*keys, name)

    def _several(self, keys: Keys, group: Any) -> Iterator[tuple[Finding, Keys]]:
        alternatives = self._alternatives(keys)
        present = [name for name in alternatives or PARTS if name in group]
        for name in present[1:]:
            yield (
                words.conflicting_fields(self.file, keys, present[0], name, is_step=bool(alternatives)),
                (*keys, name),
            )

    def _alternatives(self, keys: Keys) -> tuple[str, ...]:
        """Return the fields of which a step has exactly one; none for what is no step."""
        return tuple(one["required"][0] for one in describe(self.schema, keys).get("anyOf", ()))


def _has_part(described: Mapping[str, Any], name: str) -> bool:
    if name in described.get("properties", ()):
        return True
    pattern = described.get("propertyNames", {}).get("pattern")  # of levels, such as grade-9, or of languages
    return bool(pattern and (len(name) == 2 or name[-1:].isdigit()) and re.search(pattern, name))


def _value_at(value: Any, keys: Keys) -> Any:
    for key in keys:
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def _remove_at(value: Any, keys: Keys) -> None:
    """Take what is at `keys` out of `value`, and the group around it too if nothing else is in it."""
    if not keys:
        return
    around = value
    for key in keys[:-1]:
        around = around[int(key)] if isinstance(around, list) else around.get(key)
        if not isinstance(around, (dict, list)):
            return
    if isinstance(around, list):
        around[int(keys[-1])] = None
    else:
        around.pop(keys[-1], None)
        if not around:
            _remove_at(value, keys[:-1])
