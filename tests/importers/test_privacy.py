"""Tables about students are refused, and nothing of them is repeated."""

from __future__ import annotations

import pytest

from generator.importers.privacy import refuse_students
from generator.importers.tables.rows import CannotImport

ABOUT_STUDENTS = [
    ("Student ID", "Course Code", "Mark"),
    ("student_sis_id", "course_id", "course_name"),
    ("SASID", "LASID", "Course Name"),
    ("StudentNumber", "Course_Number"),
    ("Course Code", "Course Name", "Date of Birth"),
    ("STU.ID", "CRS.CN"),
    ("userSourcedId", "courseCode", "title"),
    ("Last Name", "First Name", "Course Title"),
    ("Número de curso", "Nombre", "Fecha de nacimiento"),
    ("Course", "Final Grade"),
    ("Student State ID", "Course", "Credits Attempted"),
]
ABOUT_COURSES = [
    ("Course ID", "Course Title", "Max Students", "GPA Weight", "Grade Level"),
    ("Number of Students", "Course Code"),
    ("Course Number", "Name", "Teacher Name", "Class ID", "Session ID"),
    ("Student Fee", "Course"),
    ("Grades", "Credits Earned", "Description"),
]


@pytest.mark.parametrize("headers", ABOUT_STUDENTS, ids=" ".join)
def test_a_table_about_students_is_refused(headers: tuple[str, ...]) -> None:
    with pytest.raises(CannotImport, match="is about students: it has the column") as caught:
        refuse_students("x.csv", [("District report",), headers])
    assert "nothing was read" in str(caught.value)


@pytest.mark.parametrize("headers", ABOUT_COURSES, ids=" ".join)
def test_a_table_about_courses_is_not(headers: tuple[str, ...]) -> None:
    refuse_students("x.csv", [headers])
