"""What the finder knows of pathways: what each is found by, its facets, and what a result shows."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.entities import Course, Occupation, Support
from generator.model.status import has_ceased
from generator.model.texts import Text
from generator.pages.finder.index import PathwayRow, SearchText
from generator.pages.memory import kept
from generator.pages.parts.entity_page import shortened
from generator.pages.parts.pathway_facts import times_in_words
from generator.pages.parts.summary import LONGEST, WAGE_BANDS, Summary, summary_of, wage_range
from generator.pages.view import View, path_of

COST_BANDS = (0, 1, 500, 2_000)
"""Where each band of what learners pay begins, in dollars; the last one has no end."""
_STRONG_INTERESTS = 2
"""How many of the interests of a career count: the first ones are its strongest."""


@kept
def rows_of(view: View) -> tuple[PathwayRow, ...]:
    """Return a row per pathway that is open or will be, in order of name."""
    found = [summary_of(view, pathway) for pathway in view.catalog.pathways.values() if not has_ceased(pathway)]
    found.sort(key=lambda summary: (view.say(summary.pathway.name).casefold(), summary.pathway.id))
    return tuple(_row(view, summary) for summary in found)


def every_version(*texts: Text | None) -> tuple[str, ...]:
    """Return texts in every language in which they are written: people search in their own."""
    return tuple(dict.fromkeys(words for text in texts if text for _, words in text.versions))


def _row(view: View, summary: Summary) -> PathwayRow:
    years = summary.years
    facets = _facets(view, summary)
    return PathwayRow(
        search=_search(view, summary, facets),
        facets=facets,
        # Unknown comes last, whichever the order.
        sorts={
            "time": 99 if years is None else years,
            "wage": round(summary.career_wages[-1] / 1000) if summary.career_wages else 0,
        },
        shown=_shown(view, summary),
    )


def _search(view: View, summary: Summary, facets: dict[str, tuple[str, ...]]) -> SearchText:
    pathway, words = summary.pathway, view.words
    cluster = view.cluster(pathway)
    goals = (*(career for career, _ in summary.careers), *(exit_.credential for exit_ in summary.facts.exits))
    keys = every_version(*pathway.keywords, *(text for goal in goals for text in (goal.name, *goal.keywords)))
    steps = every_version(*(step.does.name if step.does else step.step.milestone for _, step in summary.steps))
    codes = [code for _, step in summary.steps if isinstance(step.does, Course) for code in codes_of(step.does)]
    text = (
        *every_version(pathway.description, cluster.name if cluster else None),
        *steps,
        *codes,
        *(career.soc for career, _ in summary.careers),
        *every_version(*(place.name for place in summary.places)),
        *(place.county or "" for place in summary.places),
        *every_version(*(support.name for support in view.resolve_all(pathway.supports, Support))),
        *(words.value("audience", audience) for audience in pathway.audience),
        *(words[f"finder_{key}_{value}"] for key in ("online", "when", "cost") for value in facets[key]),
        *(words.value("support_type", kind) for kind in facets["help"]),
        words["finder_paid"] if summary.paid else "",
    )
    return SearchText(every_version(pathway.name), keys, " . ".join(text), (pathway.cip or "",))


def codes_of(course: Course) -> tuple[str, ...]:
    """Return the numbers under which people know `course`."""
    return tuple(filter(None, (course.code, course.sced)))


def _facets(view: View, summary: Summary) -> dict[str, tuple[str, ...]]:
    pathway = summary.pathway
    courses = [step.does for _, step in summary.steps if isinstance(step.does, Course)]
    times = {time for course in courses for offering in view.graph.offerings(course) for time in offering.times}
    costs = summary.facts.costs
    return {
        "cluster": (pathway.cluster,),
        "place": tuple(place.id for place in summary.places),
        "entry": tuple(
            f"{entry.level_id} {'' if entry.years is None else min(entry.years, LONGEST)}"
            for entry in summary.facts.entries
        ),
        "for": pathway.audience,
        "interest": _interests(career for career, _ in summary.careers),
        "credential": tuple(exit_.credential.type for exit_ in summary.facts.exits),
        "wage": tuple(str(_band(wage, WAGE_BANDS)) for wage in summary.career_wages),
        "cost": (str(_band(costs.by_payer.get("learner", 0), COST_BANDS)),) if costs.stated else (),
        "work": (*summary.stages, *(("paid",) if summary.paid else ())),
        "college-credit": ("yes",) if summary.dual_credit else (),
        "online": {"all": ("all", "some"), "some": ("some",)}.get(summary.online, ()),
        "when": tuple(time for time in ("evening", "weekend") if time in times),
        "help": tuple(sorted({support.type for support in view.resolve_all(pathway.supports, Support)})),
    }


def _interests(careers: Iterable[Occupation]) -> tuple[str, ...]:
    return tuple(sorted({letter for career in careers for letter in career.interests[:_STRONG_INTERESTS]}))


def _band(amount: float, bands: tuple[int, ...]) -> int:
    """Return where the band of `amount` begins."""
    return max(start for start in bands if start <= amount)


def _shown(view: View, summary: Summary) -> dict[str, object]:
    words, pathway = view.words, summary.pathway
    cluster = view.cluster(pathway)
    first = times_in_words(view, summary.facts)
    return {
        "id": pathway.id,
        "path": path_of(pathway),
        "name": view.say(pathway.name),
        "about": shortened(view.say(pathway.description), 160),
        "cluster": view.say(cluster.name) if cluster else pathway.cluster,
        "places": [view.say(place.name) for place in summary.places],
        "start": ", ".join(view.level_name(level) for level in summary.starts),
        "credential": "; ".join(f"{view.say(exit_.credential.name)}: {times}" for exit_, times in first),
        "wage": wage_range(view, summary),
        "tags": [
            *((words["dual_credit"],) if summary.dual_credit else ()),
            *((words["finder_paid"],) if summary.paid else ()),
            *((words[f"finder_online_{summary.online}"],) if summary.online else ()),
        ],
    }
