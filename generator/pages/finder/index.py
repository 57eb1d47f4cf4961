"""The finder's data: facets of every pathway in one file, words and shown facts in many small ones.

Ten thousand pathways load quickly on a phone only if nothing is fetched that was not asked for. So a search takes

    facets.json           what every pathway is, as numbers; enough to filter, count and sort
    words/<start>.json    which pathways hold the words that begin so
    rows/<n>.json         what is shown of the pathways number n * ROWS and following

Rows stand in order of name. The folder is named after its content, so that files of two builds never mix.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.pages.page import Asset

PREFIX = "find/data-"
ROWS = 8
"""How many rows one file holds: a page of results in any order costs that many small files at most."""
SHARD_LIMIT = 16_000
"""Words that begin alike are split by one letter more once their file would exceed this many bytes."""
_COMMON_FROM = 200
_WORD = re.compile(r"[a-z0-9]{2,}")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class PathwayRow:
    """One pathway of the finder.

    `title` and `text` are searched, the title with more weight; `facets` are the values by key of facet; `sorts` are
    small whole numbers by name of order; `shown` is what a result shows, as JSON can say it.
    """

    title: str
    text: str
    facets: Mapping[str, tuple[str, ...]]
    sorts: Mapping[str, int]
    shown: Mapping[str, object]


def finder_files(rows: tuple[PathwayRow, ...], counties: Mapping[str, str]) -> tuple[str, tuple[Asset, ...]]:
    """Return the folder's address below the site, and its files. `counties` are those of the places, by id."""
    files = {name: _json(content) for name, content in _files(rows, counties)}
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\n".encode() + files[name])
    folder = f"{PREFIX}{digest.hexdigest()[:12]}/"
    return folder, tuple(Asset(folder + name, files[name]) for name in sorted(files))


def words_of(text: str) -> list[str]:
    """Return the words of `text` as they are looked up: no accents, no capitals, no plural "s"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return [stem(word) for word in _WORD.findall(bare)]


def stem(word: str) -> str:
    """Return `word` without the "s" of a plural. finder.js does the same."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _files(rows: tuple[PathwayRow, ...], counties: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    words = _postings(rows)
    common = _common_words(words, len(rows))
    orders = sorted({name for row in rows for name in row.sorts})
    shards = dict(_shards("", {word: found for word, found in words.items() if word not in common}))
    yield (
        "facets.json",
        {
            "count": len(rows),
            "rows": ROWS,
            "facets": {key: _column(rows, key) for key in sorted({key for row in rows for key in row.facets})},
            "counties": counties,
            "sorts": {name: [row.sorts.get(name, 0) for row in rows] for name in orders},
            "shards": sorted(shards),
            "common": sorted(common),
        },
    )
    for start, shard in shards.items():
        yield f"words/{start or '0'}.json", shard
    for at in range(0, len(rows), ROWS):
        yield f"rows/{at // ROWS}.json", [row.shown for row in rows[at : at + ROWS]]


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


def _postings(rows: tuple[PathwayRow, ...]) -> dict[str, str]:
    """Return, by word, the rows that hold it: in the title, then "|", elsewhere."""
    titles: dict[str, list[int]] = defaultdict(list)
    others: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        title = set(words_of(row.title))
        for word in title:
            titles[word].append(at)
        for word in set(words_of(row.text)) - title:
            others[word].append(at)
    return {
        word: f"{_delta_encoded(titles.get(word, ()))}|{_delta_encoded(others.get(word, ()))}"
        for word in sorted(titles.keys() | others.keys())
    }


def _common_words(words: Mapping[str, str], rows: int) -> set[str]:
    """Return the words that do not narrow a search: those of more than half of many pathways."""
    if rows < _COMMON_FROM:
        return set()
    return {word for word, found in words.items() if found.count(" ") > rows / 2}


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
