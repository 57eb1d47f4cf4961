"""The rules about files, fields and texts (families F, D and T) in words. The reader finds them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.findings import Example, Finding, Rule, Severity
from generator.model.places import join_pointer

_COURSE = "aspen-ridge/courses/welding-1.yaml"
_GOOD_COURSE = """\
name: Welding I
description: Students learn safe work habits and make their first welds.
subject: cte
grades: [9, 10]
credits: {high_school: 1}
"""


def _course(text: str) -> Example:
    return Example(((_COURSE, text),))


_GOOD = _course(_GOOD_COURSE)


def _the_value(finding: Finding) -> Iterator[str]:
    yield finding.place.pointer


def _the_missing_field(finding: Finding) -> Iterator[str]:
    pointer = finding.place.pointer
    yield pointer if pointer.endswith(f"/{finding.value}") else join_pointer(pointer, finding.value)


def _the_field_and_what_was_meant(finding: Finding) -> Iterator[str]:
    yield finding.place.pointer
    for suggestion in finding.suggestions:  # it is absent under its right name, and nobody has to be told twice
        yield join_pointer(finding.place.pointer.rpartition("/")[0], suggestion.value)


UNREADABLE_YAML = Rule(
    code="F101",
    name="unreadable-yaml",
    severity=Severity.ERROR,
    title="A file that cannot be read",
    meaning=(
        "The file is not valid YAML. The usual causes are a tab, a colon in text "
        "without quotes, and lines that do not line up. A quote that is never closed is another."
    ),
    why="Nothing in the file can be published until it can be read.",
    fix="Fix the line shown. Compare it with a file that works.",
    bad=_course(_GOOD_COURSE.replace("name: Welding I", "name: Welding: the basics")),
    good=_course(_GOOD_COURSE.replace("name: Welding I", 'name: "Welding: the basics"')),
)
REPEATED_FIELD = Rule(
    code="F102",
    name="repeated-field",
    severity=Severity.ERROR,
    title="A field that is written twice",
    meaning="The same field appears twice in one place. Only one of the two can count.",
    why="Readers would see only one of the two values, and it could be the wrong one.",
    fix="Keep the line that is right and delete the other.",
    bad=_course(_GOOD_COURSE + "grades: [10, 11]\n"),
    good=_GOOD,
    makes_unsure=True,
)
UNSAFE_YAML = Rule(
    code="F103",
    name="unsafe-yaml",
    severity=Severity.ERROR,
    title="YAML features that are not allowed",
    meaning=(
        "The file uses anchors (&), aliases (*), merge keys (<<) or tags (!), or it is too large or too deeply "
        "nested. A catalog needs none of these, and they can be used to stop the build."
    ),
    why="One such file could keep the whole site from being published.",
    fix="Write the value in full, without the mark shown.",
    bad=_course(_GOOD_COURSE.replace("name: Welding I", "name: &name Welding I")),
    good=_GOOD,
)
MISPLACED_FILE = Rule(
    code="F104",
    name="misplaced-file",
    severity=Severity.ERROR,
    title="A file in the wrong place or with the wrong name",
    meaning=(
        "The place of a file says what it is: catalog/<organization>/courses/<name>.yaml is a course. Names are "
        "small letters, digits and single hyphens, at most 60 characters, and end in .yaml."
    ),
    why="A file anywhere else would be left out of the site without notice.",
    fix="Move or rename the file as shown.",
    bad=Example((("aspen-ridge/courses/Welding 2.yaml", _GOOD_COURSE),)),
    good=Example((("aspen-ridge/courses/welding-2.yaml", _GOOD_COURSE.replace("Welding I", "Welding II")),)),
)
NOT_A_PLAIN_FILE = Rule(
    code="F105",
    name="not-a-plain-file",
    severity=Severity.ERROR,
    title="Something that is not a plain file",
    meaning="A catalog contains only plain files and folders: no links to other places, no devices.",
    why="A link could publish a file that should stay private.",
    fix="Delete it, and put the file itself in its place.",
    bad=Example((("aspen-ridge/courses/welding-2.yaml", "-> ../../elsewhere.yaml"),)),
    good=Example((("aspen-ridge/courses/welding-2.yaml", _GOOD_COURSE.replace("Welding I", "Welding II")),)),
)
VALUE_WILL_CHANGE = Rule(
    code="F106",
    name="value-will-change",
    severity=Severity.WARNING,
    title="A value that other programs read differently",
    meaning=(
        "Without quotes, some values mean something else to other programs. 01234 loses its zero, yes turns into "
        "true, 1.10 into 1.1, and 1:30 into a number."
    ),
    why="A code or time could come out wrong for anyone who uses this file in another program.",
    fix="Put the value in quotes.",
    bad=_course(_GOOD_COURSE + "code: 01234\n"),
    good=_course(_GOOD_COURSE + 'code: "01234"\n'),
)
CUT_OFF_TEXT = Rule(
    code="F107",
    name="cut-off-text",
    severity=Severity.WARNING,
    title="Text cut off by a #",
    meaning=(
        "Without quotes, a # after a space begins a comment, and comments are not published. Welding #2 says only "
        "Welding. A # with a space behind it is always a comment and is never reported."
    ),
    why="Families would read only half of the text, and nobody would notice.",
    fix="Put quotes around the whole text. If it is a comment, type a space after the #.",
    bad=_course(_GOOD_COURSE.replace("Welding I", "Welding #1")),
    good=_course(_GOOD_COURSE.replace("Welding I", '"Welding #1"  # as the sign on the door says')),
)
MISSING_FIELD = Rule(
    code="D101",
    name="missing-field",
    severity=Severity.ERROR,
    title="A required field that is missing",
    meaning="Every kind of file has a few fields that it must have.",
    why="Families could not tell what this is, or the page could not be built.",
    fix="Add the field.",
    bad=_course(_GOOD_COURSE.replace("subject: cte\n", "")),
    good=_GOOD,
    leaves_out=_the_missing_field,
)
UNKNOWN_FIELD = Rule(
    code="D102",
    name="unknown-field",
    severity=Severity.ERROR,
    title="An unknown field",
    meaning="The field is not part of the format. Often it is a typo.",
    why="What it says would be left out of the site without notice.",
    fix="Correct the field's name, or delete the line.",
    bad=_course(_GOOD_COURSE.replace("grades:", "grade:")),
    good=_GOOD,
    leaves_out=_the_field_and_what_was_meant,
)
NOT_ON_THE_LIST = Rule(
    code="D103",
    name="not-on-the-list",
    severity=Severity.ERROR,
    title="A value that is not on the list",
    meaning="Some fields accept only values from a fixed list, so that pages can be filtered and compared.",
    why="People who use the filters would not find the page.",
    fix="Use one of the values listed.",
    bad=_course(_GOOD_COURSE.replace("subject: cte", "subject: shop")),
    good=_GOOD,
    leaves_out=_the_value,
)
WRONG_KIND_OF_VALUE = Rule(
    code="D104",
    name="wrong-kind-of-value",
    severity=Severity.ERROR,
    title="A value of the wrong kind",
    meaning="The value is text where a list is expected, a number where text is expected, or similar.",
    why="The value cannot be shown as it is written.",
    fix="Write the value as the example shows.",
    bad=_course(_GOOD_COURSE.replace("grades: [9, 10]", "grades: 9")),
    good=_GOOD,
    leaves_out=_the_value,
)
BAD_FORMAT = Rule(
    code="D105",
    name="bad-format",
    severity=Severity.ERROR,
    title="A value in the wrong format",
    meaning="Dates, codes, phone numbers, email and web addresses have a fixed format. Texts have a limited length.",
    why="The value cannot be used as it is written, so pages would leave it out.",
    fix="Write the value as the example shows.",
    bad=_course(_GOOD_COURSE + 'reviewed_on: "8/15/2026"\n'),
    good=_course(_GOOD_COURSE + 'reviewed_on: "2026-08-15"\n'),
    leaves_out=_the_value,
)
EMPTY_VALUE = Rule(
    code="D106",
    name="empty-value",
    severity=Severity.WARNING,
    title="A field that is empty",
    meaning="The field is empty, or contains a placeholder such as TBD.",
    why="Families would read a blank or a placeholder on a public page.",
    fix="Fill it in, or delete the line until you know.",
    bad=_course(_GOOD_COURSE + "code: TBD\n"),
    good=_course(_GOOD_COURSE + "code: WEL-1\n"),
    begun_at="/name",
)
UNSAFE_LINK = Rule(
    code="T951",
    name="unsafe-link",
    severity=Severity.ERROR,
    title="A web address that is not safe to follow",
    meaning=(
        "Web addresses begin with https:// and a public host name. They contain no user name or password and do not "
        "point into a private network."
    ),
    why="A student who follows the link could be misled or tracked.",
    fix="Open the page in a browser and copy its address. It should begin with https://",
    bad=_course(_GOOD_COURSE + "web_page: http://aspen-ridge.example.org/welding\n"),
    good=_course(_GOOD_COURSE + "web_page: https://aspen-ridge.example.org/welding\n"),
)
HIDDEN_CHARACTERS = Rule(
    code="T952",
    name="hidden-characters",
    severity=Severity.ERROR,
    title="Hidden characters",
    meaning=(
        "The file contains characters that do not show: control characters, marks that change text direction, "
        "or zero-width spaces. They often come with text that is copied from a web page or a PDF."
    ),
    why="Text with hidden characters can differ from what readers see, and search does not find it.",
    fix="Delete the text around the place shown and type it again.",
    bad=_course(_GOOD_COURSE.replace("Welding I", "Welding\u200b I")),
    good=_GOOD,
)
MARKUP_IN_TEXT = Rule(
    code="T953",
    name="markup-in-text",
    severity=Severity.WARNING,
    title="Formatting marks in text",
    meaning="Text is shown exactly as written. HTML tags and Markdown marks are not turned into formatting.",
    why="Families would see the marks themselves, such as <b> or **.",
    fix="Delete the marks and keep the words.",
    bad=_course(_GOOD_COURSE.replace("first welds", "<b>first</b> welds")),
    good=_GOOD,
)
PERSONAL_INFORMATION = Rule(
    code="T954",
    name="personal-information",
    severity=Severity.WARNING,
    title="Private information",
    meaning="The text looks like someone's private email, phone number, home address or Social Security number.",
    why="This page is public, and search engines copy it. Private information cannot be taken back.",
    fix="Use the address or phone number of an office.",
    bad=_course(_GOOD_COURSE + "contact: {role: Welding teacher, email: pat.doe@gmail.com}\n"),
    good=_course(_GOOD_COURSE + "contact: {role: Career center, email: careers@aspen-ridge.example.org}\n"),
)

FILE_RULES: tuple[Rule, ...] = (
    UNREADABLE_YAML,
    REPEATED_FIELD,
    UNSAFE_YAML,
    MISPLACED_FILE,
    NOT_A_PLAIN_FILE,
    VALUE_WILL_CHANGE,
    CUT_OFF_TEXT,
    MISSING_FIELD,
    UNKNOWN_FIELD,
    NOT_ON_THE_LIST,
    WRONG_KIND_OF_VALUE,
    BAD_FORMAT,
    EMPTY_VALUE,
    UNSAFE_LINK,
    HIDDEN_CHARACTERS,
    MARKUP_IN_TEXT,
    PERSONAL_INFORMATION,
)
"""Every rule that is checked while files are read."""
