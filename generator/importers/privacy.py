"""Tables about students are refused before they are read: this program has no place for them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.importers.tables.headers import plain
from generator.importers.tables.rows import CannotImport, visible

_OF_A_STUDENT = re.compile(
    r"(?:sasid|ssid|lasid|uic|suid|permid|permanentid|localstudentid|usersourcedid|stu(?:id|num|sn|ln|fn)|ssn"
    r"|dob|birthdate|dateofbirth|birthday|fechadenacimiento|socialsecuritynumber|gender|sex|ethnicity|race|disability"
    r"|(?:last|first|middle|legal)name|guardian(?:name)?|parent(?:name|email)|homelanguage|iep|frl|lunchstatus|gpa"
    r"|final(?:grade|mark|score)|lettergrade|grademark|marks?|(?:mark|grade)earned|transcriptgrade|gradereceived"
    r"|credits?attempted)\Z"
)
_ABOUT_A_STUDENT = re.compile(
    r"(?:student|pupil|learner|alumno|estudiante)(?:state|local|sis|school|unique|last|first|middle|full|legal|perm)*"
    r"(?:id|ids|number|no|nbr|num|name|surname|initial|dob|birth\w*|email|grade|gradelevel|gender|ethnicity|race|key"
    r"|guid|sourcedid|refid|code|identifier|phone|address|mark|score)\Z"
)


def refuse_students(file: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Raise `CannotImport` when one of `rows`, the first of a table, has a header that only tables of students have.

    Nothing of what the table says is repeated but those headers.
    """
    for cells in rows:
        found = [visible(cell) for cell in cells if _is_of_a_student(plain(cell))]
        # A word like "Mark" in a title above the table is no header; a row of headers has several.
        if found and sum(bool(cell.strip()) for cell in cells) > 1:
            shown = ", ".join(f'"{cell[:40]}"' for cell in found[:5])
            raise CannotImport(
                f"{file} is about students: it has the column{'s' if len(found) > 1 else ''} {shown}. "
                "A public catalog must not hold data of students, so nothing was read. "
                "Export the list of courses instead."
            )


def _is_of_a_student(header: str) -> bool:
    return _OF_A_STUDENT.match(header) is not None or _ABOUT_A_STUDENT.match(header) is not None
