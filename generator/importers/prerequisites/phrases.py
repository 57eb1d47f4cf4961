"""The phrases of prerequisites besides the names of courses, as patterns over text in small letters.

Each pattern says one thing whatever stands around it. What no pattern says is left as words: a phrase that is missing
here costs a reader nothing but a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Sign(Enum):
    """What a piece of a text does in it."""

    COURSE = auto()
    LEVEL = auto()
    PERMISSION = auto()
    GRADE_IN = auto()
    GRADE_WITH = auto()
    TOGETHER_WITH = auto()
    TOGETHER = auto()
    DONE = auto()
    IDLE = auto()
    RECOMMENDED = auto()
    SOME_OF = auto()
    ALL_OF = auto()
    EACH = auto()
    AND = auto()
    OR = auto()
    SLASH = auto()
    COMMA = auto()
    WITH = auto()
    EITHER = auto()
    OPEN = auto()
    CLOSE = auto()
    DASH = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a text: what it does, its value (slug, grade, number, who permits), and the text itself."""

    sign: Sign
    value: str = ""
    text: str = ""
    is_code: bool = False


_LETTER = r"[abcd][+-]?(?![\w])"
_PERCENT = r"\d{2}(?:\.\d)? ?(?:%|percent)"
_BETTER = r"(?: or (?:better|higher|above|greater)| and (?:above|higher)| minimum| min\.?| average)"
_GRADE = (
    r"(?:(?:an? )?(?:minimum |min\.? )?(?:final |course |semester |overall )?(?:letter )?"
    r"(?:grade|mark|score|average)s?"
    rf" (?:of )?(?:at least )?(?:an? )?(?P<g1>{_LETTER}|{_PERCENT}|[5-9]\d(?= or))(?:{_BETTER})?"
    rf"|(?:an? )?(?:minimum (?:of )?(?:an? )?)(?P<g2>{_LETTER}|{_PERCENT})(?: grade)?(?:{_BETTER})?"
    rf"|(?:at least )?(?:an? )?(?P<g3>{_LETTER}|{_PERCENT}|[5-9]\d(?= or))(?: grade)?{_BETTER}(?: grade)?"
    rf"|at least (?:an? )?(?P<g4>{_LETTER}|{_PERCENT}))"
)
_WHO = (
    r"(?:instructor|teacher|faculty|professor|director|conductor|coach|sponsor|advis[eo]r|counselor|guidance"
    r"|department(?:al)?(?: (?:head|chair(?:person)?))?|dept\.?(?: (?:head|chair))?|chair(?:person)?|division"
    r"|principal|administrat(?:or|ion|ive)|school|college|program|dean|parent(?:al)?|coordinator)s?"
)
_WHO_AND_WHO = rf"{_WHO}(?:(?: and/or | or | and |/){_WHO})?"
_LETS_IN = r"(?:permission|approval|consent|recommendations?|signature|authorization|referral|override|invitation)"
_OF_A_SUBJECT = (
    r"(?:written |prior |by |the |current |previous |math |english |science |music |art |band |choir |cte )*"
)
_REQUIRED = r"(?: (?:is |are )?(?:required|needed|necessary)| only)?"
_CLASS = r"(?:freshm[ae]n|sophomore|soph\.?|junior|jr\.?|senior|sr\.?)s?"
_UP = r"(?: (?:and|or) (?:above|higher|up|over|older|beyond|later)|\+)"
_NTH = r"(?:\d{1,2})(?:th|st|nd|rd)"
_NUMBER = r"(?:one|two|three|four|five|[1-5])"
_LIST = r"(?: (?:the )?(?:following|these|list))?(?: (?:courses|classes))?(?: *:)?"
_TOGETHER = r"(?:concurrent(?:ly)?|simultaneous(?:ly)?)"
_ENROLLMENT = r"(?: (?:enrollment|enrolled|credit|registration|completion))?"
_MAY = (
    r"(?:(?:which |and )?(?:may|can|must|should)(?: also)?(?: be)?(?: (?:taken|enrolled))?|taken|to be taken)"
    r" (?:be )?"
)
_ALLOWED = r"(?: (?:is )?(?:ok(?:ay)?|allowed|permitted|accepted|acceptable|possible))?"
_OPEN_TO = (
    r"(?:open (?:only )?to (?:all )?|must be (?:in |an? )?|students? in |for "
    r"|limited to |restricted to |available to )*"
)
_MORE_GRADES = r"(?:(?:, ?\d{1,2})*,? ?(?:-|to|and|or|&|through|,) ?\d{1,2})?"
_STANDING = r"(?: standing| status)?(?: students?)?"

# The kinds that read the same words compete: the longest match wins, the first of equals.
_PATTERNS: tuple[tuple[Sign, str], ...] = (
    (Sign.GRADE_IN, rf"(?:with |earn(?:ed|ing)? |receiv\w{1, 4} |obtain\w{0, 4} )?{_GRADE} (?:in|for|from)\b"),
    (Sign.GRADE_WITH, rf"(?:with |earning |at )?{_GRADE}{_REQUIRED}"),
    (
        Sign.TOGETHER_WITH,
        r"(?:(?:prior|previous|completion|successful completion|completed|past|before)"
        rf"(?: (?:credit|completion|enrollment))?(?: in| of)?,? ?(?:or|and/or) ?(?:{_TOGETHER}|current)"
        rf"{_ENROLLMENT}(?: (?:in|of|with))?"
        rf"|(?:{_TOGETHER}|current) or (?:prior|previous|past) (?:enrollment|completion|credit)(?: (?:in|of))?)(?= )",
    ),
    (
        Sign.TOGETHER_WITH,
        rf"(?:(?:must|may|should|to) be )?(?:taken |enrolled |currently )?(?:{_TOGETHER}|co-?)"
        r"(?: ?(?:enroll(?:ment|ed)|registration|registered|participation))?(?: (?:is )?required)?(?: (?:in|with)) ?",
    ),
    (Sign.TOGETHER_WITH, r"(?:co-?requisites?|coreqs?)(?:\(s\))?(?: *:| (?:is|are|of))?(?= )"),
    (
        Sign.TOGETHER,
        rf"{_MAY}(?:{_TOGETHER}|at the same time|together)"
        rf"|(?:or |and/or )?concurrent(?:ly)?(?: enrollment| registration)?{_ALLOWED}"
        r"(?! (?:in|with|of|enroll\w*|registration)\b)|(?:or )?taken concurrently(?! with)",
    ),
    (Sign.PERMISSION, rf"{_OF_A_SUBJECT}(?P<who>{_WHO_AND_WHO}) (?:written )?{_LETS_IN}{_REQUIRED}"),
    (
        Sign.PERMISSION,
        rf"(?:written |prior |by |the |with )*{_LETS_IN} (?:of|from|by) (?:the |an |a |your |current |previous )*"
        rf"(?P<who2>{_WHO_AND_WHO}){_REQUIRED}",
    ),
    (Sign.PERMISSION, rf"(?:by |special )?{_LETS_IN}{_REQUIRED}"),
    (
        Sign.PERMISSION,
        r"(?:by |an? |appropriate |satisfactory |qualifying |acceptable |sufficient |successful |college )*"
        r"(?:math(?:ematics)? |english |reading |writing |language )?(?P<placement>placement)"
        rf"(?: (?:test|exam|examination|assessment|evaluation))?(?: scores?| results?)?{_REQUIRED}",
    ),
    (
        Sign.PERMISSION,
        r"(?:by |an |successful |live )*(?P<audition>audition|tryout)s?"
        rf"(?: with (?:the )?(?:director|instructor|teacher))?{_REQUIRED}",
    ),
    (
        Sign.PERMISSION,
        r"(?:by |an |approved |completed |successful |program )*(?P<application>application|interview)"
        rf"(?: and interview| process)?{_REQUIRED}",
    ),
    (Sign.PERMISSION, rf"(?:by |a |an )*(?P<portfolio>portfolio)(?: review| submission)?{_REQUIRED}"),
    (
        Sign.PERMISSION,
        r"(?:its |an |the |a )?(?P<equivalent>equivalent)"
        r"(?: (?:course(?:work)?|experience|knowledge|skills?|preparation|class))?s?",
    ),
    (
        Sign.LEVEL,
        rf"{_OPEN_TO}(?:(?P<span>(?:grades?|gr\.?) ?\d{{1,2}}{_MORE_GRADES}){_UP}?{_STANDING}"
        rf"|(?P<nth>{_NTH}(?:(?:, ?{_NTH})*,? ?(?:-|to|and|or|through|,) ?{_NTH})?)[ -]grade(?:r?s)?{_UP}?"
        r"(?: level)?"
        rf"{_STANDING}|(?P<words>{_CLASS}(?:(?:, ?{_CLASS})*,? ?(?:and|or|/|-) ?{_CLASS})?){_UP}?"
        rf"(?:[ -]?(?:standing|status|level|year|class))?(?: students?)?{_UP}?"
        rf"|(?P<upper>upper[ -]?class(?:men|man|students?)?)){_REQUIRED}",
    ),
    (
        Sign.SOME_OF,
        rf"(?:(?:completion of |complete |choose |select )?(?:at least |any )?(?P<count>{_NUMBER})(?: \([1-5]\))?"
        rf"(?: (?:courses?|classes))? (?:of|from|among|from among)\b{_LIST}"
        rf"|(?P<any>any)(?: of| of the| one of)?{_LIST})(?= )",
    ),
    (Sign.ALL_OF, rf"(?:both|all)(?: of)?{_LIST}(?= )(?! with| \()"),
    (Sign.EACH, r"(?:both|each|all)(?= with| \()"),
    (Sign.EITHER, r"either(?: of)?"),
    (
        Sign.DONE,
        r"(?:students? |who |must |have |has |having |a |an |be |with |the )*"
        r"(?:(?:successful(?:ly)?|satisfactor(?:y|ily)|prior|previous|proven) )*"
        r"(?:complet(?:ion|ed?|ing)(?: of)?|pass(?:ed|ing|es)?(?: (?:grade|mark|score)s?)?(?: (?:in|of|for))?|taken"
        r"|success in|credit (?:in|for))",
    ),
    (Sign.IDLE, r"(?:pre-?req(?:uisite)?s?)(?:\(s\))?(?: (?:is|are|of))?(?: *:)?"),
    (
        Sign.IDLE,
        r"(?:is|are) (?:required|needed)|required|the|courses?|class(?:es)?|(?:students )?(?:must )?have",
    ),
    (
        Sign.RECOMMENDED,
        r"(?:but |is |are |not required |strongly |highly )*"
        r"(?:recommended|suggested|encouraged|preferred|advised|desirable|helpful)(?:,? but not required)?",
    ),
    (Sign.OR, r"or|and/or|o(?= \w)|or else"),
    (Sign.AND, r"and|y(?= \w)|plus|as well as|along with|in addition to"),
    (Sign.WITH, r"with(?: the)?"),
    (Sign.COMMA, r","),
    (Sign.SLASH, r"/"),
    (Sign.OPEN, r"[(\[]"),
    (Sign.CLOSE, r"[)\]]"),
    (Sign.DASH, r"[-:]"),
)
# A phrase ends where a word ends. Repeated words end somewhere, too: a long row of them would be walked often.
_COMPILED = tuple(
    (sign, re.compile(rf"(?:{pattern.replace(')*', '){0,6}')})(?:(?<!\w)|(?!\w))")) for sign, pattern in _PATTERNS
)


def phrases_at(text: str, start: int) -> Iterator[tuple[Sign, re.Match[str]]]:
    """Yield each kind of phrase that begins in `text` at `start`, as it was matched."""
    for sign, pattern in _COMPILED:
        if (found := pattern.match(text, start)) and found.end() > start:
            yield sign, found
