"""CASE packages as 1EdTech's CASE 1.1 lays them out, made in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

DOCUMENT = "11111111-aaaa-4aaa-8aaa-000000000000"


def identifier(number: int) -> str:
    """Return the identifier of item `number`."""
    return f"11111111-aaaa-4aaa-8aaa-{number:012}"


def item(number: int, statement: str, **fields: Any) -> dict[str, Any]:
    """Return an item."""
    return {"identifier": identifier(number), "fullStatement": statement, **fields}


def package(items: Sequence[Mapping[str, Any]], below: Mapping[int, int]) -> dict[str, Any]:
    """Return a package of `items`; `below` says below which item others stand, 0 being the document."""
    associations = [
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": identifier(child)},
            "destinationNodeURI": {"identifier": identifier(parent) if parent else DOCUMENT},
        }
        for child, parent in below.items()
    ]
    document = {"identifier": DOCUMENT, "title": "Shop standards", "creator": "The state"}
    return {"CFDocument": document, "CFItems": list(items), "CFAssociations": associations}
