"""Which thing a reference means: by its id, by a name it had before, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.catalog import Catalog
from generator.model.conditions import Reference
from generator.model.entities import Pathway
from generator.model.ids import Kind


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference means. `renamed` says that it was found under a name it no longer has."""

    kind: Kind
    id: str
    renamed: bool = False


class Resolver:
    """Finds what references mean in one catalog. Steps of plans are known too, by `<pathway>#<step>`."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._formerly = {
            (entity.kind, old): entity.id for entity in catalog.all() for old in sorted(entity.formerly)
        }
        self._known: dict[tuple[str, tuple[Kind, ...]], Target | None] = {}
        self._steps = frozenset(_step_ids(catalog.pathways.values()))

    def resolve(self, reference: Reference) -> Target | None:
        """Return what `reference` means, or None. A file that could not be read counts as found."""
        key = (reference.id, reference.kinds)
        if key not in self._known:
            self._known[key] = self._resolve(reference)
        return self._known[key]

    def _resolve(self, reference: Reference) -> Target | None:
        for kind in reference.kinds:
            if kind is Kind.STEP:
                if reference.id in self._steps:
                    return Target(kind, reference.id)
            elif reference.id in self._catalog.entities[kind] or (kind, reference.id) in self._catalog.unread:
                return Target(kind, reference.id)
        for kind in reference.kinds:
            current = self._formerly.get((kind, reference.id))
            if current:
                return Target(kind, current, renamed=True)
        return None

    def elsewhere(self, reference: Reference) -> Kind | None:
        """Return the kind of the thing that has the id of `reference` but not one of its kinds, or None."""
        kinds = (kind for kind in self._catalog.entities if kind not in reference.kinds)
        return next((kind for kind in kinds if reference.id in self._catalog.entities[kind]), None)


def _step_ids(pathways: Iterable[Pathway]) -> Iterator[str]:
    for pathway in pathways:
        for step in pathway.steps:
            yield f"{pathway.id}#{step.id}"
