"""Which thing a reference means: by its id, by a name it had before, or none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.graph.links import vertex
from generator.model.catalog import Catalog
from generator.model.conditions import Reference
from generator.model.entities import Entity
from generator.model.ids import Kind


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference means. `renamed` says that it was found under a name it no longer has.

    `vertex` is its vertex; `entity` is None for a step and for what could not be read.
    """

    kind: Kind
    id: str
    renamed: bool = False
    vertex: str = field(default="", compare=False, repr=False)
    entity: Entity | None = field(default=None, compare=False, repr=False)


class Resolver:
    """Finds what references mean in one catalog. Steps of plans are known too, by `<pathway>#<step>`."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._targets: dict[Kind, dict[str, Target]] = {kind: {} for kind in Kind}
        self._formerly: dict[Kind, dict[str, Target]] = {kind: {} for kind in Kind}
        for entity in catalog.all():
            own = Target(entity.kind, entity.id, False, vertex(entity.kind, entity.id), entity)
            self._targets[entity.kind][entity.id] = own
            for old in entity.formerly:
                self._formerly[entity.kind][old] = replace(own, renamed=True)
        for kind, entity_id in sorted(catalog.unread):
            self._targets[kind].setdefault(entity_id, Target(kind, entity_id, False, vertex(kind, entity_id)))

    def vertex(self, kind: Kind, entity_id: str) -> str:
        """Return the vertex of an entity or unread file of this catalog: the very string that the network keeps."""
        return self._targets[kind][entity_id].vertex

    def resolve(self, reference: Reference) -> Target | None:
        """Return what `reference` means, or None. A file that could not be read counts as found."""
        for kind in reference.kinds:
            found = self._targets[kind].get(reference.id)
            if found is not None:
                return found
        for kind in reference.kinds:
            if kind is Kind.STEP and self._is_step(reference.id):
                return Target(kind, reference.id)
            found = self._formerly[kind].get(reference.id)
            if found is not None:
                return found
        return None

    def meant(self, reference: Reference) -> str:
        """Return the id that `reference` means today; the one written when it means nothing."""
        target = self.resolve(reference)
        return target.id if target else reference.id

    def _is_step(self, named: str) -> bool:
        pathway_id, _, step_id = named.partition("#")
        pathway = self._catalog.pathways.get(pathway_id)
        return pathway is not None and any(step.id == step_id for step in pathway.steps)

    def other_kind(self, reference: Reference) -> Kind | None:
        """Return the kind of the thing that has the id of `reference` but not one of its kinds, or None."""
        kinds = (kind for kind in self._catalog.entities if kind not in reference.kinds)
        return next((kind for kind in kinds if reference.id in self._catalog.entities[kind]), None)
