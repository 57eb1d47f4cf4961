"""Official code lists, read from CSV files as published: SOC, O*NET-SOC, CIP, SCED and how CIP and SOC match."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from generator.runtime.plain_files import read_plain_file

_MAXIMUM_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class CodeLists:
    """The titles of official codes by code; a list that is not available is empty.

    `programs` are the pairs of CIP and SOC code that belong together; `successors` the SOC codes of 2018 that took
    the place of each code of 2010. `problems` are lists that are there and cannot be read: the file, and why.
    """

    soc: Mapping[str, str] = field(default_factory=dict)
    onet: Mapping[str, str] = field(default_factory=dict)
    cip: Mapping[str, str] = field(default_factory=dict)
    sced: Mapping[str, str] = field(default_factory=dict)
    programs: frozenset[tuple[str, str]] = frozenset()
    successors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether no list is at hand."""
        return not (self.soc or self.onet or self.cip or self.sced or self.programs)


def read_code_lists(folder: Path) -> CodeLists:
    """Return the lists in `folder`; whichever file is absent or cannot be read leaves its list empty.

    The files: soc2018.csv, onet_soc2019.csv, cip2020.csv and sced_v12.csv with columns `code` and `title`;
    cip_soc.csv with `cip_code` and `soc_code`; soc2010_to_2018.csv with `soc2010` and `soc2018`.
    """
    problems: list[str] = []

    def pairs(name: str, first: str = "code", second: str = "title") -> list[tuple[str, str]]:
        try:
            return list(_pairs(folder / name, first, second))
        except FileNotFoundError:
            return []
        except (OSError, ValueError, csv.Error) as problem:
            reason = (problem.strerror or "") if isinstance(problem, OSError) else str(problem)
            problems.append(f"{name}: {reason.rstrip('.') or 'it cannot be read'}")
            return []

    successors: dict[str, list[str]] = {}
    for old, new in pairs("soc2010_to_2018.csv", "soc2010", "soc2018"):
        successors.setdefault(old, []).append(new)
    return CodeLists(
        soc=MappingProxyType(dict(pairs("soc2018.csv"))),
        onet=MappingProxyType(dict(pairs("onet_soc2019.csv"))),
        cip=MappingProxyType(dict(pairs("cip2020.csv"))),
        sced=MappingProxyType(dict(pairs("sced_v12.csv"))),
        programs=frozenset(pairs("cip_soc.csv", "cip_code", "soc_code")),
        successors=MappingProxyType({old: tuple(sorted(new)) for old, new in successors.items()}),
        problems=tuple(problems),
    )


def _pairs(path: Path, first: str, second: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in two columns of a list.

    Raises OSError or ValueError if it is no plain file, or too large; csv.Error for a quote that is never closed and
    for a value that no list has.
    """
    content = read_plain_file(path, _MAXIMUM_BYTES)
    # Lines as they are, because a value in quotes may go on in the next.
    for row in csv.DictReader(content.decode("utf-8-sig", "replace").splitlines(keepends=True), strict=True):
        if row.get(first) and row.get(second):
            yield row[first].strip(), row[second].strip()
