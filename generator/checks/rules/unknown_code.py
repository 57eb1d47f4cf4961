"""M801 unknown-code.

SOC, O*NET-SOC, CIP and the first five digits of SCED codes are looked up in the official lists that catalog.yaml
names (`code_lists`). The form of a code is checked without any list. When the catalog has codes and no lists, that is
said once, as a note; a list that is there and cannot be read is a warning. For a SOC code of 2010 the successor
of 2018 is suggested.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.catalog.messages.close_matches import close_matches
from generator.checks.example_catalog import OCCUPATION, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity, Suggestion
from generator.checks.wording import did_you_mean, kind_and_name
from generator.model.entities import Course, Entity, Occupation, Pathway
from generator.model.places import Place

_SCED_DIGITS = 5


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find codes that no official list has."""
    codes = context.codes
    found = [(entity, *code) for entity in graph.catalog.all() for code in _codes(entity)]
    if codes.problems and found:
        yield from (_unreadable_list(graph, problem) for problem in codes.problems)
    if codes.is_empty:
        if found and not codes.problems:
            yield _no_lists(graph)
        return
    lists: Mapping[str, Mapping[str, str]] = {
        "soc": codes.soc,
        "onet": codes.onet,
        "cip": codes.cip,
        "sced": codes.sced,
    }
    for entity, field, code, list_name in found:
        known = lists[field]
        if not known or code in known:
            continue
        newer = codes.successors.get(code, ()) if field == "soc" else ()
        close = newer or close_matches(code, tuple(known))
        suggestions = tuple(Suggestion(other, known.get(other, "")) for other in close)[:3]
        yield Problem(
            place=entity.place(f"/{field}"),
            title=f'"{code}" is not a {list_name} code',
            what=f'{kind_and_name(entity)} has the {list_name} code "{code}". It is not in the official list.',
            fix=f"{did_you_mean(suggestions)} Look the code up in the official list.".strip(),
            value=code,
            suggestions=suggestions,
        )


def _codes(entity: Entity) -> Iterator[tuple[str, str, str]]:
    match entity:
        case Occupation():
            if entity.soc:
                yield "soc", entity.soc, "SOC 2018"
            if entity.onet:
                yield "onet", entity.onet, "O*NET-SOC 2019"
        case Pathway(cip=str(cip)):
            yield "cip", cip, "CIP 2020"
        case Course(sced=str(sced)):
            yield "sced", sced[:_SCED_DIGITS], "SCED"


def _no_lists(graph: CatalogGraph) -> Problem:
    settings = graph.catalog.settings
    return Problem(
        place=Place(settings.file, "/code_lists"),
        title="No official code lists are available",
        what="Only the format of codes was checked, because catalog.yaml names no folder with official lists.",
        why="A code that does not exist would show students the wrong wages and programs.",
        fix="Put the lists in a folder and name it under `code_lists` in catalog.yaml.",
        severity=Severity.NOTE,
        value="code_lists",
    )


def _unreadable_list(graph: CatalogGraph, problem: str) -> Problem:
    settings = graph.catalog.settings
    return Problem(
        place=Place(settings.file, "/code_lists"),
        title=f"The list {problem.partition(':')[0]} cannot be read",
        what=f"A list in the folder {settings.code_lists} cannot be read. {problem}.",
        why="No code was looked up in this list, so a code that does not exist would not be found.",
        fix="Save the list again as it is published: UTF-8 text, with a comma between values.",
        severity=Severity.WARNING,
        value=problem.partition(":")[0],
    )


RULE = GraphRule(
    code="M801",
    severity=Severity.ERROR,
    title="A code that is not in the official list",
    meaning="The code has the right format, but it is not in the official list.",
    why="Students would see the wrong wages, outlook or programs.",
    fix="Look the code up and correct it.",
    bad=changed(OCCUPATION, ('soc: "51-4121"', 'soc: "51-4129"'), ('onet: "51-4121.00"\n', "")),
    check=check,
)
