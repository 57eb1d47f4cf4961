"""The outlook of a catalog's occupations brought up to date from projections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from generator.catalog.messages.close_matches import close_matches
from generator.catalog.yaml.reader import Value
from generator.importers.outlook.projections import Projection
from generator.importers.tables.rows import CannotImport
from generator.importers.yaml_edit import fields_before, set_field, set_fields, value_of
from generator.model.catalog import Catalog
from generator.model.entities import Occupation, Outlook
from generator.model.fields import fields_of


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What happens to one occupation: its outlook before and after, or why it gets none.

    `text` is what its file then says; empty when the file says it already.
    """

    file: str
    name: str
    old: Outlook | None = None
    new: Projection | None = None
    text: str = ""
    note: str = ""
    reason: str = ""
    is_older: bool = False


def plan_outlook(
    catalog: Catalog,
    folder: Path,
    projections: Sequence[Projection],
    area: str | None,
    wrong: AbstractSet[str] = frozenset(),
) -> tuple[Foreseen, ...]:
    """Return what happens to each occupation of `catalog`, which is in `folder`; files in `wrong` are left alone.

    Raises `CannotImport` when `projections` are about several areas and `area` is none of them.
    """
    areas = {one.area.casefold(): one.area for one in projections}
    if area is None and len(areas) > 1:
        raise CannotImport(f"The table is about {len(areas)} areas. Say which with --area.")
    if area is not None and area.casefold() not in areas:
        close = close_matches(area, list(areas.values()))
        meant = f"Did you mean {' or '.join(close)}?" if close else f"It has {len(areas)} areas."
        raise CannotImport(f'Nothing in the table is about the area "{area}". {meant}')
    wanted = area.casefold() if area is not None else next(iter(areas), "")
    by_code = {one.code: one for one in projections if one.area.casefold() == wanted}
    return tuple(_foresee(one, folder, by_code, wrong) for one in catalog.occupations.values())


def _foresee(
    occupation: Occupation, folder: Path, by_code: Mapping[str, Projection], wrong: AbstractSet[str]
) -> Foreseen:
    file, name, old = occupation.file, str(occupation.name), occupation.outlook
    found = by_code.get(occupation.soc) or by_code.get(f"{occupation.soc[:-1]}0")
    if file in wrong:
        return Foreseen(file, name, old, reason="its file has errors; run pathways check")
    if found is None:
        return Foreseen(file, name, old, reason=f"the table has no row for {occupation.soc}")
    if found.openings is None and found.growth is None:
        return Foreseen(file, name, old, reason=f"the table has no numbers for {occupation.soc}")
    if old and old.area and str(old.area).casefold() != found.area.casefold():
        return Foreseen(file, name, old, reason=f"its outlook is about {old.area}, the table about {found.area}")
    if old and (old.period or "") > found.period:
        reason = f"its outlook is of {old.period} already; the table is of {found.period}"
        return Foreseen(file, name, old, reason=reason, is_older=True)
    try:
        before = (folder / file).read_bytes().decode()
        text = _text(before, _entry(found, occupation.soc))
    except (OSError, ValueError) as error:
        return Foreseen(file, name, old, reason=f"its file cannot be changed in place ({error})")
    note = f"published only for the combined code {found.code}" if found.code != occupation.soc else ""
    return Foreseen(file, name, old, found, "" if text == before else text, note)


def _entry(found: Projection, soc: str) -> dict[str, Value]:
    combined = f" (published for the combined code {found.code})" if found.code != soc else ""
    said: dict[str, Value] = {
        "area": found.area,
        "openings_per_year": found.openings,
        "growth_percent": found.growth,
        "period": found.period,
        "source": f"{found.source}{combined}",
    }
    return {one.name: said[one.name] for one in fields_of(Outlook)}


def _text(text: str, entry: Mapping[str, Value]) -> str:
    """Return the YAML in `text` with `entry` as its outlook; raise `ValueError` when it would say anything else."""
    before = value_of(text)
    old = before.get("outlook")
    if not isinstance(old, dict):
        after: dict[str, Value] = {key: value for key, value in entry.items() if value is not None}
        text = set_field(text, (), "outlook", after, fields_before(Occupation, "outlook"))
    else:
        wanted = {**old, **entry, "area": old.get("area", entry["area"])}  # an area stays as it is spelled
        if old.get("source") and old.get("period") == entry["period"]:
            wanted["source"] = old["source"]
        text = set_fields(text, ("outlook",), old, {name: wanted[name] for name in entry})
        after = {key: value for key, value in wanted.items() if value is not None}
    if value_of(text) != {**before, "outlook": after}:
        raise ValueError("it is written in an unusual way")
    return text
