"""The pages of the career clusters, and the page that lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from generator.model.clusters import Cluster
from generator.model.entities import Pathway
from generator.pages.drafts import Draft
from generator.pages.memory import kept
from generator.pages.page import HIDE_CONTENTS, Crumb, Page
from generator.pages.parts.proposals import PATHWAY_FORM, issue_form_link
from generator.pages.render.templates import Templates
from generator.pages.view import View

SECTION = "clusters"


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page that lists the clusters, and the page of each."""
    yield Draft(f"{SECTION}/", partial(_list, view, templates), SECTION, HIDE_CONTENTS)
    for cluster in view.settings.career_clusters.clusters:
        yield Draft(f"{SECTION}/{cluster.id}/", partial(_page, view, templates, cluster), SECTION)


def pathways_of_cluster(view: View, cluster_id: str) -> tuple[Pathway, ...]:
    """Return the pathways of a career cluster, by id; none for a cluster that is unknown."""
    return _by_cluster(view).get(cluster_id, ())


@kept
def _by_cluster(view: View) -> dict[str, tuple[Pathway, ...]]:
    found: dict[str, list[Pathway]] = defaultdict(list)
    for pathway in view.catalog.pathways.values():
        found[pathway.cluster].append(pathway)
    return {cluster_id: tuple(pathways) for cluster_id, pathways in found.items()}


def _list(view: View, templates: Templates) -> Page:
    words, clusters = view.words, view.settings.career_clusters
    by_cluster = {cluster.id: pathways_of_cluster(view, cluster.id) for cluster in clusters.clusters}
    return templates.page(
        "clusters.html",
        f"{SECTION}/",
        words["kind_cluster_many"],
        {"clusters": clusters, "by_cluster": by_cluster},
        description=words["about_clusters"],
        hide=HIDE_CONTENTS,
    )


def _page(view: View, templates: Templates, cluster: Cluster) -> Page:
    words, pathways = view.words, pathways_of_cluster(view, cluster.id)
    careers = {occupation.id: occupation for pathway in pathways for occupation in view.graph.occupations_of(pathway)}
    lead = view.say(cluster.description) or words["cluster_lead"].format(name=view.say(cluster.name))
    return templates.page(
        "cluster.html",
        f"{SECTION}/{cluster.id}/",
        view.say(cluster.name),
        {
            "cluster": cluster,
            "lead": lead,
            "pathways": pathways,
            "asking": issue_form_link(view, PATHWAY_FORM),
            "careers": [(careers[id_], next(iter(careers[id_].wages), None)) for id_ in sorted(careers)],
        },
        Crumb(words["kind_cluster_many"], f"{SECTION}/"),
        description=lead,
    )
