"""Findings that only repeat another: what the reader left out is not "missing" too, and one cause is told once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.model.findings import Finding, Severity
from generator.model.places import join_pointer

_MISSING = "D101"
_UNKNOWN = "D102"
_CONSEQUENCE = "R602"
_ABSENCES = frozenset({"P404", "P406", "Q907", "R601", "R603", "R605", "R606", "W704"})
"""Rules that say what a plan lacks. It may stand in a step that the reader had to leave out."""
_AIMLESS = frozenset({"R601", "R603"})
"""Rules that say what leads to no occupation. The occupation may be one that the reader had to leave out."""
_UNRESOLVED = "L201"
_EMPTY = "D106"
_REPEATED = "F102"
_CAUSES = frozenset({"O501", "O504", "O505", "P401", "P402", "P403", "P407"})


def without_echoes(findings: Iterable[Finding], read: Iterable[Finding]) -> Iterator[Finding]:
    """Yield those of `findings` that stand nowhere near something the reader had to leave out.

    Near means: the same value of the same file, or one inside the other. The whole file is not near its parts.
    Nor do they rest on a field that is written twice, in this file or another: the wrong one of the two may count.
    While the name of something is a placeholder, no advice is given about it; what blocks is said all the same.
    """
    damaged: dict[str, set[str]] = {}
    twice: dict[str, set[str]] = {}
    begun: set[str] = set()
    for finding in read:
        if finding.code == _EMPTY and finding.place.pointer == "/name":
            begun.add(finding.place.file)
        if finding.code == _REPEATED:
            twice.setdefault(finding.place.file, set()).add(finding.place.pointer)
        if finding.code.startswith("D") and finding.code != _EMPTY:
            damaged.setdefault(finding.place.file, set()).update(_left_out(finding))
    for finding in findings:
        spots = damaged.get(finding.place.file, ())
        unfinished = finding.place.file in begun
        if unfinished and (finding.severity is not Severity.ERROR or (spots and finding.code in _ABSENCES)):
            continue
        if _lacks_a_step(finding) and any(spot.startswith("/plan") for spot in spots):
            continue
        if finding.code in _AIMLESS and any(spot.startswith("/occupations") for spot in spots):
            continue
        if any(_near(finding.place.pointer, spot) for spot in spots) or (twice and _rests_on(finding, twice)):
            continue
        yield finding


def _rests_on(finding: Finding, spots: Mapping[str, Collection[str]]) -> bool:
    places = (finding.place, *(other.place for other in finding.related))
    return any(_near(place.pointer, spot) for place in places for spot in spots.get(place.file, ()))


def _lacks_a_step(finding: Finding) -> bool:
    return finding.code in _ABSENCES or (finding.code == _UNRESOLVED and "/after" in finding.place.pointer)


def without_consequences(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield `findings` without destinations out of reach in plans whose order or offerings are in error anyway."""
    every = tuple(findings)
    wrong = {one.entity for one in every if one.code in _CAUSES and one.severity is Severity.ERROR}
    yield from (one for one in every if one.code != _CONSEQUENCE or one.entity not in wrong)


def _left_out(finding: Finding) -> Iterator[str]:
    pointer = finding.place.pointer
    if finding.code == _MISSING:
        inside = pointer.endswith(f"/{finding.value}")
        yield pointer if inside else join_pointer(pointer, finding.value)
        return
    yield pointer
    if finding.code == _UNKNOWN:  # the field that was meant is absent, and nobody has to be told twice
        for suggestion in finding.suggestions:
            yield join_pointer(pointer.rpartition("/")[0], suggestion.value)


def _near(pointer: str, spot: str) -> bool:
    return pointer == spot or pointer.startswith(f"{spot}/") or (pointer != "" and spot.startswith(f"{pointer}/"))
