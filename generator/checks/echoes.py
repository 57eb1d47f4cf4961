"""Findings that only repeat what the reader said: a field that was left out for its shape is not "missing" too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.findings import Finding
from generator.model.places import join_pointer

_MISSING = "D101"
_UNKNOWN = "D102"


def without_echoes(findings: Iterable[Finding], read: Iterable[Finding]) -> Iterator[Finding]:
    """Yield those of `findings` that stand nowhere near something the reader had to leave out.

    Near means: the same value of the same file, or one inside the other. The whole file is not near its parts.
    """
    damaged: dict[str, set[str]] = {}
    for finding in read:
        if finding.code.startswith("D") and finding.code != "D106":
            damaged.setdefault(finding.place.file, set()).update(_left_out(finding))
    for finding in findings:
        spots = damaged.get(finding.place.file, ())
        if not any(_near(finding.place.pointer, spot) for spot in spots):
            yield finding


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
