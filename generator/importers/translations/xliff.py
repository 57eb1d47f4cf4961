"""Texts as XLIFF 2.0 (OASIS Standard, August 2014). The key of a text is the name of its unit."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from generator.catalog.translations.texts import State
from generator.importers.tables.rows import CannotImport
from generator.importers.translations.units import Job, Returned, ReturnedFile, Unit

_SPACE = "urn:oasis:names:tc:xliff:document:2.0"
_PARTS = {f"{{{_SPACE}}}{name}" for name in ("segment", "ignorable")}
_STATES = {State.MISSING: "initial", State.OUTDATED: "initial", State.UNRECORDED: "translated"}


def to_xliff(job: Job) -> str:
    """Return the XLIFF file for `job`."""
    root = ElementTree.Element("xliff", xmlns=_SPACE, version="2.0", srcLang=job.first, trgLang=job.language)
    file = ElementTree.SubElement(root, "file", id="catalog")
    for number, unit in enumerate(job.units, start=1):
        _write(ElementTree.SubElement(file, "unit", id=f"t{number}", name=unit.key), unit)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _write(element: ElementTree.Element, unit: Unit) -> None:
    remarks = [("page", unit.page)] if unit.page else []
    remarks += [("glossary", f'"{term.term}": {" / ".join(term.said)}') for term in unit.terms]
    if remarks:
        notes = ElementTree.SubElement(element, "notes")
        for category, words in remarks:
            ElementTree.SubElement(notes, "note", category=category).text = words
    segment = ElementTree.SubElement(element, "segment", state=_STATES.get(unit.state, "final"))
    ElementTree.SubElement(segment, "source").text = unit.original
    if unit.words:
        ElementTree.SubElement(segment, "target").text = unit.words


def from_xliff(content: bytes) -> ReturnedFile:
    """Return what an XLIFF file holds. Raises `CannotImport` for any other file.

    Files with a document type are refused: it can make a small file huge, and XLIFF has none.
    """
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
        raise CannotImport("This is no XLIFF 2 file in UTF-8: it declares a document type.")
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as problem:
        raise CannotImport("This is no XLIFF file: its XML cannot be read.") from problem
    if root.tag != f"{{{_SPACE}}}xliff":
        raise CannotImport("This is no XLIFF 2.0 file. Export from your program as XLIFF 2.0, PO or CSV.")
    return ReturnedFile(root.get("trgLang", ""), tuple(_read(root)))


def _read(root: ElementTree.Element) -> Iterator[Returned]:
    for unit in _units(root):
        # A program may have cut a text into sentences: each is a segment, what is between them is ignorable.
        parts = [part for part in unit if part.tag in _PARTS]
        yield Returned(unit.get("name", ""), _words(parts, "source"), _words(parts, "target"))


def _units(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield the units of a file in order. They are in files and groups, never in each other."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{{{_SPACE}}}unit":
            yield element
        else:
            waiting += reversed(element)


def _words(parts: list[ElementTree.Element], name: str) -> str:
    found = (one for part in parts for one in part if one.tag == f"{{{_SPACE}}}{name}")
    return "".join("".join(one.itertext()) for one in found)
