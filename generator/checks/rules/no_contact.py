"""Q901 no-contact.

Each pathway needs a contact: an email address or phone number of its own or of the organization that owns it.
An organization without any is reported once, however many pathways it has.
"""

from __future__ import annotations

from generator.checks.example_catalog import DISTRICT, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import counted, name_of
from generator.insight.plans import open_pathways
from generator.model.entities import Entity


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find organizations whose pathways have no contact."""
    silent: dict[str, int] = {}
    for pathway in open_pathways(graph):
        owner = graph.catalog.organizations.get(pathway.owner)
        if owner and not _answers(pathway) and not _answers(owner):
            silent[owner.id] = silent.get(owner.id, 0) + 1
    for owner_id, count in sorted(silent.items()):
        owner = graph.catalog.organizations[owner_id]
        yield Problem(
            place=owner.place("/contact"),
            title=f"No contact for {name_of(owner)}",
            what=f"{name_of(owner)} has {counted(count, 'pathway')} without an email address or phone number.",
        )


def _answers(entity: Entity) -> bool:
    return entity.contact is not None and bool(entity.contact.email or entity.contact.phone)


RULE = GraphRule(
    code="Q901",
    severity=Severity.WARNING,
    title="No contact",
    meaning="Neither the pathway nor its organization has an email address or phone number.",
    why="Students and parents with a question would give up.",
    fix="Add `contact:` with the email address or phone number of an office.",
    bad=changed(
        DISTRICT, ("contact: {role: Career center, email: careers@aspen-ridge.example.org}", "county: High Valley")
    ),
    check=check,
)
