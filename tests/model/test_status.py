"""What a status says of whether something is there for learners."""

from __future__ import annotations

from generator.model.status import gone_in_words, has_ceased, is_active, is_developing, is_open, is_unavailable
from tests.builders import HOME, catalog, course

STATUSES = ("developing", "active", "suspended", "ceased")


def test_each_status_is_open_or_gone() -> None:
    made = catalog(*(course(status, status=status) for status in STATUSES))
    entities = [made.courses[f"{HOME}/{status}"] for status in STATUSES]
    assert [is_open(one) for one in entities] == [True, True, False, False]
    assert [is_unavailable(one) for one in entities] == [False, False, True, True]
    assert [is_active(one) for one in entities] == [False, True, False, False]
    assert [is_developing(one) for one in entities] == [True, False, False, False]
    assert [has_ceased(one) for one in entities] == [False, False, False, True]
    assert [gone_in_words(one) for one in entities[2:]] == ["is suspended", "has ceased"]


def test_what_states_no_status_is_active() -> None:
    assert is_active(catalog(course("a")).courses[f"{HOME}/a"])
