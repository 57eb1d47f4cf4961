"""The edits of a yearly turn: the catalog's school year, and what a person decided about agreements and lists.

Only what somebody decided is written. Whether an agreement is renewed, or a credential is on this year's list, no
program can know.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.catalog.messages.close_matches import close_matches
from generator.catalog.read import text_of
from generator.importers.tables.rows import CannotImport
from generator.importers.yaml_edit import add_item, set_field
from generator.model.catalog import Catalog
from generator.model.entities import Credential, Entity
from generator.model.school_year import SchoolYear, last_school_year
from generator.model.status import available


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What a person decided: ids or files of what is renewed, retired, and listed again.

    With `renew_agreements`, so is every agreement that ends before the school year does and is not retired.
    """

    renew: Collection[str] = ()
    retire: Collection[str] = ()
    listed: Collection[str] = ()
    renew_agreements: bool = False


@dataclass(frozen=True, slots=True)
class YearlyEdits:
    """What a turn changes: the new texts by file, and for people what changes in which file."""

    texts: Mapping[str, str]
    said: tuple[tuple[str, str], ...]


def plan_yearly_edits(catalog: Catalog, folder: Path, year: SchoolYear, decided: Decisions) -> YearlyEdits:
    """Return the edits that turn `catalog`, which is in `folder`, to the school year `year`.

    Raises `CannotImport` when something that was decided is about nothing in the catalog or about several things, or
    when a file cannot be read, and `ValueError` when one cannot be changed in place.
    """
    renewed = _chosen(catalog, decided.renew, "has no last day", lambda one: one.ends_on is not None)
    listed = _chosen(catalog, decided.listed, "is no credential on a list", _is_listed)
    retired = _chosen(catalog, decided.retire, "", lambda _: True)
    for file in retired:
        if file in renewed or file in listed:
            raise CannotImport(f"{file} cannot go on and be retired.")
    if decided.renew_agreements:
        ending = {one.file: one for one in available(catalog.agreements.values()) if one.ends_on}
        renewed |= {file: one for file, one in ending.items() if file not in retired}
    editor = _Editor(folder, year)
    editor.turn(catalog.settings.file, catalog.settings.school_year)
    for _, one in sorted(renewed.items()):
        editor.renew(one)
    for _, one in sorted(listed.items()):
        editor.add_to_lists(one)
    for _, one in sorted(retired.items()):
        editor.retire(one)
    return YearlyEdits(editor.texts, tuple(editor.said))


def _is_listed(entity: Entity) -> bool:
    return isinstance(entity, Credential) and bool(entity.state_lists)


def _chosen(
    catalog: Catalog, wanted: Iterable[str], otherwise: str, fits: Callable[[Entity], bool]
) -> dict[str, Entity]:
    """Return by file what `wanted` names, by id or by file. What does not fit is refused as `otherwise` says."""
    found = {}
    for name in wanted:
        named = [one for one in catalog.all() if name in (one.id, one.file)]
        fitting = [one for one in named if fits(one)]
        if not named:
            close = close_matches(name, [one.id for one in catalog.all()], most=1)
            raise CannotImport(f'There is no "{name}".{f" Did you mean {close[0]}?" if close else ""}')
        if not fitting:
            raise CannotImport(f'"{name}" {otherwise}.')
        if len(fitting) > 1:
            files = ", ".join(one.file for one in fitting)
            raise CannotImport(f'Several things are called "{name}". Name the file: {files}.')
        found[fitting[0].file] = fitting[0]
    return found


@dataclass(slots=True)
class _Editor:
    """Collects the texts of files that change, and what is said of them."""

    folder: Path
    year: SchoolYear
    texts: dict[str, str] = field(default_factory=dict)
    said: list[tuple[str, str]] = field(default_factory=list)

    def _set(self, file: str, key: str, before: str, value: str, after: tuple[str, ...] = ()) -> None:
        self.texts[file] = set_field(self._text(file), (), key, value, after)
        self.said.append((file, f"{key}: {before} → {value}"))

    def _text(self, file: str) -> str:
        if file in self.texts:
            return self.texts[file]
        text, problem = text_of(self.folder, file)
        if problem:
            raise CannotImport(f"{file} cannot be read: {problem.title}.")
        return text

    def turn(self, file: str, written: str) -> None:
        """Write the school year."""
        if written != str(self.year):
            self._set(file, "school_year", written or "none", str(self.year), ("name", "description", "region"))

    def renew(self, entity: Entity) -> None:
        """Move the last day of `entity` by whole years, until it lasts as long as the school year is taught."""
        ends = entity.ends_on
        while ends and ends < self.year.taught_until:
            ends = date(ends.year + 1, ends.month, 28 if (ends.month, ends.day) == (2, 29) else ends.day)
        if ends and ends != entity.ends_on:
            self._set(entity.file, "ends_on", str(entity.ends_on), str(ends))

    def add_to_lists(self, credential: Entity) -> None:
        """Add a line for the school year for each list that names `credential` in another year only."""
        lists = credential.state_lists if isinstance(credential, Credential) else ()
        current = {str(one.list) for one in lists if last_school_year(one.year) >= self.year.begins}
        for name in dict.fromkeys(str(one.list) for one in lists):
            if name not in current:
                line = {"list": name, "year": str(self.year)}
                self.texts[credential.file] = add_item(self._text(credential.file), ("state_lists",), line)
                self.said.append((credential.file, f"state_lists: {name}, {self.year}"))

    def retire(self, entity: Entity) -> None:
        """Say that `entity` has ceased."""
        if entity.status != "ceased":
            self._set(entity.file, "status", entity.status, "ceased")
