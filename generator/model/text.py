"""Texts that may be written in several languages."""

from __future__ import annotations

from dataclasses import dataclass

PLAIN = ""
"""The language of a text that is written once, for every reader."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as its author wrote it: once, or once per language.

    `versions` pairs a language tag (`en`, `es`; `PLAIN` when the author named none) with the words,
    sorted by language. A text has at least one version.
    """

    versions: tuple[tuple[str, str], ...]

    @classmethod
    def plain(cls, words: str) -> Text:
        """Return the text that says `words` in every language."""
        return cls(((PLAIN, words),))

    def in_language(self, language: str) -> str:
        """Return the words in `language`, or the first version when nobody has translated them."""
        for tag, words in self.versions:
            if tag == language:
                return words
        return self.versions[0][1]

    def language_of(self, language: str) -> str:
        """Return the tag of the version that `in_language` shows, for HTML's `lang` attribute."""
        tags = [tag for tag, _ in self.versions]
        return language if language in tags or tags[0] == PLAIN else tags[0]

    def __str__(self) -> str:
        return self.versions[0][1]
