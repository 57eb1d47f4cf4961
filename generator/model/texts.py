"""Texts that may be written in several languages."""

from __future__ import annotations

from dataclasses import dataclass

PLAIN = ""
"""The language of a text that has only one version."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as its author wrote it: once, or once per language.

    `written` are the words, or pairs of a language tag (`en`, `es`) and words, sorted by language, one pair at least.
    Nearly every text is written once; a large catalog has hundreds of thousands.
    """

    written: str | tuple[tuple[str, str], ...]

    @classmethod
    def plain(cls, words: str) -> Text:
        """Return the text that says `words` in every language."""
        return cls(words)

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of a language tag and the words; the tag is `PLAIN` when the author named none."""
        return ((PLAIN, self.written),) if isinstance(self.written, str) else self.written

    def in_language(self, language: str) -> str:
        """Return the words in `language`, or the first version when there is no translation."""
        if isinstance(self.written, str):
            return self.written
        for tag, words in self.written:
            if tag == language:
                return words
        return self.written[0][1]

    def language_of(self, language: str) -> str:
        """Return the tag of the version that `in_language` shows, for HTML's `lang` attribute."""
        tags = [tag for tag, _ in self.versions]
        return language if language in tags or tags[0] == PLAIN else tags[0]

    def __str__(self) -> str:
        return self.written if isinstance(self.written, str) else self.written[0][1]
