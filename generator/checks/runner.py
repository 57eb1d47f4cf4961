"""The check itself: what the reader found and what the rules find, without echoes and waived findings, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.catalog.code_lists import CodeLists, read_code_lists
from generator.catalog.load import Loaded
from generator.catalog.locate import locate
from generator.checks.apply_rules import Crash, apply_rules
from generator.checks.change_rules import CHANGE_RULES, EVERY_RULE
from generator.checks.rule import GraphRule, RuleContext
from generator.checks.rules import ALL_RULES, RULES
from generator.checks.rules.waivers import apply_waivers
from generator.checks.suppression import without_consequences, without_repeats
from generator.checks.wording import one_line
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.model.catalog import Catalog
from generator.model.findings import Finding, Rule, Severity
from generator.runtime.garbage_collection import fewer_collections

__all__ = ["Crash", "Report", "check", "code_lists_of", "find_rule"]

TITLE_LENGTH = 160
TEXT_LENGTH = 600


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. Findings are located, in the order of their places, and each appears once.

    `already_there` holds the fingerprints of findings that were there before a change, when something was compared.
    `changed` are the files that differ from what was compared. `called` is what the folder is called where it was
    read from a copy. `texts` are the files that findings are about, as they were read for this check.
    """

    folder: Path
    as_of: date
    findings: tuple[Finding, ...]
    files: int = 0
    crashes: tuple[Crash, ...] = ()
    waived: int = 0
    compared: bool = False
    already_there: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    called: str = ""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def shown_folder(self) -> Path:
        """Return the folder as readers know it."""
        return Path(self.called) if self.called else self.folder

    def is_new(self, finding: Finding) -> bool:
        """Say whether `finding` came with the change; without a comparison everything counts as new."""
        return finding.fingerprint not in self.already_there

    @property
    def new(self) -> tuple[Finding, ...]:
        """Return the findings that came with the change."""
        return tuple(finding for finding in self.findings if self.is_new(finding))

    @property
    def old(self) -> tuple[Finding, ...]:
        """Return the findings that were there before the change."""
        return tuple(finding for finding in self.findings if not self.is_new(finding))

    @property
    def exit_status(self) -> int:
        """Return 0 without new errors, 1 with new errors, 3 when a rule failed."""
        if self.crashes:
            return 3
        return int(any(finding.severity is Severity.ERROR for finding in self.new))


@fewer_collections()
def check(
    loaded: Loaded,
    as_of: date,
    *,
    only: Collection[str] = (),
    ignore: Collection[str] = (),
    strict: bool = False,
    graph: CatalogGraph | None = None,
    rules: Iterable[GraphRule] = RULES,
    before: Catalog | None = None,
) -> Report:
    """Check the catalog `loaded` as of the day `as_of`.

    `only` and `ignore` hold codes of rules; `strict` turns warnings into errors. Pass `graph` if it is built already,
    and the catalog `before` a change if there is one: what was deleted is called by its name then.
    """
    rules = tuple(rules)
    known = {rule.code: rule for rule in (*ALL_RULES, *rules)}
    wanted = {code for code in known if (not only or code in only) and code not in ignore}
    context = RuleContext(as_of, code_lists_of(loaded), before)
    sense, crashes = apply_rules(graph or build_graph(loaded.catalog), context, rules, wanted)
    found = [finding for finding in loaded.findings if finding.code in wanted]
    found += without_consequences(without_repeats(sense, loaded.findings, known), known)
    waivers = loaded.catalog.settings.waivers
    elsewhere = {rule.code for rule in CHANGE_RULES if rule.code not in ignore}
    once = {finding.fingerprint: finding for finding in found}.values()
    kept, waived = apply_waivers(once, waivers, EVERY_RULE, wanted, elsewhere, as_of, loaded.catalog.settings.file)
    shown = (normalize_finding(finding, strict=strict) for finding in kept)
    findings = locate(shown, loaded.texts)
    texts = {finding.place.file: loaded.texts.get(finding.place.file, "") for finding in findings}
    return Report(loaded.folder, as_of, findings, len(loaded.files), tuple(crashes), waived, texts=texts)


def code_lists_of(loaded: Loaded) -> CodeLists:
    """Return the official code lists that the catalog names; none when it names none."""
    folder = loaded.catalog.settings.code_lists
    return read_code_lists(loaded.folder / folder) if folder else CodeLists()


def find_rule(word: str) -> Rule | None:
    """Return the rule that has `word` as its code or name, or None."""
    return next((rule for rule in EVERY_RULE if word.lower() in (rule.code.lower(), rule.name)), None)


def normalize_finding(finding: Finding, *, strict: bool = False) -> Finding:
    """Return `finding` with texts of one line and a bounded length, as an error when `strict` asks for it."""
    severity = Severity.ERROR if strict and finding.severity is Severity.WARNING else finding.severity
    title, what = one_line(finding.title, TITLE_LENGTH), one_line(finding.what, TEXT_LENGTH)
    why, fix = one_line(finding.why, TEXT_LENGTH), one_line(finding.fix, TEXT_LENGTH)
    before = (finding.severity, finding.title, finding.what, finding.why, finding.fix)
    if before == (severity, title, what, why, fix):  # nearly always, and a copy takes longer than all the rest
        return finding
    return replace(finding, severity=severity, title=title, what=what, why=why, fix=fix)
