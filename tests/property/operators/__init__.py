"""Mutation operators: each breaks a sound catalog in one way, and one rule names it."""

from __future__ import annotations

from collections.abc import Mapping

from tests.property.operators import contents, links, plans, quality
from tests.property.operators.drawn import Draw, Operator

__all__ = ["OPERATORS", "Draw", "Operator"]

OPERATORS: Mapping[Operator, str] = {
    **contents.OPERATORS,
    **links.OPERATORS,
    **plans.OPERATORS,
    **quality.OPERATORS,
}
"""What is done to a catalog, and the code of the rule that names it."""
