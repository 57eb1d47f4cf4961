"""One cause is told once: what only follows from another finding waits until that is mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.load import load
from generator.catalog.starter import starter_file, starter_text
from generator.checks.example_catalog import EXAMPLE_DATE, PATHWAY, WELDING_2, changed, course
from generator.checks.runner import check
from generator.model.findings import Severity
from generator.model.ids import Kind
from tests.checks.places import codes, find, lay_out, noise, one_file

SPARE = "aspen-ridge/courses/metal-art.yaml"


def test_a_step_that_had_to_be_left_out_is_neither_an_empty_entry_nor_missing_from_the_plan(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(PATHWAY, ("- course: welding-2", "- curse: welding-2")))
    assert (finding.code, finding.suggestions[0].value) == ("D102", "course")


def test_what_waits_for_a_step_that_had_to_be_left_out_is_no_link_to_nothing(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(PATHWAY, ("- course: welding-1", "- course: Welding I")))
    assert (finding.code, finding.suggestions[0].value) == ("D105", "welding-1")


def test_a_plan_whose_occupation_had_to_be_left_out_is_not_told_that_it_leads_nowhere(tmp_path: Path) -> None:
    spare = one_file(SPARE, course("Metal art", "teaches: [weld-safely]\n"))
    last = ("- experience: welding-internship", "- course: metal-art\n    - experience: welding-internship")
    assert codes(find(tmp_path / "sound", spare, changed(PATHWAY, last))) == []
    named = changed(PATHWAY, last, ("\noccupations: [colorado/welders]", "\noccupations: [Welders]"))
    assert codes(find(tmp_path / "named", spare, named)) == ["D105"]


@pytest.mark.parametrize(
    ("folder", "renamed"),
    [
        ("aspen-ridge/courses", "aspen-ridge/cources"),
        ("aspen-ridge/courses", "aspen-ridge/all of them"),
        ("aspen-ridge", "Aspen Ridge"),
        ("mesa-college/credentials", "mesa-college/credential"),
    ],
)
def test_files_in_a_misnamed_folder_stand_for_what_they_were_meant_to_be(
    folder: str, renamed: str, tmp_path: Path
) -> None:
    catalog = lay_out(tmp_path)
    (catalog / folder).rename(catalog / renamed)
    assert codes(check(load(catalog), EXAMPLE_DATE, ignore=noise()).findings) == ["F104"]


def test_what_rests_on_a_field_that_is_written_twice_waits_until_one_is_gone(tmp_path: Path) -> None:
    wrong = ("\ngrades: [10, 11]", "\ngrades: [9]")
    assert codes(find(tmp_path / "once", changed(WELDING_2, wrong))) == ["P403"]
    twice = ("\ngrades: [10, 11]", "\ngrades: [9]\ngrades: [10, 11]")
    assert codes(find(tmp_path / "twice", changed(WELDING_2, twice))) == ["F102"]


def test_nothing_is_called_unused_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    spare = one_file(SPARE, course("Metal art"))
    assert codes(find(tmp_path / "whole", spare)) == ["L206"]
    assert codes(find(tmp_path / "broken", spare, one_file(WELDING_2, "name: [\n"))) == ["F101"]


def test_what_an_unknown_link_probably_means_is_not_called_unused(tmp_path: Path) -> None:
    links = changed(PATHWAY, ("- course: welding-3", "- course: welding-3\n    - course: metal-arts"))
    assert codes(find(tmp_path, one_file(SPARE, course("Metal art")), links)) == ["L201"]


@pytest.mark.parametrize("kind", [Kind.COURSE, Kind.CREDENTIAL, Kind.EXPERIENCE, Kind.PATHWAY, Kind.ORGANIZATION])
def test_a_file_just_begun_gets_no_advice_about_what_it_has_no_name_for(kind: Kind, tmp_path: Path) -> None:
    owner = "new-place" if kind is Kind.ORGANIZATION else "aspen-ridge"
    file = starter_file(kind, owner, "begun")
    found = find(tmp_path, one_file(file, starter_text(kind, owner, "")))
    first = found[0]
    assert (first.code, first.place.pointer) == ("D106", "/name")
    assert {finding.code for finding in found} <= {"D103", "D105", "D106", "L201"}


def test_what_blocks_is_said_of_a_nameless_file_too(tmp_path: Path) -> None:
    nameless = course("Metal art", "prerequisites: [metal-art]\n").replace("Metal art", "TODO", 1)
    found = find(tmp_path, one_file(SPARE, nameless))
    assert [(finding.code, finding.severity) for finding in found] == [
        ("D106", Severity.WARNING),
        ("S302", Severity.ERROR),
    ]


def test_what_a_line_that_had_to_be_left_out_may_name_is_not_called_unused(tmp_path: Path) -> None:
    spare = one_file(SPARE, course("Metal art", "teaches: [weld-safely]\n"))
    assert codes(find(tmp_path / "alone", spare)) == ["L206"]
    step = ("- experience: welding-internship", "- course: metal-art\n    - experience: welding-internship")
    assert codes(find(tmp_path / "sound", spare, changed(PATHWAY, step))) == []
    wrong = (step[0], step[1].replace("metal-art", "Metal Art", 1))
    assert codes(find(tmp_path / "wrong", spare, changed(PATHWAY, wrong))) == ["D105"]
