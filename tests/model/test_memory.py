"""Putting off the search for memory never outlasts the work, whatever happens in it."""

from __future__ import annotations

import gc

import pytest

from generator.model.memory import collecting_later


@collecting_later()
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
        with collecting_later():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
