"""Words about prerequisites as a condition; or, where they could mean two things, left as words.

The one law here is that nothing is read with another meaning than a reader would give it. Every piece of a text has
to be understood, or all of it stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.catalog.yaml.reader import Value
from generator.importers.prerequisites.grammar import condition_of, plain_courses
from generator.importers.prerequisites.joints import Ambiguous, all_of, any_of
from generator.importers.prerequisites.known import KnownCourses, normalized
from generator.importers.prerequisites.lexer import Standing, tokens_of
from generator.importers.prerequisites.phrases import Sign, Token

_NOTHING = re.compile(
    r"(?:there (?:is|are) )?(?:no|none|not)(?: (?:specific|formal|prior|previous))*"
    r"(?: (?:pre-?req(?:uisite)?s?(?:\(s\))?|experience|courses?|requirements?|applicable))*"
    r"(?: (?:is|are))?(?: (?:required|needed|necessary))?\W*|n/?a\W*|ningun[oa]s?\W*",
)
_LABEL = re.compile(r"(?:pre-?req(?:uisite)?s?|prerrequisitos?)(?:\(s\))? ?[:.-] ?")
_GRADUATION = re.compile(
    r"\bgraduation\b|\bdiploma\b"
    r"|\A(?>.*?\b(?:meets|fulfills|satisfies|counts|counted|counting)\b).*\b(?:requirement|credit|elective)"
)
_RECOMMENDED = re.compile(
    r"(?:strongly |highly )?(?:recommended|recommendation|suggested|advisory)"
    r"(?: (?:preparation|pre-?requisites?|courses?))?: ?"
)
_ABBREVIATED = re.compile(
    r"(?:dept|instr|grs?|[js]r|fr|so|soph|hon|intro|adv|min|max|req|(?:pre|co)req|alg|eng|sem|pt|[dm]rs?|ms|st|vs"
    r"|nos?|rec|inc|approx|geom|chem|bio|hist|gov|span|comp|u\.s|[us])\Z",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<!\S)(\S*)\.\s+(?=[A-Z(\"“])")
_LONGEST = 2000
_JOINT = re.compile(r"(and|or)\b ?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What words about prerequisites say: a condition and recommended courses, or the words left as they are.

    `passed_over` are clauses about graduation, which are no prerequisites.
    """

    condition: Value = None
    recommended: tuple[str, ...] = ()
    left: str = ""
    passed_over: tuple[str, ...] = ()


@dataclass(slots=True)
class _Clauses:
    """What the clauses of one text have said so far."""

    conditions: list[Value] = field(default_factory=list)
    joints: list[str] = field(default_factory=list)
    bare: list[bool] = field(default_factory=list)
    recommended: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def read_prerequisites(words: str, known: KnownCourses, standing: Standing) -> Reading:
    """Return what `words` say of courses that are `known`; class standings are those of `standing`."""
    text = " ".join(words.split())
    if len(text) > _LONGEST:
        return Reading(left=text)
    if not text or _NOTHING.fullmatch(normalized(text)):
        return Reading()
    said = _Clauses()
    try:
        for clause in _clauses(text):
            _read_clause(clause, said, known, standing)
        condition = _joined(said)
    except Ambiguous:
        return Reading(left=text)
    if condition is None and not said.recommended and not said.passed_over:
        return Reading(left=text)
    return Reading(condition, tuple(dict.fromkeys(said.recommended)), "", tuple(said.passed_over))


def _clauses(text: str) -> list[str]:
    """Return the sentences of `text`, and the parts of each between semicolons outside brackets."""
    marked = _SENTENCE_END.sub(
        lambda match: match.group() if _ABBREVIATED.match(match.group(1)) else f"{match.group(1)}; ", text
    )
    clauses, depth, begin = [], 0, 0
    for at, letter in enumerate(marked):
        depth += (letter in "([") - (letter in ")]")
        if letter == ";" and depth <= 0:
            clauses.append(marked[begin:at])
            begin = at + 1
    clauses.append(marked[begin:])
    return [clause.strip(" .") for clause in clauses if clause.strip(" .")]


def _read_clause(clause: str, said: _Clauses, known: KnownCourses, standing: Standing) -> None:
    text = normalized(clause).strip(" .")
    text = text[label.end() :] if (label := _LABEL.match(text)) else text
    if _GRADUATION.search(text):
        said.passed_over.append(clause)
        return
    if _NOTHING.fullmatch(text):
        return
    labeled = _RECOMMENDED.match(text)
    joint = None if labeled else _JOINT.match(text)
    tokens = tokens_of(text[labeled.end() if labeled else joint.end() if joint else 0 :], known, standing)
    if labeled or (tokens and tokens[-1].sign is Sign.RECOMMENDED):
        said.recommended += plain_courses([token for token in tokens if token.sign is not Sign.RECOMMENDED])
        return
    condition, recommended = condition_of(tokens)
    said.recommended += recommended
    if condition is not None:
        said.joints.append(joint.group(1) if joint else "")
        said.bare.append(_is_open_to_doubt(tokens))
        said.conditions.append(condition)


def _is_open_to_doubt(tokens: Sequence[Token]) -> bool:
    """Say whether a clause could also be an alternative to the one before it: "Algebra I; teacher approval"."""
    return all(token.sign is Sign.PERMISSION for token in tokens) and "required" not in tokens[-1].text


def _joined(said: _Clauses) -> Value:
    """Return what the clauses ask for together: all of it, unless each one but the last leads to an "or"."""
    if len(said.conditions) < 2:
        return said.conditions[0] if said.conditions else None
    joints = said.joints[1:]
    if "or" in joints:
        if joints[-1] != "or" or any(joint == "and" for joint in joints):
            raise Ambiguous
        return any_of(said.conditions)
    last = said.conditions[-1]
    if any(bare and not joint for bare, joint in zip(said.bare[1:], joints, strict=True)):
        raise Ambiguous
    if (
        isinstance(last, dict)
        and "any" in last
        and not joints[-1]
        and all(isinstance(one, str) for one in said.conditions[:-1])
    ):
        raise Ambiguous  # "A; B or C" may be a list of three
    return all_of(said.conditions)
