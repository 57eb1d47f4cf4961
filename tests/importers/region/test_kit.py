"""The starter kit is the demonstration's national data, and nothing of its region."""

from __future__ import annotations

import json

import pytest

from generator.importers.region.kit import KEEPER, demonstration, in_languages, kit_organizations, kit_texts
from generator.importers.yaml_edit import value_of

ENGLISH = kit_texts(("en",))


def test_every_occupation_and_credential_of_the_keeper_comes_along() -> None:
    catalog = demonstration().catalog
    expected = {one.file for one in (*catalog.occupations.values(), *catalog.credentials.values())}
    expected = {file for file in expected if file.startswith(f"{KEEPER}/")}
    assert {file for file in ENGLISH if not file.endswith("organization.yaml")} == expected
    assert len(expected) > 80


def test_every_credential_is_awarded_by_a_body_of_the_kit() -> None:
    for file, text in ENGLISH.items():
        if "/credentials/" in file:
            assert value_of(text)["awarded_by"] in kit_organizations(), file


def test_each_occupation_and_credential_names_its_source_and_date() -> None:
    for file, text in ENGLISH.items():
        if not file.endswith("organization.yaml"):
            assert {"source", "as_of"} <= value_of(text).keys(), file


def test_nothing_of_the_fictional_region_comes_along() -> None:
    ours = set(demonstration().catalog.organizations) - set(kit_organizations())
    for file, text in ENGLISH.items():
        assert not [one for one in ours if f"{one}/" in text or f" {one}\n" in text], file
        assert not [word for word in ("ictional", "example.org", "demonstration") if word in text], file


def test_of_a_condition_that_names_a_course_of_the_demonstration_nothing_is_left() -> None:
    assert "requires" in demonstration().texts["state/credentials/nurse-aide.yaml"]
    assert "requires" not in value_of(ENGLISH["state/credentials/nurse-aide.yaml"])


def test_with_one_language_texts_are_plain() -> None:
    assert not [file for file, text in ENGLISH.items() if "\n  en:" in text or "en: " in text.split("\n")[0]]
    assert value_of(ENGLISH["state/occupations/welders.yaml"])["wages"][0]["area"] == "United States"  # type: ignore[call-overload, index]


def test_with_two_languages_translations_come_with_what_is_known_of_them() -> None:
    files = kit_texts(("en", "es"))
    assert value_of(files["state/occupations/welders.yaml"])["name"] == {
        "en": "Welders, Cutters, Solderers, and Brazers",
        "es": "Soldadores y cortadores",
    }
    known = json.loads(files["translations/es.lock"])
    assert "occupation:state/welders#/name" in known
    assert not [key for key in known if "kestrel" in key or key.startswith(("course:", "organization:state#"))]
    assert "pathway: [trayectoria]" in files["translations/es.glossary.yaml"]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ({"en": "a", "es": "b"}, "b"),
        ([{"name": {"en": "a"}}], [{"name": "a"}]),
        ({"low": 1, "area": {"es": "b", "en": "a"}}, {"low": 1, "area": "b"}),
        ("a", "a"),
        ({}, {}),
    ],
)
def test_a_text_that_lacks_the_language_keeps_what_there_is(value: object, kept: object) -> None:
    assert in_languages(value, ("es",)) == kept  # type: ignore[arg-type]
