"""Sets of pathways that are one pathway with several exits: each of theirs ends at another of its parts.

A catalog has one plan where CTDL has a pathway for each exit. Those of a set that share parts are such a plan; those
that share none are pathways of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.importers.ctdl.document import Document, Node, local
from generator.importers.ctdl.vocabulary import STRUCTURE


def sets_as_pathways(document: Document, pathways: Sequence[Node]) -> list[Node]:
    """Return `pathways`, with one in place of those that a set in `document` holds together."""
    found = {one.key: one for one in pathways}
    for whole in document.nodes.values():
        keys = whole.keys(STRUCTURE["pathways"]) if local(STRUCTURE["pathways"]) in whole.values else []
        members = [found[key] for key in keys if key in found]
        parts = [set(one.keys(STRUCTURE["parts"])) for one in members]
        if len(members) > 1 and set.intersection(*parts):
            for one in members:
                del found[one.key]
            found[whole.key] = _together(whole, members)
    return list(found.values())


def _together(whole: Node, members: Sequence[Node]) -> Node:
    """Return the pathway that `members` are together, called as `whole` is; they say the same but for their parts."""
    values: dict[str, Any] = {**members[0].values, **whole.values}
    for term in (STRUCTURE["parts"], STRUCTURE["destination"]):
        values[local(term)] = list(dict.fromkeys(key for one in members for key in one.keys(term)))
    for one in members:
        one.asked.update(one.values)  # read with the whole
    whole.asked.update(whole.values)
    return Node(whole.key, members[0].class_, values, whole.others)
