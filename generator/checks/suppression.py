"""One cause is reported once: findings that only repeat another are left out, as the rules themselves say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model.findings import Finding, Rule, Severity
from generator.model.places import Place

Spots = dict[str, set[str]]
"""Pointers by file."""


def without_repeats(
    findings: Iterable[Finding], read: Iterable[Finding], rules: Mapping[str, Rule]
) -> Iterator[Finding]:
    """Yield those of `findings` that stand nowhere near something the reader had to leave out.

    `read` are the findings of the reader, `rules` all rules by code; what its attributes mean, `Rule` says. Near
    means: the same value of the same file, or one inside the other. The whole file is not near its parts. Neither is
    anything said that points to what was left out, as to who sends learners under an agreement.
    Of a file just begun, only errors are reported, and none that miss something while some of it was left out.
    """
    left_out: Spots = {}
    unsure: Spots = {}
    begun: set[str] = set()
    for finding in read:
        rule, file, pointer = rules[finding.code], finding.place.file, finding.place.pointer
        if rule.leaves_out:
            left_out.setdefault(file, set()).update(rule.leaves_out(finding))
        if rule.makes_unsure:
            unsure.setdefault(file, set()).add(pointer)
        if pointer == rule.begun_at:
            begun.add(file)
    for finding in findings:
        if left_out and rules[finding.code].waits_for_all:
            continue
        spots = left_out.get(finding.place.file, set())
        is_early = finding.severity is not Severity.ERROR or (spots and rules[finding.code].waits_for)
        if is_early and finding.place.file in begun:
            continue
        if any(spot.startswith(part) for spot in spots for part in finding.waits_for):
            continue
        places = (finding.place, *(other.place for other in finding.related)) if unsure else ()
        if _near(finding.place, left_out) or any(_near(place, unsure) for place in places):
            continue
        if any(other.place.pointer in left_out.get(other.place.file, ()) for other in finding.related):
            continue
        yield finding


def without_consequences(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """Yield `findings` without those about an entity of which a rule that suppresses them finds an error."""
    every = tuple(findings)
    errors = {(one.code, one.entity) for one in every if one.severity is Severity.ERROR}
    for finding in every:
        if not any((code, finding.entity) in errors for code in rules[finding.code].suppressed_by):
            yield finding


def _near(place: Place, spots: Spots) -> bool:
    pointer = place.pointer
    return any(
        pointer == spot or pointer.startswith(f"{spot}/") or (pointer != "" and spot.startswith(f"{pointer}/"))
        for spot in spots.get(place.file, ())
    )
