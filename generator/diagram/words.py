"""The words a drawing brings along, one file per language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
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


ENGLISH = DiagramWords(**json.loads(Path(__file__).with_name("words.en.json").read_text(encoding="utf-8")))
