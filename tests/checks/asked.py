"""One rule put to a small catalog built in place."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.checks.example_catalog import EXAMPLE_DATE
from generator.checks.rule import GraphRule, Problem, RuleContext
from tests.builders import Piece, graph


def problems(rule: GraphRule, *pieces: Piece, as_of: date = EXAMPLE_DATE, **settings: Any) -> tuple[Problem, ...]:
    """Return what `rule` finds in the catalog of `pieces` on the day `as_of`."""
    return rule.problems(graph(*pieces, **settings), RuleContext(as_of))


def places(found: tuple[Problem, ...]) -> list[str]:
    """Return where the problems in `found` are, as entity and pointer."""
    return [f"{problem.entity}{problem.place.pointer}" for problem in found]
