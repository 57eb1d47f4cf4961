"""The impact report as Markdown for GitHub: people and pages first, pictures and old findings folded away below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.change_rules import OTHERS_AFFECTED, REMOVAL_BREAKS_OTHERS
from generator.checks.report.github import SUMMARY_WIDTH, fenced
from generator.checks.report.text import findings_text, line_in_words, tally
from generator.checks.wording import counted, join_words
from generator.diff.effects import Effect
from generator.diff.impact import Impact
from generator.diff.outcomes import Verdict
from generator.diff.report.escape import code, markdown
from generator.diff.report.headline import headline, improvements, remarks
from generator.diff.report.mermaid import before_and_after
from generator.diff.report.ways_out import remedies
from generator.model.ids import Kind

_ROWS = 40
_PAGES = 30
_FINDINGS = 50
_SIGNS = {Verdict.BREAKS: "❌", Verdict.WEAKENS: "⚠️", Verdict.IMPROVES: "✅", Verdict.NEUTRAL: "✅"}
_PLACES = 6
_BYTES = 400_000
"""GitHub accepts summaries of at most one mebibyte."""


def markdown_report(impact: Impact) -> str:
    """Return the whole report."""
    parts = (
        _opening(impact),
        _table(impact),
        _titled("What you can do", _ways_out(impact)),
        _titled("What the check found in this change, line by line", _new_findings(impact)),
        _titled("What the rules about changes say", _findings(impact)),
        _titled("What gets better", (f"- {markdown(sentence)}" for sentence in improvements(impact))),
        _titled("What will be published", _published(impact)),
        _pictures(impact),
        _old(impact),
    )
    return "\n".join("\n".join(lines) + "\n" for part in parts if (lines := list(part)))


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    if body := list(lines):
        yield from (f"### {title}", "", *body)


def _opening(impact: Impact) -> Iterator[str]:
    sign = _SIGNS[Verdict.BREAKS if impact.mistakes else impact.verdict]
    yield f"## {sign} {markdown(headline(impact))}"
    for remark in remarks(impact):
        yield ""
        yield markdown(remark)


def _table(impact: Impact) -> Iterator[str]:
    rows = _rows(impact)
    if not rows:
        return
    yield "| Who | Page | What students would see | Where to fix it |"
    yield "|---|---|---|---|"
    for (page, sees, places), organizations in tuple(rows.items())[:_ROWS]:
        yield f"| {'<br>'.join(organizations)} | {page} | {sees} | {places} |"
    left = len(rows) - _ROWS
    if left > 0:
        yield ""
        yield f"{counted(left, 'more row')} in the full report."


def _rows(impact: Impact) -> dict[tuple[str, str, str], list[str]]:
    """Return the cells of a row and the organizations to which the same happens."""
    rows: dict[tuple[str, str, str], list[str]] = {}
    naming = impact.naming
    for effect in impact.effects:
        page = f"{markdown(naming.name(effect.kind, effect.id))} ({effect.kind.value})"
        sees = "<br>".join(markdown(sentence) for sentence in effect.sees)
        key = (page, sees, _places(effect, impact.folder))
        rows.setdefault(key, []).append(markdown(naming.name(Kind.ORGANIZATION, effect.organization)))
    return rows


def _places(effect: Effect, folder: str) -> str:
    """Return where an effect can be fixed: each file once, with its lines."""
    lines: dict[str, set[int]] = {}
    for place in effect.places:
        numbers = lines.setdefault(place.file, set())
        if place.position:
            numbers.add(place.position.line)
    shown = []
    for file, numbers in tuple(lines.items())[:_PLACES]:
        word = "line" if len(numbers) == 1 else "lines"
        where = f", {word} {join_words(map(str, sorted(numbers)))}" if numbers else ""
        shown.append(f"{code(f'{folder}/{file}')}{where}")
    more = len(lines) - _PLACES
    return "<br>".join([*shown, *([f"and {counted(more, 'more file')}"] if more > 0 else [])])


def _ways_out(impact: Impact) -> Iterator[str]:
    for number, way in enumerate(remedies(impact), start=1):
        yield f"{number}. **{markdown(way.title)}** {markdown(way.words)}"
        if way.lines:
            file = way.file if " " in way.file else f"{impact.folder}/{way.file}"
            lines = "<br>".join(markdown(line) for line in way.lines)
            yield f"   {markdown(file) if ' ' in file else code(file)}: <br><code>{lines}</code>"


def _new_findings(impact: Impact) -> Iterator[str]:
    """Yield what the check found new, as it is written in the files: people look for the lines they wrote."""
    if impact.news:
        yield fenced(findings_text(impact.report, impact.news, SUMMARY_WIDTH), _BYTES).rstrip("\n")


def _findings(impact: Impact) -> Iterator[str]:
    others = [finding for finding in impact.findings if finding.code == OTHERS_AFFECTED.code]
    rest = [finding for finding in impact.findings if finding.code != OTHERS_AFFECTED.code]
    for finding in sorted(rest, key=lambda one: (one.code, one.order))[:_FINDINGS]:
        # The table above has said already who needs what is gone.
        what = "" if finding.code == REMOVAL_BREAKS_OTHERS.code else f" {markdown(finding.what)}"
        rule = f"{finding.code} {finding.name}, {finding.severity.value}"
        yield f"- **{markdown(finding.title)}** ({rule}).{what} {markdown(finding.fix)}"
    if others:
        rule = f"{OTHERS_AFFECTED.code} {OTHERS_AFFECTED.name}, {OTHERS_AFFECTED.severity.value}"
        names = join_words(
            sorted(impact.naming.name(Kind.ORGANIZATION, finding.entity) for finding in others), most=_PLACES * 2
        )
        yield f"- **Pages of others change too** ({rule}): {markdown(names)}. {OTHERS_AFFECTED.fix}"


def _published(impact: Impact) -> Iterator[str]:
    pages = impact.published
    for title, addresses in (("Added", pages.added), ("Changed", pages.changed), ("Removed", pages.removed)):
        yield from _addresses(title, [code(f"/{address}") for address in addresses])
    yield from _addresses("Redirected", [f"{code(f'/{old}')} to {code(f'/{new}')}" for old, new in pages.redirected])


def _addresses(title: str, shown: list[str]) -> Iterator[str]:
    if shown:
        more = f" and {len(shown) - _PAGES} more" if len(shown) > _PAGES else ""
        yield f"- {title} ({len(shown)}): {', '.join(shown[:_PAGES])}{more}"


def _pictures(impact: Impact) -> Iterator[str]:
    drawn = before_and_after(impact)
    if drawn:
        body = []
        for title, picture in zip(("Before", "After"), drawn, strict=True):
            if not picture:
                body += [f"**{title}:** none of it existed.", ""]
                continue
            body += [f"**{title}**", "", "```mermaid", picture.rstrip("\n"), "```", ""]
        yield from _collapsible("Diagrams of what is affected, before and after", body)


def _old(impact: Impact) -> Iterator[str]:
    old = impact.report.old
    if old:
        body = []
        for one in old[:_FINDINGS]:
            where = f"{code(f'{impact.folder}/{one.place.file}')}{line_in_words(one.place)}"
            body.append(f"- {markdown(one.title)} ({one.code}), {where}")
        left = len(old) - _FINDINGS
        more = [f"- {counted(left, 'more finding')}; `pathways check` lists them all"] if left > 0 else []
        yield from _collapsible(f"From before this change, so not yours to fix: {tally(old)}", [*body, *more, ""])


def _collapsible(title: str, body: Iterable[str]) -> Iterator[str]:
    yield "<details>"
    yield f"<summary>{markdown(title)}</summary>"
    yield ""
    yield from body
    yield "</details>"
