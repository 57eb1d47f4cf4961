"""L205 listed-twice.

Two ids in one list that mean the same thing, even if one is an old id of it. Steps have their own rule (P405).
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import kind_and_name, short_reference


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find references that are listed twice."""
    seen: dict[tuple[str, str, str], str] = {}
    for mention in graph.all_references:
        entity, pointer, target = mention.entity, mention.reference.pointer, mention.target
        if target is None or not pointer[-1:].isdigit():
            continue
        whole, last = pointer.rsplit("/", 1)
        if not last.isdigit():
            continue
        first = seen.setdefault((entity.file, whole, f"{target.kind}:{target.id}"), pointer)
        if first != pointer:
            shown = short_reference(mention.reference, entity.owner)
            yield Problem(
                place=entity.place(pointer),
                title=f'"{shown}" is listed twice',
                what=f'{kind_and_name(entity)} has "{shown}" twice in one list.',
                value=target.id,
                related=(Related(entity.place(first), "first listed here"),),
            )


RULE = GraphRule(
    code="L205",
    severity=Severity.WARNING,
    title="The same link twice in one list",
    meaning="A list names the same thing more than once.",
    why="Families would wonder what the difference is. Perhaps one of them should be another id.",
    fix="Delete one of the two lines, or correct it.",
    bad=changed(PATHWAY, ("[shop-bus, career-advising]", "[shop-bus, career-advising, shop-bus]")),
    shares_work="links",
    check=check,
)
