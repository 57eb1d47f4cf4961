"""M802 program-occupation-mismatch.

Pairs of a pathway's CIP code and an occupation's SOC code that the official crosswalk does not have. Programs for
which the crosswalk has no pair at all are left out, and so are codes that the lists do not know (M801).
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import join_words, name_of, one_line
from generator.model.entities import Occupation


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find occupations for which the pathway's program does not usually prepare."""
    codes = context.codes
    matching: dict[str, list[str]] = {}
    for cip, soc in sorted(codes.programs):
        matching.setdefault(cip, []).append(soc)
    for pathway in graph.catalog.pathways.values():
        usual = matching.get(pathway.cip or "", [])
        for reference in pathway.occupations if usual else ():
            occupation = graph.resolve(reference)
            if not isinstance(occupation, Occupation) or occupation.soc in usual or occupation.soc not in codes.soc:
                continue
            titles = join_words((one_line(codes.soc.get(soc, soc)) for soc in usual), "or", most=3)
            yield Problem(
                place=pathway.place(reference.pointer),
                title=f"The program code does not match {name_of(occupation)}",
                what=f'The CIP code "{pathway.cip}" does not match {name_of(occupation)} ("{occupation.soc}"). '
                f"It matches {titles}.",
                value=f"{pathway.cip} {occupation.soc}",
                related=(Related(pathway.place("/cip"), "the program code"),),
            )


RULE = GraphRule(
    code="M802",
    severity=Severity.WARNING,
    title="A program code that does not match the occupation",
    meaning="The official crosswalk of CIP and SOC codes does not have this pair.",
    why="Students could prepare for a different job than the one they want.",
    fix="Check both codes. If they are right, ask for a waiver in catalog.yaml.",
    bad=changed(PATHWAY, ('cip: "48.0508"', 'cip: "48.0501"')),
    check=check,
)
