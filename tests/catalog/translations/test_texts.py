"""Texts by key: a key stays when lines move, and the state of a translation follows its original."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.catalog.translations.texts import State, catalog_texts, translations_into
from generator.model.catalog import Catalog
from generator.model.translations import By, Origin, Translations, digest
from tests.builders import catalog, course, partnership, pathway

NAME = "course:aspen-ridge/welding#/name"


def bilingual(name: object, **known: Origin) -> Catalog:
    made = catalog(course("aspen-ridge/welding", name=name), languages=["en", "es"])
    return replace(made, translations={"es": Translations(known)} if known else {})


def state(made: Catalog) -> tuple[State, By | None]:
    (one,) = (one for one in translations_into(made, "es") if one.of.key == NAME)
    return one.state, one.by


def test_every_text_has_a_key_of_its_own() -> None:
    made = catalog(
        pathway("aspen-ridge/metal", plan={"grade-9": [{"milestone": "Visit"}]}), course("aspen-ridge/welding")
    )
    keys = [one.key for one in catalog_texts(made)]
    assert NAME in keys
    assert len(keys) == len(set(keys))


def test_a_step_goes_by_its_id() -> None:
    plan: dict[str, list[Any]] = {
        "grade-9": [{"milestone": "Visit", "id": "visit"}, {"milestone": "Ask", "id": "ask"}]
    }
    turned = {"grade-9": plan["grade-9"][::-1]}
    keys = [{one.key for one in catalog_texts(catalog(pathway("aspen-ridge/m", plan=one)))} for one in (plan, turned)]
    assert keys[0] == keys[1]
    assert any("/visit/milestone" in key for key in keys[0])


def test_a_translation_stands_to_its_original_as_recorded() -> None:
    both = {"en": "Welding I", "es": "Soldadura I"}
    made_from_this, from_another = Origin(digest("Welding I"), By.PERSON), Origin(digest("Welding"), By.MACHINE)
    assert state(bilingual("Welding I")) == (State.MISSING, None)
    assert state(bilingual(both)) == (State.UNRECORDED, None)
    assert state(bilingual(both, **{NAME: made_from_this})) == (State.CURRENT, By.PERSON)
    assert state(bilingual(both, **{NAME: from_another})) == (State.OUTDATED, By.MACHINE)


def test_a_line_broken_elsewhere_is_the_same_text() -> None:
    assert digest("Welding \n I") == digest("Welding I") != digest("Welding II")


def test_names_of_bodies_and_sources_need_no_translation() -> None:
    made = catalog(course("aspen-ridge/welding", source="A survey"), languages=["en", "es"])
    needed = {one.key.partition("#")[2] for one in catalog_texts(made) if one.must_be_translated and one.entity}
    assert "/source" not in needed
    assert not any(
        one.must_be_translated for one in catalog_texts(made) if one.key == "organization:aspen-ridge#/name"
    )


def test_a_text_that_is_told_more_of_keeps_its_key_and_moves_into_its_group() -> None:
    def action(written: object) -> tuple[str, str]:
        made = catalog(partnership("aspen-ridge/metal", actions=[written]), languages=["en", "es"])
        (found,) = (one for one in catalog_texts(made) if "actions" in one.key)
        return found.key, found.place.pointer

    key = "partnership:aspen-ridge/metal#/actions/0"
    assert action("Host job shadows") == (key, "/actions/0")
    assert action({"text": "Host job shadows", "status": "done"}) == (key, "/actions/0/text")
