"""Words that messages share: things named beside their ids, and text made fit for one line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from generator.model.amounts import written
from generator.model.conditions import Reference
from generator.model.entities import Entity
from generator.model.findings import Suggestion
from generator.model.ids import Kind, organization_of, slug_of

_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def one_line(text: str, most: int = 60) -> str:
    """Return `text` fit for one line: no line breaks, nothing invisible, at most `most` characters."""
    seen = " ".join(text.split())
    if not seen.isprintable():
        seen = "".join(
            "\N{REPLACEMENT CHARACTER}" if unicodedata.category(letter) in _HIDDEN else letter for letter in seen
        )
    return seen if len(seen) <= most else f"{seen[: most - 1].rstrip()}…"


def name_of(entity: Entity) -> str:
    """Return the name of `entity`, fit for one line."""
    return one_line(str(entity.name))


def kind_and_name(entity: Entity) -> str:
    """Return what `entity` is and its name: `The course Welding I`."""
    return f"The {entity.kind} {name_of(entity)}"


def short_reference(reference: Reference, organization: str) -> str:
    """Return `reference` as somebody in `organization` would write it."""
    return short_id(reference.id, reference.kind, organization)


def short_id(entity_id: str, kind: Kind, organization: str) -> str:
    """Return `entity_id` as somebody in `organization` would write it: without their own name before it."""
    if kind is Kind.STEP:
        return entity_id.partition("#")[2]
    own = kind is not Kind.ORGANIZATION and organization_of(entity_id) == organization
    return slug_of(entity_id) if own else entity_id


def did_you_mean(suggestions: tuple[Suggestion, ...]) -> str:
    """Return the question that offers `suggestions`; empty when there are none."""
    if not suggestions:
        return ""
    shown = [f'"{option.value}"' + (f" ({one_line(option.name)})" if option.name else "") for option in suggestions]
    return f"Did you mean {join_words(shown, 'or')}?"


def join_words(parts: Iterable[str], word: str = "and", most: int = 6) -> str:
    """Return `parts` as a list in a sentence: `a, b and c`. Of a long list, the first `most` and how many more."""
    shown = list(parts)
    if len(shown) > most:
        shown = [*shown[:most], f"{len(shown) - most} more"]
    return f" {word} ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def number(amount: float) -> str:
    """Return `amount` without needless zeros: `3`, `0.5`."""
    return written(amount)


def counted(amount: int, thing: str) -> str:
    """Return `amount` with its thing: `1 error`, `2 errors`."""
    return f"{amount:,} {thing}" if amount == 1 else f"{amount:,} {thing}s"
