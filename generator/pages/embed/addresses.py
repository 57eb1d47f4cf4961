"""Which pages there are for frames, and where they are below the site; once published, they stay there."""

from __future__ import annotations

from generator.model.entities import Entity, Organization, Pathway
from generator.model.status import has_ceased
from generator.pages.view import View, path_of

EMBED = "embed/"
"""The page that says how to put parts of the catalog into another website; the pages for frames are below it."""
FINDER = f"{EMBED}finder/"


def embed_of(entity: Entity) -> str:
    """Return the address of the page for frames about `entity`."""
    return f"{EMBED}{path_of(entity)}"


def oembed_of(entity: Entity) -> str:
    """Return the address of what oEmbed says of it."""
    return f"{embed_of(entity)}oembed.json"


def pathways_to_show(view: View, organization: Organization) -> tuple[Pathway, ...]:
    """Return the pathways of an organization's page for frames; where there are none, it has no such page."""
    return tuple(one for one in view.graph.offered_in(organization) if not has_ceased(one))
