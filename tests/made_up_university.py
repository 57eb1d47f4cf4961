"""A university of forty courses that never was, with every shape of tree that real ones have."""

from __future__ import annotations

from typing import Any

from tests.university import University, slug


def _tree(part: Any) -> Any:
    """Return a tree: a tuple needs all of its parts, a list any of them."""
    if isinstance(part, str):
        return {"type": "course", "course": part}
    return {"type": "and" if isinstance(part, tuple) else "or", "nested": [_tree(inner) for inner in part]}


_NEEDS: dict[str, Any] = {
    "MATH 1010": None,
    "MATH 1020": "MATH 1010",
    "MATH 2010": "MATH 1020",
    "MATH 2400": ("MATH 1020", "MATH 2010"),
    "MATH 4600": (["MATH 2010", "MATH 2400"], "PHYS 1200"),
    "PHYS 1100": ("MATH 1010",),
    "PHYS 1200": ("PHYS 1100", ["MATH 1020", "MATH 1500"]),
    "PHYS 2210": ("PHYS 1200", "MATH 2400"),
    "PHYS 2330": ["PHYS 1200", ("MATH 2010", "PHYS 1100")],
    "PHYS 4100": ("PHYS 2330", "MATH 2400", ["PHYS 2210", "CHEM 4410"]),
    "CHEM 1100": None,
    "CHEM 1200": "CHEM 1100",
    "CHEM 2250": ["CHEM 1200", "CHEM 1300"],
    "CHEM 2260": "CHEM 2250",
    "CHEM 4410": ("CHEM 1200", "PHYS 1200", "MATH 2010"),
    "CSCI 1100": None,
    "CSCI 1200": ["CSCI 1100", "ENGR 1200"],
    "CSCI 2200": ("CSCI 1100", ["MATH 1010", "MATH 1500"]),
    "CSCI 2300": ("CSCI 1200", "CSCI 2200", ["MATH 1010", "MATH 1020"]),
    "CSCI 2500": ["CSCI 1200", "CSCI 1190"],
    "CSCI 4210": ("CSCI 2300", "CSCI 2500"),
    "CSCI 4380": "CSCI 2300",
    "CSCI 4430": (["CSCI 2300", ("CSCI 1200", "MATH 4600")], "CSCI 2200"),
    "ENGR 1100": None,
    "ENGR 1200": None,
    "ENGR 2050": ("ENGR 1100", "ENGR 1200"),
    "ENGR 2090": ["PHYS 1100", ("ENGR 1100", ["MATH 2400", ("MATH 2010", "MATH 1020")])],
    "ENGR 2600": ["MATH 2010", "MATH 2400"],
    "ENGR 4300": ("ENGR 2050", "ENGR 2090"),
    "BIOL 1010": None,
    "BIOL 2120": "BIOL 1010",
    "BIOL 4620": ("BIOL 2120", ["CHEM 2250", "CHEM 2260"]),
    "WRIT 1110": None,
    "WRIT 2110": ["WRIT 1110", "WRIT 1120", "COMM 1510"],
    "ARTS 1020": None,
    "ARTS 2040": ["ARTS 1020", "ARTS 1030"],
    "ARTS 4070": ("ARTS 2040", ["ARTS 1020", "CSCI 1100"]),
    "ECON 1200": None,
    "ECON 2010": ("ECON 1200", "MATH 1010"),
    "ECON 4570": (("ECON 2010", "ENGR 2600"), ["MATH 2400", "MATH 2010"]),
}

# Unknown are MATH 1500 twice, CHEM 1300, CSCI 1190, WRIT 1120, COMM 1510 and ARTS 1030.
MADE_UP = University(
    "northlight",
    {slug(code): _tree(part) if part else None for code, part in _NEEDS.items()},
    {
        "math-1010": {"name": "Calculus I", "description": "Limits,\u200b derivatives and\n the integral."},
        "chem-1100": {"name": "Chemistry: R&D", "description": 'What "matter" is made of #1, and how it changes.'},
        "writ-1110": {"name": "Writing", "description": "Too short."},
    },
    courses=40,
    mentions=74,
    unknown=7,
)
