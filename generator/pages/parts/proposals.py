"""Links that open GitHub's web editor with a starter file for something new, as `pathways new` writes it.

The whole path goes into `filename`: of a folder in the address GitHub forgets the last part (isaacs/github#1527), and
shows an error for a folder that is not there yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from generator.catalog.starter import published_schema, starter_file, starter_text
from generator.model.entities import Entity, Organization
from generator.model.ids import Kind
from generator.model.repository import repository_at
from generator.pages.view import View

LONGEST = 8_000
"""GitHub refuses addresses of 8,192 characters and more (github/docs#5136)."""
PATHWAY_FORM = "pathway.yml"
"""The issue form "Ask for a pathway"."""
_UNESCAPED = "/:,()!*@"

_TEACHING = (Kind.COURSE, Kind.PATHWAY, Kind.EXPERIENCE, Kind.AGREEMENT, Kind.SUPPORT)
KINDS: dict[str, tuple[Kind, ...]] = {
    "school-district": _TEACHING,
    "school": _TEACHING,
    "boces": _TEACHING,
    "adult-education": _TEACHING,
    "college": (Kind.COURSE, Kind.CREDENTIAL, *_TEACHING[1:]),
    "employer": (Kind.EXPERIENCE, Kind.SUPPORT),
    "intermediary": (Kind.EXPERIENCE, Kind.PARTNERSHIP, Kind.SUPPORT),
    "workforce-center": (Kind.PARTNERSHIP, Kind.EXPERIENCE, Kind.SUPPORT),
    "agency": (Kind.OCCUPATION, Kind.CREDENTIAL, Kind.COMPETENCY, Kind.SUPPORT),
    "credentialing-body": (Kind.CREDENTIAL, Kind.COMPETENCY),
}
"""What an organization of each type usually describes; what it describes already is added."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A link that proposes something new of `kind`."""

    kind: Kind
    address: str


def proposals(view: View, organization: Organization) -> tuple[Proposal, ...]:
    """Return what people of `organization` may want to add to its folder; nothing if no repository is known."""
    usual = KINDS.get(organization.type, ())
    owned = sorted({entity.kind for entity in view.graph.owned_by(organization, Entity)})
    return tuple(
        Proposal(kind, address)
        for kind in dict.fromkeys((*usual, *owned))
        if (address := new_file_link(view, kind, organization.id))
    )


def new_organization_link(view: View) -> str:
    """Return the link that proposes a new organization; "" if no repository is known."""
    return new_file_link(view, Kind.ORGANIZATION, _unnamed(Kind.ORGANIZATION))


def issue_form_link(view: View, form: str) -> str:
    """Return the link that opens an issue form of the repository; "" if no repository is known."""
    repository = repository_at(view.settings.repository)
    return f"{repository.address}/issues/new?template={quote(form)}" if repository else ""


def new_file_link(view: View, kind: Kind, organization: str) -> str:
    """Return the link that opens a new file of `kind` in the folder of `organization`; "" without a repository."""
    repository = repository_at(view.settings.repository)
    if repository is None:
        return ""
    file = f"{view.folder}/{starter_file(kind, organization, _unnamed(kind))}"
    text = starter_text(kind, organization, published_schema(kind, view.settings), view.settings.career_clusters)
    asked = {"filename": file, "value": text}
    base = f"{repository.address}/new/{quote(view.settings.branch)}?"
    address = base + urlencode(asked, quote_via=quote, safe=_UNESCAPED)
    # An empty file is better than a refusal.
    return address if len(address) <= LONGEST else base + urlencode({"filename": file}, quote_via=quote)


def _unnamed(kind: Kind) -> str:
    return f"name-of-the-{kind.value}"
