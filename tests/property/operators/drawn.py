"""What an operator is, and what it draws from a catalog to break it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from hypothesis import strategies as st

from tests.property.sound_catalogs import Sound

Draw: TypeAlias = Callable[[Any], Any]
Operator: TypeAlias = Callable[[Sound, Draw], Sound]
"""Returns the catalog broken in one way, at a place that is drawn."""


def needy(sound: Sound, draw: Draw, apart: int | None = None) -> tuple[str, str]:
    """Return a course and one that it cannot do without; with `apart`, so many grades before it."""
    grade = sound.courses
    pairs = [
        (name, need)
        for name in sound.courses
        for need in sound.needs(name)
        if apart in (None, grade[name] - grade[need])
    ]
    course, need = draw(st.sampled_from(pairs))
    return course, need


def any_course(sound: Sound, draw: Draw) -> str:
    """Return one of the school courses."""
    course: str = draw(st.sampled_from(sorted(sound.courses)))
    return course
