"""The formats in which texts go to translators and come back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.importers.tables.rows import CannotImport
from generator.importers.translations.po import from_po, to_po
from generator.importers.translations.spreadsheet import from_csv, to_csv
from generator.importers.translations.units import Job, ReturnedFile
from generator.importers.translations.xliff import from_xliff, to_xliff


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how its files end, and what writes and reads them."""

    ending: str
    write: Callable[[Job], str]
    read: Callable[[bytes], ReturnedFile]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "po": Format(".po", to_po, from_po),
        "xliff": Format(".xlf", to_xliff, from_xliff),
        "csv": Format(".csv", to_csv, from_csv),
    }
)
_ALSO = {".xliff": "xliff"}


def read_returned(name: str, content: bytes) -> ReturnedFile:
    """Return what the file called `name` holds; its ending says how. Raises `CannotImport` for any other."""
    ending = name[name.rfind(".") :].lower()
    known = next((one for one in FORMATS.values() if one.ending == ending), None) or FORMATS.get(
        _ALSO.get(ending, "")
    )
    if known is None:
        raise CannotImport(f"{name} is neither a .po nor an .xlf nor a .csv file.")
    return known.read(content)
