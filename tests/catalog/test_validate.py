"""Typical mistakes of a counselor, and the sentences they get: one cause, one finding, at the exact place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.catalog.load import load
from generator.catalog.validate import check_shape
from generator.catalog.yaml.reader import Value
from generator.model.findings import Finding
from tests.builders import course, write
from tests.catalog.messages.mistakes import COURSES, STEPS

COURSE = "name: Welding I\ndescription: Students learn safe work habits and make welds.\nsubject: cte\n"
PATHWAY = (
    "name: Welding\ndescription: From first welds to a job as a welder.\ncluster: advanced-manufacturing\n"
    "offered_in: [aspen-ridge]\nplan:\n  grade-9:\n"
)
Case = tuple[str, tuple[str, int, int], str, str, str]


def findings_of(folder: Path, file: str, text: str) -> tuple[Finding, ...]:
    """Return the findings about a sound catalog in which `file` says `text`."""
    path = write(folder, course("other")) / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return load(folder).findings


def place(finding: Finding) -> tuple[str, int, int]:
    """Return the code, line and column of `finding`."""
    assert finding.place.position is not None
    return finding.code, finding.place.position.line, finding.place.position.column


@pytest.mark.parametrize("case", COURSES)
def test_a_mistake_in_a_course_gets_its_one_sentence_at_its_place(case: str, tmp_path: Path) -> None:
    text, where, title, what, fix = COURSES[case]
    (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", COURSE + text)
    assert (place(finding), finding.title, finding.what, finding.fix) == (where, title, what, fix)


@pytest.mark.parametrize("case", STEPS)
def test_a_mistake_in_a_plan_gets_its_one_sentence_at_its_place(case: str, tmp_path: Path) -> None:
    text, where, title, what, fix = STEPS[case]
    (finding,) = findings_of(tmp_path, "aspen-ridge/pathways/welding.yaml", PATHWAY + text)
    assert (place(finding), finding.title, finding.what, finding.fix) == (where, title, what, fix)


def test_a_missing_subject_says_what_a_subject_is(tmp_path: Path) -> None:
    text = COURSE.replace("subject: cte\n", "")
    (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text)
    assert place(finding) == ("D101", 1, 1)
    assert finding.title == 'The field "subject" is missing'
    assert finding.what == 'A course needs "subject": the column it appears in on a plan of study.'


@pytest.mark.parametrize(
    ("words", "title"), [("TODO", '"description" says only "TODO"'), ("Weld.", '"description" is too short')]
)
def test_a_description_that_is_none_says_what_it_is_for(words: str, title: str, tmp_path: Path) -> None:
    text = f"name: Welding I\ndescription: {words}\nsubject: cte\n"
    (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text)
    assert (place(finding), finding.title) == (("D105", 2, 14), title)
    assert "It means: what it is and what a learner gets from it, in plain words" in finding.what
    assert finding.fix == "For example: description: Students learn safe work habits and make their first welds."


@pytest.mark.parametrize(
    ("words", "fix"),
    [
        ("120 hours", "Write only 120, without the word after it."),
        ("1,200 Hours", "Write only 1200, without the word after it."),
        ("3 weeks", "Write the number in digits, without quotes."),
    ],
)
def test_a_number_is_suggested_without_the_unit_that_its_field_names(words: str, fix: str, tmp_path: Path) -> None:
    text = (
        "name: Shop visit\ndescription: Students visit a welding shop.\nstage: about\nactivity: tour\n"
        f"hosts: [aspen-ridge]\nhours: {words}\n"
    )
    found = findings_of(tmp_path, "aspen-ridge/experiences/visit.yaml", text)
    assert [finding.fix for finding in found if finding.code == "D104"] == [fix]


def test_a_required_field_without_a_value_is_missing_and_not_also_empty(tmp_path: Path) -> None:
    for nothing in ("", '""', "' '", "null"):
        text = COURSE.replace("Welding I", nothing)
        (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text)
        assert (place(finding), finding.title) == (("D101", 1, 1), '"name" has no value')


def test_a_name_that_begins_with_a_number_sign_is_missing_and_quotes_keep_it(tmp_path: Path) -> None:
    text = COURSE.replace("Welding I", "#1 in Welding")
    (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text)
    assert (place(finding), finding.title) == (("D101", 1, 1), '"name" has no value')
    assert finding.fix == 'Put it in quotes: name: "#1 in Welding".'


@pytest.mark.parametrize(
    "line",
    [
        "code: WEL  # the old number",
        "code: WEL#310",
        'code: "WEL #310"',
        "note: >\n  Bring glove #2",
        "status: active #for now",
        "grades: [9, 10] #and 11 from next year",
        "reviewed_on: 2026-08-15 #by phone",
        "prerequisites: welding-0 #or by permission",
        "prerequisites: [welding-0] #or by permission",
        "credits: #as in the handbook\n  high_school: 1",
    ],
)
def test_a_comment_that_is_one_is_left_alone(tmp_path: Path, line: str) -> None:
    assert findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", f"{COURSE}{line}\n") == ()


def test_a_placeholder_before_a_comment_is_told_once(tmp_path: Path) -> None:
    (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", COURSE + "code: TBD #310\n")
    assert (finding.code, finding.title) == ("D106", '"code" says only "TBD"')


def test_a_long_text_that_is_cut_off_is_not_repeated_in_the_advice(tmp_path: Path) -> None:
    text = COURSE + "note: Bring your gloves, your glasses and your apron to the room with the #2 on its door\n"
    (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text)
    assert finding.title == 'The text ends before "#2 on its door"'
    assert finding.fix == "Put quotes around the whole text. If it is a comment, type a space after the #."


@pytest.mark.parametrize(
    ("written", "meant"),
    [("½", "0.5"), ("1 1/2", "1.5"), ("2¼", "2.25"), (".5", "0.5"), ("3/4", "0.75"), ("1234,56", "1234.56")],
)
def test_a_fraction_is_suggested_as_a_decimal(written: str, meant: str, tmp_path: Path) -> None:
    text = f"{COURSE}credits:\n  high_school: {written}\n"
    (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text)
    assert finding.fix == f"Write {meant}, without quotes or signs."


@pytest.mark.parametrize("written", ["1/3", "1/0", "1.2.3", "half"])
def test_what_is_no_decimal_is_not_made_one(written: str, tmp_path: Path) -> None:
    text = f"{COURSE}credits:\n  high_school: {written}\n"
    (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text)
    assert finding.fix == "Write the number in digits, without quotes."


def test_a_span_where_one_number_belongs_is_not_made_a_list(tmp_path: Path) -> None:
    text = "name: Visit\ndescription: Students visit a shop.\nstage: about\nactivity: tour\ncapacity: 16-18\n"
    found = findings_of(tmp_path, "aspen-ridge/experiences/visit.yaml", text)
    assert [finding.fix for finding in found if finding.code == "D104"] == ["Write one number, without a dash."]


def test_a_plan_whose_levels_are_not_under_it_is_told_at_each_level(tmp_path: Path) -> None:
    text = PATHWAY.replace("plan:\n  grade-9:\n", "plan:\ngrade-9:\n") + "  - course: a\n"
    first, second = findings_of(tmp_path, "aspen-ridge/pathways/welding.yaml", text)
    assert (first.code, first.title) == ("D101", '"plan" has no value')
    assert second.title == '"grade-9" should be indented under "plan"'


def test_an_unknown_field_beside_an_empty_one_is_not_put_under_it(tmp_path: Path) -> None:
    found = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", f"{COURSE}credits:\nroom: shop\n")
    assert [finding.title for finding in found] == ['"credits" has no value', 'Unknown field "room"']


def test_a_required_field_under_another_name_is_not_also_missing(tmp_path: Path) -> None:
    text = COURSE.replace("name:", "title:")
    (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text)
    assert finding.title == 'Unknown field "title"'
    assert [suggestion.value for suggestion in finding.suggestions] == ["name"]


def test_three_tasks_in_one_step_are_two_findings(tmp_path: Path) -> None:
    text = PATHWAY + "    - course: a\n      credential: b\n      milestone: c\n"
    found = findings_of(tmp_path, "aspen-ridge/pathways/welding.yaml", text)
    assert [finding.title for finding in found] == [
        'One step names both "course" and "credential"',
        'One step names both "course" and "milestone"',
    ]


def test_ten_mistakes_in_ten_files_are_ten_findings_with_exact_places_in_one_load(tmp_path: Path) -> None:
    cases = list(COURSES.values())[:8]
    files = {f"aspen-ridge/courses/c{index}.yaml": COURSE + case[0] for index, case in enumerate(cases)}
    files["aspen-ridge/courses/c8.yaml"] = COURSE + "credits:\n\thigh_school: 1\n"
    files["aspen-ridge/courses/c9.yaml"] = COURSE + "subject: math\n"
    write(tmp_path)
    for file, text in files.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    found = [(finding.place.file, *place(finding)) for finding in load(tmp_path).findings]
    wanted = [(f"aspen-ridge/courses/c{index}.yaml", *case[1]) for index, case in enumerate(cases)]
    assert found == [
        *wanted,
        ("aspen-ridge/courses/c8.yaml", "F101", 5, 1),
        ("aspen-ridge/courses/c9.yaml", "F102", 4, 1),
    ]


@pytest.mark.parametrize("case", [*COURSES.values(), *STEPS.values()], ids=[*COURSES, *STEPS])
def test_sentences_are_short_and_plain(case: Case) -> None:
    _, _, *words = case
    for sentence in re.split(r"(?<=[.?])\s|: ", " ".join(words[1:])):
        assert len(sentence.split()) <= 20, sentence


def test_what_is_usable_of_a_broken_file_is_still_read(tmp_path: Path) -> None:
    text = COURSE + "grades: [9, ten, 11]\nprerequisites: [other, Bad Id]\ncredits: 1\ncode: W-1\n"
    path = write(tmp_path, course("other")) / "aspen-ridge/courses/welding-1.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load(tmp_path)
    assert [finding.code for finding in loaded.findings] == ["D104", "D105", "D104"]
    read = loaded.catalog.courses["aspen-ridge/welding-1"]
    assert (read.code, read.grades, read.credits) == ("W-1", (9, 11), None)
    assert [(reference.id, reference.pointer) for reference in read.prerequisites.references()] == [
        ("aspen-ridge/other", "/prerequisites/0")
    ]
    assert read.prerequisites.is_met(lambda one: one.id == "aspen-ridge/other")


def test_a_choice_that_lost_its_bad_part_is_not_also_impossible(tmp_path: Path) -> None:
    path = write(tmp_path, course("other")) / "aspen-ridge/courses/welding-1.yaml"
    path.write_text(COURSE + "prerequisites: {at_least: 2, of: [other, Bad Id]}\n", encoding="utf-8")
    condition = load(tmp_path).catalog.courses["aspen-ridge/welding-1"].prerequisites
    assert (condition.count, len(condition.parts)) == (1, 1)


def test_at_least_2_0_means_two(tmp_path: Path) -> None:
    path = write(tmp_path, course("other")) / "aspen-ridge/courses/welding-1.yaml"
    path.write_text(COURSE + "prerequisites: {at_least: 2.0, of: [a, b, c]}\ngrades: [9.0]\n", encoding="utf-8")
    read = load(tmp_path).catalog.courses["aspen-ridge/welding-1"]
    assert (read.prerequisites.count, read.grades) == (2, (9,))


def test_thousands_of_empty_entries_are_a_hundred_findings_and_a_count(tmp_path: Path) -> None:
    found = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", COURSE + "teaches:\n" + "-\n" * 20_000)
    assert len(found) < 110
    titles = [finding.title for finding in found]
    assert "900 more of these in this file" in titles
    assert [finding.what for finding in found if finding.title == '"teaches" has too many entries'] == [
        "It has 1000 or more entries. The limit is 500."
    ]


def test_thousands_of_unknown_fields_are_a_hundred_findings_and_a_count(tmp_path: Path) -> None:
    unknown = "".join(f"field{number}: x\n" for number in range(5_000))
    found = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", COURSE + unknown)
    assert len(found) < 110
    assert "897 more of these in this file" in [finding.title for finding in found]


def test_an_eleventh_former_name_is_one_too_many(tmp_path: Path) -> None:
    names = ", ".join(f"old-{number}" for number in range(11))
    found = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", f"{COURSE}formerly: [{names}]\n")
    assert [finding.what for finding in found if finding.code == "D105"] == ["It has 11 entries. The limit is 10."]


STAFFED = COURSE + "contact: {{role: Career center, {}}}\n"


@pytest.mark.parametrize(
    "number",
    [
        "(970) 555-0142",
        "970-555-0142",
        "970.555.0142",
        "9705550142",
        "1-970-555-0142",
        "+1 (970) 555-0142",
        "970-555-0142 x4",
        "970-555-0142, ext. 4",
        "(970) 555-0142 extension 1204",
        "+44 20 7946 0018",
        "+52 (55) 5555-0142 ext 7",
    ],
)
def test_ten_digits_or_an_international_number_are_a_phone_number(number: str, tmp_path: Path) -> None:
    text = STAFFED.format(f'phone: "{number}"')
    assert findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text) == ()


@pytest.mark.parametrize(
    "number",
    [
        "555-0142",
        "970-555-014",
        "970-555-01422",
        "2-970-555-0142",
        "+1 970 555",
        "+44 20",
        "+44 20 7946 0018 2222 33",
        "970-555-0142 ext",
        "(970 555-0142",
        "970-555-0142 or 0143",
        "1234567",
    ],
)
def test_other_digits_are_no_phone_number(number: str, tmp_path: Path) -> None:
    text = STAFFED.format(f'phone: "{number}"')
    (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text)
    assert (finding.code, finding.title) == ("D105", f'"{number}" is not a phone number with its area code')
    assert finding.fix == 'For example: phone: "(970) 555-0142"'


@pytest.mark.parametrize("address", ["careers@localhost", "careers@example.", "careers@.org", "careers@example..org"])
def test_an_email_address_has_a_host_with_a_dot_between_words(address: str, tmp_path: Path) -> None:
    (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", STAFFED.format(f"email: {address}"))
    assert (finding.code, finding.title) == ("D105", f'"{address}" is not an email address')


@pytest.mark.parametrize("address", ["careers@a.example.org", "first.last@example.org"])
def test_an_email_address_may_have_any_number_of_dots(address: str, tmp_path: Path) -> None:
    text = STAFFED.format(f"email: {address}")
    assert findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text) == ()


def test_an_experience_has_a_place_for_somebody(tmp_path: Path) -> None:
    text = "name: Shop visit\ndescription: Students visit a welding shop.\nstage: about\nactivity: worksite-tour\n"
    (finding,) = findings_of(tmp_path, "aspen-ridge/experiences/visit.yaml", f"{text}capacity: 0\n")
    assert (finding.code, finding.what) == ("D105", "The smallest number allowed is 1.")
    assert findings_of(tmp_path, "aspen-ridge/experiences/visit.yaml", f"{text}capacity: 1\n") == ()


@pytest.mark.parametrize("nothing", ["[]", "", "~"])
def test_a_choice_among_nothing_is_an_error_and_told_once(nothing: str, tmp_path: Path) -> None:
    text = f"{PATHWAY}    - choose: 1\n      from: {nothing}\n"
    (finding,) = findings_of(tmp_path, "aspen-ridge/pathways/welding.yaml", text)
    assert (finding.code, finding.title) == ("D101", '"from" has no value')
    assert finding.fix.startswith("Write the value after the colon. For example: from: [")


def test_an_action_with_a_day_says_how_far_it_is() -> None:
    def found(action: Value) -> list[tuple[str, str]]:
        base: dict[str, Value] = {"name": "Metal", "description": "Employers and schools plan.", "industry": "Metal"}
        shape = check_shape("partnership", "f.yaml", {**base, "actions": [action]})
        return [(one.place.pointer, one.title) for one in shape.findings]

    assert found("Host job shadows") == found({"en": "Host", "es": "Recibir"}) == []
    assert found({"text": "Host", "status": "planned", "due": "2026-06-01"}) == []
    assert found({"text": "Host", "due": "2026-06-01"}) == [("/actions/0", 'The field "status" is missing')]
    assert found({"due": "2026-06-01", "status": "done"}) == [("/actions/0", 'The field "text" is missing')]
    assert found({"text": "Host", "status": "late"}) == [("/actions/0/status", '"late" is not on the list')]
    assert found({"text": "Host", "status": "done", "ownr": "mill"}) == [("/actions/0/ownr", 'Unknown field "ownr"')]
    assert found(3) == [("/actions/0", 'An entry of "actions" must be text, not a whole number')]
