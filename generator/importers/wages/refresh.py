"""Wages of a catalog's occupations brought up to date from OEWS: which row counts, and what each file then says.

Areas are tried in the order in which a person named them; without a name for it, no area stands in for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from generator.catalog.messages.close_matches import close_matches
from generator.catalog.yaml.reader import Value
from generator.importers.tables.rows import CannotImport
from generator.importers.wages.amounts import Amounts, amounts_of
from generator.importers.wages.oews import NATION, OewsRow, OewsTable, areas_of
from generator.importers.yaml_edit import add_item, fields_before, set_field, set_fields, value_of
from generator.model.catalog import Catalog
from generator.model.entities import Occupation, Wage
from generator.model.fields import fields_of

_GROUPS = ("detailed", "broad", "minor", "major", "total")
_COMBINED = {
    part: whole
    for whole, parts in {
        "21-1018": ("21-1011", "21-1014"),
        "25-9045": ("25-9042", "25-9043", "25-9049"),
        "51-2028": ("51-2022", "51-2023"),
        "53-1047": ("53-1042", "53-1043", "53-1044", "53-1049"),
    }.items()
    for part in parts
}
"""Codes that the survey publishes only together, where the combined code is not that of the broad group."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What happens to one occupation: its wages before and after, or why it gets none.

    `text` is what its file then says; empty when the file says it already.
    """

    file: str
    name: str
    soc: str
    area: str = ""
    old: Wage | None = None
    new: Amounts | None = None
    text: str = ""
    notes: tuple[str, ...] = ()
    reason: str = ""
    is_older: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    row: OewsRow
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Index:
    """Rows by area and code, the most detailed first."""

    rows: dict[tuple[str, str], OewsRow] = field(default_factory=dict)

    def add(self, rows: Iterable[OewsRow]) -> None:
        for row in sorted(rows, key=_detail):
            known = self.rows.setdefault((_folded(row.area), row.code), row)
            if row.period > known.period:
                self.rows[_folded(row.area), row.code] = row

    def find(self, area: str, soc: str) -> _Found | None:
        """Return the row of the occupation `soc` in `area`, or of the combined code that includes it."""
        row = self.rows.get((_folded(area), soc))
        if row is not None:
            broad = () if row.group in ("", "detailed") else (f"{soc} is a {row.group} group in the table",)
            return _Found(row, broad)
        combined = self.rows.get((_folded(area), _COMBINED.get(soc, f"{soc[:-1]}0")))
        if combined is None or combined.group != "detailed":
            return None
        return _Found(combined, (f"published only for the combined code {combined.code}, {combined.title}",))


def _detail(row: OewsRow) -> int:
    return _GROUPS.index(row.group) if row.group in _GROUPS else 0


def _folded(area: str) -> str:
    words = " ".join(area.split()).casefold()
    return NATION.casefold() if words in ("u.s.", "us", "usa") else words


def plan_wages(
    catalog: Catalog,
    folder: Path,
    tables: Sequence[OewsTable],
    areas: Sequence[str],
    wrong: AbstractSet[str] = frozenset(),
) -> tuple[Refreshed, ...]:
    """Return what happens to each occupation of `catalog`, which is in `folder`; `areas` are tried in their order.

    Files in `wrong` have errors and are left alone.
    Raises `CannotImport` when no table is about one of `areas`.
    """
    known = {_folded(area): area for area in areas_of(tables)}
    for area in areas:
        if _folded(area) not in known:
            close = close_matches(area, list(known.values()), most=3)
            meant = f"Did you mean {' or '.join(close)}?" if close else f"It has {len(known)} areas."
            files = ", ".join(table.file for table in tables)
            raise CannotImport(f'Nothing in {files} is about the area "{area}". {meant}')
    index = _Index()
    for table in tables:
        index.add(table.rows)
    wanted = [known[_folded(area)] for area in areas]
    return tuple(
        Refreshed(one.file, str(one.name), one.soc, reason="its file has errors; run pathways check")
        if one.file in wrong
        else _refresh(one, folder, index, wanted)
        for one in catalog.occupations.values()
    )


def _refresh(occupation: Occupation, folder: Path, index: _Index, areas: Sequence[str]) -> Refreshed:
    file, name, soc = occupation.file, str(occupation.name), occupation.soc
    why_not: list[str] = []
    for area in areas:
        found = index.find(area, soc)
        if found is None:
            why_not.append(f"{area} has no row for {soc}{_beside(index, area, soc)}")
            continue
        at = _newest(occupation.wages, area)
        old = None if at is None else occupation.wages[at]
        new = amounts_of(found.row, (old.unit if old else None) or "year")
        if all(value is None for value in new.values):
            why_not.append(f"{area} has no wages for {soc} ({'; '.join(new.missing)})")
            continue
        if old is not None and (old.period or "") > _least_like(old.period, found.row.period):
            reason = f"{area} has wages of {old.period} already; the table is of {found.row.period}"
            return Refreshed(file, name, soc, area, old, reason=reason, is_older=True)
        notes = (*found.notes, *_notes(new, found.row), *(f"taken from {area}, as {why}" for why in why_not))
        try:
            text = _text(folder / file, at, _entry(found.row, new, soc, area))
        except (OSError, ValueError) as error:
            return Refreshed(file, name, soc, area, old, reason=f"its file cannot be changed in place ({error})")
        return Refreshed(file, name, soc, area, old, new, "" if text == _read(folder / file) else text, notes)
    return Refreshed(file, name, soc, reason="; ".join(why_not))


def _least_like(period: str | None, month: str) -> str:
    """Return `month` as exactly as `period` is: a file of May 2024 is not older than wages of 2024."""
    return month[: len(period or "")] if len(period or "") < len(month) else f"{month}-31"


def _beside(index: _Index, area: str, soc: str) -> str:
    """Return which occupations of the same broad group there are: BLS publishes some codes only together."""
    codes = [code for where, code in index.rows if where == _folded(area) and code[:-1] == soc[:-1]]
    return f" (it has {', '.join(sorted(codes))}; look whether one of them includes it)" if codes else ""


def _newest(wages: Sequence[Wage], area: str) -> int | None:
    """Return the index of the newest of `wages` in `area`: older ones of the area are history and stay."""
    here = [at for at, wage in enumerate(wages) if _folded(str(wage.area or "")) == _folded(area)]
    return max(here, key=lambda at: wages[at].period or "", default=None)


def _notes(new: Amounts, row: OewsRow) -> tuple[str, ...]:
    notes = [f"only wages per {row.only} exist"] if row.only else []
    if new.top_coded:
        notes.append(f"{' and '.join(new.top_coded)}: # in the table, a lower bound")
    return (*notes, *new.missing)


def _entry(row: OewsRow, new: Amounts, soc: str, area: str) -> dict[str, Value]:
    """Return the fields of a wage in their usual order; None says that there is no such field."""
    combined = f" (published for the combined code {row.code}, {row.title})" if row.code != soc else ""
    said: dict[str, Value] = {
        **new.fields(),
        "area": area,
        "period": row.period,
        "source": f"BLS OEWS May {row.period[:4]}{combined}",
    }
    return {one.name: said[one.name] for one in fields_of(Wage)}


def _text(path: Path, at: int | None, entry: Mapping[str, Value]) -> str:
    """Return what the file at `path` says with `entry` among its wages, instead of number `at` if that is given.

    Raises `ValueError` when it would say anything else: what cannot be changed in place is left to a person.
    """
    text = _read(path)
    before = value_of(text)
    wages = before.get("wages") or []
    given: dict[str, Value] = {key: value for key, value in entry.items() if value is not None}
    if not isinstance(wages, list):
        raise ValueError("its wages are no list")
    if at is not None:
        old = wages[at]
        if not isinstance(old, dict):
            raise ValueError("its wages are no groups of fields")
        after = {**old, **entry, "area": old.get("area")}  # an area stays as it is spelled
        if old.get("source") and old.get("period") == entry["period"]:
            after["source"] = old["source"]  # somebody has named the same survey in words of their own
        text = set_fields(text, ("wages", at), old, {name: after[name] for name in entry})
        wages = [*wages[:at], {key: value for key, value in after.items() if value is not None}, *wages[at + 1 :]]
    elif wages:
        text = add_item(text, ("wages",), given)
        wages = [*wages, given]
    else:
        wages = [given]
        text = set_field(text, (), "wages", [given], fields_before(Occupation, "wages"))
    if value_of(text) != {**before, "wages": wages}:
        raise ValueError("they are written in an unusual way")
    return text


def _read(path: Path) -> str:
    """Return the text of a file with its own line ends and its first mark, which reading as text would change."""
    return path.read_bytes().decode()
