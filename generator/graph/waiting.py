"""Which steps of one plan need which, at some remove: worked out once for all pairs."""

from __future__ import annotations

import networkx as nx

from generator.graph.network import Order
from generator.graph.plan import Plan, PlannedStep


class Waiting:
    """Answers for one plan who waits for whom. Nothing is worked out before somebody asks."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._number = {step_id: number for number, step_id in enumerate(plan.steps)}
        self._needed: dict[str, int] = {}

    def waits_for(self, start: PlannedStep, end: PlannedStep) -> bool:
        """Say whether `start` needs `end`, at some remove: itself, where it stands in a circle."""
        if not self._needed:
            self._needed = self._worked_out()
        return bool(self._needed[start.step.id] >> self._number[end.step.id] & 1)

    def _worked_out(self) -> dict[str, int]:
        """Return what each step needs at some remove, as the bits of a number."""
        needs: Order = nx.DiGraph()
        needs.add_nodes_from(self._number)
        for step_id, planned in self.plan.steps.items():
            found = filter(None, map(self.plan.step, planned.needs.references()))
            needs.add_edges_from((step_id, other.step.id) for other in found)
        circles = nx.condensation(needs)
        needed: dict[str, int] = {}
        for group in reversed(list(nx.topological_sort(circles))):
            members: set[str] = circles.nodes[group]["members"]
            bits = 0
            for target in {target for member in members for target in needs.successors(member)}:
                bits |= 1 << self._number[target] | needed.get(target, 0)
            needed.update(dict.fromkeys(members, bits))
        return needed
