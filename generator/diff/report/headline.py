"""What every format begins with: a short summary of what a change does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.checks.report.text import tally
from generator.checks.wording import counted, join_words
from generator.diff.impact import Impact
from generator.diff.outcomes import Verdict
from generator.diff.report.ways_out import remedies
from generator.diff.wording import gains_in_words
from generator.model.ids import Kind

_MOST = 8


def headline(impact: Impact) -> str:
    """Return the sentence that comes first: `This change breaks 4 pathways in 2 districts.`"""
    verdict = impact.verdict
    if verdict in (Verdict.BREAKS, Verdict.WEAKENS):
        return f"This change {verdict.value} {_affected(impact, verdict)}."
    if impact.mistakes:
        return (
            f"This change has {counted(len(impact.mistakes), 'mistake')} to fix. It takes nothing away from others."
        )
    if impact.uncompared:
        return "This change breaks nothing in what was compared."
    if verdict is Verdict.IMPROVES:
        better = [one for one in impact.outcomes if one.verdict is Verdict.IMPROVES]
        pathways = counted(len({one.pathway for one in better}), "pathway")
        where = impact.naming.organizations(one.organization for one in better)
        return f"This change breaks nothing and improves {pathways} in {where}."
    if impact.changes or impact.settings or not impact.published.nothing:
        return "This change breaks nothing."
    return "Changed nothing that readers see."


def remarks(impact: Impact) -> Iterator[str]:
    """Yield what readers need to know first, in plain sentences."""
    if list(remedies(impact)):
        yield "Nothing is published yet. Choose one option under “What you can do”. The checks then run again."
    elif not impact.exit_status and impact.verdict in (Verdict.BREAKS, Verdict.WEAKENS):
        yield "If that is intended, there is nothing to fix. Tell the people whose pages are named."
    mistakes = tuple(one for one in impact.mistakes if one.fingerprint not in impact.echoes)
    if mistakes:
        yield f"The check found {tally(mistakes)} in this change. Each is explained below, with how to fix it."
    if impact.unjudged:
        files = join_words(f"{impact.folder}/{file}" for file in impact.unjudged)
        yield f"These files have mistakes, so they are only partly checked: {files}."
    if impact.uncompared:
        names = (impact.naming.quoted(Kind.PATHWAY, one) for one in impact.uncompared)
        yield (
            "What learners can reach was not compared, as too many organizations and entries differ there, "
            f"for {counted(len(impact.uncompared), 'pathway')}: {join_words(names, most=_MOST)}."
        )
    if impact.outside is None:
        yield "Files outside the catalog were not compared: one side is a folder, the other is not one like it."
    elif impact.outside:
        parts = Counter(file.partition("/")[0] for file in impact.outside)
        files = join_words(f"{part} ({counted(number, 'file')})" for part, number in sorted(parts.items()))
        both = "both code and catalog" if impact.changes or impact.settings else "code"
        yield (
            f"This change touches {both}. It is checked with the program from before the change. "
            f"The program's own tests check the rest: {files}."
        )
    if impact.settings:
        yield f"catalog.yaml changes too, for everyone: {join_words(impact.settings)}."


def improvements(impact: Impact) -> Iterator[str]:
    """Yield what gets better, in sentences."""
    naming = impact.naming
    by_words: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for outcome in impact.outcomes:
        said = gains_in_words(naming, outcome)
        if said:
            key = (naming.quoted(Kind.PATHWAY, outcome.pathway), said)
            by_words.setdefault(key, []).append(naming.name(Kind.ORGANIZATION, outcome.organization))
    for (pathway, said), organizations in by_words.items():
        yield f"{pathway}, for learners of {join_words(organizations)}: {' '.join(said)}"
    # What a break removes can no longer have mistakes; that is not a gain.
    if impact.fixed and impact.verdict is not Verdict.BREAKS:
        titles = [finding.title for finding in impact.fixed]
        yield f"{counted(len(titles), 'finding')} fixed: {join_words(titles, most=_MOST)}."


def _affected(impact: Impact, verdict: Verdict) -> str:
    effects = impact.of(verdict)
    of_pathways = [effect for effect in effects if effect.kind is Kind.PATHWAY]
    if not of_pathways:
        pages = counted(len({(effect.kind, effect.id) for effect in effects}), "page")
        return f"{pages} of {impact.naming.organizations(effect.organization for effect in effects)}"
    where = impact.naming.organizations(effect.organization for effect in of_pathways)
    return f"{counted(len({effect.id for effect in of_pathways}), 'pathway')} in {where}"
