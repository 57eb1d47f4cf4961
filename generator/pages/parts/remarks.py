"""What a page in another than the catalog's first language says of its translation, in a sentence at its top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalog.translations.texts import State, translations_into
from generator.model.entities import Entity
from generator.model.ids import Kind
from generator.model.translations import By
from generator.pages.memory import kept
from generator.pages.view import View


@dataclass(slots=True)
class _Found:
    """What is true of some of the texts of one thing, or of the catalog as a whole."""

    translated: bool = False
    missing: bool = False
    outdated: bool = False
    machine: bool = False


def prepare_remarks(view: View) -> None:
    """Look at every text of the catalog once, so that copies of this process need not."""
    if view.is_translation:
        _by_entity(view)


def remark_on(view: View, entity: Entity | None = None) -> str:
    """Return what readers should know of the translation of `entity`, or of the whole catalog; often nothing."""
    if not view.is_translation:
        return ""
    found = _found(view, entity)
    said = {
        "frame_untranslated": entity is not None and found.missing,
        "frame_outdated": entity is not None and found.outdated,
        "frame_machine": found.machine,
    }
    return " ".join(view.words[key] for key, true in said.items() if true)


def is_worth_listing(view: View, entity: Entity) -> bool:
    """Say whether search engines should keep the page of `entity`: not where it says nothing in its own language."""
    return not view.is_translation or _found(view, entity).translated


def _found(view: View, entity: Entity | None) -> _Found:
    return _by_entity(view).get((entity.kind, entity.id) if entity else None, _Found())


@kept
def _by_entity(view: View) -> Mapping[tuple[Kind, str] | None, _Found]:
    whole = _Found()
    found: dict[tuple[Kind, str] | None, _Found] = {None: whole}
    for one in translations_into(view.catalog, view.language):
        entity = one.of.entity
        whole.machine |= one.by is By.MACHINE
        if entity is None:
            continue
        own = found.setdefault((entity.kind, entity.id), _Found())
        own.translated |= bool(one.words)
        own.missing |= one.state is State.MISSING and one.of.must_be_translated
        own.outdated |= one.state is State.OUTDATED
        own.machine |= one.by is By.MACHINE
    return found
