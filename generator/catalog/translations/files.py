"""The files below `translations/` in a catalog: what each translation was made from, and a glossary, per language.

`es.lock` is written by `pathways translate`, a line for each text, so that changes are easy to review.
`es.glossary.yaml` is written by people.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.catalog.file_rules import UNUSABLE_TRANSLATIONS
from generator.catalog.messages import unreadable_files as unreadable
from generator.catalog.read import read
from generator.catalog.yaml.reader import Value
from generator.model.findings import Finding
from generator.model.places import Place, Position
from generator.model.translations import By, Origin, Term, Translations
from generator.runtime.plain_files import NotPlain, TooLarge, read_plain_file

FOLDER = "translations"
_MAXIMUM_BYTES = 50_000_000
_FILE = re.compile(rf"{FOLDER}/(?P<language>[a-z]{{2,3}}(?:-[A-Za-z0-9]{{2,8}})?)\.(?P<what>lock|glossary\.yaml)\Z")
_DIGEST = re.compile(r"[0-9a-f]{12}\Z")
_LEAD = "Written by pathways translate: which text each translation was made from, and by whom."


def is_translation_file(file: str) -> bool:
    """Say whether `file`, relative to a catalog, is one that this module reads."""
    return _FILE.match(file) is not None


def lock_file(language: str) -> str:
    """Return where a catalog remembers what translations into `language` were made from."""
    return f"{FOLDER}/{language}.lock"


def glossary_file(language: str) -> str:
    """Return where a catalog keeps its glossary of `language`."""
    return f"{FOLDER}/{language}.glossary.yaml"


def read_translations(folder: Path, files: tuple[str, ...]) -> tuple[Mapping[str, Translations], list[Finding]]:
    """Return what `files`, relative to `folder`, say by language, and what is wrong with them."""
    origins: dict[str, Mapping[str, Origin]] = {}
    glossaries: dict[str, tuple[Term, ...]] = {}
    findings: list[Finding] = []
    for file in files:
        named = _FILE.match(file)
        if named is None:
            continue
        language = named["language"]
        if named["what"] == "lock":
            known, wrong = _read_lock(folder, file)
            origins[language] = known
        else:
            glossaries[language], wrong = _read_glossary(folder, file)
        findings += wrong
    both = {
        language: Translations(origins.get(language, MappingProxyType({})), glossaries.get(language, ()))
        for language in sorted(origins.keys() | glossaries.keys())
    }
    return MappingProxyType(both), findings


def lock_text(origins: Mapping[str, Origin]) -> str:
    """Return the text of a lock file that remembers `origins`."""
    lines = [f"{json.dumps(key)}: {json.dumps([one.digest, one.by.value])}" for key, one in sorted(origins.items())]
    return ",\n".join([f'{{"about": {json.dumps(_LEAD)}', *lines]) + "\n}\n"


def _read_lock(folder: Path, file: str) -> tuple[Mapping[str, Origin], list[Finding]]:
    content = _content(folder, file)
    if isinstance(content, Finding):
        return {}, [content]
    try:
        held: Any = json.loads(content)
        return {str(key): _origin(one) for key, one in held.items() if key != "about"}, []
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}, [_damaged(file)]


def _origin(held: Any) -> Origin:
    made_from, by = held
    if not isinstance(made_from, str) or not _DIGEST.match(made_from):
        raise ValueError(made_from)
    return Origin(made_from, By(by))


def _content(folder: Path, file: str) -> bytes | Finding:
    try:
        return read_plain_file(f"{folder}/{file}", _MAXIMUM_BYTES)
    except NotPlain as problem:
        return unreadable.not_plain(file, file, is_link=problem.is_link)
    except TooLarge:
        return _damaged(file)
    except OSError as error:
        return unreadable.not_opened(file, error)


def _damaged(file: str) -> Finding:
    return UNUSABLE_TRANSLATIONS.finding(
        Place(file, position=Position(1, 1)),
        "What translations were made from cannot be read",
        f"{file} is damaged, so nobody can tell which translations are out of date. "
        "Usually two changes of it were merged by hand.",
    )


def _read_glossary(folder: Path, file: str) -> tuple[tuple[Term, ...], list[Finding]]:
    source, findings = read(folder, file)
    if source is None:
        return (), findings
    terms: list[Term] = []
    for term, said in source.value.items():
        ways = tuple(_ways(said))
        if ways:
            terms.append(Term(term, ways))
        else:
            findings.append(_no_ways(file, term))
    return tuple(terms), findings


def _ways(said: Value) -> Iterator[str]:
    for one in said if isinstance(said, list) else [said]:
        if not isinstance(one, str) or not one.strip():
            return
        yield one


def _no_ways(file: str, term: str) -> Finding:
    return UNUSABLE_TRANSLATIONS.finding(
        Place(file, f"/{term.replace('~', '~0').replace('/', '~1')}"),
        f'The glossary does not say how to translate "{term}"',
        "Each word of the glossary has one translation, or a list of them.",
        fix=f"Write a translation after the colon, such as {term}: [carrera, carreras]",
        value=term,
    )
