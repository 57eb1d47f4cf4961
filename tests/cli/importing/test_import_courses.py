"""`pathways import courses` takes over three differently shaped exports, and never loses anybody's work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.catalog.load import load
from generator.cli import main
from generator.model.amounts import Amount
from generator.model.findings import Severity
from tests.builders import HOME, course, organization, write
from tests.importers.workbooks import xlsx

PLAIN = """\
Course Code,Course Title,Grade Level,Credits,Department,Course Description,Prerequisites,SCED Code
WEL-1,Welding I,9-12,0.5,CTE,"Safe work habits, tools and first welds.",None,13207
WEL-2,Welding II,"10,11,12",1.0,CTE,More welds on steel and aluminum.,WEL-1,
ALG-1,Algebra I,Fr/So,1,Math,Equations and functions.,,2052
PHY,Physics,11-12,1,Science,Motion and energy.,ALG-1 and (WEL-1 or WEL-2),
ENG,Senior English,Senior,1,ELA,,Two years of English,
"""
# A Windows program's export: title lines, semicolons, its own code page, codes kept as formulas.
WINDOWS = (
    "Aspen Ridge School District;;;;\r\nPrinted 8/15/2026;;;;\r\n"
    "Crs No;Long Title;Gr;Cr;Dept\r\n"
    '="0110";Español básico;9;,5;World Languages\r\n'
    "0111;Español intermedio;10–12;1;World Languages\r\n"
    "0112;Band – Jazz;All;½;Performing Arts\r\n"
).encode("cp1252")
# A state report with tabs, headers nobody could guess, and one row for each section.
SECTIONS = (
    "\ufeffSCHOOL\tCRSNBR\tCRSTITLE\tSECTION\tREQS\n"
    "High\tAG100\tIntro to Agriculture\t1\t\n"
    "High\tAG100\tIntro to Agriculture\t2\t\n"
    "High\tAG200\tAgronomy\t1\tIntro to Agriculture\n"
    "High\tAG200\tAgronomy Honors\t1\tAG100 or AG300 and a farm visit\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a catalog with one district and no course."""
    return write(tmp_path / "catalog")


def run(folder: Path, content: str | bytes, *words: str) -> Result:
    """Import `content` for the district into the catalog in `folder`."""
    table = folder.parent / "export.csv"
    table.write_bytes(content.encode() if isinstance(content, str) else content)
    words = ("import", "courses", str(table), "--organization", HOME, "--catalog", str(folder), *words)
    return CliRunner().invoke(main, list(words))


def texts(folder: Path) -> dict[str, str]:
    """Return the text of every course file, by slug."""
    found = {path.stem: path for path in (folder / HOME / "courses").glob("*")}
    return {slug: found[slug].read_text(encoding="utf-8") for slug in sorted(found)}


def fields(folder: Path, slug: str) -> Any:
    """Return the fields of one course file."""
    return yaml.safe_load(texts(folder)[slug])


def errors(folder: Path) -> list[str]:
    """Return the titles of the errors in the catalog in `folder`."""
    return [finding.title for finding in load(folder).findings if finding.severity is Severity.ERROR]


def test_an_ordinary_export_becomes_course_files(folder: Path) -> None:
    result = run(folder, PLAIN)
    assert result.exit_code == 0, result.output
    assert "Courses: 5 new." in result.output
    assert errors(folder) == []
    assert list(texts(folder)) == ["alg-1", "eng", "phy", "wel-1", "wel-2"]
    assert fields(folder, "wel-1") == {
        "name": "Welding I",
        "description": "Safe work habits, tools and first welds.",
        "code": "WEL-1",
        "sced": "13207",
        "subject": "cte",
        "grades": [9, 10, 11, 12],
        "credits": {"high_school": 0.5},
    }
    assert fields(folder, "alg-1")["sced"] == "02052"
    assert fields(folder, "alg-1")["grades"] == [9, 10]
    assert fields(folder, "phy")["prerequisites"] == ["alg-1", {"any": ["wel-1", "wel-2"]}]


def test_prose_stays_as_it_is_written_and_goes_into_the_report(folder: Path) -> None:
    result = run(folder, PLAIN)
    assert fields(folder, "eng")["prerequisites_as_written"] == "Two years of English"
    assert "prerequisites" not in fields(folder, "eng")
    assert 'line 6: prerequisites: "Two years of English" is not certain and stays as words.' in result.output
    assert "line 6: description: too short or missing" in result.output
    assert fields(folder, "eng")["description"] == "Senior English, a course of Aspen ridge."


def test_an_export_of_windows_with_title_lines_is_understood(folder: Path) -> None:
    result = run(folder, WINDOWS)
    assert result.exit_code == 0, result.output
    assert errors(folder) == []
    names = {str(fields(folder, slug)["code"]): slug for slug in texts(folder)}
    assert names.keys() == {"0110", "0111", "0112"}
    assert names["0110"] == "espanol-basico"
    assert fields(folder, names["0110"])["name"] == "Español básico"
    assert fields(folder, names["0110"])["code"] == "0110"
    assert fields(folder, names["0110"])["subject"] == "world-language"
    assert fields(folder, names["0111"])["grades"] == [10, 11, 12]
    assert fields(folder, names["0112"])["credits"] == {"high_school": 0.5}
    assert 'line 6: grades: "All" cannot be read as grades from 6 to 12.' in result.output


def test_columns_that_nobody_could_guess_are_named_by_hand(folder: Path) -> None:
    result = run(
        folder, SECTIONS, "--column", "code=CRSNBR", "--column", "name=crstitle", "--column", "prerequisites=REQS"
    )
    assert 'Columns not used: "SCHOOL", "SECTION".' in result.output
    assert result.exit_code == 0, result.output
    assert errors(folder) == []
    assert list(texts(folder)) == ["ag100", "ag200-agronomy", "ag200-agronomy-honors"]
    assert fields(folder, "ag200-agronomy")["prerequisites"] == "ag100"
    assert "prerequisites_as_written" in fields(folder, "ag200-agronomy-honors")
    assert "repeats a course from above: line 3 (AG100)" in result.output


def test_a_code_that_two_courses_share_still_finds_the_right_file(folder: Path) -> None:
    columns = ("--column", "code=CRSNBR", "--column", "name=CRSTITLE")
    run(folder, SECTIONS, *columns)
    head, *rows = SECTIONS.splitlines()
    result = run(folder, "\n".join([head, rows[-1]]), *columns)
    assert "Courses: 1 unchanged, 2 gone." in result.output


def test_unknown_columns_are_told_with_the_columns_there_are(folder: Path) -> None:
    result = run(folder, SECTIONS.replace("CRSNBR", "K1").replace("CRSTITLE", "K2"))
    assert result.exit_code == 2
    words = " ".join(result.output.split())
    assert "No column of export.csv looks like the code or name of a course. Its columns: SCHOOL, K1, K2" in words
    result = run(folder, PLAIN, "--column", "name=Course Titel")
    assert 'has no column "Course Titel". Did you mean "Course Title"?' in " ".join(result.output.split())
    result = run(folder, PLAIN, "--column", "nmae=Course Title")
    assert 'The field "nmae" cannot be imported. Did you mean "name"?' in " ".join(result.output.split())
    assert texts(folder) == {}


def test_importing_the_same_again_changes_nothing(folder: Path) -> None:
    run(folder, PLAIN)
    before = texts(folder)
    result = run(folder, PLAIN)
    assert "Courses: 5 unchanged." in result.output
    assert texts(folder) == before


def test_rows_in_another_order_get_the_same_names(folder: Path, tmp_path: Path) -> None:
    run(folder, PLAIN)
    head, *rows = PLAIN.splitlines()
    other = write(tmp_path / "other")
    run(other, "\n".join([head, *reversed(rows)]))
    assert texts(other) == texts(folder)


def test_a_changed_row_updates_its_file_and_no_other(folder: Path) -> None:
    run(folder, PLAIN)
    before = texts(folder)
    result = run(folder, PLAIN.replace("Welding II,", "Welding 2,"))
    assert "Courses: 1 changed, 4 unchanged." in result.output
    assert "Changed: wel-2 (name).\n" in result.output
    after = texts(folder)
    assert [slug for slug in after if after[slug] != before[slug]] == ["wel-2"]
    assert fields(folder, "wel-2")["name"] == "Welding 2"


def test_what_was_edited_by_hand_stands_until_forced_and_comments_stay(folder: Path) -> None:
    run(folder, PLAIN)
    path = folder / HOME / "courses" / "wel-2.yaml"
    edited = path.read_text(encoding="utf-8").replace("subject: cte", "subject: cte  # ours\nkeywords: [metal]")
    edited = edited.replace("name: Welding II\n", "name: Welding Two\n")
    path.write_text(edited, encoding="utf-8")
    changed = PLAIN.replace("Welding II,", "Welding 2,").replace('"10,11,12",1.0', '"11,12",1.0')
    result = run(folder, changed)
    assert "Courses: 1 changed, 4 unchanged." in result.output
    assert "Edited by hand, and kept: wel-2 (name). Use --force to let the table win." in result.output
    assert "subject: cte  # ours" in path.read_text(encoding="utf-8")
    assert fields(folder, "wel-2")["name"] == "Welding Two"
    assert (fields(folder, "wel-2")["grades"], fields(folder, "wel-2")["keywords"]) == ([11, 12], ["metal"])
    result = run(folder, changed, "--force")
    assert "1 changed" in result.output
    assert "subject: cte  # ours" in path.read_text(encoding="utf-8")
    assert (fields(folder, "wel-2")["name"], fields(folder, "wel-2")["keywords"]) == ("Welding 2", ["metal"])


def test_an_edited_file_whose_row_did_not_change_is_no_news(folder: Path) -> None:
    run(folder, PLAIN)
    path = folder / HOME / "courses" / "wel-2.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "keywords: [metal]\n", encoding="utf-8")
    assert "Courses: 5 unchanged." in run(folder, PLAIN).output


def test_a_course_written_by_hand_is_found_by_its_code_and_keeps_its_words(folder: Path) -> None:
    write(folder, course("welding-two", code="WEL-2", name="Our welding"))
    result = run(folder, PLAIN)
    assert "Edited by hand, and kept: welding-two (name, description)" in result.output
    assert "wel-2" not in texts(folder)
    assert fields(folder, "welding-two")["name"] == "Our welding"
    assert fields(folder, "welding-two")["grades"] == [10, 11, 12]
    assert fields(folder, "phy")["prerequisites"] == ["alg-1", {"any": ["wel-1", "welding-two"]}]
    assert errors(folder) == []


def test_a_dry_run_says_the_same_and_writes_nothing(folder: Path) -> None:
    result = run(folder, PLAIN, "--dry-run")
    assert "This would be: 5 new." in result.output
    assert texts(folder) == {}


def test_a_failure_half_way_leaves_everything_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(folder, PLAIN)
    before = texts(folder)
    real, count = Path.replace, [0]

    def failing(self: Path, target: Any) -> Path:
        count[0] += 1
        if count[0] == 3:
            raise OSError(28, "No space left on device", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    result = run(folder, PLAIN.replace(",1,", ",2,").replace("WEL-2,Welding II", "NEW-1,Welding II"))
    assert result.exit_code == 1
    assert "Nothing was written: No space left on device" in result.output
    assert texts(folder) == before
    assert {path.suffix for path in (folder / HOME / "courses").iterdir()} == {".yaml"}
    assert {path.name for path in (folder / HOME / ".import").iterdir()} == {"courses.json", "courses.yaml"}


def test_hostile_cells_are_cleaned_and_reported(folder: Path) -> None:
    rows = [
        "code,name,description,grades,credits,subject",
        'X1,"=HYPERLINK(""http://evil.example.com"")",Plain words about a course.,9,1,Math',
        "X2,Name\u202e with a turn,Plain words about a course.,9,1,Math",
        "X3,Long," + "w" * 9000 + ",9,1,Math",
        'X4,"</title><script>alert(1)</script>","a: b # c\n- d: *e &f !g",9,1,Math',
        "X5,+cmd|' /C calc'!A0,Plain words about a course.,99,1e9,Alchemy",
    ]
    result = run(folder, "\n".join(rows))
    assert result.exit_code == 0, result.output
    assert errors(folder) == []
    assert fields(folder, "x1")["name"] == "X1"
    assert fields(folder, "x2")["name"] == "Name with a turn"
    assert fields(folder, "x4")["name"] == "</title><script>alert(1)</script>"
    assert fields(folder, "x4")["description"] == "a: b # c - d: *e &f !g"
    for words in (
        "line 2: name: the cell contains a formula and was left out: =HYPERLINK(",
        "line 3: name: 1 hidden characters were removed.",
        "line 4: description: the cell has 9,000 characters and was shortened.",
        'line 7: grades: "99" cannot be read as grades from 6 to 12.',
        'line 7: credits: "1e9" cannot be read as a number of credits.',
        'line 7: subject: "Alchemy" is not known, so "other" was used.',
    ):
        assert words in result.output


def test_an_unknown_organization_is_told_with_a_suggestion(folder: Path) -> None:
    table = folder.parent / "export.csv"
    table.write_text(PLAIN, encoding="utf-8")
    words = ["import", "courses", str(table), "--organization", "aspen-rigde", "--catalog", str(folder)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert 'There is no organization called "aspen-rigde". Did you mean "aspen-ridge"?' in " ".join(
        result.output.split()
    )


def test_the_report_names_what_was_used_what_was_not_and_what_was_skipped(folder: Path) -> None:
    table = """\
Aspen Ridge,,,,,
Course Code,Course Title,Grade Level,Department,Room,Course Description
MATHEMATICS DEPARTMENT,,,,,
M1,Algebra I,9,Math,12,Linear equations and functions.
M2,Geometry,10,Maths & More,12,Proofs, figures and space.
Course Code,Course Title,Grade Level,Department,Room,Course Description
,,,,,
S1,Biology,9-10,Alchemy,14,Cells and organisms.
Page 2 of 3,,,,,
Total courses: 3,,,,,
"""
    result = run(folder, table)
    for words in (
        "No known layout: the columns were found by their names.",
        '  code         "Course Code"\n',
        'Columns not used: "Room".',
        "1 line above the headers: passed over.",
        "1 empty row: passed over.",
        "  Alchemy  other\n  Math     math\n",
        "Rows skipped: 5.",
        "  is a heading: line 3 (MATHEMATICS DEPARTMENT)\n",
        "  has more cells than there are headers: line 5 (M2 | Geometry",
        "  repeats the headers: line 6 (",
        "  is a page line or a total: line 9 (Page 2 of 3); line 10 (Total courses: 3)\n",
        "Courses: 2 new.",
        'line 8: subject: "Alchemy" is not known, so "other" was used.',
    ):
        assert words in result.output
    assert list(texts(folder)) == ["m1", "s1"]


def test_units_that_cannot_be_credits_are_asked_about_and_the_answer_is_kept(folder: Path) -> None:
    table = "Course Title,Units\nEnglish 9,10\nHealth,5\n"
    result = run(folder, table)
    assert '"Units" holds 10 for one course, which cannot be credits, so it was not used.' in result.output
    assert "run this again with --credit-unit 10." in result.output
    assert "credits" not in fields(folder, "health")
    assert "10 units count as 1 credit." in run(folder, table, "--credit-unit", "10").output
    assert fields(folder, "health")["credits"] == {"high_school": 0.5}
    assert "Courses: 2 unchanged." in run(folder, table).output


def test_at_a_college_credits_are_hours(folder: Path) -> None:
    write(folder, organization("mesa-college", type="college"))
    table = folder.parent / "college.csv"
    table.write_text("Code,Title,Credits\nENGL 101,Composition,3\nENTR 500,Topics,1-4\n", encoding="utf-8")
    words = ["import", "courses", str(table), "--organization", "mesa-college", "--catalog", str(folder)]
    assert CliRunner().invoke(main, words).exit_code == 0
    courses = load(folder).catalog.courses
    assert [course.credits and course.credits.college for course in courses.values()] == [3, Amount(1, 4)]


def test_answers_are_remembered_and_can_be_corrected(folder: Path) -> None:
    run(folder, "K1,K2,K3\n1,Art 1,Studio\n", "--column", "name=K2", "--column", "subject=K3")
    path = folder / HOME / ".import" / "courses.yaml"
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert said == {"columns": {"name": "K2", "subject": "K3"}, "subjects": {"Studio": "other"}}
    text = path.read_text(encoding="utf-8").replace("Studio: other", "Studio: arts  # ours")
    path.write_text(text.replace("  subject: K3\n", "  subject: K3\n  code: K1\n"), encoding="utf-8")
    result = run(folder, "K1,K2,K3\n1,Art 1,Studio\n")
    assert "Courses: 1 changed." in result.output
    assert (fields(folder, "art-1")["subject"], fields(folder, "art-1")["code"]) == ("arts", "1")
    assert "# ours" in path.read_text(encoding="utf-8")
    result = run(folder, "K1,K2\n1,Art 1\n")
    assert 'Not in this table: "K3" (subject). It changes nothing.' in result.output
    assert fields(folder, "art-1")["subject"] == "arts"
    path.write_text("columns: [K1]\n", encoding="utf-8")
    assert '"columns" must be a list of names with a text for each' in " ".join(run(folder, "K1\n1\n").output.split())


def test_answers_can_be_kept_in_another_file(folder: Path) -> None:
    kept = folder.parent / "map.yaml"
    result = run(folder, PLAIN, "--columns", str(kept))
    assert f"How this table was read is kept in {kept}." in result.output
    assert yaml.safe_load(kept.read_text(encoding="utf-8"))["columns"]["code"] == "Course Code"
    assert not (folder / HOME / ".import" / "courses.yaml").exists()


def test_a_table_about_students_is_refused_before_anything_is_written(folder: Path) -> None:
    result = run(folder, "SASID,Course Code,Course Title\n123,A1,Kim Lee took Art\n")
    assert result.exit_code == 2
    assert 'export.csv is about students: it has the column "SASID".' in " ".join(result.output.split())
    assert "Kim" not in result.output
    assert texts(folder) == {}


def test_what_is_gone_is_listed_and_ceases_when_that_is_asked(folder: Path) -> None:
    run(folder, PLAIN)
    shorter = "\n".join(PLAIN.splitlines()[:-1])
    result = run(folder, shorter)
    assert "Courses: 4 unchanged, 1 gone." in result.output
    assert "Gone from the table, and left as they are: eng." in result.output
    assert "run this again with --retire-missing" in result.output
    assert "Marked as ceased: eng." in run(folder, shorter, "--retire-missing").output
    assert fields(folder, "eng")["status"] == "ceased"


def test_a_damaged_memory_of_the_last_import_stops_the_next_one(folder: Path) -> None:
    run(folder, PLAIN)
    (folder / HOME / ".import" / "courses.json").write_text("{", encoding="utf-8")
    result = run(folder, PLAIN)
    assert result.exit_code == 2
    assert "aspen-ridge/.import/courses.json is damaged." in " ".join(result.output.split())


def test_a_workbook_is_imported_like_a_text_file(folder: Path) -> None:
    table = folder.parent / "export.xlsx"
    table.write_bytes(
        xlsx({"Notes": [["By Kim"]], "Courses": [["Course Code", "Course Title"], ["041", "Welding I"]]})
    )
    words = ["import", "courses", str(table), "--organization", HOME, "--catalog", str(folder), "--sheet", "courses"]
    result = CliRunner().invoke(main, words)
    assert 'The sheet "Courses" was read.' in result.output
    assert fields(folder, "welding-i")["code"] == "041"
