"""X991 waiver-expired-or-unused.

A waiver hides the findings of one rule about one entity until the end of its last day. After that day the findings
are back, and the waiver is reported as well. A waiver that hides nothing is reported, because it would hide the next
mistake without anybody knowing. When a run leaves rules out, their waivers are not judged. A waiver of a rule about
changes (I981 to I984) hides something only while the change is proposed, so it is reported only after its last day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from generator.checks.causes import one_for_each_cause
from generator.checks.example_catalog import SETTINGS, changed
from generator.model.catalog import Waiver
from generator.model.findings import Finding, Rule, Severity
from generator.model.places import Place

_NO_ADULTS = ("  - {id: adult-1, name: Adult semester 1, kind: adult}\n", "")
_LAST_LEVEL = "  - {id: careers, name: Careers, kind: career}\n"
_WAIVER = """\
waivers:
  - {rule: Q902, entity: aspen-ridge/welding, reason: Bus route starts in May, until: "2026-12-31"}
"""
RULE = Rule(
    code="X991",
    name="waiver-expired-or-unused",
    severity=Severity.WARNING,
    title="A waiver that has ended or hides nothing",
    meaning="The last day of a waiver in catalog.yaml has passed, or there is no finding left for it to hide.",
    why="A forgotten waiver would hide the next mistake from everyone.",
    fix="Delete the waiver. If the finding is still there and acceptable, give the waiver a new last day.",
    bad=changed(SETTINGS, _NO_ADULTS, (_LAST_LEVEL, _LAST_LEVEL + _WAIVER)),
    good=changed(SETTINGS, _NO_ADULTS),
    depends_on_date=True,
)


def apply_waivers(
    findings: Iterable[Finding],
    waivers: tuple[Waiver, ...],
    rules: Iterable[Rule],
    wanted: Collection[str],
    elsewhere: Collection[str],
    as_of: date,
    file: str,
) -> tuple[list[Finding], int]:
    """Return the findings that no waiver hides, with those about waivers, and how many are hidden.

    Of those of one cause, one is returned that stands for them; a waiver may name it or any of them. `wanted` are the
    codes of the rules that were asked, `elsewhere` those of rules that are asked in another place.
    """
    meant = _resolved_waivers(waivers, rules)
    single, hidden = _split_findings(findings, meant, as_of)
    kept, joined = _split_findings(one_for_each_cause(single), meant, as_of)
    hidden += joined
    there = {(finding.code, finding.entity) for finding in (*single, *kept, *hidden)}
    there.update((code, waiver.entity) for code, waiver in meant if code in elsewhere)
    if RULE.code in wanted:
        judged = [(code, waiver) for code, waiver in meant if not code or code in wanted or code in elsewhere]
        kept.extend(_judge(judged, there, as_of, file))
    return kept, len(hidden)


def unwaived(
    findings: Iterable[Finding], waivers: tuple[Waiver, ...], rules: Iterable[Rule], as_of: date
) -> tuple[Finding, ...]:
    """Return the findings that no waiver hides."""
    return tuple(_split_findings(findings, _resolved_waivers(waivers, rules), as_of)[0])


def _resolved_waivers(waivers: tuple[Waiver, ...], rules: Iterable[Rule]) -> list[tuple[str, Waiver]]:
    """Return `waivers` with the codes of the rules they name, by code or by name; "" where there is no such rule."""
    codes = {word: rule.code for rule in rules for word in (rule.code, rule.name)}
    return [(codes.get(waiver.rule, ""), waiver) for waiver in waivers]


def _split_findings(
    findings: Iterable[Finding], meant: list[tuple[str, Waiver]], as_of: date
) -> tuple[list[Finding], list[Finding]]:
    hiding = {(code, waiver.entity) for code, waiver in meant if waiver.until is None or as_of <= waiver.until}
    kept: list[Finding] = []
    hidden: list[Finding] = []
    for finding in findings:
        (hidden if (finding.code, finding.entity) in hiding else kept).append(finding)
    return kept, hidden


def _judge(
    waivers: list[tuple[str, Waiver]], there: set[tuple[str, str]], as_of: date, file: str
) -> Iterator[Finding]:
    for code, waiver in waivers:
        value = f"{waiver.rule} {waiver.entity}"
        if not code:
            title = f'Unknown rule "{waiver.rule}"'
            what = f'The waiver names the rule "{waiver.rule}". There is no such rule.'
        elif (code, waiver.entity) not in there:
            title = f"The waiver of {waiver.rule} hides nothing"
            what = f'There is no longer a finding of {waiver.rule} about "{waiver.entity}".'
        elif waiver.until is not None and waiver.until < as_of:
            title = f"The waiver of {waiver.rule} has ended"
            what = f'The waiver for "{waiver.entity}" ended on {waiver.until}. Its findings count again.'
        else:
            continue
        yield RULE.finding(Place(file, waiver.pointer), title, what, value=value)
