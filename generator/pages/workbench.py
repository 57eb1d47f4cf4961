"""A catalog folder while somebody edits it: read again where it changed, shown before all rules have been asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.catalog.load import ParsedFileCache
from generator.checks.rules import ALL_RULES, RULES
from generator.model.findings import Finding
from generator.pages.cache import Cache
from generator.pages.editor.bundle import editor_for
from generator.pages.site import load_and_check, make_site
from generator.pages.website import BuildRefused, Site

# Those that read one file at a time: they cost nothing, and what they refuse cannot be shown.
_FILE_RULE_CODES = frozenset(rule.code for rule in ALL_RULES) - frozenset(rule.code for rule in RULES)


class SiteBuilder:
    """Makes the site of one folder again and again. `findings` are what all rules said last, for pages to show."""

    def __init__(self, catalog: Path, as_of: date | None = None, cache: Cache | None = None) -> None:
        self.findings: tuple[Finding, ...] = ()
        self._catalog, self._as_of, self._cache = catalog, as_of, cache
        self._memory = ParsedFileCache()

    def site(self) -> Site | BuildRefused:
        """Return the site as the files are now, or why they cannot be shown. Only files are judged, not the graph."""
        match load_and_check(self._catalog, self._as_of, memory=self._memory, rules=_FILE_RULE_CODES):
            case BuildRefused() as refusal:
                return refusal
            case graph, report:
                folder = self._catalog.resolve().name
                editor = editor_for(self._catalog)
                return make_site(graph, report.as_of, self.findings, self._cache, folder, editor)
