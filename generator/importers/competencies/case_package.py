"""Competency frameworks as CASE packages: the JSON that 1EdTech's CASE 1.0 and 1.1 exchange.

https://www.imsglobal.org/spec/case/v1p1
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.importers.competencies.framework import USES, Framework, Item, counted, linked
from generator.importers.privacy import refuse_students
from generator.importers.remarks import Note
from generator.importers.tables.cells import clean_cell
from generator.importers.tables.rows import CannotImport, visible

_ASSOCIATED = frozenset(("isChildOf",))
_MARKUP = frozenset(("fullStatement", "notes"))


def read_package(file: str, held: Any) -> Framework:
    """Return the framework in `held`, the JSON of the file called `file`.

    Raises `CannotImport` when it is no CASE package or has no items.
    """
    package = _group(held)
    package = _group(package.get("CFPackage")) or package
    items = [one for one in _list(package.get("CFItems")) if isinstance(one, dict)]
    if not items:
        raise CannotImport(
            f"{file} is no CASE package: it has no list of CFItems. "
            "Export the framework as a CASE package (JSON), or its items as CSV."
        )
    refuse_students(file, [tuple(dict.fromkeys(key for one in items for key in one))])
    document = _group(package.get("CFDocument"))
    remarks: list[Note] = []
    above = _parents(package, remarks)
    properties = {key for one in items for key in one}
    # What no item says, the package does not speak of; what only one of them does not say, that one has not.
    spoken = [name for name in USES if name in properties]
    found = linked((_item(number, one, spoken, above, remarks) for number, one in enumerate(items)), remarks)
    unused = [visible(str(key)) for one in items for key in one if key not in USES]
    return Framework(
        "CASE package",
        _words(document.get("title")),
        _words(document.get("creator")),
        _words(document.get("identifier")),
        found,
        {name: name for name in USES if name in properties or (name in _ASSOCIATED and above)},
        counted([*unused, *_unused_parts(package)]),
        (),
        tuple(remarks),
    )


def _item(
    number: int, held: Mapping[str, Any], spoken: Sequence[str], above: Mapping[str, str], remarks: list[Note]
) -> Item:
    place = f"CFItems[{number}]"

    def clean(name: str, value: Any) -> str:
        def remark(words: str) -> None:
            remarks.append(Note(place, f"{name}: {words}"))

        return clean_cell(_words(value), remark, markup=name in _MARKUP)

    values = {name: clean(name, held.get(name)) for name in spoken}
    keywords = tuple(filter(None, (clean("conceptKeywords", one) for one in _list(held.get("conceptKeywords")))))
    identifier = values.get("identifier", "")
    return Item(identifier or place, place, values, keywords, above.get(identifier, ""))


def _parents(package: Mapping[str, Any], remarks: list[Note]) -> dict[str, str]:
    """Return which item each item is a child of; the document itself is the top, and not named."""
    document = _words(_group(package.get("CFDocument")).get("identifier"))
    found: dict[str, tuple[float, str]] = {}
    for number, one in enumerate(_associations(package)):
        child, parent = (_words(_group(one.get(end)).get("identifier")) for end in _ENDS)
        if one.get("associationType") != "isChildOf" or not child:
            continue
        place = one.get("sequenceNumber")
        order = (float(place) if isinstance(place, (int, float)) else float("inf"), parent)
        if child in found and found[child][1] != parent:
            remarks.append(
                Note(f"CFAssociations[{number}]", "the item stands below several; the first of them counts.")
            )
        found[child] = min(order, found.get(child, order))
    return {child: parent for child, (_, parent) in found.items() if parent != document}


_ENDS = ("originNodeURI", "destinationNodeURI")


def _associations(package: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (one for one in _list(package.get("CFAssociations")) if isinstance(one, dict))


def _unused_parts(package: Mapping[str, Any]) -> Iterator[str]:
    """Yield what else a package holds: associations of other types, definitions, rubrics."""
    for one in _associations(package):
        if one.get("associationType") != "isChildOf":
            yield f"associations {visible(_words(one.get('associationType')))}"
    for name in ("CFDefinitions", "CFRubrics"):
        if package.get(name):
            yield name


def _words(value: Any) -> str:
    """Return a single value as text; a list or group says nothing here."""
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _group(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []
