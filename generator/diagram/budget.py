"""How much work the drawings of one catalog may take: counted before the first is begun, never timed.

The work of a drawing grows about with the square of its boxes and lines together, so that is the unit. It is given
out once for the whole catalog: whatever is drawn first, in how many processes, or was drawn before, each plan has the
same share, and the same drawing.
"""

from collections.abc import Iterable
from typing import NamedTuple

from generator.diagram.flow import Flow, all_lines
from generator.diagram.split import split
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import Plan
from generator.model.conditions import Condition
from generator.model.entities import Credential

_ALLOWED = 1_500_000
"""What any catalog may take: 5 to 30 seconds of one processor. Real plans take 500 to 10,000."""
_ALLOWED_FOR_EACH = 300
"""What each file of a catalog adds: large catalogs have many plans, and dense ones have few files."""
_QUICK = 2
"""How many times faster a quick drawing is: five times up to 60 boxes, hardly at all from 250 on."""


class Parts(NamedTuple):
    """The flows to draw for one plan, none where it has too many links; and whether to arrange them quickly."""

    flows: tuple[Flow, ...]
    quick: bool = False


def split_within(flow: Flow, most: int) -> Parts:
    """Return the parts of `flow` as `most` work allows: to be drawn well, else quickly, else not at all."""
    flows = split(flow)
    work = sum((len(part.boxes) + len(all_lines(part))) ** 2 for part in flows)
    return Parts(flows, quick=work > most) if work <= most * _QUICK else Parts(())


def work_wanted(plan: Plan) -> int:
    """Return the most work that the drawings of `plan` may take, without making its flow."""
    careers = plan.pathway.occupations
    boxes, lines = len(plan.steps) + len(careers), len(plan.links) + len(careers)
    for planned in plan.steps.values():
        for condition in (planned.needs, planned.together):
            nested, mentions = _counts(condition)
            boxes, lines = boxes + nested, lines + 2 * nested + mentions
        if isinstance(planned.does, Credential):
            lines += len(planned.does.qualifies_for)
    return (boxes + lines) ** 2


def _counts(condition: Condition) -> tuple[int, int]:
    """Return how many conditions stand for a box of their own, and how many things all of them mention."""
    nested = sum(1 for _ in condition.conditions()) - condition.wants_all
    return nested, sum(1 for _ in condition.references())


def fair_share(graph: CatalogGraph) -> int:
    """Return the most work one plan may take so that all plans together keep within what the catalog may take."""
    allowed = _ALLOWED + _ALLOWED_FOR_EACH * sum(1 for _ in graph.catalog.all())
    return _share(map(work_wanted, graph.plans.values()), allowed)


def _share(wanted: Iterable[int], allowed: int) -> int:
    """Return the greatest share with which all get no more than `allowed`, where who wants less takes less."""
    most = allowed
    for done, work in enumerate(least := sorted(wanted)):
        most = allowed // (len(least) - done)
        if work > most:
            break
        allowed -= work
    return most
