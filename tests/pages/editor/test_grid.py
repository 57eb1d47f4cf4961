"""A plan of study as a table, copied from a spreadsheet, becomes steps of a plan."""

from __future__ import annotations

from generator.pages.editor.bundle import Editor
from tests.pages.editor.node import answer_of

LEVELS = [["grade-9", "Grado 9"], ["grade-10", "Grado 10"], ["college-1", "College year 1"]]
THINGS = [
    ["course", "town/algebra-1", "Algebra I"],
    ["course", "village/algebra-1", "Algebra I"],
    ["course", "village/biology", "Biology"],
    ["course", "city/art", "Art"],
    ["course", "village/art", "Art"],
    ["credential", "state/cpr", "CPR or First Aid"],
]
ALGEBRA, BIOLOGY = {"course": "algebra-1"}, {"course": "village/biology"}
TABLES: dict[str, list[list[object]]] = {
    # Years down, in many spellings; one's own course comes before that of others, and case and accents do not matter.
    "Grade\tMath\tScience\n9th grade\talgebra i\tBIOLOGY\n10\t\tbiology\nCollege year 1\tBiology": [
        ["grade-9", ALGEBRA],
        ["grade-9", BIOLOGY],
        ["grade-10", BIOLOGY],
        ["college-1", BIOLOGY],
    ],
    # Years across, with other line ends; a cell of several lines, and what stands above no year.
    'Subject\tGrado 9\tGrade 10\tNotes\r\nMath\t"Algebra I\nBiology"\tBiology\tAlgebra I\r\n': [
        ["grade-9", ALGEBRA],
        ["grade-9", BIOLOGY],
        ["grade-10", BIOLOGY],
    ],
    # One of several, where all are known; an "or" in a name is none. What is not known has to be found.
    "9\tAlgebra I or Biology\tCPR or First Aid\n10\tAlgebra I or Welding\tArt\t¿?": [
        ["grade-9", {"choose": 1, "from": [ALGEBRA, BIOLOGY]}],
        ["grade-9", {"credential": "state/cpr"}],
        ["grade-10", {"course": "algebra-i-or-welding"}],
        ["grade-10", {"course": "art"}],
        ["grade-10", {"course": ""}],
    ],
    "Math\tAlgebra I\nScience\tBiology": [],
    "": [],
    '"9\tAlgebra I': [["grade-9", ALGEBRA]],
}


def test_a_table_becomes_steps_at_their_levels(editor: Editor) -> None:
    answers = answer_of("grid.mjs", {"tables": list(TABLES), "levels": LEVELS, "things": THINGS, "own": "town"})
    assert dict(zip(TABLES, answers, strict=True)) == TABLES
