"""The finder's data: facets of every pathway in one file, words and shown facts in many small ones.

Ten thousand pathways load quickly on a phone only if nothing is fetched that was not asked for. So a search takes

    facets.json        what every pathway is, as numbers; enough to filter, count and sort
    words/<n>.json     which pages hold the words of one part of the alphabet
    rows/<n>.json      what is shown of the pathways number n * ROWS and following
    others/<n>.json    what is shown of other pages: courses, careers, places
    names.json         the words of names, for whoever mistypes one

Pathways stand in order of name, and after them the other pages, by kind and name. The folder is named after its
content, so that files of two builds never mix.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from generator.pages.finder.everyday_words import EverydayWords
from generator.pages.finder.words import phrase_of, words_of
from generator.pages.page import Asset

PREFIX = "find/data-"
ROWS = 8
"""How many pathways one file holds: a page of results in any order costs that many small files at most."""
OTHERS = 32
"""How many other pages one file holds: less is shown of each."""
SHARD_LIMIT = 16_000
"""Words that begin alike are split by one letter more once their file would exceed this many bytes."""
_COMMON_FROM = 200
_SHORT = 2
"""Words of so few letters count in names only: "it" means computers there, and nothing in a sentence."""
_SHORTEST_NAME = 4
_BETWEEN = " . "
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Searched = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]
"""The words of a page: of its name, those that lead to it, of the rest; and the whole phrases that name it."""


@dataclass(frozen=True, slots=True)
class SearchText:
    """What a page is found by, by weight: its `titles`; `keys` such as keywords and what it leads to; the rest.

    A title or a code that is typed in full means this page, and no other that only has its words.
    """

    titles: tuple[str, ...]
    keys: tuple[str, ...] = ()
    text: str = ""
    codes: tuple[str, ...] = ()

    def searched(self, everyday: EverydayWords) -> Searched:
        """Return its words, each where it weighs most, and its names as phrases.

        Words that lead to its title are keys: what a page is called says more than what it may be called.
        """

        words = [words_of(_BETWEEN.join(texts)) for texts in (self.titles, (*self.keys, *self.codes), (self.text,))]
        also = [frozenset(everyday.leading_to(part)) for part in words]

        def telling(word: str) -> bool:
            return len(word) > _SHORT and word not in everyday.ignored

        title = frozenset(words[0])
        keys = frozenset((*words[1], *also[0], *also[1])) - title
        text = frozenset(filter(telling, (*words[2], *also[2]))) - title - keys
        names = frozenset(phrase for name in (*self.titles, *self.codes) if (phrase := phrase_of(name)))
        return title, keys, text, names


@dataclass(frozen=True, slots=True)
class PathwayRow:
    """One pathway of the finder.

    `search` is what it is found by; `facets` are the values by key of facet; `sorts` are small whole numbers by name
    of order; `shown` is what a result shows, as JSON can say it.
    """

    search: SearchText
    facets: Mapping[str, tuple[str, ...]]
    sorts: Mapping[str, int]
    shown: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class OtherRow:
    """Another page that is found beside pathways: the name of its kind, and what is shown of it."""

    kind: str
    search: SearchText
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FinderData:
    """Everything that can be found; the counties of places, by id; and words that lead to others."""

    rows: tuple[PathwayRow, ...]
    others: tuple[OtherRow, ...] = ()
    counties: Mapping[str, str] = field(default_factory=dict)
    everyday: EverydayWords = field(default_factory=EverydayWords)


def finder_files(data: FinderData) -> tuple[str, tuple[Asset, ...]]:
    """Return the folder's address below the site, and its files."""
    files = {name: _json(content) for name, content in _files(data)}
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\n".encode() + files[name])
    folder = f"{PREFIX}{digest.hexdigest()[:12]}/"
    return folder, tuple(Asset(folder + name, files[name]) for name in sorted(files))


def _files(data: FinderData) -> Iterator[tuple[str, object]]:
    rows = data.rows
    texts = (*(row.search for row in rows), *(row.search for row in data.others))
    searched = [text.searched(data.everyday) for text in texts]
    words = _postings(searched)
    common = _common_words(words, len(searched))
    shards = dict(_shards("", {word: found for word, found in words.items() if word not in common}))
    orders = sorted({name for row in rows for name in row.sorts})
    yield (
        "facets.json",
        {
            "count": len(rows),
            "others": len(data.others),
            "kinds": [(kind, len(list(others))) for kind, others in groupby(row.kind for row in data.others)],
            "per_file": {"rows": ROWS, "others": OTHERS},
            "facets": {key: _column(rows, key) for key in sorted({key for row in rows for key in row.facets})},
            "counties": data.counties,
            "sorts": {name: [row.sorts.get(name, 0) for row in rows] for name in orders},
            "shards": sorted(shards),
            "ignored": sorted(data.everyday.ignored),
            "common": sorted(common),
        },
    )
    for at, start in enumerate(sorted(shards)):
        yield f"words/{at}.json", shards[start]
    for name, size, shown in (
        ("rows", ROWS, [row.shown for row in rows]),
        ("others", OTHERS, [row.shown for row in data.others]),
    ):
        for at in range(0, len(shown), size):
            yield f"{name}/{at // size}.json", shown[at : at + size]
    yield "names.json", _names(searched)


def _column(rows: tuple[PathwayRow, ...], key: str) -> dict[str, object]:
    """Return a facet as its values, the sets of them that occur (most frequent first), and each row's set."""
    sets = [tuple(sorted(set(row.facets.get(key, ())))) for row in rows]
    values = sorted({value for found in sets for value in found})
    number = {value: at for at, value in enumerate(values)}
    distinct = [found for found, _ in sorted(Counter(sets).items(), key=lambda pair: (-pair[1], pair[0]))]
    place = {found: at for at, found in enumerate(distinct)}
    return {
        "values": values,
        "sets": [[number[value] for value in found] for found in distinct],
        "of": [place[found] for found in sets],
    }


def _postings(searched: Iterable[Searched]) -> dict[str, str]:
    """Return, by word, the rows that hold it: in the name, then "|", as a key, elsewhere, and as the whole name."""
    found: dict[str, tuple[list[int], ...]] = defaultdict(lambda: ([], [], [], []))
    for row, parts in enumerate(searched):
        for at, words in enumerate(parts):
            for word in words:
                found[word][at].append(row)
    return {word: "|".join(map(_delta_encoded, found[word])).rstrip("|") for word in sorted(found)}


def _common_words(words: Mapping[str, str], rows: int) -> set[str]:
    """Return the words that do not narrow a search: those of more than half of many pages."""
    if rows < _COMMON_FROM:
        return set()
    return {word for word, found in words.items() if found.count(" ") > rows / 2}


def _names(searched: Iterable[Searched]) -> list[str]:
    """Return the words of names and keys that are worth correcting to, the most frequent first."""
    times = Counter(word for title, keys, _, _ in searched for word in (*title, *keys))
    worth = (word for word in times if len(word) >= _SHORTEST_NAME and word.isalpha())
    return sorted(worth, key=lambda word: (-times[word], word))


def _delta_encoded(ascending: Iterable[int]) -> str:
    """Return ascending numbers as the steps between them, in base 36."""
    steps, before = [], -1
    for number in ascending:
        steps.append(_base36(number - before))
        before = number
    return " ".join(steps)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def _shards(start: str, words: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield words by how they begin; a word with which too many others begin has a file of its own, with a "-"."""
    if sum(len(word) + len(found) + 6 for word, found in words.items()) <= SHARD_LIMIT or len(words) == 1:
        if words or not start:
            yield start, words
        return
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for word, found in words.items():
        parts[word[: len(start) + 1] if word != start else f"{start}-"][word] = found
    for part in sorted(parts):
        if part.endswith("-"):
            yield part, parts[part]
        else:
            yield from _shards(part, parts[part])


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
