"""What the legend beneath a drawing must explain: only the kinds and relations that occur."""

from dataclasses import dataclass

from generator.diagram.flow import BoxKind, Flow, LineKind, all_lines


@dataclass(frozen=True, slots=True)
class Legend:
    """Kinds and relations in use, in the order of their enumerations."""

    kinds: tuple[BoxKind, ...]
    relations: tuple[LineKind, ...]


def legend(flow: Flow) -> Legend:
    """The legend of a flow."""
    kinds = {box.kind for box in flow.boxes}
    relations = {line.relation for line in all_lines(flow)}
    return Legend(
        tuple(kind for kind in BoxKind if kind in kinds),
        tuple(relation for relation in LineKind if relation in relations),
    )
