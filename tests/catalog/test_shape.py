"""Typical mistakes of a counselor, and the sentences they get: one cause, one finding, at the exact place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.catalog.load import load
from generator.model.findings import Finding
from tests.builders import course, write

COURSE = "name: Welding I\ndescription: Students learn safe work habits and make welds.\nsubject: cte\n"
PATHWAY = (
    "name: Welding\ndescription: From first welds to a job as a welder.\ncluster: advanced-manufacturing\n"
    "offered_in: [aspen-ridge]\nplan:\n  grade-9:\n"
)
# What is added to a sound course; the code; line and column; title, what is wrong and how to mend it.
COURSES = {
    "condition without brackets": (
        "prerequisites: {any: biology}\n",
        ("D104", 4, 22),
        '"any" takes a list, not text',
        '"any" takes a list. It means: one of these is enough.',
        "Write it as a list in square brackets: any: [biology].",
    ),
    "condition in other words": (
        "prerequisites: {or: [biology, chemistry]}\n",
        ("D102", 4, 17),
        'Nobody knows the field "or"',
        'There is no field called "or" here.',
        'Did you mean "any"? Correct the name or delete the line.',
    ),
    "two conditions in one": (
        "prerequisites:\n  all: [a]\n  any: [b, c]\n",
        ("D102", 6, 3),
        'A condition has both "all" and "any"',
        "A condition is one of: all, any, at_least.",
        "Put one inside the other: {all: [a, {any: [b, c]}]}.",
    ),
    "at least of nothing": (
        "prerequisites: {at_least: 2}\n",
        ("D101", 4, 16),
        'The field "of" is missing',
        'The field "prerequisites" with "at_least" in it needs "of": the list that at_least counts.',
        'Add a line with "of:" and a value. For example: of: [biology, chemistry, physics]',
    ),
    "name instead of an id": (
        "prerequisites: Intro to Welding\n",
        ("D105", 4, 16),
        '"Intro to Welding" is not an id',
        "An id is small letters, digits and single hyphens, like the name of a file.",
        'Did you mean "intro-to-welding"?',
    ),
    "prose instead of an id": (
        "prerequisites: Biology or the permission of the instructor, in writing\n",
        ("D105", 4, 16),
        '"Biology or the permission of the instructor, in writing" is not an id',
        "An id is small letters, digits and single hyphens, like the name of a file.",
        "For example: prerequisites: welding-1",
    ),
    "impossible day": (
        "starts_on: 2026-02-30\n",
        ("D105", 4, 12),
        "There is no day 2026-02-30",
        'The field "starts_on" names a day that is not in the calendar.',
        'For example: starts_on: "2026-08-15"',
    ),
    "American day": (
        "reviewed_on: 8/15/2026\n",
        ("D105", 4, 14),
        '"8/15/2026" is not written as year-month-day',
        "It means: the last day somebody checked that this is still right.",
        'Did you mean "2026-08-15"?',
    ),
    "year alone": (
        "reviewed_on: 2026\n",
        ("D104", 4, 14),
        '"reviewed_on" takes text, not a whole number',
        '"reviewed_on" takes text. It means: the last day somebody checked that this is still right.',
        'For example: reviewed_on: "2026-08-15"',
    ),
    "grade in quotes": (
        'grades: "9"\n',
        ("D104", 4, 9),
        '"grades" takes a list, not text',
        '"grades" takes a list. It means: the grades in which students may take it.',
        "Write it as a list in square brackets: grades: [9].",
    ),
    "span of grades": (
        "grades: 9-12\n",
        ("D104", 4, 9),
        '"grades" takes a list, not text',
        '"grades" takes a list. It means: the grades in which students may take it.',
        "Write it as a list in square brackets: grades: [9, 10, 11, 12].",
    ),
    "grade with a zero": (
        "grades: [09, 10]\n",
        ("D104", 4, 10),
        'An entry of "grades" takes a whole number, not text',
        'An entry of "grades" takes a whole number. It means: a grade, 6 to 12.',
        "Write 9, without quotes or signs.",
    ),
    "grade that is none": (
        "grades: [9, 13]\n",
        ("D105", 4, 13),
        "13 is too large",
        "The largest number allowed is 12.",
        "For example: 9",
    ),
    "bare credits": (
        "credits: 1\n",
        ("D104", 4, 10),
        '"credits" takes fields of its own, not a whole number',
        '"credits" takes fields of its own. It means: how many credits it carries.',
        "For example: credits: {high_school: 1}",
    ),
    "dollars": (
        "cost:\n  amount: $1,200.50\n",
        ("D104", 5, 11),
        '"amount" takes a number, not text',
        '"amount" takes a number. It means: US dollars; 0 when it is free.',
        "Write 1200.50, without quotes or signs.",
    ),
    "number for a code": (
        "code: 1.10\n",
        ("D104", 4, 7),
        '"code" takes text, not a number',
        '"code" takes text. It means: the course\'s number in your catalog, in quotes.',
        'Put it in quotes: code: "1.10".',
    ),
    "yes": (
        "counts_for_graduation: yes\n",
        ("D104", 4, 24),
        '"counts_for_graduation" takes true or false, not text',
        '"counts_for_graduation" takes true or false. '
        "It means: whether its credit counts toward the high-school diploma.",
        "Write true, without quotes.",
    ),
    "text in unknown languages": (
        "note: {english: Bring gloves}\n",
        ("D105", 4, 8),
        '"english" is not a language',
        "A text in several languages names each language by its two letters: en, es.",
        'Did you mean "en"?',
    ),
    "web address without its beginning": (
        "web_page: www.aspen-ridge.example.org\n",
        ("D105", 4, 11),
        '"www.aspen-ridge.example.org" is not a full web address',
        "It means: where to read more: an address that begins with https://",
        'Did you mean "https://www.aspen-ridge.example.org"?',
    ),
    "no e-mail": (
        "contact: {email: front office}\n",
        ("D105", 4, 18),
        '"front office" is not an e-mail address',
        "It means: an office's e-mail address.",
        "For example: email: careers@aspen-ridge.example.org",
    ),
    "value in capitals": (
        "status: Suspended\n",
        ("D103", 4, 9),
        '"Suspended" is not on the list',
        'The field "status" takes only the values of its list.',
        'Did you mean "suspended"? The list: developing, active, suspended, ceased.',
    ),
    "typing mistake": (
        "prerequisite: welding-0\n",
        ("D102", 4, 1),
        'Nobody knows the field "prerequisite"',
        'There is no field called "prerequisite" here.',
        'Did you mean "prerequisites"? Correct the name or delete the line.',
    ),
    "field of one's own": (
        "classroom_colour: blue\n",
        ("D102", 4, 1),
        'Nobody knows the field "classroom_colour"',
        'There is no field called "classroom_colour" here.',
        'Delete the line, or move its words to "description".',
    ),
    "offering without an organization": (
        "offerings:\n  - years: odd\n",
        ("D101", 5, 5),
        'The field "by" is missing',
        'An offering needs "by": the organization that teaches it.',
        'Add a line with "by:" and a value. For example: by: aspen-ridge',
    ),
    "offering without its dash": (
        "offerings:\n  by: aspen-ridge\n",
        ("D104", 5, 3),
        '"offerings" takes a list, not fields of its own',
        '"offerings" takes a list. It means: who teaches it and when. Left out: its own organization, every year.',
        "Begin each entry of the list with a dash. For example: offerings: [{by: aspen-ridge, years: odd}]",
    ),
    "words with commas for a list": (
        "keywords: welding, metal\n",
        ("D104", 4, 11),
        '"keywords" takes a list, not text',
        '"keywords" takes a list. It means: other words people search for.',
        "Write it as a list in square brackets: keywords: [welding, metal].",
    ),
    "nothing after the colon": (
        "code:\n",
        ("D106", 4, 1),
        '"code" has no value',
        'The field "code" is there, but nothing is written after it.',
        "Fill it in, or delete the line until you know. For example: code: WEL-1030",
    ),
    "empty entry": (
        "grades:\n  - 9\n  -\n",
        ("D106", 6, 4),
        'An entry of the list "grades" is empty',
        "A dash or comma stands here without a value.",
        "Write the value, or delete the dash or comma.",
    ),
    "placeholder": (
        "code: TBD\n",
        ("D106", 4, 7),
        '"code" says only "TBD"',
        'The field "code" is there, but holds a placeholder.',
        "Fill it in, or delete the line until you know. For example: code: WEL-1030",
    ),
}
STEPS = {
    "choice without options": (
        "    - choose: 1\n",
        ("D101", 7, 7),
        'The field "from" is missing',
        'A step with "choose" in it needs "from": the steps to choose among.',
        'Add a line with "from:" and a value. For example: from: [{course: chemistry}, {course: anatomy}]',
    ),
    "options without a choice": (
        "    - from: [{course: a}]\n",
        ("D101", 7, 7),
        'The field "choose" is missing',
        'A step with "from" in it needs "choose": how many of the steps under from to take.',
        'Add a line with "choose:" and a value. For example: choose: 1',
    ),
    "two things in a step": (
        "    - course: a\n      credential: b\n",
        ("D102", 8, 7),
        'One step names both "course" and "credential"',
        "A step names one thing to do.",
        'Make "credential" a step of its own: begin its line with a dash.',
    ),
    "nothing in a step": (
        "    - note: Ask the counselor\n",
        ("D101", 7, 7),
        "This step names nothing to do",
        "A step names exactly one of: course, credential, experience, support, milestone, choose.",
        'Add one of them, such as "course: welding-1".',
    ),
    "step as a bare id": (
        "    - welding-1\n",
        ("D104", 7, 7),
        'An entry of "grade-9" takes fields of its own, not text',
        'An entry of "grade-9" takes fields of its own. It means: one thing to do: name exactly one course, '
        "credential, experience, support or milestone, or choose among several.",
        "Say what it is: {course: welding-1}.",
    ),
    "misspelled task": (
        "    - courses: welding-1\n",
        ("D102", 7, 7),
        'Nobody knows the field "courses"',
        'There is no field called "courses" here.',
        'Did you mean "course"? Correct the name or delete the line.',
    ),
    "level as a title": (
        "    - course: a\n  Grade 10:\n    - course: b\n",
        ("D105", 8, 3),
        '"Grade 10" is not the id of a level',
        "Each part of the plan begins with the id of a level, such as grade-9.",
        'Did you mean "grade-10"?',
    ),
    "level that the catalog lacks": (
        "    - course: a\n  grade-13:\n    - course: b\n",
        ("D103", 8, 3),
        'There is no level called "grade-13"',
        'The pathway Welding uses the level "grade-13". catalog.yaml does not list it.',
        'Did you mean "grade-10"? The levels: grade-9, grade-10, grade-11, grade-12, college-1, college-2.',
    ),
}
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
    assert finding.what == 'A course needs "subject": the column it stands in on a plan of study.'


def test_a_required_field_without_a_value_is_missing_and_not_also_empty(tmp_path: Path) -> None:
    for nothing in ("", '""', "' '", "null"):
        text = COURSE.replace("Welding I", nothing)
        (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text)
        assert (place(finding), finding.title) == (("D101", 1, 1), '"name" has no value')


def test_a_required_field_under_another_name_is_not_also_missing(tmp_path: Path) -> None:
    text = COURSE.replace("name:", "title:")
    (finding,) = findings_of(tmp_path, "aspen-ridge/courses/welding-1.yaml", text)
    assert finding.title == 'Nobody knows the field "title"'
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
    assert read.prerequisites.holds(frozenset({"aspen-ridge/other"}))


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
