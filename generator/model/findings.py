"""Rules in words, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from generator.model.places import Place


class Severity(StrEnum):
    """How much a finding matters: an error blocks a change, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Example:
    """A few catalog files that show a rule at work, as pairs of path and text.

    They are laid over a small sound catalog, so each shows only what matters.
    """

    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value that may have been meant: as it would be written there, and what it is."""

    value: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that matters to a finding, and why."""

    place: Place
    note: str


@dataclass(frozen=True, slots=True)
class Cause:
    """What several findings come from: those of one rule with the same `key` are reported as one, with all places.

    `title`, `what` and `fix` are its words; `{count}` in them is how many places there are, `{places}` says so in
    words. `place` is where the cause stands; without one, the first finding's place is shown. `note` says what
    matters at the place of one of them, `loses` which destination is lost there. A cause `of_any_rule` makes one
    finding of those of all rules.
    """

    key: str
    title: str
    what: str
    fix: str
    place: Place | None = None
    note: str = "also here"
    loses: str = ""
    of_any_rule: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, at one place, in words for somebody who has never seen the code.

    `title` says what is wrong in a line; `what` in full; `why` why it matters to a reader of the site;
    `fix` how to fix it. `entity` is the id of what the file describes, `value` the offending text. `waits_for` is
    explained at `Rule`, which says it for most.
    """

    code: str
    name: str
    severity: Severity
    title: str
    what: str
    why: str
    fix: str
    place: Place
    entity: str = ""
    value: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    related: tuple[Related, ...] = ()
    waits_for: tuple[str, ...] = ()
    cause: Cause | None = None
    """What it comes from, if other findings may come from the same."""
    more: int = 0
    """How many further findings of the same cause are only counted."""
    stands_for: tuple[Finding, ...] = field(default=(), compare=False, repr=False)
    """The findings of one cause that are reported as this one."""

    @property
    def fingerprint(self) -> str:
        """Return what stays the same when lines move: rule, entity, pointer and offending value, digested.

        What is only counted belongs to it: another count is another finding.
        """
        parts: tuple[str, ...] = (self.code, self.entity or self.place.file, self.place.pointer, self.value)
        parts += (str(self.more),) if self.more else ()
        return sha256("\0".join(parts).encode()).hexdigest()[:16]

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """Return the key by which findings are sorted: file, line, pointer, code."""
        position = self.place.position
        line, column = (position.line, position.column) if position else (0, 0)
        return (self.place.file, line, column, self.place.pointer, self.code, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule in words: everything that the command line, the site's rule page and the tests say about it.

    `name` is the pattern found, in kebab case, and reads well after "allow". `title` is the rule page's
    heading. `depends_on_date` rules never block a change (they are warnings whatever else they are).
    """

    code: str
    name: str
    severity: Severity
    title: str
    meaning: str
    why: str
    fix: str
    bad: Example = field(default=Example(()))
    good: Example = field(default=Example(()))
    depends_on_date: bool = False
    # One cause is told once. The rest says how findings of this rule go together with those of others.
    suppressed_by: tuple[str, ...] = ()
    """Codes of rules. Nothing is said of an entity about which one of them finds an error."""
    waits_for: tuple[str, ...] = ()
    """Parts of a file, such as "/plan", in which may stand what the rule misses.

    Nothing is said of a file while the reader had to leave out something there.
    """
    waits_for_all: bool = False
    """What the rule misses may stand in any file: nothing is said while the reader had to leave out something."""
    leaves_out: Callable[[Finding], Iterator[str]] | None = None
    """For rules of the reader: the pointers to what it had to leave out. Nothing else is said of these places."""
    makes_unsure: bool = False
    """What a finding points at may be meant otherwise: nothing is said that rests on it, in any file."""
    begun_at: str | None = None
    """The pointer at which a finding means that the file was just begun. Such a file gets no advice."""

    def finding(
        self,
        place: Place,
        title: str,
        what: str,
        *,
        severity: Severity | None = None,
        why: str = "",
        fix: str = "",
        entity: str = "",
        value: str = "",
        suggestions: tuple[Suggestion, ...] = (),
        related: tuple[Related, ...] = (),
        waits_for: tuple[str, ...] = (),
        cause: Cause | None = None,
        more: int = 0,
    ) -> Finding:
        """Return a finding of this rule; the rule's own words stand where none are given."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=severity or self.severity,
            title=title,
            what=what,
            why=why or self.why,
            fix=fix or self.fix,
            place=place,
            entity=entity,
            value=value,
            suggestions=suggestions,
            related=related,
            waits_for=waits_for or self.waits_for,
            cause=cause,
            more=more,
        )
