"""The fields of pathways, courses and credentials, from what a thing in CTDL says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.catalog.schemas import kinds_named
from generator.catalog.yaml.reader import Value
from generator.importers.ctdl.document import Node, key_of
from generator.importers.ctdl.vocabulary import CONCEPTS, CREDENTIAL_TYPES, CREDIT_UNITS, TARGETS, Said, said_of
from generator.importers.plan.lookup import Names
from generator.importers.remarks import Note
from generator.model.ids import Kind

_LONGEST = {"name": 200, "code": 40}
_SHORTEST_DESCRIPTION = 15
_MOST_KEYWORDS = 50
_CIP = re.compile(r"[0-9]{2}\.[0-9]{4}\Z")
_SCED = re.compile(r"[0-9]{5}\Z")
_ADDRESS = re.compile(r"https?://[^\s]{1,490}\Z")
_MOST_CREDITS = 100


@dataclass(slots=True)
class FieldReader:
    """Reads fields of things. `languages` are the catalog's, `references` the ids of things by key.

    `organizations` are ids by key and by name, `occupations` those that words may name,
    `site` the address of the site of the catalog.
    """

    languages: tuple[str, ...]
    references: Mapping[str, tuple[Kind, str]]
    organizations: Callable[[str], str | None]
    occupations: Names
    site: str = ""
    missing: list[Note] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)

    def fields(self, kind: Kind, node: Node) -> dict[str, Value]:
        """Return what `node` says of each field of `kind`; of fields whose term it does not use, nothing."""
        found: dict[str, Value] = {}
        for name, said in said_of(kind).items():
            value = self._value(kind, name, said, node)
            if value is not None:
                found[name] = value
        return found

    def _value(self, kind: Kind, name: str, said: Said, node: Node) -> Value:
        match said.form:
            case "text":
                return self._text(name, said, node)
            case "texts":
                words = [word[:100] for one in node.versions(said.term).values() for word in one]
                return _values(words[:_MOST_KEYWORDS])
            case "string":
                return self._string(name, said, node)
            case "address":
                address = node.words(said.term)
                if self.site and address.startswith(self.site):
                    return None  # the page about it on the site of this very catalog
                if _ADDRESS.match(address):
                    return address
                self._odd(node, name, address)
            case "date":
                return self._date(name, said, node)
            case "code":
                codes = [group.words("ceterms:codedNotation") for group in node.groups(said.term)]
                return next((code for code in codes if _CIP.match(code)), None)
            case "concept":
                return self._concept(name, said, node)
            case "class":
                return CREDENTIAL_TYPES.get(node.class_)
            case "credits":
                return self._credits(said, node)
            case "references":
                return self._references(kind, name, said, node)
            case "organization" | "organizations":
                return self._organizations(said, node)
            case "occupations":
                return self._occupations(said, node)
        return None  # a cluster and a plan are read with the whole pathway

    def _text(self, name: str, said: Said, node: Node) -> Value:
        longest = _LONGEST.get(name, 4000)
        versions = {tag: words[0][:longest] for tag, words in node.versions(said.term).items() if words}
        known = {tag: versions[tag] for tag in self.languages if tag in versions}
        used = list(known.values()) or list(versions.values())[:1]
        if name == "description" and any(len(words) < _SHORTEST_DESCRIPTION for words in used):
            self._odd(node, name, used[0])
            return None
        return dict(known) if len(known) > 1 else next(iter(used), None)

    def _string(self, name: str, said: Said, node: Node) -> Value:
        words = node.words(said.term)[: _LONGEST.get(name, 40)]
        if name != "sced" or _SCED.match(words):
            return words or None
        self._odd(node, name, words)
        return None

    def _date(self, name: str, said: Said, node: Node) -> Value:
        words = node.words(said.term)
        try:
            return date.fromisoformat(words[:10]).isoformat() if words else None
        except ValueError:
            self._odd(node, name, words)
            return None

    def _concept(self, name: str, said: Said, node: Node) -> Value:
        """Return the value that the concept in an alignment, or a plain one, says."""
        names = [*node.keys(said.term)]
        for group in node.groups(said.term):
            names += [*group.keys("ceterms:targetNode"), group.words("ceterms:targetNodeName")]
        by_end = {concept.partition(":")[2].casefold(): value for concept, value in CONCEPTS[name].items()}
        found = [by_end[end] for one in names if (end := re.split("[:/#]", one)[-1].casefold()) in by_end]
        value = found[0] if found else None
        return None if value == "active" else value  # what every file means that says nothing

    def _credits(self, said: Said, node: Node) -> Value:
        found: dict[str, Value] = {}
        for profile in node.groups(said.term):
            units = [*profile.keys("ceterms:creditUnitType")]
            units += [
                key for one in profile.groups("ceterms:creditUnitType") for key in one.keys("ceterms:targetNode")
            ]
            kinds = [name for name, known in CREDIT_UNITS.items() if {*units} & {*known}]
            low, high = profile.number("schema:minValue"), profile.number("schema:maxValue")
            value = profile.number("schema:value")
            low, high = (value, value) if value is not None else (low, high)
            if len(kinds) != 1 or low is None or not 0 <= low <= _MOST_CREDITS:
                self.remarks.append(Note(_place(node), "its credits name no unit that a catalog has; not read."))
                continue
            span = high is not None and low < high <= _MOST_CREDITS
            found[kinds[0]] = {"from": _whole(low), "to": _whole(high or low)} if span else _whole(low)
        return found or None

    def _references(self, kind: Kind, name: str, said: Said, node: Node) -> Value:
        """Return the ids of what `node` names itself, or in condition profiles; all that a profile names is meant."""
        profiles = [one for one in node.groups(said.term) if any(one.all(target) for target in TARGETS)]
        named = [key for one in profiles for target in TARGETS for key in one.keys(target)]
        allowed = kinds_named(kind.value, (name, "0"))
        found: list[Value] = []
        for key in dict.fromkeys(named or node.keys(said.term)):
            of, id_ = self.references.get(key, (None, ""))
            if of in allowed:
                found.append(id_)
            else:
                self.missing.append(Note(_place(node), f"{name}: {key[:100]} is not known here."))
        return found or None

    def _organizations(self, said: Said, node: Node) -> Value:
        keys = node.keys(said.term)
        found = list(dict.fromkeys(id_ for key in keys if (id_ := self.organizations(key))))
        if said.form == "organizations":
            return _values(found)
        return found[0] if len(found) == 1 else None

    def _occupations(self, said: Said, node: Node) -> Value:
        found: list[str] = []
        for group in node.groups(said.term):
            code, words = group.words("ceterms:codedNotation"), group.words("ceterms:targetNodeName")
            named = self.occupations.find(code) if code else self.occupations.find(words)
            if not named.ids and words:
                named = self.occupations.find(words)
            if not named.ids:
                self.missing.append(Note(_place(node), f'"{(words or code)[:80]}" {named.why}'))
            found += named.ids
        return _values(found)

    def _odd(self, node: Node, name: str, words: str) -> None:
        if words:
            self.remarks.append(Note(_place(node), f'{name}: "{words[:60]}" cannot be used; not read.'))


def _values(words: Iterable[str]) -> Value:
    """Return `words`, each once, as a list of a file; None when there are none."""
    found: list[Value] = list(dict.fromkeys(words))
    return found or None


def _place(node: Node) -> str:
    return node.words("ceterms:name")[:60] or key_of(node.key)[:60]


def _whole(number: float) -> Value:
    return int(number) if number == int(number) else number
