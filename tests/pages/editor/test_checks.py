"""The form's check of shapes accepts what the reader accepts, and nothing else."""

from __future__ import annotations

import random
from copy import deepcopy
from typing import Any

from generator.catalog.schemas import SCHEMA_NAMES, is_valid, read_schema
from generator.catalog.yaml.reader import read_document
from generator.pages.editor.bundle import Editor
from tests.demonstration import CATALOG
from tests.laws import NIGHT
from tests.pages.editor.node import answer_of

TEXTS = ["", "x", "Déjà vu 😀" * 30, "a/b", "a b", "2026-02-30", "2026-02-28", "https://a.example"]
NUMBERS = [0, -1, 7, 2.5, 10**6]
GROUPS: list[Any] = [[], {}, ["a", "a"], {"en": "x"}, {"any": ["a"]}, {"at_least": 2, "of": ["a"]}]
ODD: list[Any] = [*TEXTS, *NUMBERS, *GROUPS, True, None]
KEYS = ["note", "from", "choose", "any", "x-y", "credential", "level", "es"]


def schema_of(file: str) -> str:
    """Return the name of the schema for a file of a catalog."""
    if file == "catalog.yaml":
        return "catalog"
    folder = file.split("/")[1]
    return next((name for name in SCHEMA_NAMES if folder in (f"{name}s", f"{name[:-1]}ies")), "organization")


def files() -> list[tuple[str, Any]]:
    found = sorted(CATALOG.rglob("*.yaml"))
    pairs = [(str(file.relative_to(CATALOG)), file) for file in found if "translations" not in file.parts]
    return [(schema_of(name), read_document(file.read_text(encoding="utf-8")).value) for name, file in pairs]


def mutated(value: Any, chance: random.Random) -> Any:
    """Return a value with one thing in it replaced, taken out, or put in."""
    value = deepcopy(value)
    at = value
    while True:
        keys = list(range(len(at))) if isinstance(at, list) else list(at)
        if not keys:
            return value
        key = chance.choice(keys)
        if isinstance(at[key], dict | list) and at[key] and chance.random() < 0.8:
            at = at[key]
            continue
        match chance.randrange(4):
            case 0:
                del at[key]
            case 1 if isinstance(at, dict):
                at[chance.choice(KEYS)] = chance.choice(ODD)
            case _:
                at[key] = chance.choice(ODD)
        return value


def test_the_form_and_the_reader_agree_on_every_file_and_on_mutants(editor: Editor) -> None:
    chance = random.Random(22)
    sound = files()
    mutants = [(name, mutated(value, chance)) for name, value in sound for _ in range(10 if NIGHT else 1)]
    schemas = {name: read_schema(name) for name in SCHEMA_NAMES}
    answers = answer_of("fits.mjs", {"schemas": schemas, "values": [*sound, *mutants]})
    assert all(answers[: len(sound)])
    judged = [is_valid(name, value) for name, value in mutants]
    assert 0.2 < sum(judged) / len(judged) < 0.8, "mutants of both kinds"
    differing = [one for one, mine, form in zip(mutants, judged, answers[len(sound) :], strict=True) if mine != form]
    assert differing == []
