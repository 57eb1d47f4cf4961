"""M803 unknown-cluster.

The clusters are those of the framework in catalog.yaml; without one, the 14 national clusters of 2024.
"""

from __future__ import annotations

from generator.catalog.messages.close_matches import close_matches
from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity, Suggestion
from generator.checks.wording import did_you_mean, join_words, name_of


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find pathways in a career cluster that is unknown."""
    settings = graph.catalog.settings
    known = {cluster.id: str(cluster.name) for cluster in settings.career_clusters.clusters}
    for pathway in graph.catalog.pathways.values():
        if pathway.cluster and pathway.cluster not in known:
            suggestions = tuple(
                Suggestion(close, known[close]) for close in close_matches(pathway.cluster, tuple(known))
            )
            options = f"The clusters: {join_words(known, most=20)}."
            yield Problem(
                place=pathway.place("/cluster"),
                title=f'Unknown career cluster "{pathway.cluster}"',
                what=f'{name_of(pathway)} names the cluster "{pathway.cluster}". There is no such cluster.',
                fix=did_you_mean(suggestions) or options,
                value=pathway.cluster,
                suggestions=suggestions,
            )


RULE = GraphRule(
    code="M803",
    severity=Severity.ERROR,
    title="An unknown career cluster",
    meaning="The framework of career clusters does not have this one.",
    why="Students who browse by cluster would never find the pathway.",
    fix="Use the id of a cluster.",
    bad=changed(PATHWAY, ("cluster: advanced-manufacturing", "cluster: manufacturing-advanced")),
    check=check,
)
