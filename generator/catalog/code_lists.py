"""Official code lists, read from CSV files as published: SOC, O*NET-SOC, CIP, SCED and how CIP and SOC match."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

_MAXIMUM_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class CodeLists:
    """The titles of official codes by code; a list that is not available is empty.

    `programs` are the pairs of CIP and SOC code that belong together; `successors` the SOC codes of 2018 that took
    the place of each code of 2010.
    """

    soc: Mapping[str, str] = field(default_factory=dict)
    onet: Mapping[str, str] = field(default_factory=dict)
    cip: Mapping[str, str] = field(default_factory=dict)
    sced: Mapping[str, str] = field(default_factory=dict)
    programs: frozenset[tuple[str, str]] = frozenset()
    successors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Say whether no list is at hand."""
        return not (self.soc or self.onet or self.cip or self.sced or self.programs)


def read_code_lists(folder: Path) -> CodeLists:
    """Return the lists in `folder`; whichever file is absent leaves its list empty.

    The files: soc2018.csv, onet_soc2019.csv, cip2020.csv and sced_v12.csv with columns `code` and `title`;
    cip_soc.csv with `cip_code` and `soc_code`; soc2010_to_2018.csv with `soc2010` and `soc2018`.
    """
    successors: dict[str, list[str]] = {}
    for old, new in _pairs(folder / "soc2010_to_2018.csv", "soc2010", "soc2018"):
        successors.setdefault(old, []).append(new)
    return CodeLists(
        soc=_titles(folder / "soc2018.csv"),
        onet=_titles(folder / "onet_soc2019.csv"),
        cip=_titles(folder / "cip2020.csv"),
        sced=_titles(folder / "sced_v12.csv"),
        programs=frozenset(_pairs(folder / "cip_soc.csv", "cip_code", "soc_code")),
        successors=MappingProxyType({old: tuple(sorted(new)) for old, new in successors.items()}),
    )


def _titles(path: Path) -> Mapping[str, str]:
    return MappingProxyType(dict(_pairs(path, "code", "title")))


def _pairs(path: Path, first: str, second: str) -> Iterator[tuple[str, str]]:
    if not path.is_file() or path.stat().st_size > _MAXIMUM_BYTES:
        return
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            if row.get(first) and row.get(second):
                yield row[first].strip(), row[second].strip()
