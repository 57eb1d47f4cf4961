"""Graphs of pathways as the Credential Registry lays them out, made in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

REGISTRY = "https://credentialengineregistry.org/resources/"


def ctid(number: int) -> str:
    """Return the CTID of thing `number`."""
    return f"ce-11111111-aaaa-4aaa-8aaa-{number:012}"


def address(number: int) -> str:
    """Return the address of thing `number`."""
    return f"{REGISTRY}{ctid(number)}"


def thing(number: int, class_: str, name: str, **terms: Any) -> dict[str, Any]:
    """Return a thing; terms without a prefix are those of ceterms."""
    told = {term if ":" in term else f"ceterms:{term}": value for term, value in terms.items()}
    return {
        "@id": address(number),
        "@type": f"ceterms:{class_}",
        "ceterms:ctid": ctid(number),
        "ceterms:name": {"en-US": name},
        **told,
    }


def part(number: int, class_: str, name: str, level: str = "Grade 9", **terms: Any) -> dict[str, Any]:
    """Return a part of a pathway at a level."""
    term = {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNodeName": {"en-US": level}}
    return thing(number, class_, name, **({"programTerm": [term]} if level else {}), **terms)


def needs(*parts: int | Mapping[str, Any], number: int | None = None) -> dict[str, Any]:
    """Return a condition: parts by their number, and other conditions."""
    condition: dict[str, Any] = {
        "@type": "ceterms:ComponentCondition",
        "ceterms:targetComponent": [address(one) for one in parts if isinstance(one, int)],
        "ceterms:hasCondition": [one for one in parts if not isinstance(one, int)],
    }
    return condition if number is None else {**condition, "ceterms:requiredNumber": number}


def pathway(parts: Sequence[Mapping[str, Any]], destination: int = 2, **terms: Any) -> dict[str, Any]:
    """Return the graph of pathway 1 and its `parts`, which ends at one of them."""
    industry = {"ceterms:targetNodeName": {"en-US": "Construction"}}
    usual = {
        "description": {"en-US": "From first tools to a first job."},
        "hasPart": [one["@id"] for one in parts if str(one["@type"]).endswith("Component")],
        "hasDestinationComponent": [address(destination)],
        "industryType": [industry],
    }
    return {"@context": "https://credreg.net/", "@graph": [thing(1, "Pathway", "Roofing", **usual | terms), *parts]}
