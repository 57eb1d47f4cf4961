"""Whether something is there for learners, by its status: developing, active, suspended or ceased."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.model.entities import Entity

_Some = TypeVar("_Some", bound=Entity)


def is_active(entity: Entity) -> bool:
    """Say whether `entity` is there for learners now."""
    return entity.status == "active"


def is_developing(entity: Entity) -> bool:
    """Say whether `entity` is still being prepared."""
    return entity.status == "developing"


def is_open(entity: Entity) -> bool:
    """Say whether `entity` is there for learners now or soon."""
    return is_active(entity) or is_developing(entity)


def is_unavailable(entity: Entity) -> bool:
    """Say whether `entity` is not there for learners any more, for a while or for good."""
    return entity.status == "suspended" or has_ceased(entity)


def in_force(entity: Entity, preparing: bool) -> bool:
    """Say whether `entity` gives anything: teaches, hosts, opens, carries credit, awards.

    What is suspended or has ceased gives nothing. What is still being prepared gives something to those only who
    are `preparing`, too, as a pathway is that is not active yet.
    """
    return entity.status == "active" or (preparing and entity.status == "developing")


def available(entities: Iterable[_Some]) -> Iterator[_Some]:
    """Yield those of `entities` that are there for learners, now or soon."""
    return (entity for entity in entities if not is_unavailable(entity))


def has_ceased(entity: Entity) -> bool:
    """Say whether `entity` is gone for good."""
    return entity.status == "ceased"


def gone_in_words(entity: Entity) -> str:
    """Return how `entity` is gone, in words: `has ceased` or `is suspended`."""
    return "has ceased" if has_ceased(entity) else f"is {entity.status}"
