"""Kinds of entity, and ids made from the path of a file."""

from __future__ import annotations

import re
from enum import StrEnum

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
SLUG_LENGTH = 60


class Kind(StrEnum):
    """What a thing in the catalog is. `STEP` has no file of its own: steps live in their pathway's plan."""

    ORGANIZATION = "organization"
    PATHWAY = "pathway"
    COURSE = "course"
    CREDENTIAL = "credential"
    EXPERIENCE = "experience"
    OCCUPATION = "occupation"
    AGREEMENT = "agreement"
    SUPPORT = "support"
    COMPETENCY = "competency"
    PARTNERSHIP = "partnership"
    STEP = "step"

    @property
    def plural(self) -> str:
        """Return the word for many of this kind, which is also its folder's name and its address."""
        return "competencies" if self is Kind.COMPETENCY else f"{self._value_}s"  # asked for with every link


def is_slug(name: str) -> bool:
    """Say whether `name` may stand in an id: `[a-z0-9]+(-[a-z0-9]+)*`, 60 characters at most."""
    return len(name) <= SLUG_LENGTH and SLUG.match(name) is not None


def organization_of(entity_id: str) -> str:
    """Return the slug of the organization that owns `entity_id` (an organization owns itself)."""
    return entity_id.partition("/")[0]


def slug_of(entity_id: str) -> str:
    """Return the last part of `entity_id`: `welding-1` of `aspen-ridge/welding-1`."""
    return entity_id.rpartition("/")[2]


def address_of(kind: Kind, entity_id: str) -> str:
    """Return the address of the page of an entity below the site; addresses never change once published."""
    return f"{kind.plural}/{entity_id}/"
