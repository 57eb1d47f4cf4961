"""The words a drawing brings along, one file per language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.diagram.flow import BoxKind, LineKind
from generator.diagram.outline import FactKind


@dataclass(frozen=True, slots=True)
class DiagramWords:
    """`choice` takes {heading} and {steps}; `labels` and the rest are plain words."""

    kinds: Mapping[BoxKind, str]
    relations: Mapping[LineKind, str]
    roles: Mapping[FactKind, str]
    choice: str
    steps: str


@cache
def diagram_words(language: str) -> DiagramWords:
    """Return the words for readers of `language`, in English where there is no file for it."""
    for name in (language, language.partition("-")[0], "en"):
        file = Path(__file__).with_name(f"words.{name}.json")
        if file.is_file():
            return DiagramWords(**json.loads(file.read_text(encoding="utf-8")))
    raise AssertionError("The English words are part of the program.")


ENGLISH = diagram_words("en")
