"""The doors: a page each for families, for employers, and for schools and partners."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.checks.stages import LADDER, STAGES
from generator.model.entities import Contact, Experience, Organization
from generator.model.ids import Kind
from generator.model.repository import repository_at
from generator.model.status import has_ceased
from generator.pages.compare.pages import LIST_PATH
from generator.pages.drafts import Draft
from generator.pages.page import HIDE_CONTENTS, Page
from generator.pages.partners import lacking
from generator.pages.parts.proposals import PATHWAY_FORM, issue_form_link, new_organization_link
from generator.pages.render.templates import Templates
from generator.pages.view import View

DOORS = ("families", "employers", "partners", "data")
"""The doors, in the order of the navigation: each is an address. The last is the page of all exports."""
_BROKERS = ("workforce-center", "intermediary", "boces")
"""The types of organization that find hosts for several schools."""
_FAMILY_KINDS = (
    *(Kind.PATHWAY, Kind.OCCUPATION, Kind.COURSE, Kind.CREDENTIAL, Kind.EXPERIENCE),
    *(Kind.SUPPORT, Kind.ORGANIZATION, Kind.AGREEMENT),
)
_REPORTS = (
    *("lacking", "scorecard", "skills", "assets", "labor", "ladder", "actions"),
    *("equity", "sharing", "counselors", "papers", "programs"),
)
"""The reports on the whole region, in the order in which they are listed: addresses, and prefixes of their words."""
_KEPT_KINDS = (Kind.AGREEMENT, Kind.PARTNERSHIP, Kind.COMPETENCY, Kind.ORGANIZATION)


@dataclass(frozen=True, slots=True)
class Hosting:
    """What one stage of work-based learning asks of an employer, as this catalog shows it.

    `hours` are the fewest and the most that one takes, None where none says so; `paid` how many are paid;
    `unhosted` those that nobody hosts yet.
    """

    stage: str
    activities: tuple[str, ...]
    experiences: tuple[Experience, ...]
    hours: tuple[float, float] | None
    paid: int
    unhosted: tuple[Experience, ...]


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the three pages. The fourth door is the page of all exports."""
    for door in _VALUES:
        yield Draft(f"{door}/", partial(_page, view, templates, door), door, HIDE_CONTENTS)


def _page(view: View, templates: Templates, door: str) -> Page:
    words = view.words
    return templates.page(
        f"{door}.html",
        f"{door}/",
        words[f"{door}_title"],
        {"contact": view.settings.contact, **_VALUES[door](view)},
        description=words[f"{door}_lead"],
        hide=HIDE_CONTENTS,
    )


def _counts(view: View, kinds: tuple[Kind, ...]) -> tuple[tuple[Kind, str], ...]:
    """Return the kinds of which there is something, each with how much there is."""
    found = ((kind, len(view.catalog.entities[kind])) for kind in kinds)
    return tuple((kind, view.words.count(f"count_{kind}", count)) for kind, count in found if count)


def _families(view: View) -> dict[str, Any]:
    return {
        "kinds": _counts(view, _FAMILY_KINDS),
        "own_list": LIST_PATH,
        "asking": issue_form_link(view, PATHWAY_FORM),
    }


def _employers(view: View) -> dict[str, Any]:
    hosts = [one for one in view.catalog.organizations.values() if one.type == "employer" and not has_ceased(one)]
    hosting = ((host, len(view.graph.hosted_by(host))) for host in sorted(hosts, key=lambda one: view.say(one.name)))
    return {
        "stages": tuple(_hosting(view)),
        "brokers": tuple(_brokers(view)),
        "hosts": tuple((host, count) for host, count in hosting if count),
        "partnerships": tuple(view.catalog.partnerships.values()),
    }


def _hosting(view: View) -> Iterator[Hosting]:
    experiences = [one for one in view.catalog.experiences.values() if not has_ceased(one)]
    for stage in LADDER:
        found = [one for one in experiences if one.stage == stage]
        hours = [one.hours for one in found if one.hours is not None]
        yield Hosting(
            stage,
            tuple(activity for activity, allowed in STAGES.items() if stage in allowed),
            tuple(found),
            (min(hours), max(hours)) if hours else None,
            sum(one.paid is True for one in found),
            tuple(one for one in found if not view.graph.hosts_of(one)),
        )


def _brokers(view: View) -> Iterator[tuple[Organization, Contact]]:
    """Yield those who find hosts for several schools, if they can be reached."""
    for organization in view.catalog.organizations.values():
        if organization.type in _BROKERS and organization.contact and not has_ceased(organization):
            yield organization, organization.contact


def _partners(view: View) -> dict[str, Any]:
    repository = repository_at(view.settings.repository)
    return {
        "kinds": _counts(view, _KEPT_KINDS),
        "reports": _REPORTS,
        "lacking": lacking.table(view, lacking.MOST, lacking.FEW),
        "new_organization": new_organization_link(view),
        "repository": repository.address if repository else "",
    }


_VALUES: Mapping[str, Callable[[View], dict[str, Any]]] = {
    "families": _families,
    "employers": _employers,
    "partners": _partners,
}
"""What the template of each door is given, beside the contact of the catalog."""
