"""The sheet of a program has what its plan has: each course once, at its grade and in its subject."""

from __future__ import annotations

from generator.pages.partners.tables import SHOWN
from tests.builders import agreement, course, credential, experience, graph, occupation, organization, pathway
from tests.pages.partners.reports import rows, table

MANY = tuple(f"shop-{number}" for number in range(SHOWN + 2))
REGION = graph(
    organization("mesa-college", type="college"),
    organization("mill", type="employer"),
    course("algebra", subject="math"),
    course("band", subject="arts"),
    *(course(one, subject="cte") for one in MANY),
    course("mesa-college/wel-100", credits={"college": 3}, subject="cte"),
    experience("tour", hosts=["mill"], stage="about", hours=3),
    credential("card", type="certification", awarded_by="mill"),
    agreement("dual", {"shop-0": "mesa-college/wel-100"}, ends_on="2027-06-30"),
    occupation("welders", soc="51-4121"),
    pathway(
        "metal",
        {
            "grade-9": [{"choose": 1, "from": [{"course": "algebra"}, {"course": "band"}]}, {"experience": "tour"}],
            "grade-10": [*({"course": one} for one in MANY), {"credential": "card", "exit": True}],
        },
        cip="48.0508",
        occupations=["welders"],
        program_of_study=True,
    ),
    pathway("secret", {"grade-9": [{"milestone": "Go"}]}, status="ceased"),
)
SHEET = "programs/aspen-ridge/metal/"


def test_the_plan_stands_by_grade_and_subject_and_nothing_is_left_to_the_file() -> None:
    nothing = ("", "", "")
    assert rows(REGION, SHEET, "plan") == [
        ("Grade 9", "", "Algebra (1 of 2)", "", "", "Band (1 of 2)", "", "Tour", ""),
        ("Grade 10", "", *nothing, "", "; ".join(f"Shop {at}" for at in range(SHOWN + 2)), "", "Card"),
    ]
    assert [cell.more for cell in table(REGION, SHEET, "plan").rows[1]] == [0] * 9


def test_credit_credentials_work_and_careers_have_their_facts() -> None:
    assert rows(REGION, SHEET, "credit") == [("Shop 0", "Aspen ridge", "Wel 100", "3", "Dual", "June 30, 2027")]
    assert rows(REGION, SHEET, "credentials") == [("Card", "Certification", "Mill", "Grade 10", "Yes")]
    assert rows(REGION, SHEET, "work") == [("Tour", "Learning about work", "Grade 9", "Mill", "3")]
    assert rows(REGION, SHEET, "occupations") == [("Welders", "51-4121", "Not known", "Not known")]


def test_what_the_catalog_does_not_say_is_marked() -> None:
    facts = {row[0].plain: row[1] for row in table(REGION, SHEET, "facts").rows}
    assert facts["Program code (CIP)"].plain == "48.0508"
    assert facts["Where you can leave with a credential"].plain == "Card"
    assert facts["Sector partnership"].plain == "Not known"
    assert facts["Sector partnership"].gap


def test_only_pathways_that_are_open_have_a_sheet() -> None:
    assert [row[0] for row in rows(REGION, "programs/", "programs")] == ["Metal"]
