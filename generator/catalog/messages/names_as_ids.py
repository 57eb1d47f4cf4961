"""Names, paths and prose where ids belong: "Culinary Arts II" for culinary-2, "drafting or shop" for a choice (D105).

What is suggested is always something that the catalog has. Where nothing is meant for certain, the way out is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.catalog.entity_files import EntityFile, entity_file
from generator.catalog.file_rules import BAD_FORMAT, WRONG_KIND_OF_VALUE
from generator.catalog.messages.close_matches import close_matches
from generator.catalog.messages.corrections import PLACEHOLDER, as_slug
from generator.catalog.messages.likely_ids import LikelyIds, likely_steps
from generator.catalog.messages.wording import Keys, did_you_mean
from generator.catalog.schemas import describe, kinds_named
from generator.model.catalog import Level, Settings
from generator.model.entities import Pathway
from generator.model.findings import Finding, Suggestion
from generator.model.ids import Kind, organization_of
from generator.model.places import split_pointer

_BETWEEN = (
    re.compile(r"(?:(?<!\s)\s+)?(?:[,;|]|\s/\s|\bor\b)\s*", re.IGNORECASE),
    re.compile(r"(?:(?<!\s)\s+)?(?:[,;&+|]|\s/\s|\b(?:and|or)\b)\s*", re.IGNORECASE),
)
"""What stands between two names; a name may hold "and" itself."""
_OR = re.compile(r"\bor\b|\s/\s|\|", re.IGNORECASE)
_NOTHING = re.compile(r"(?:none|no|nothing|no[ -]prerequisites?|not[ -]required)\Z", re.IGNORECASE)
_EVERYBODY = re.compile(r"(?:all|any|every|everyone|everybody|everywhere|anyone|both)\Z", re.IGNORECASE)
_STANDING = re.compile(
    r"\bstanding\b|\bgrades?\b|\b(?:9|10|11|12)th\b|\b(?:freshman|sophomore|junior|senior)s?\b", re.IGNORECASE
)
_GRADES = {
    "nine": "9", "ninth": "9", "freshman": "9", "freshmen": "9",
    "ten": "10", "tenth": "10", "sophomore": "10", "sophomores": "10",
    "eleven": "11", "eleventh": "11", "junior": "11", "juniors": "11",
    "twelve": "12", "twelfth": "12", "senior": "12", "seniors": "12",
}  # fmt: skip
"""What a grade is called in words, and its number."""
_PERMISSION = re.compile(r"permission|approval|consent|recommend|instructor|teacher|counselor", re.IGNORECASE)
_SLUG = re.compile(r"[a-z0-9-]+\Z")
_STANDING_SLUG = re.compile(r"(?:.*\b)?standing(?:\b.*)?\Z|(?:in )?grade [0-9]+\Z|[0-9]+th grade\Z")
_PERMISSION_SLUG = re.compile(r".*\b(?:permission|approval|consent|recommendation)\b")
"""What is written like an id may be one: only a word that nothing else is called by says that it is none."""


def suggest_ids_for_names(findings: Iterable[Finding], likely: LikelyIds) -> Iterator[Finding]:
    """Yield `findings`; those about what stands in place of an id say what was meant, as far as `likely` knows it."""
    settings = likely.catalog.settings
    for finding in findings:
        keys = split_pointer(finding.place.pointer)
        file = entity_file(finding.place.file)
        if finding.code == WRONG_KIND_OF_VALUE.code and keys[-1:] == ("level",) and finding.value.isdecimal():
            yield _level(finding, settings)
        elif finding.code == WRONG_KIND_OF_VALUE.code and file and keys:
            yield _one_for_a_list(finding, file, keys, likely)
        elif finding.code != BAD_FORMAT.code or not keys:
            yield finding
        elif file is None:
            of_waiver = finding.place.file == settings.file and keys[-1] == "entity"
            meant = likely.suggest(finding.value, tuple(likely.catalog.entities), "") if of_waiver else ()
            yield _meaning(finding, meant) if meant else finding
        elif file.kind is Kind.PATHWAY and keys == ("cluster",):
            meant = _clusters(finding.value, settings)
            yield _meaning(finding, meant) if meant else finding
        elif file.kind is Kind.PATHWAY and (keys[-1] == "level" or (len(keys) == 2 and keys[0] == "plan")):
            yield _level(finding, settings)
        elif kinds := kinds_named(file.kind.value, keys):
            yield _reference(finding, file, keys, kinds, likely)
        else:
            yield finding


def _one_for_a_list(finding: Finding, file: EntityFile, keys: Keys, likely: LikelyIds) -> Finding:
    """Return `finding`; if text stands where a list of ids belongs, it says which ids, or only where they belong."""
    kinds, owner = kinds_named(file.kind.value, (*keys, "0")), organization_of(file.id)
    if not kinds or describe(file.kind.value, keys).get("type") != "array" or "not text" not in finding.title:
        return finding
    ids = [option.value for option in likely.exactly(finding.value, kinds, owner)[:1]]
    ids = ids or _parts(finding.value, kinds, owner, likely)
    if ids and all(ids):
        return replace(finding, fix=f"Write it as a list in square brackets: {keys[-1]}: [{', '.join(ids)}].")
    word = fix_for_word(file, keys, kinds, finding.value, likely.catalog.settings)
    if not word and all(part.strip() == as_slug(part) for part in re.split("[,/]", finding.value)):
        return finding  # as it is written it is an id, or several, that nothing has
    return replace(finding, fix=word or f"Write a list of ids in square brackets. {_way_out(kinds)}")


def _meaning(finding: Finding, meant: tuple[Suggestion, ...]) -> Finding:
    return replace(finding, fix=did_you_mean(meant), suggestions=meant)


def _clusters(value: str, settings: Settings) -> tuple[Suggestion, ...]:
    names = {cluster.id: str(cluster.name) for cluster in settings.career_clusters.clusters}
    slug = as_slug(value)
    same = [one for one, name in names.items() if as_slug(name) == slug]
    close = same or [one for one in names if slug and one.startswith(slug)] or close_matches(slug, tuple(names))
    return tuple(Suggestion(one, names[one]) for one in close[:3])


def _level(finding: Finding, settings: Settings) -> Finding:
    meant = tuple(Suggestion(level.id) for level in levels_meant(finding.value, settings.levels))
    listed = f"The levels: {', '.join(level.id for level in settings.levels)}."
    return replace(finding, fix=did_you_mean(meant) or listed, suggestions=meant)


def levels_meant(written: str, levels: Sequence[Level]) -> tuple[Level, ...]:
    """Return the levels that `written` may mean, likeliest first: by id or name, by their number, or close to it."""
    slug = as_slug(written)
    words = (_GRADES.get(word, word) for word in re.split("[- ]", slug))
    digits = re.findall(r"[0-9]+", " ".join(words))
    same = [level for level in levels if slug in (level.id, *(as_slug(words) for _, words in level.name.versions))]
    if not same and len(digits) == 1:
        numbered = [level for level in levels if re.findall(r"[0-9]+", level.id) == digits]
        named = [level for level in numbered if set(re.findall(r"[a-z]+", slug)) & {*re.findall(r"[a-z]+", level.id)}]
        same = named or [level for level in numbered if level.kind == "grade"]
    close = close_matches(slug, [level.id for level in levels]) if not same else ()
    found = same or [level for name in close for level in levels if level.id == name]
    return tuple(level for level in found if level.id != written)[:3]


def _reference(finding: Finding, file: EntityFile, keys: Keys, kinds: tuple[Kind, ...], likely: LikelyIds) -> Finding:
    owner, written, itself = organization_of(file.id), finding.value, {(file.kind, file.id)}
    if kinds == (Kind.STEP,):
        pathway = likely.catalog.find(Kind.PATHWAY, file.id)
        pointer = finding.place.pointer
        meant = likely_steps(likely.catalog, pathway, written, pointer) if isinstance(pathway, Pathway) else ()
        return _meaning(finding, meant) if meant else replace(finding, fix=_way_out(kinds), suggestions=())
    meant = likely.exactly(written, kinds, owner, itself)
    if meant:
        return _meaning(finding, meant)
    if likely.exactly(written, kinds, owner):  # nothing else has that id or name
        return replace(
            finding, fix=f"That is this {file.kind} itself. Name another, or delete the line.", suggestions=()
        )
    if ids := _parts(written, kinds, owner, likely):
        fix = several(file, keys, ids if all(ids) else (), either=bool(_OR.search(written)))
        return replace(finding, fix=fix, suggestions=())
    if fix := fix_for_word(file, keys, kinds, written, likely.catalog.settings):
        return replace(finding, fix=fix, suggestions=())
    meant = likely.suggest(written, kinds, owner, itself)
    return _meaning(finding, meant) if meant else replace(finding, fix=_way_out(kinds), suggestions=())


def _parts(written: str, kinds: tuple[Kind, ...], owner: str, likely: LikelyIds) -> list[str]:
    """Return the ids of the several things that `written` names, an empty one for what is not there; none for one."""
    ids: list[str] = []
    for between in _BETWEEN:
        parts = [part for part in between.split(written) if part]
        found = [likely.exactly(part, kinds, owner)[:1] for part in parts]
        ids = [options[0].value if options else "" for options in found] if len(parts) > 1 else ids
        if ids and all(ids):
            break
    return ids


def fix_for_word(file: EntityFile, keys: Keys, kinds: tuple[Kind, ...], written: str, settings: Settings) -> str:
    """Return what to do about a word or a phrase that is no id and never will be; empty when it may be one."""
    described = describe(file.kind.value, keys)
    words = written.replace("-", " ").replace("_", " ").strip()
    if _NOTHING.match(words) or PLACEHOLDER.match(written):
        return "Delete the line. What needs nothing lists nothing."
    if _EVERYBODY.match(words):
        if "any" in described.get("properties", ()):
            return "Say of which things, by their ids: {all: [first, second]} or {any: [first, second]}."
        in_list = keys[-1].isdigit() or "array" in describe(file.kind.value, keys).get("type", ())
        return f"Name each {kinds[0]} by its id, in a list." if in_list else f"Name one {kinds[0]} by its id."
    may_be_id = _SLUG.match(written) is not None
    standing, permission = (_STANDING_SLUG, _PERMISSION_SLUG) if may_be_id else (_STANDING, _PERMISSION)
    if " " in words and standing.search(words):
        levels = levels_meant(words, settings.levels)
        if "level" in described.get("properties", ()) and levels:
            return f"Write a class standing as {{level: {levels[0].id}}}."
        return 'A class standing is no id. Say it in "description" and, for a course, in "grades".'
    if " " in words and permission.search(words):
        if "permission" in described.get("properties", ()):
            return "Write a permission as {permission: instructor}."
        return 'A permission is no id. Say it in "description", and delete the line.'
    return ""


def several(file: EntityFile, keys: Keys, ids: Sequence[str], *, either: bool) -> str:
    """Return how to write several things where one id stands; `ids` are theirs, none when they are not all known."""
    described = describe(file.kind.value, keys)
    listed = ", ".join(ids)
    if "any" in described.get("properties", ()):
        if not ids:
            return "Write each id by itself: [first, second] for all of them, {any: [first, second]} for one of them."
        return f"Write it as {{any: [{listed}]}}: one of them is enough." if either else f"Write it as [{listed}]."
    if keys[0] == "plan":
        task = keys[-1]
        if not ids:
            return f"A step names one {task}. Give each a step of its own, or write a choice with choose and from."
        if either:
            return f"Write a choice: {{choose: 1, from: [{', '.join(f'{{{task}: {one}}}' for one in ids)}]}}."
        return f"Give each a step of its own: {' and '.join(f'- {task}: {one}' for one in ids)}."
    if keys[-1].isdigit():
        return f"Write each as an entry of its own{f': {listed}' if ids else ''}."
    return f"This field names one thing. Keep one{f' of these: {listed}' if ids else ' of them'}."


def _way_out(kinds: tuple[Kind, ...]) -> str:
    if kinds == (Kind.STEP,):
        return "Name a step of this plan, by the last part of what it does or by its own id."
    kind = kinds[0]
    where = "of its folder" if kind is Kind.ORGANIZATION else 'of its file, without ".yaml"'
    return f"Write the id of {'an' if kind[0] in 'aeio' else 'a'} {kind.value}: the name {where}."
