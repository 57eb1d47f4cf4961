"""Which course, credential, experience or occupation of a catalog the words of a matrix name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.catalog.messages.close_matches import close_matches
from generator.importers.prerequisites.known import KnownCourses, normalized
from generator.model.catalog import Catalog
from generator.model.entities import Course, Entity, Occupation
from generator.model.ids import Kind
from generator.model.status import available

_CREDITS = re.compile(
    r"(?<!\s)\s*+(?:[(\[]\s*+)?(?<![\d.])\d{0,3}\.?\d{1,3}\s*+(?:credits?|cr\.?|units?|hours?|hrs?)\s*+[)\]]?\s*\Z",
    re.IGNORECASE,
)
_BARE_CREDITS = re.compile(r"(?<!\s)\s*+\(\s*+\d{0,3}\.?\d{1,3}\s*+\)\s*\Z")
_MARKS = re.compile(r"(?<![\s*†‡^])[\s*†‡^]+\Z")
_OR = re.compile(r"(?<!\s)\s+(?:or\s+|/\s*)|/\s*", re.IGNORECASE)
_AND = re.compile(r"(?<!\s)\s+(?:and\s+|[&+]\s*|,\s*(?:and\s+)?)|[&+]\s*|,\s*(?:and\s+)?", re.IGNORECASE)
_SOC = re.compile(r"\b(\d{2}-\d{4})(?:\.\d{2})?\b")
_MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class Named:
    """What words name: ids, all of which or (`choice`) one of which is meant; none with a reason `why`."""

    ids: tuple[str, ...]
    choice: bool = False
    why: str = ""


@dataclass(slots=True)
class Names:
    """The entities of one kind that words may name, those of `organization` before all others."""

    organization: str
    entities: tuple[Entity, ...]
    chosen: Mapping[str, str] = field(default_factory=dict)
    own: KnownCourses = field(default_factory=KnownCourses)
    others: KnownCourses = field(default_factory=KnownCourses)

    @classmethod
    def of(cls, catalog: Catalog, kind: Kind, organization: str, chosen: Mapping[str, str]) -> Names:
        """Return the names of what learners can have of `kind`; `chosen` are ids by the words that mean them."""
        held: Iterable[Entity] = catalog.entities[kind].values()
        names = cls(organization, tuple(available(held)))
        names.chosen = {normalized(words): id_ for words, id_ in chosen.items()}
        for one in names.entities:
            known = names.own if one.owner == organization else names.others
            code = one.code if isinstance(one, Course) else one.soc if isinstance(one, Occupation) else ""
            for _, words in one.name.versions:
                known.add(one.id, name=words, code=code or "")
        return names

    def find(self, words: str) -> Named:
        """Return what `words` name: one thing, else "A or B" and "A and B" where every part names one."""
        bare = _bare(words)
        whole = self._one(bare)
        if whole.ids or whole.why:
            return whole
        for pattern, choice in ((_OR, True), (_AND, False)):
            parts = pattern.split(bare)
            if 1 < len(parts) <= _MOST_PARTS:
                found = [self._one(_bare(part)) for part in parts]
                if all(len(one.ids) == 1 for one in found):
                    ids = tuple(dict.fromkeys(one.ids[0] for one in found))
                    return Named(ids, choice and len(ids) > 1)
        return Named((), why=self._suggestion(bare))

    def _one(self, words: str) -> Named:
        """Return what `words` as a whole name."""
        chosen = self.chosen.get(normalized(words))
        if chosen is not None:
            return Named((chosen,) if chosen else (), why="" if chosen else "left out, as answered.")
        soc = _SOC.search(words)
        for known in (self.own, self.others):
            found = known.named(words) or known.coded(soc.group(1) if soc else words)
            if len(found) == 1:
                return Named(tuple(found))
            if found:
                return Named((), why=f"may be {' or '.join(sorted(found))}.")
        return Named(())

    def _suggestion(self, words: str) -> str:
        names = {str(one.name): one.id for one in self.entities}
        close = close_matches(words[:100], tuple(names), most=1, least=75)
        return f'was not found. Did you mean "{close[0]}" ({names[close[0]]})?' if close else "was not found."


def _bare(words: str) -> str:
    """Return `words` without credits and footnote marks behind them."""
    unmarked = _MARKS.sub("", words.strip())
    return _MARKS.sub("", _BARE_CREDITS.sub("", _CREDITS.sub("", unmarked)))
