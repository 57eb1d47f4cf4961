"""Names where ids belong: what has that name is suggested, as its writer would name it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.load import load
from generator.model.findings import Suggestion
from tests.builders import HOME, Piece, course, credential, occupation, organization, pathway, write

ARTS = course("culinary-2", name="Culinary Arts II")


def asked(folder: Path, *pieces: Piece) -> list[tuple[str, tuple[Suggestion, ...]]]:
    """Return how to mend what is wrong in the catalog of `pieces`, and what is suggested."""
    return [(finding.fix, finding.suggestions) for finding in load(write(folder, *pieces)).findings]


@pytest.mark.parametrize("written", ["Culinary Arts II", "culinary  arts II", "CULINARY ARTS II"])
def test_a_course_is_suggested_by_its_name_whatever_its_capitals_and_spaces(written: str, tmp_path: Path) -> None:
    found = asked(tmp_path, ARTS, course("culinary-3", prerequisites=written))
    question = 'Did you mean "culinary-2" (Culinary Arts II)?'
    assert found == [(question, (Suggestion("culinary-2", "Culinary Arts II"),))]


@pytest.mark.parametrize("condition", [["Culinary Arts II"], {"any": ["Culinary Arts II", "culinary-2"]}])
def test_a_name_inside_a_condition_is_known(condition: object, tmp_path: Path) -> None:
    ((_, (suggestion,)),) = asked(tmp_path, ARTS, course("culinary-3", prerequisites=condition))
    assert suggestion.value == "culinary-2"


def test_a_name_in_another_language_is_known(tmp_path: Path) -> None:
    baking = course("baking", name={"en": "Baking", "es": "Panadería básica"})
    ((_, (suggestion,)),) = asked(tmp_path, baking, course("pastry", prerequisites="Panadería básica"))
    assert suggestion.value == "baking"


def test_of_two_with_one_name_the_writers_own_comes_first(tmp_path: Path) -> None:
    pieces = (course("aaa-college/bread", name="Baking I"), course("baking", name="Baking I"))
    ((fix, suggestions),) = asked(tmp_path, *pieces, course("pastry", prerequisites="Baking I"))
    assert [one.value for one in suggestions] == ["baking", "aaa-college/bread"]
    assert fix == 'Did you mean "baking" (Baking I) or "aaa-college/bread" (Baking I)?'


def test_a_name_of_another_kind_is_not_meant(tmp_path: Path) -> None:
    cook = occupation("cook", name="Culinary Arts II")
    ((fix, _),) = asked(tmp_path, cook, course("culinary-3", prerequisites="Culinary Arts II"))
    assert fix == 'Did you mean "culinary-arts-ii"?'


def test_without_that_name_the_id_that_it_would_make_is_found_wherever_it_is(tmp_path: Path) -> None:
    manager = credential("state/servsafe-manager", name="ServSafe Food Protection Manager")
    plan = pathway("cooking", {"grade-9": [{"credential": "ServSafe Manager"}]})
    ((_, (suggestion,)),) = asked(tmp_path, manager, plan)
    assert suggestion == Suggestion("state/servsafe-manager", "ServSafe Food Protection Manager")


def test_an_organization_is_suggested_by_its_name(tmp_path: Path) -> None:
    district = organization(HOME, name="Aspen Ridge School District")
    plan = pathway("cooking", {"grade-9": [{"milestone": "Start"}]}, offered_in=["Aspen Ridge School District"])
    ((_, (suggestion,)),) = asked(tmp_path, district, plan)
    assert suggestion.value == HOME


@pytest.mark.parametrize("written", ["Hospitality, Events, & Tourism", "Hospitality", "Hospitality Events Tourism"])
def test_a_cluster_is_suggested_by_its_name_or_how_it_begins(written: str, tmp_path: Path) -> None:
    plan = pathway("cooking", {"grade-9": [{"milestone": "Start"}]}, cluster=written)
    ((_, (suggestion,)),) = asked(tmp_path, plan)
    assert suggestion.value == "hospitality-events-and-tourism"


def test_a_name_that_nothing_has_is_spelled_as_an_id(tmp_path: Path) -> None:
    ((fix, _),) = asked(tmp_path, course("culinary-3", prerequisites="Knife Skills"))
    assert fix == 'Did you mean "knife-skills"?'
