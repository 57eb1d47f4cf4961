"""What the pieces of a clause about prerequisites mean together; `Ambiguous` where that could be two things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.catalog.yaml.reader import Value
from generator.importers.prerequisites.joints import Ambiguous, List, Part, combined, permission, some_of
from generator.importers.prerequisites.phrases import Sign, Token

_DEEPEST = 5
_PREFIXES = {Sign.GRADE_IN: "grade", Sign.TOGETHER_WITH: "together"}
_SUFFIXES = {Sign.GRADE_WITH: "grade", Sign.TOGETHER: "together"}


def plain_courses(tokens: Sequence[Token]) -> list[str]:
    """Return the courses that `tokens` list; raise where they are alternatives or more is said of them."""
    condition, recommended = condition_of(tokens)
    found = condition if isinstance(condition, list) else [condition]
    if recommended or not all(isinstance(one, str) for one in found):
        raise Ambiguous
    return [one for one in found if isinstance(one, str)]


def condition_of(tokens: Sequence[Token]) -> tuple[Value, list[str]]:
    """Return the condition that `tokens` state, None for none, and the courses that they only recommend."""
    if any(token.sign is Sign.UNKNOWN for token in tokens):
        raise Ambiguous
    reader = _Reader(list(tokens))
    condition = reader.read_list(0)
    if reader.at < len(reader.tokens):
        raise Ambiguous
    return condition, reader.recommended


class _Reader:
    """Reads tokens from left to right, a list of parts at a time."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.recommended: list[str] = []

    def sign(self, ahead: int = 0) -> Sign | None:
        """Return what the next token does; None at the end."""
        return self.tokens[self.at + ahead].sign if self.at + ahead < len(self.tokens) else None

    def take(self) -> Token:
        """Return the next token and step over it."""
        self.at += 1
        return self.tokens[self.at - 1]

    def read_list(self, depth: int, *, some: int = 0) -> Value:
        """Return the condition of the list that begins here; with `some`, so many of its parts are enough."""
        if depth > _DEEPEST:
            raise Ambiguous
        found = List()
        while True:
            self._read_part(found, depth)
            while self._read_suffix(found):
                pass
            joint = self._read_joint()
            if joint is None:
                break
            found.joints.append(joint)
        kept = [part for part in found.parts if not part.recommended]
        if len(kept) < len(found.parts):
            self.recommended += [part.course for part in found.parts if part.recommended]
            if set(found.joints) - {"and", ",", ", and"}:
                raise Ambiguous
            found = List(kept, ["and"] * (len(kept) - 1))
            if not kept:
                return None
        return some_of(found, some) if some else combined(found)

    def _read_joint(self) -> str | None:
        sign = self.sign()
        if sign is Sign.COMMA and self.sign(1) in (Sign.AND, Sign.OR):
            self.at += 2
            return ", and" if self.tokens[self.at - 1].sign is Sign.AND else ", or"
        if sign is Sign.WITH and self.sign(1) is Sign.PERMISSION:
            self.at += 1
            return "and"
        joints = {Sign.AND: "and", Sign.OR: "or", Sign.COMMA: ",", Sign.SLASH: "/"}
        if sign in joints:
            self.at += 1
            return joints[sign]
        return None

    def _read_part(self, found: List, depth: int) -> None:
        """Read one part into `found`, after what is said before it of it and the parts that follow."""
        inherited = True
        while self.sign() in (Sign.DONE, *_PREFIXES):
            token = self.take()
            inherited = False
            found.prefix = (_PREFIXES[token.sign], token.value) if token.sign in _PREFIXES else None
        sign = self.sign()
        if sign is Sign.COURSE:
            if found.prefix and inherited and found.joints in ([", and"], [", or"]):
                raise Ambiguous  # "C or better in A, and B": the comma may end what the grade is about
            part = Part(course=self._course())
            if found.prefix:
                part = part.with_said(*found.prefix)
            found.parts.append(part)
            return
        found.prefix = None if sign in (Sign.PERMISSION, Sign.LEVEL) else found.prefix
        found.parts.append(Part(self._read_whole(found, sign, depth)))

    def _read_whole(self, found: List, sign: Sign | None, depth: int) -> Value:
        """Return a part that is complete in itself: a level, a permission, a list in brackets or after "two of"."""
        prefix = found.prefix
        if sign is None or sign not in (
            Sign.LEVEL,
            Sign.PERMISSION,
            Sign.SOME_OF,
            Sign.ALL_OF,
            Sign.EITHER,
            Sign.OPEN,
        ):
            raise Ambiguous
        token = self.take()
        if sign is Sign.LEVEL:
            return {"level": token.value}
        if sign is Sign.PERMISSION:
            return permission(token.value)
        if prefix:
            raise Ambiguous  # a grade, or "together with", before a list in brackets
        if sign is Sign.SOME_OF:
            return self.read_list(depth + 1, some=int(token.value))
        if sign is Sign.ALL_OF:
            return self._one_kind("and", depth)
        if sign is Sign.EITHER:
            return self._one_kind("or", depth)
        inner = self.read_list(depth + 1)
        if self.sign() is not Sign.CLOSE or inner is None:
            raise Ambiguous
        self.at += 1
        return inner

    def _one_kind(self, joint: str, depth: int) -> Value:
        """Return the list after "both" or "either": all that follows, which must be joined in the one way."""
        start = self.at
        condition = self.read_list(depth + 1)
        joints = {token.sign for token in self.tokens[start : self.at]} & {Sign.AND, Sign.OR}
        if joints != {Sign.AND if joint == "and" else Sign.OR}:
            raise Ambiguous
        return condition

    def _course(self) -> str:
        """Return the course that is mentioned here, maybe by code and name: "ENG 101 - Writing", "Algebra (MTH1)"."""
        slug = self.take().value
        while True:
            ahead = 1 if self.sign() in (Sign.DASH, Sign.OPEN) else 0
            bracket = self.sign() is Sign.OPEN
            if self.sign(ahead) is not Sign.COURSE or self.tokens[self.at + ahead].value != slug:
                return slug
            if bracket and self.sign(ahead + 1) is not Sign.CLOSE:
                return slug
            self.at += ahead + 1 + bracket

    def _read_suffix(self, found: List) -> bool:
        """Read what is said after a part of it: a grade, "may be taken concurrently", "recommended"."""
        start = self.at
        skipped = self.sign() in (Sign.OPEN, Sign.COMMA, Sign.DASH)
        bracket = self.sign() is Sign.OPEN
        self.at += skipped
        each = self.sign() is Sign.EACH
        self.at += each
        sign = self.sign()
        if sign not in (*_SUFFIXES, Sign.RECOMMENDED) or (bracket and self.sign(1) is not Sign.CLOSE):
            self.at = start
            return False
        token = self.take()
        self.at += bracket
        if sign is Sign.RECOMMENDED:
            if not bracket or len(found.parts) > 1 or not found.parts[-1].course:
                raise Ambiguous
            found.parts[-1] = replace(found.parts[-1], recommended=True)
            return True
        self._say_of(found, _SUFFIXES[sign], token.value, each=each)
        return True

    @staticmethod
    def _say_of(found: List, what: str, value: str, *, each: bool) -> None:
        """Say `what` of the last part; of every part with "each". It is unclear where earlier parts go without."""
        earlier = found.parts[:-1]
        if not found.parts[-1].course or (
            not each and any(part.course and not getattr(part, what) for part in earlier)
        ):
            raise Ambiguous
        if each:
            if not all(part.course for part in earlier):
                raise Ambiguous
            found.parts = [part.with_said(what, value) for part in found.parts]
        else:
            found.parts[-1] = found.parts[-1].with_said(what, value)
