"""Known gaps: what the checks found in the published catalog, by organization. Honesty is a feature."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any

from generator.model.catalog import Settings
from generator.model.findings import Finding, Severity
from generator.model.ids import organization_of
from generator.pages.drafts import Draft
from generator.pages.page import HIDE_CONTENTS, Crumb, Page
from generator.pages.render.templates import Templates
from generator.pages.view import View

SECTION = "gaps"
_ORDER = {severity: order for order, severity in enumerate(Severity)}


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page that counts the gaps of each organization, and a page for each organization that has any."""
    groups = groupby(_sorted(view), key=lambda pair: pair[0])
    by_owner = [(owner, tuple(finding for _, finding in pairs)) for owner, pairs in groups]
    yield Draft(f"{SECTION}/", partial(_list, view, templates, by_owner), SECTION, HIDE_CONTENTS)
    for owner, found in by_owner:
        yield Draft(_path(owner), partial(_page_of, view, templates, owner, found), SECTION, HIDE_CONTENTS)


def _list(view: View, templates: Templates, by_owner: list[tuple[str, tuple[Finding, ...]]]) -> Page:
    rows = [(_name(view, owner), _path(owner), _counts(found)) for owner, found in by_owner]
    return templates.page(
        "gaps.html", f"{SECTION}/", view.words["gaps_title"], {"rows": rows}, _above(view), **_frame(view)
    )


def _page_of(view: View, templates: Templates, owner: str, found: tuple[Finding, ...]) -> Page:
    return templates.page(
        "gaps_of.html",
        _path(owner),
        view.words["gaps_of"].format(name=_name(view, owner)),
        {
            "findings": [(finding, _edit_address(view.settings, finding)) for finding in found],
            "organization": view.catalog.organizations.get(owner),
        },
        _above(view),
        Crumb(view.words["gaps_title"], f"{SECTION}/"),
        **_frame(view),
    )


def _above(view: View) -> Crumb:
    return Crumb(view.words["tab_partners"], "partners/")


def _frame(view: View) -> dict[str, Any]:
    return {"description": view.words["gaps_lead"], "hide": HIDE_CONTENTS}


def _sorted(view: View) -> list[tuple[str, Finding]]:
    """Return findings with the organization in whose folder they are ("" for the catalog's own), worst first."""
    owned = [
        (organization_of(finding.place.file) if "/" in finding.place.file else "", finding)
        for finding in view.findings
    ]
    return sorted(owned, key=lambda pair: (pair[0], _ORDER[pair[1].severity], pair[1].code, pair[1].order))


def _path(owner: str) -> str:
    return f"{SECTION}/{owner or 'catalog'}/"


def _name(view: View, owner: str) -> str:
    organization = view.catalog.organizations.get(owner)
    return view.say(organization.name) if organization else owner or view.words["gaps_elsewhere"]


def _counts(findings: tuple[Finding, ...]) -> tuple[int, ...]:
    return tuple(sum(finding.severity is severity for finding in findings) for severity in Severity)


def _edit_address(settings: Settings, finding: Finding) -> str:
    """Return the address at which the file of `finding` can be edited at its line; nothing without a repository."""
    if not settings.repository:
        return ""
    line = f"#L{finding.place.position.line}" if finding.place.position else ""
    return f"{settings.repository.rstrip('/')}/edit/{settings.branch}/catalog/{finding.place.file}{line}"
