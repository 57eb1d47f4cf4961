"""The rules about files, fields and texts (families F, D and T). Their words stand in `file_rules.yaml`.

The reader finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generator.catalog.yaml.reader import read_data
from generator.model.findings import Example, Finding, Rule, Severity
from generator.model.places import join_pointer

_WORDS = read_data(Path(__file__).with_suffix(".yaml"))


def _the_value(finding: Finding) -> Iterator[str]:
    yield finding.place.pointer


def _the_missing_field(finding: Finding) -> Iterator[str]:
    pointer = finding.place.pointer
    yield pointer if pointer.endswith(f"/{finding.value}") else join_pointer(pointer, finding.value)


def _the_field_and_what_was_meant(finding: Finding) -> Iterator[str]:
    yield finding.place.pointer
    for suggestion in finding.suggestions:  # it is absent under its right name, and nobody has to be told twice
        yield join_pointer(finding.place.pointer.rpartition("/")[0], suggestion.value)


_LEAVES_OUT: dict[str, Callable[[Finding], Iterator[str]]] = {
    "missing-field": _the_missing_field,
    "unknown-field": _the_field_and_what_was_meant,
    "not-on-the-list": _the_value,
    "wrong-kind-of-value": _the_value,
    "bad-format": _the_value,
}


def _rule(name: str, words: dict[str, Any]) -> Rule:
    said = {"good": _WORDS["course"]["text"], **words}
    said |= {"severity": Severity(said["severity"]), "bad": _example(said["bad"]), "good": _example(said["good"])}
    return Rule(name=name, leaves_out=_LEAVES_OUT.get(name), **said)


def _example(files: str | dict[str, str]) -> Example:
    return Example(tuple(files.items()) if isinstance(files, dict) else ((_WORDS["course"]["file"], files),))


BY_NAME = {name: _rule(name, words) for name, words in _WORDS["rules"].items()}
FILE_RULES = tuple(BY_NAME.values())
"""Every rule that is checked while files are read."""
UNREADABLE_YAML = BY_NAME["unreadable-yaml"]
REPEATED_FIELD = BY_NAME["repeated-field"]
MISPLACED_FILE = BY_NAME["misplaced-file"]
NOT_A_PLAIN_FILE = BY_NAME["not-a-plain-file"]
VALUE_WILL_CHANGE = BY_NAME["value-will-change"]
CUT_OFF_TEXT = BY_NAME["cut-off-text"]
UNUSABLE_PAGE = BY_NAME["unusable-page"]
ACTIVE_HTML = BY_NAME["active-html"]
NEWER_FORMAT = BY_NAME["newer-format"]
MISSING_FIELD = BY_NAME["missing-field"]
UNKNOWN_FIELD = BY_NAME["unknown-field"]
NOT_ON_THE_LIST = BY_NAME["not-on-the-list"]
WRONG_KIND_OF_VALUE = BY_NAME["wrong-kind-of-value"]
BAD_FORMAT = BY_NAME["bad-format"]
EMPTY_VALUE = BY_NAME["empty-value"]
UNSAFE_LINK = BY_NAME["unsafe-link"]
HIDDEN_CHARACTERS = BY_NAME["hidden-characters"]
MARKUP_IN_TEXT = BY_NAME["markup-in-text"]
PERSONAL_INFORMATION = BY_NAME["personal-information"]
TRANSLATION_OUTDATED = BY_NAME["translation-outdated"]
TRANSLATION_MISSING = BY_NAME["translation-missing"]
TRANSLATION_OFF_GLOSSARY = BY_NAME["translation-off-glossary"]
UNUSABLE_TRANSLATIONS = BY_NAME["unusable-translations"]
