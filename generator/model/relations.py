"""What one thing in a catalog can say of another: the relation that a field stands for, declared beside the field."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Relation(StrEnum):
    """What a link says of its source and target. Links that have an order run from what comes first."""

    NEEDED_FIRST = "needed first"  # must be finished before the target (ceterms:prerequisite)
    TAKEN_TOGETHER = "taken together"  # taken no later than the same term as the target (ceterms:corequisite)
    RECOMMENDED = "recommended before"
    PREPARES_FOR = "prepares for"
    STACKS_ONTO = "stacks onto"
    QUALIFIES_FOR = "qualifies for"
    ADVANCES_TO = "advances to"
    TEACHES = "teaches"
    ASSESSES = "assesses"
    USED_BY = "used by"  # a competency, by people in an occupation
    COUNTS_AS = "counts as"  # a course, as a college course, under an agreement
    APPLIES_TO = "applies to"  # an agreement's credit, to a credential
    OFFERS = "offers"
    OPEN_TO = "open to"
    AWARDS = "awards"
    HOSTS = "hosts"
    PART_OF = "part of"
    MEMBER_OF = "member of"
    BELONGS_TO = "belongs to"  # an experience, to a course
    SENDS = "sends"
    RECEIVES = "receives"
    COVERS = "covers"  # an agreement, a course
    VALIDATES = "validates"
    CONVENES = "convenes"
    TAKES_PART = "takes part"
    WANTS_WORKERS = "wants workers"  # a partnership, an occupation
    OFFERED_IN = "offered in"
    LEADS_TO = "leads to"
    BACKS = "backs"
    HELPS = "helps"
    ASSUMES = "assumes"
    INCLUDES = "includes"  # a pathway, a step
    DOES = "does"  # a step, what it names
    OPTION = "option of"  # a step, a choice
    REPLACED_BY = "replaced by"
    MENTIONS = "mentions"  # a field that declares no relation of its own


def links_to(relation: Relation) -> Mapping[str, object]:
    """Return the declaration of a field whose links run to what it names."""
    return {"relation": relation, "outward": True}


def linked_from(relation: Relation) -> Mapping[str, object]:
    """Return the declaration of a field whose links run from what it names: an organization hosts an experience."""
    return {"relation": relation, "outward": False}
