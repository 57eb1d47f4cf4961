"""The scorecard: every pathway, what shows each part of a good one, and what the law asks for beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.graph.college_credit import grouped
from generator.insight.components import Component, Evidence, components
from generator.insight.partners.program_elements import COLORADO, PERKINS, Element, program_elements
from generator.insight.partners.progress import YearScore
from generator.model.clusters import Cluster
from generator.model.entities import Pathway
from generator.pages.kinds.quality import named_evidence, path_of_quality
from generator.pages.memory import kept_for_all
from generator.pages.page import Crumb
from generator.pages.partners.tables import Cell, Link, Report, Table, about, named
from generator.pages.parts.missing_parts import missing_parts
from generator.pages.parts.who_can_finish import NamedItem
from generator.pages.render import format as form
from generator.pages.view import View, path_of

PATH = "scorecard/"


def reports(view: View) -> Iterator[tuple[str, Callable[[], Report]]]:
    """Yield the scorecard of the region, and one for each career cluster that has pathways."""
    by_cluster = grouped((one.cluster, one) for one in view.catalog.pathways.values())
    clusters = [(cluster, by_cluster[cluster.id]) for cluster in _clusters(view) if cluster.id in by_cluster]
    yield PATH, partial(_region, view, clusters)
    for cluster, pathways in clusters:
        yield f"{PATH}{cluster.id}/", partial(_of_cluster, view, cluster, pathways)


def _clusters(view: View) -> list[Cluster]:
    return sorted(view.settings.career_clusters.clusters, key=lambda one: (view.say(one.name), one.id))


def _region(view: View, clusters: list[tuple[Cluster, tuple[Pathway, ...]]]) -> Report:
    words = view.words
    names = {component: words[f"component_{component.slug}"] for component in Component}
    rows = [_counted(view, cluster, pathways) for cluster, pathways in clusters]
    below = tuple(named(view, cluster.name, f"partners/{PATH}{cluster.id}/") for cluster, _ in clusters)
    return Report(
        words["scorecard_title"],
        words["scorecard_lead"],
        (
            Table(
                "parts",
                words["scorecard_region"],
                words["scorecard_region_lead"],
                (words["kind_cluster"], *names.values()),
                tuple(rows),
                words["scorecard_none"],
            ),
            _history_of_clusters(view, clusters),
            _laws(view),
        ),
        below,
        _notes(view),
    )


def _history_of_clusters(view: View, clusters: list[tuple[Cluster, tuple[Pathway, ...]]]) -> Table:
    """Return how many parts the pathways of each cluster showed in each year, of those there were then."""
    rows = []
    for cluster, pathways in clusters:
        counts = [[year.of(one) for one in pathways] for year in _years(view)]
        name = Cell(links=(named(view, cluster.name, f"partners/{PATH}{cluster.id}/"),))
        rows.append((name, *(_of_all(view, [count for count in year if count is not None]) for year in counts)))
    return _history(view, "kind_cluster", tuple(rows))


def _history_of_pathways(view: View, pathways: list[Pathway]) -> Table:
    years = _years(view)
    rows = (
        (about(view, one), *(_of_all(view, [shown] if (shown := year.of(one)) is not None else []) for year in years))
        for one in pathways
    )
    return _history(view, "kind_pathway", tuple(rows))


def _of_all(view: View, counts: list[int]) -> Cell:
    if not counts:
        return Cell(view.words["scorecard_not_there"], gap=True)
    return Cell(view.words["quality_of_nine"].format(count=sum(counts), all=len(Component) * len(counts)))


@kept_for_all
def _years(view: View) -> tuple[YearScore, ...]:
    """Return the scores of the years that are known, that of this year last."""
    shown = {one: len(Component) - len(missing) for one, missing in missing_parts(view).items()}
    now = YearScore(view.settings.school_year, shown)
    return (*view.history, now)


def _history(view: View, first: str, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    """Return parts shown by year; without an earlier year it has no rows, and says how to get one."""
    words = view.words
    years = (form.month(year.year, words) for year in _years(view))
    return Table(
        "history",
        words["scorecard_history"],
        words["scorecard_history_lead"] if view.history else "",
        (words[first], *years),
        rows if view.history else (),
        words["scorecard_history_none"],
    )


def _counted(view: View, cluster: Cluster, pathways: tuple[Pathway, ...]) -> tuple[Cell, ...]:
    missing = [missing_parts(view)[pathway.id] for pathway in pathways]
    counts = [len(pathways) - sum(component in one for one in missing) for component in Component]
    name = Cell(links=(named(view, cluster.name, f"partners/{PATH}{cluster.id}/"),))
    said = [view.words["quality_of_nine"].format(count=count, all=len(pathways)) for count in counts]
    return (name, *(Cell(each, gap=count < len(pathways)) for each, count in zip(said, counts, strict=True)))


def _laws(view: View) -> Table:
    """Return what each law asks for, side by side."""
    words = view.words

    def asked(element: Element, law: dict[Element, str]) -> Cell:
        return Cell(" ".join(filter(None, (words["scorecard_asked"], law[element])))) if element in law else Cell("–")

    rows = tuple(
        (
            Cell(words[f"element_{element.name.lower()}"]),
            asked(element, dict(PERKINS)),
            asked(element, dict(COLORADO)),
            Cell(words[f"element_wanted_{element.name.lower()}"]),
        )
        for element in Element
    )
    columns = (
        *(words["scorecard_element"], words["scorecard_perkins"], words["scorecard_colorado"]),
        words["quality_shown"],
    )
    return Table("law", words["scorecard_law"], words["scorecard_law_lead"], columns, rows, "")


def _of_cluster(view: View, cluster: Cluster, pathways: tuple[Pathway, ...]) -> Report:
    words = view.words
    ordered = sorted(pathways, key=lambda one: (view.say(one.name), one.id))
    parts = (words["kind_pathway"], *(words[f"component_{one.slug}"] for one in Component))
    elements = (words["kind_pathway"], *map(partial(_element_heading, view), Element))
    return Report(
        words["scorecard_of"].format(name=view.say(cluster.name)),
        words["scorecard_lead"],
        (
            Table(
                "parts",
                words["scorecard_matrix"],
                words["scorecard_matrix_lead"],
                parts,
                tuple(_parts_of(view, one) for one in ordered),
                words["scorecard_none"],
            ),
            _history_of_pathways(view, ordered),
            Table(
                "law",
                words["scorecard_law"],
                words["scorecard_law_lead"],
                elements,
                tuple(_elements_of(view, one) for one in ordered),
                words["scorecard_none"],
            ),
        ),
        (),
        _notes(view),
        (Crumb(words["scorecard_title"], f"partners/{PATH}"),),
    )


def _element_heading(view: View, element: Element) -> str:
    """Return the name of an element with where each law asks for it: "Recognized credential: Perkins V (F), …"."""
    words = view.words
    laws = (("scorecard_perkins", PERKINS), ("scorecard_colorado", COLORADO))
    asking = [f"{words[name]} {law[element]}".strip() for name, law in laws if element in law]
    return f"{words[f'element_{element.name.lower()}']}: {', '.join(asking)}"


def _parts_of(view: View, pathway: Pathway) -> tuple[Cell, ...]:
    cells = []
    for shown in components(view.graph, pathway):
        wanted = view.words[f"wanted_{shown.wanted.name.lower()}"] if shown.wanted else ""
        cells.append(_shown(view, pathway, shown.evidence, wanted))
    return (Cell(links=(named(view, pathway.name, path_of_quality(pathway)),)), *cells)


def _elements_of(view: View, pathway: Pathway) -> tuple[Cell, ...]:
    cells = (
        _shown(view, pathway, shown.evidence, view.words[f"element_wanted_{shown.element.name.lower()}"])
        for shown in program_elements(view.graph, pathway)
    )
    return (Cell(links=(named(view, pathway.name, path_of(pathway)),)), *cells)


def _shown(view: View, pathway: Pathway, evidence: Iterable[Evidence], wanted: str) -> Cell:
    links = tuple(_link(view, named_evidence(view, pathway, one)) for one in evidence)
    return Cell(links=links) if links else Cell(view.words["quality_missing"].format(wanted=wanted), gap=True)


def _link(view: View, shown: NamedItem) -> Link:
    return named(view, shown.entity.name, path_of(shown.entity)) if shown.entity else Link(shown.name)


def _notes(view: View) -> tuple[str, ...]:
    keys = ("scorecard_note_found", "scorecard_note_standards", "scorecard_note_csv")
    return tuple(view.words[key] for key in keys)
