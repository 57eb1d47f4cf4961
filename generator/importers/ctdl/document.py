"""Things in JSON-LD as the Credential Registry publishes it: nodes with a class, values by term, and addresses.

A graph from the registry writes terms with prefixes and every text by language. Other programs leave out prefixes, or
write things inside of things; both are read. No context is ever fetched. https://credreg.net/registry/handbook
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.importers.ctdl.vocabulary import CLASSES, COMPONENTS
from generator.importers.privacy import refuse_students
from generator.importers.tables.cells import clean_cell
from generator.importers.tables.rows import CannotImport, visible

_CTID = re.compile(r"ce-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LOCAL = re.compile(r"\A.*[:/#]", re.DOTALL)
_KNOWN: Mapping[str, str] = {_LOCAL.sub("", name): name for name in (*CLASSES, *COMPONENTS)}
_KEYWORDS = frozenset(("@id", "id", "@type", "type", "@context", "@graph"))
_MOST_NODES = 20_000
_IDENTIFYING = frozenset(("ctid", "inScheme", "isPartOf"))
"""Terms that say no more than which thing it is, or where it belongs, which the other end says as well."""


def key_of(address: str) -> str:
    """Return what tells a thing from all others: its CTID, in whatever address that stands, else the address."""
    found = _CTID.search(address.lower())
    return found.group() if found else address


def local(term: str) -> str:
    """Return `term` without its prefix or namespace."""
    return _LOCAL.sub("", term)


@dataclass(slots=True)
class Node:
    """One thing: its key, its class as the vocabulary writes it (empty when it knows none), its values by local term.

    `others` are all things by key; `asked` are the terms that were read.
    """

    key: str
    class_: str
    values: Mapping[str, Any]
    others: Mapping[str, Node]
    asked: set[str] = field(default_factory=set)

    def all(self, term: str) -> list[Any]:
        """Return the values of `term`, none when it is not said."""
        self.asked.add(local(term))
        value = self.values.get(local(term))
        return value if isinstance(value, list) else [] if value is None else [value]

    def versions(self, term: str) -> dict[str, list[str]]:
        """Return the texts of `term` by language, under "" where it names none."""
        found: dict[str, list[str]] = {}
        for value in self.all(term):
            by_language: Mapping[str, Any] = {"": value}
            if isinstance(value, dict):
                language = str(value.get("@language", ""))
                by_language = {language: value["@value"]} if "@value" in value else value
            for language, words in by_language.items():
                for one in words if isinstance(words, list) else [words]:
                    if isinstance(one, (str, int, float)) and not isinstance(one, bool):
                        clean = clean_cell(str(one), lambda _: None, markup=True)
                        found.setdefault(re.split("[-_]", language.lower())[0], []).extend([clean] if clean else [])
        return found

    def words(self, term: str) -> str:
        """Return the first text of `term`, English before other languages."""
        versions = self.versions(term)
        for language in ("en", "", *sorted(versions)):
            if versions.get(language):
                return versions[language][0]
        return ""

    def keys(self, term: str) -> list[str]:
        """Return the keys of what `term` names, each once."""
        found = (_address(value) for value in self.all(term))
        return list(dict.fromkeys(key_of(one) for one in found if one))

    def groups(self, term: str) -> list[Node]:
        """Return the conditions, alignments or profiles that stand in `term`, or that it names in the same file."""
        found = [
            _node(value, "", self.others) if isinstance(value, dict) else self.others.get(key_of(str(value)))
            for value in self.all(term)
        ]
        return [one for one in found if one is not None]

    def number(self, term: str) -> float | None:
        """Return the first number of `term`."""
        for value in self.all(term):
            held = value.get("@value") if isinstance(value, dict) else value
            try:
                return float(held) if isinstance(held, (str, int, float)) and not isinstance(held, bool) else None
            except ValueError:
                return None
        return None


@dataclass(frozen=True, slots=True)
class Document:
    """The things in one or several files, by key."""

    nodes: Mapping[str, Node]

    def of(self, classes: Iterable[str]) -> list[Node]:
        """Return the things of one of `classes`, in the order of the files."""
        wanted = frozenset(classes)
        return [node for node in self.nodes.values() if node.class_ in wanted]

    def unused(self) -> tuple[str, ...]:
        """Return what was not read: terms by class, and whole things, each with how often it came."""
        counts: Counter[str] = Counter()
        for node in self.nodes.values():
            name = node.class_ or "other things"
            if not node.asked:
                counts[f"whole: {name}"] += 1
                continue
            left = node.values.keys() - node.asked - _IDENTIFYING
            counts.update(f"{name} {visible(term)}" for term in left)
        return tuple(f"{name} ({count:,})" if count > 1 else name for name, count in sorted(counts.items()))


def read_documents(files: Sequence[tuple[str, Any]]) -> Document:
    """Return the things in `files`, each a name and what its JSON says.

    Raises `CannotImport` when there are none, too many, or any are about students.
    """
    nodes: dict[str, Node] = {}
    for name, held in files:
        found = list(_nodes(held, name, nodes))
        refuse_students(name, [tuple({term for node in found for term in node.values})])
        for node in found:
            nodes.setdefault(node.key, node)
        if len(nodes) > _MOST_NODES:
            raise CannotImport(f"{name} describes more than {_MOST_NODES:,} things. Export one pathway at a time.")
    if not nodes:
        raise CannotImport(f"{files[0][0]} is no CTDL in JSON-LD: nothing in it has a type.")
    return Document(nodes)


def _nodes(held: Any, file: str, others: Mapping[str, Node]) -> Iterator[Node]:
    """Yield every thing with a class that the vocabulary knows, and others at the top of the document."""
    graph = held.get("@graph", held) if isinstance(held, dict) else held
    tops = graph if isinstance(graph, list) else [graph]
    waiting = [(one, True) for one in reversed(tops)]
    number = 0
    while waiting:
        value, is_top = waiting.pop()
        if isinstance(value, list):
            waiting += [(one, is_top) for one in reversed(value)]
        elif isinstance(value, dict):
            node = _node(value, f"{file}#{number}", others)
            if node.class_ or (is_top and _type_of(value)):
                number += 1
                yield node
            waiting += [(inner, False) for key, inner in reversed(value.items()) if key not in _KEYWORDS]


def _node(held: Mapping[str, Any], otherwise: str, others: Mapping[str, Node]) -> Node:
    values: dict[str, Any] = {}
    for term, value in held.items():
        if term in _KEYWORDS:
            continue
        name = local(term)
        values[name] = [*_list(values[name]), *_list(value)] if name in values else value
    address = _address(held) or (str(values["ctid"]) if isinstance(values.get("ctid"), str) else otherwise)
    return Node(key_of(address), _KNOWN.get(local(_type_of(held)), ""), values, others)


def _type_of(held: Mapping[str, Any]) -> str:
    types = _list(held.get("@type", held.get("type")))
    named = [one for one in types if isinstance(one, str)]
    return next((one for one in named if local(one) in _KNOWN), named[0] if named else "")


def _address(value: Any) -> str:
    """Return the address that `value` is or has; of a thing without one, its CTID."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        for name in ("@id", "id", "ceterms:ctid", "ctid"):
            if isinstance(value.get(name), str):
                return str(value[name])
    return ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
