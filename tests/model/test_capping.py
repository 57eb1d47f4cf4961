"""What is found again and again in one file is told so often, and then counted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.catalog.file_rules import EMPTY_VALUE
from generator.model.capping import MOST_TOLD, capped, more_like
from generator.model.findings import Finding
from generator.model.places import Place


def found(file: str, count: int) -> Iterator[Finding]:
    """Yield so many findings about one file."""
    for number in range(count):
        yield EMPTY_VALUE.finding(Place(file, f"/teaches/{number}"), "Empty", "Nothing here.", value=str(number))


def told(*findings: Finding) -> list[Finding]:
    """Return what is told of `findings`."""
    return list(capped(findings, lambda one: (one.code, one.place.file), more_like))


def test_what_is_found_a_few_times_is_told_as_it_is() -> None:
    findings = [*found("a", MOST_TOLD), *found("b", MOST_TOLD)]
    assert told(*findings) == findings


def test_the_rest_is_counted_file_by_file() -> None:
    kept = told(*found("a", MOST_TOLD + 1), *found("b", MOST_TOLD + 59_900))
    assert len(kept) == 2 * MOST_TOLD + 2
    assert [one.title for one in kept[-2:]] == [
        "1 more of these in this file",
        "59,900 more of these in this file",
    ]
    assert [one.place for one in kept[-2:]] == [Place("a"), Place("b")]
    assert kept[-1].severity is EMPTY_VALUE.severity


def test_another_count_is_another_finding_so_that_no_new_one_hides_behind_it() -> None:
    before, after = (told(*found("a", MOST_TOLD + more))[-1] for more in (5, 6))
    assert before.fingerprint != after.fingerprint


def test_nothing_is_kept_of_what_is_only_counted() -> None:
    stream = capped(found("a", 10**12), lambda one: one.place.file, more_like)
    assert len(list(islice(stream, MOST_TOLD))) == MOST_TOLD
