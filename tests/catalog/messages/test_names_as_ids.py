"""Names where ids belong: what has that name is suggested, as its writer would name it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.model.findings import Suggestion
from tests.builders import HOME, Piece, course, credential, occupation, organization, pathway, write
from tests.laws import examples

ARTS = course("culinary-2", name="Culinary Arts II")


def asked(folder: Path, *pieces: Piece) -> list[tuple[str, tuple[Suggestion, ...]]]:
    """Return how to mend what is wrong in the catalog of `pieces`, and what is suggested."""
    return [(finding.fix, finding.suggestions) for finding in load(write(folder, *pieces)).findings]


@pytest.mark.parametrize("written", ["Culinary Arts II", "culinary  arts II", "CULINARY ARTS II"])
def test_a_course_is_suggested_by_its_name_whatever_its_capitals_and_spaces(written: str, tmp_path: Path) -> None:
    found = asked(tmp_path, ARTS, course("culinary-3", prerequisites=written))
    question = 'Did you mean "culinary-2" (Culinary Arts II)?'
    assert found == [(question, (Suggestion("culinary-2", "Culinary Arts II"),))]


def test_a_level_by_its_number_is_the_grade_of_that_number(tmp_path: Path) -> None:
    plan = pathway("cooking", {"grade-9": [{"milestone": "Cook"}]}, entries=[{"level": 9}])
    assert asked(tmp_path, plan) == [('Did you mean "grade-9"?', (Suggestion("grade-9"),))]


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
    assert fix == 'Write the id of a course: the name of its file, without ".yaml".'


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


def test_no_id_is_made_up_from_a_name_that_nothing_has(tmp_path: Path) -> None:
    ((fix, suggestions),) = asked(tmp_path, course("culinary-3", prerequisites="Knife Skills"))
    assert (fix, suggestions) == ('Write the id of a course: the name of its file, without ".yaml".', ())


PATHS = (
    "aspen-ridge/courses/baking.yaml",
    "catalog/aspen-ridge/courses/baking.yaml",
    "baking.yaml",
    "baking/",
    "/aspen-ridge/baking",
    "course:baking",
    "Baking",
    "BAK-1",
    "https://careers.example.org/catalog/courses/aspen-ridge/baking/",
    "https://github.com/example/catalog/blob/main/catalog/aspen-ridge/courses/baking.yaml",
)


@pytest.mark.parametrize("written", PATHS)
def test_a_path_an_address_and_a_code_are_read_as_the_id_in_them(written: str, tmp_path: Path) -> None:
    pieces = (course("baking", name="Baking I", code="BAK-1"), course("pastry", prerequisites=written))
    ((fix, (suggestion,)),) = asked(tmp_path, *pieces)
    assert (suggestion.value, fix) == ("baking", 'Did you mean "baking" (Baking I)?')


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("bread or cakes", "Write it as {any: [bread, cakes]}: one of them is enough."),
        ("bread, or cakes", "Write it as {any: [bread, cakes]}: one of them is enough."),
        ("bread, cakes", "Write it as [bread, cakes]."),
        ("Bread and Butter or Cakes", "Write it as {any: [toast, cakes]}: one of them is enough."),
        ("a, b", "Write each id by itself: [first, second] for all of them, {any: [first, second]} for one of them."),
        ("Grade 10 standing", "Write a class standing as {level: grade-10}."),
        ("Permission of instructor", "Write a permission as {permission: instructor}."),
        ("No prerequisites", "Delete the line. What needs nothing lists nothing."),
        ("cocina-española", 'Write the id of a course: the name of its file, without ".yaml".'),
        ("Pastry", "That is this course itself. Name another, or delete the line."),
        ("pastry.yaml", "That is this course itself. Name another, or delete the line."),
    ],
)
def test_prose_is_told_how_to_say_it_and_never_made_into_an_id(written: str, fix: str, tmp_path: Path) -> None:
    pieces = (course("bread"), course("cakes"), course("toast", name="Bread and Butter"))
    assert asked(tmp_path, *pieces, course("pastry", prerequisites=written)) == [(fix, ())]


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("Aspen Ridge Schools", "Write it as a list in square brackets: offered_in: [aspen-ridge]."),
        ("all", "Name each organization by its id, in a list."),
        (
            "Nowhere at all",
            "Write a list of ids in square brackets. Write the id of an organization: the name of its folder.",
        ),
    ],
)
def test_text_for_a_list_of_ids_becomes_the_ids_that_it_names_or_none(written: str, fix: str, tmp_path: Path) -> None:
    district = organization(HOME, name="Aspen Ridge Schools")
    plan = pathway("cooking", {"grade-9": [{"milestone": "Start"}]}, offered_in=written)
    assert asked(tmp_path, district, plan) == [(fix, ())]


@pytest.mark.parametrize("written", ["Grade 9", "9th grade", "GRADE-9"])
def test_a_level_is_suggested_by_its_name_or_number(written: str, tmp_path: Path) -> None:
    ((fix, (suggestion,)),) = asked(tmp_path, pathway("cooking", {written: [{"milestone": "Start"}]}))
    assert (suggestion.value, fix) == ("grade-9", 'Did you mean "grade-9"?')


@given(st.text(alphabet="abr -/_.,I1Ñ", min_size=1, max_size=24))
@settings(max_examples=examples(30), deadline=None)
def test_what_is_suggested_is_there_has_the_right_kind_and_is_not_what_was_written(written: str) -> None:
    with TemporaryDirectory() as folder:
        pieces = (
            course("bar"),
            course("bar-1", name="Bar I"),
            credential("bra"),
            course("rab", prerequisites=[written]),
        )
        loaded = load(write(Path(folder), *pieces))
        for finding in loaded.findings:
            for option in finding.suggestions:
                assert option.value != written
                assert f"{HOME}/{option.value}" in loaded.catalog.courses.keys() - {f"{HOME}/rab"}
