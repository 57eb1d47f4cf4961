"""Which parts of a good pathway nothing shows, for all pathways at once: several pages ask."""

from __future__ import annotations

from collections.abc import Mapping

from generator.insight.components import Component, MissingEvidence, missing_components
from generator.pages.memory import kept_for_all
from generator.pages.view import View


@kept_for_all
def missing_parts(view: View) -> Mapping[str, Mapping[Component, MissingEvidence]]:
    """Return by id of each pathway the parts it lacks, with what would show them."""
    return {one.id: missing_components(view.graph, one) for one in view.catalog.pathways.values()}
