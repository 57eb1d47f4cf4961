"""What somebody meant who wrote an id that nothing has: asked by every message that suggests an id.

What is suggested is always there, has the kind that is asked for, and is not what was written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from generator.catalog.entity_files import FOLDERS, ORGANIZATION_FILE
from generator.catalog.messages.close_matches import close_matches
from generator.catalog.messages.corrections import as_slug
from generator.model.catalog import Catalog
from generator.model.entities import Course, Occupation, Organization, Pathway
from generator.model.findings import Suggestion
from generator.model.ids import Kind, organization_of, slug_of
from generator.model.status import is_unavailable

_FOLDERS = {*FOLDERS, Kind.ORGANIZATION.plural}
_HOST = re.compile(r"(?<![a-z])[a-z]+://[^/]*", re.IGNORECASE)
_KIND = re.compile(rf"(?:{'|'.join(kind.value for kind in Kind)}):", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:ya?ml|json|md|html?)\Z", re.IGNORECASE)
_INDEX = ("index", ORGANIZATION_FILE.partition(".")[0])
_LONGEST = 300
_SAME_OWNER = 75
_ANYWHERE = 85
_FAR_BEHIND = 15
_MOST = 3


class Spelled(NamedTuple):
    """What was written, spelled as an id: whose it is, empty when that is not said, and its last part."""

    owner: str
    slug: str


def spelled_as_id(written: str) -> Spelled:
    """Return the id in `written`, which may be the path of a file or the address of a page, or as good as an id."""
    path = _KIND.sub("", _HOST.sub("", written.strip()[:_LONGEST].replace("\\", "/")))
    parts = [as_slug(_ENDING.sub("", part)) for part in re.split(r"[?#]", path)[0].split("/")]
    parts = [part for part in parts if part]
    if len(parts) > 1 and parts[-1] in _INDEX:
        parts.pop()
    folder = next((at for at in reversed(range(len(parts))) if parts[at] in _FOLDERS), None)
    if folder is not None and len(parts) > 1:
        behind = parts[
            folder + 1 :
        ]  # courses/<organization>/<slug> in an address, <organization>/courses/<slug> in a path
        parts = behind if len(behind) != 1 or parts[folder] == Kind.ORGANIZATION.plural else parts[:folder] + behind
    return Spelled(parts[-2] if len(parts) > 1 else "", parts[-1] if parts else "")


class LikelyIds:
    """The ids and names in a catalog. A thing whose file could not be read may be meant as well."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def suggest(
        self, written: str, kinds: tuple[Kind, ...], writer: str, but: Collection[tuple[Kind, str]] = ()
    ) -> tuple[Suggestion, ...]:
        """Return at most three things of `kinds` that `written` may mean, as the organization `writer` names them.

        First what has that very id, name or old id, then what has one close to it. `but` is not meant: the file
        that the reference stands in, what it names already.
        """
        spelled = spelled_as_id(written)
        found = [*self._exact(spelled, kinds, writer), *self._close(spelled, kinds, writer)]
        same = [one for one in found if slug_of(one[1]) == spelled.slug]
        shown = self._shown(same or found, writer, but)
        return tuple(option for option in shown if option.value != written)

    def exactly(
        self, written: str, kinds: tuple[Kind, ...], writer: str, but: Collection[tuple[Kind, str]] = ()
    ) -> tuple[Suggestion, ...]:
        """Return what has the very id, name or old id that `written` spells, as `suggest` does."""
        return self._shown(self._exact(spelled_as_id(written), kinds, writer), writer, but)

    def shown(self, kind: Kind, entity_id: str, writer: str) -> Suggestion:
        """Return the suggestion of an entity, as the organization `writer` names it."""
        entity = self.catalog.find(kind, entity_id)
        own = kind is not Kind.ORGANIZATION and organization_of(entity_id) == writer
        return Suggestion(slug_of(entity_id) if own else entity_id, str(entity.name) if entity else "")

    def _shown(
        self, found: Iterable[tuple[Kind, str]], writer: str, but: Collection[tuple[Kind, str]]
    ) -> tuple[Suggestion, ...]:
        meant = [one for one in dict.fromkeys(found) if one not in but]
        meant.sort(key=self._is_gone)  # what can no longer be had comes last, the rest stays in its order
        return tuple(self.shown(kind, entity_id, writer) for kind, entity_id in meant[:_MOST])

    def _is_gone(self, one: tuple[Kind, str]) -> bool:
        entity = self.catalog.find(*one)
        return entity is not None and is_unavailable(entity)

    def _exact(self, spelled: Spelled, kinds: tuple[Kind, ...], writer: str) -> Iterator[tuple[Kind, str]]:
        """Yield what has this id, old id or name: of the owner named, the writer, who is near to it, anybody."""
        owner = spelled.owner or writer
        for known in (self._by_slug, self._by_name):
            found = [(kind, one) for kind in kinds for one in known.get((kind, spelled.slug), ())]
            yield from sorted(
                found, key=lambda one: (self._distance(one[1], owner, writer), kinds.index(one[0]), one[1])
            )

    def _distance(self, entity_id: str, owner: str, writer: str) -> int:
        whose = organization_of(entity_id)
        return 0 if whose == owner else 1 if whose == writer else 2 if whose in self._near(writer) else 3

    def _near(self, writer: str) -> frozenset[str]:
        """Return the organizations that `writer` says it belongs to."""
        described = self.catalog.find(Kind.ORGANIZATION, writer)
        if not isinstance(described, Organization):
            return frozenset()
        whole = (described.part_of,) if described.part_of else ()
        return frozenset(reference.id for reference in (*whole, *described.member_of))

    def _close(self, spelled: Spelled, kinds: tuple[Kind, ...], writer: str) -> Iterator[tuple[Kind, str]]:
        """Yield what has an id close to this one: in the same organization, else anywhere."""
        owner = spelled.owner or writer
        for kind in kinds:
            known = self._ids.get(kind, ())
            if kind is Kind.ORGANIZATION:
                yield from ((kind, close) for close in _nearest(spelled.slug, known, _SAME_OWNER))
                continue
            own = self._owned.get((kind, owner), {})
            if not own and owner not in self._ids.get(Kind.ORGANIZATION, ()):
                yield from ((kind, close) for close in _nearest("/".join(spelled), known, _SAME_OWNER))
                continue
            close = list(dict.fromkeys(own[slug] for slug in _nearest(spelled.slug, own, _SAME_OWNER)))
            if not close:
                slugs = self._last_parts.get(kind, {})
                close = [slugs[slug] for slug in _nearest(spelled.slug, slugs, _ANYWHERE)]
            yield from ((kind, one) for one in close)

    @cached_property
    def _owned(self) -> Mapping[tuple[Kind, str], dict[str, str]]:
        """What each organization has of a kind: the ids by the names, spelled as ids, and by their last parts."""
        found: dict[tuple[Kind, str], dict[str, str]] = {}
        for kind, ids in self._ids.items():
            for entity_id in ids:
                if entity := self.catalog.find(kind, entity_id):
                    found.setdefault((kind, organization_of(entity_id)), {})[as_slug(str(entity.name))] = entity_id
            for entity_id in ids:
                found.setdefault((kind, organization_of(entity_id)), {})[slug_of(entity_id)] = entity_id
        return found

    @cached_property
    def _last_parts(self) -> Mapping[Kind, dict[str, str]]:
        return {kind: {slug_of(one): one for one in reversed(ids)} for kind, ids in self._ids.items()}

    @cached_property
    def _by_slug(self) -> Mapping[tuple[Kind, str], list[str]]:
        """What has a last part, today or under an old id."""
        found: dict[tuple[Kind, str], list[str]] = {}
        for kind, ids in self._ids.items():
            for entity_id in ids:
                found.setdefault((kind, slug_of(entity_id)), []).append(entity_id)
        for entity in self.catalog.all():
            for old in entity.formerly:
                found.setdefault((entity.kind, slug_of(old)), []).append(entity.id)
        return found

    @cached_property
    def _by_name(self) -> Mapping[tuple[Kind, str], list[str]]:
        found: dict[tuple[Kind, str], list[str]] = {}
        for entity in self.catalog.all():
            code = entity.code or "" if isinstance(entity, Course) else ""
            code = entity.soc if isinstance(entity, Occupation) else code
            for slug in {as_slug(words) for _, words in (*entity.name.versions, ("", code))}:
                found.setdefault((entity.kind, slug), []).append(entity.id)
        return found

    @cached_property
    def _ids(self) -> Mapping[Kind, tuple[str, ...]]:
        unread = self.catalog.unread
        return {
            kind: tuple(sorted({*entities, *(entity_id for other, entity_id in unread if other is kind)}))
            for kind, entities in self.catalog.entities.items()
        }


def likely_steps(catalog: Catalog, pathway: Pathway, written: str, pointer: str) -> tuple[Suggestion, ...]:
    """Return the steps of `pathway` that `written` at `pointer` may mean: by id, by what they do, or close to it."""
    slug = spelled_as_id(written).slug
    named: dict[str, str] = {}
    for step in (inner for outer in pathway.plan for inner in (outer, *outer.options)):
        if not pointer.startswith(f"{step.pointer}/after"):  # no step comes after itself
            does = step.does
            found = [one for kind in does.kinds if (one := catalog.find(kind, does.id))] if does else []
            named.setdefault(step.id, str(found[0].name) if found else str(step.milestone or ""))
    same = [step for step, name in named.items() if slug in (step, as_slug(name))]
    close = same or _nearest(slug, named, _SAME_OWNER)
    return tuple(Suggestion(step, named[step]) for step in close if step != written)[:_MOST]


def _nearest(word: str, known: Iterable[str], least: int) -> tuple[str, ...]:
    """Return at most three of `known` that are as close to `word` as `least`; else what begins with it."""
    close = close_matches(word, tuple(known), least=least, behind=_FAR_BEHIND)
    return close or tuple(sorted(one for one in known if word and one.startswith(f"{word}-")))[:_MOST]
