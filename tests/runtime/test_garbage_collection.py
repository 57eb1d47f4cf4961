"""Putting off the search for memory never outlasts the work, whatever happens in it, and is not made up for."""

from __future__ import annotations

import gc
import weakref

import pytest

from generator.runtime.garbage_collection import fewer_collections, freeze_existing


@fewer_collections()
def failing() -> None:
    """Fail, once the search is known to be off."""
    assert not gc.isenabled()
    raise ValueError("x")


def test_the_search_is_on_again_after_a_failure() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="x"):
        failing()
    assert gc.isenabled()


def test_a_search_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with fewer_collections():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


class Ring:
    """Something that only a search for what is unreachable can give back."""

    def __init__(self) -> None:
        self.ring = self


def test_what_was_made_meanwhile_is_old_when_the_search_is_on_again() -> None:
    with fewer_collections():
        made = [Ring() for _ in range(5_000)]
    young = {id(thing) for thing in gc.get_objects(generation=0)}
    assert not young & {id(ring) for ring in made}
    assert {id(ring) for ring in made} <= {id(thing) for thing in gc.get_objects()}


def test_what_became_unreachable_meanwhile_is_still_found() -> None:
    with fewer_collections():
        gone = weakref.ref(Ring())
        assert gone() is not None
    gc.collect()
    assert gone() is None


def test_what_stays_out_of_the_search_stays_out() -> None:
    kept = Ring()
    with freeze_existing():
        assert id(kept) not in {id(thing) for thing in gc.get_objects()}
        with fewer_collections():
            pass
        assert id(kept) not in {id(thing) for thing in gc.get_objects()}


@freeze_existing()
def failing_while_staying() -> None:
    """Fail, once the search is known to be rarer."""
    assert gc.get_threshold()[0] >= 10_000
    raise ValueError("x")


def test_the_search_is_as_frequent_as_before_when_it_is_over() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="x"):
        failing_while_staying()
    assert gc.get_threshold() == before
