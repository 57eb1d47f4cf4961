"""One cause, one finding: what comes from the same mistake is reported once, with all its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.catalog.entity_files import entity_file
from generator.checks.wording import counted, join_words
from generator.model.findings import Cause, Finding, Related, Severity

_BY_WEIGHT = tuple(Severity)


def one_for_each_cause(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield `findings`, in their order; where several of one rule have the same cause, one that stands for them.

    So of several rules, where that is a cause of any rule. It is told as the most severe of them is, and says how
    many places there are, those that are only counted among them. One that is alone with its cause stays as it is.
    """
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        cause = finding.cause
        key = cause.key if cause else f"{finding.fingerprint} alone"
        groups.setdefault(("" if cause and cause.of_any_rule else finding.code, key), []).append(finding)
    for group in groups.values():
        cause = group[0].cause
        yield _together(cause, group) if cause and len(group) + group[0].more > 1 else group[0]


def members(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield `findings` one by one: each that stands for others is replaced by them."""
    for finding in findings:
        yield from finding.stands_for or (finding,)


def _count(group: list[Finding]) -> int:
    """Return how many places `group` is about: several of its findings may be about the same one."""
    return len({(one.place.file, one.place.pointer) for one in group}) + sum(one.more for one in group)


def _together(cause: Cause, group: list[Finding]) -> Finding:
    by_weight = sorted(group, key=lambda one: _BY_WEIGHT.index(one.severity))
    first = by_weight[0]
    place = cause.place or first.place
    described = entity_file(place.file)
    places = [Related(one.place, one.cause.note if one.cause else "") for one in by_weight]
    places += [other for one in group for other in one.related]
    seen = {(other.place.file, other.place.pointer): other for other in reversed(places)}
    seen.pop((place.file, place.pointer), None)
    related = (other for other in places if seen.get((other.place.file, other.place.pointer)) is other)
    count = _count(group)
    title, what, fix = (
        words.replace("{count}", f"{count:,}").replace("{places}", counted(count, "place"))
        for words in (cause.title, cause.what, cause.fix)
    )
    lost = dict.fromkeys(one.cause.loses for one in group if one.cause and one.cause.loses)
    if lost:
        what += f" Out of reach because of it: {join_words(lost)}."
    return replace(
        first,
        title=title,
        what=what,
        fix=fix,
        place=place,
        entity=described.id if described else "",
        value=cause.key,
        suggestions=() if cause.place else first.suggestions,
        related=tuple(related),
        more=0,
        stands_for=tuple(group),
    )
