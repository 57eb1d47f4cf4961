"""Tables that come packed: a zip with one or several workbooks in it, as statistical offices publish them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path, PurePosixPath

from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import LARGE, Limits, Table, content_of, table_of
from generator.importers.tables.workbook import DAMAGED

_ENDINGS = (".xlsx", ".xls", ".ods", ".csv", ".tsv", ".txt")
_INSIDE_WORKBOOKS = frozenset({"[Content_Types].xml", "content.xml"})
_MAXIMUM_TABLES = 20


def read_tables(path: Path, limits: Limits = LARGE) -> tuple[Table, ...]:
    """Return the tables in the file at `path`: of a zip each one that it holds, otherwise the one it is.

    Raises `CannotImport` with one sentence for a reader when there is no table to be had.
    """
    content = content_of(path, limits)
    packed = _packed(path.name, content, limits)
    if packed is None:
        return (table_of(path.name, content, None, limits),)
    if not packed:
        raise CannotImport(f"{path.name} holds no table. Unpack it and name the file with the table.")
    return tuple(table_of(name, inner, None, limits) for name, inner in packed)


def _packed(name: str, content: bytes, limits: Limits) -> list[tuple[str, bytes]] | None:
    """Return the names and bytes of the tables packed in `content`; None when it is a workbook or no zip."""
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if not _INSIDE_WORKBOOKS.isdisjoint(archive.namelist()):
                return None
            parts = [part for part in archive.infolist() if part.filename.lower().endswith(_ENDINGS)]
            if len(parts) > _MAXIMUM_TABLES or sum(part.file_size for part in parts) > limits.size:
                raise CannotImport(f"{name} unpacks to more than can be read. Unpack it and name one file of it.")
            return [(PurePosixPath(part.filename).name, archive.read(part)) for part in parts]
    except DAMAGED:
        raise CannotImport(f"{name} is damaged or protected. Download it again, or unpack it yourself.") from None
