"""Words that people type, and the words of the pages that they mean: EMT, CDL, cop, coding, night classes.

Each language of a catalog has a list beside this file, and `catalog.yaml` may add its own (`synonyms`). A page that
has one of the words meant is found by the word that is typed, too: that is settled here, so that no search has to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from generator.catalog.yaml.reader import read_data
from generator.model.catalog import Settings
from generator.pages.finder.words import words_of

FOLDER = Path(__file__).parent / "synonyms"
Phrase = tuple[str, ...]


class EverydayWords:
    """The words that lead to others, and the words that say nothing about what is looked for."""

    def __init__(self, meanings: Iterable[tuple[str, Iterable[str]]] = (), ignored: Iterable[str] = ()) -> None:
        self.ignored = frozenset(word for text in ignored for word in words_of(text))
        self._by_first: dict[str, list[tuple[Phrase, Phrase]]] = defaultdict(list)
        for typed, meant in meanings:
            words = tuple(words_of(typed))
            for phrase in map(tuple, map(words_of, meant)):
                if phrase:
                    self._by_first[phrase[0]].append((phrase, words))

    def leading_to(self, words: list[str]) -> Iterator[str]:
        """Yield the words that lead to a text with these `words`; several that belong together also as one phrase."""
        for at, word in enumerate(words):
            for phrase, typed in self._by_first.get(word, ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    yield from typed
                    if len(typed) > 1:
                        yield " ".join(typed)


def everyday_words(settings: Settings) -> EverydayWords:
    """Return the words for a catalog: those shipped for its languages, then its own."""
    shipped = [_shipped(language) for language in settings.languages]
    meanings = [pair for words in shipped for pair in words["means"].items()]
    own = [(one.word, one.means) for one in settings.synonyms]
    return EverydayWords((*meanings, *own), (word for words in shipped for word in words["ignored"]))


@cache
def _shipped(language: str) -> Mapping[str, Mapping[str, list[str]]]:
    """Return the list of a language, or of the one that it is a variety of; empty where there is none."""
    for name in (language, language.partition("-")[0]):
        if (file := FOLDER / f"{name}.yaml").is_file():
            found: Mapping[str, Mapping[str, list[str]]] = read_data(file)
            return found
    return {"means": {}, "ignored": {}}
