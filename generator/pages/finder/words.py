"""Words as they are looked up: the same in the index and in what somebody types. finder-words.js does the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_APOSTROPHE = re.compile("['’ʼ`]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W_]+[+#]*")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_ENDING_ES = re.compile(r"(?:ss|ch|sh|x)es$")
_CODE = re.compile(r"(?<![^\W_])([a-z]{1,5})[ .-]?([0-9]{2,}[a-z]?)(?![^\W_])", re.ASCII)
_NUMBER = re.compile(r"(?<![^\W_])[0-9]+(?:[.-][0-9]+)+(?![^\W_])", re.ASCII)


def words_of(text: str) -> list[str]:
    """Return the words of `text`: no accents, no capitals, no apostrophes, no plural "s".

    Codes follow once more as one word ("CUL 1040", "CUL-1040": "cul1040"), so that no spelling of one is missed.

    >>> words_of("Nurses’ aides, CUL 1040")
    ['nurse', 'aide', 'cul', '1040', 'cul1040']
    """
    bare = plain(text)
    return [*(stem(word) for word in _WORD.findall(bare)), *codes_in(bare)]


def phrase_of(text: str) -> str:
    """Return the words of a whole name or code, as somebody may type it: "welding 1", "cul1040"."""
    bare = plain(text)
    code = next(codes_in(bare), "")
    if code and code == "".join(_WORD.findall(bare)):
        return code
    return " ".join(stem(word) for word in _WORD.findall(bare))


def plain(text: str) -> str:
    """Return `text` without accents, capitals and apostrophes."""
    return _APOSTROPHE.sub("", _BEYOND_ASCII.sub(_without_marks, text.lower()))


def _without_marks(found: re.Match[str]) -> str:
    apart = unicodedata.normalize("NFKD", found[0])
    return "".join(c for c in apart if unicodedata.category(c)[0] != "M")


def stem(word: str) -> str:
    """Return `word` without the ending of a plural, and a Roman numeral as a number: "Algebra II" is Algebra 2."""
    if word in _ROMAN:
        return _ROMAN[word]
    if len(word) <= 3 or not word.endswith("s") or word.endswith("ss"):
        return word
    return word[:-2] if _ENDING_ES.search(word) else word[:-1]


def codes_in(bare: str) -> Iterator[str]:
    """Yield the codes in a text that is plain already, each as one word: letters and a number, numbers with signs."""
    for found in _CODE.finditer(bare):
        if found[0] != found[1] + found[2]:
            yield found[1] + found[2]
    for found in _NUMBER.finditer(bare):
        yield re.sub("[.-]", "", found[0])
