"""A counselor's ten tasks in the form: each in few steps, in few files, as a small change, without a line of YAML.

A step is what a hand does: words typed into a field, something found by its name, a choice, a button. What each task
takes is written down here; whoever makes it longer sees that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from generator.pages.editor.bundle import Editor
from tests.browser.test_editor import answer_with_file, opened
from tests.demonstration import CATALOG
from tests.web import PATIENCE, Published, stopped_by_policy

CULINARY = "kestrel-pass/courses/culinary-1.yaml"
WELDING = "granite-gap-tech/pathways/welding.yaml"


class Counselor:
    """Somebody who works in the form with what it shows, and counts."""

    def __init__(self, form: Page) -> None:
        self.form = form
        self.steps = 0

    def group(self, name: str) -> Locator:
        return self.form.get_by_role("group", name=name, exact=True)

    def field(self, title: str, inside: Locator | None = None) -> Locator:
        labelled = (inside or self.form).get_by_label(re.compile(rf"^{re.escape(title)}( \(needed\))?$"))
        return labelled.and_(self.form.locator("input, select, textarea"))

    def writes(self, field: Locator, words: str) -> None:
        self.steps += 1
        field.fill(words)

    def chooses(self, field: Locator, words: str) -> None:
        self.steps += 1
        field.select_option(words)

    def presses(self, name: str, inside: Locator | None = None) -> None:
        self.steps += 1
        (inside or self.form).get_by_role("button", name=name, exact=True).click()

    def opens(self, name: str) -> None:
        self.steps += 1
        self.form.locator("summary", has_text=re.compile(rf"^{re.escape(name)}$")).click()

    def finds(self, field: Locator, words: str, whole: str = "") -> None:
        """Type words into a field, and choose what it offers with the keyboard."""
        self.steps += 1
        field.fill(words)
        offered = self.form.get_by_role("option").filter(has_text=whole or words)
        expect(offered.first).to_be_visible()
        field.press("ArrowDown")
        field.press("Enter")

    def adds_field(self, title: str, inside: Locator | None = None) -> None:
        """Ask for a field that few fill in."""
        adding = (inside or self.form.locator(".edit-fields > div")).locator("> .edit-adding").last
        self.chooses(adding.get_by_role("combobox"), title)
        self.presses("Add this field", adding)

    def says(self, title: str, words: str) -> None:
        """Write a text that all readers see, in English."""
        self.writes(self.group(f"{title} (needed)").get_by_label("English"), words)


def change_a_description(counselor: Counselor) -> None:
    counselor.says("Description", "Knife skills and breads.")


def add_either_of_two_prerequisites(counselor: Counselor) -> None:
    counselor.adds_field("Prerequisites")
    needed = counselor.group("Prerequisites")
    counselor.finds(counselor.field("Add by name", needed), "intro hosp", "Introduction to Hospitality")
    counselor.presses("or … instead of Introduction to Hospitality and Tourism", needed)
    counselor.finds(needed.locator(".edit-group").get_by_role("combobox", name="Add by name"), "world of work")


def add_an_experience_with_two_hosts(counselor: Counselor) -> None:
    counselor.says("Name", "Lodge mornings")
    counselor.says("Description", "Students help guests of two lodges.")
    counselor.chooses(counselor.field("Stage"), "Learning at work")
    counselor.chooses(counselor.field("Activity"), "Internship")
    counselor.adds_field("Hosts")
    hosts = counselor.field("Add by name", counselor.group("Hosts"))
    counselor.finds(hosts, "kestrel summit", "Kestrel Summit Lodge")
    counselor.finds(hosts, "cairn and creek", "Cairn and Creek")


def teach_a_course_in_odd_years(counselor: Counselor) -> None:
    counselor.adds_field("Offerings")
    counselor.chooses(counselor.field("Years", counselor.group("Offering 1")), "school years that start in odd years")


def move_a_step_two_grades(counselor: Counselor) -> None:
    counselor.chooses(counselor.form.get_by_label("Level of Trades Foundations"), "Grade 11")


def add_an_exit(counselor: Counselor) -> None:
    counselor.opens("Details: OSHA 10-hour general industry card")
    step = counselor.form.locator(".edit-step", has_text="OSHA 10").locator(".edit-group")
    counselor.adds_field("Exit", step)


def retire_a_course(counselor: Counselor) -> None:
    counselor.adds_field("Status")
    counselor.chooses(counselor.field("Status"), "No longer offered.")
    counselor.finds(counselor.field("Replaced by"), "culinary arts ii", "Culinary Arts II")


def add_a_spanish_name(counselor: Counselor) -> None:
    counselor.writes(counselor.group("Name (needed)").get_by_label("Spanish"), "Cocina I")


TAUGHT = {"Shielded Metal": "4", "Gas Metal": "4", "Pipe Welding": "4", "Layout and": "3", "Welding Safety": "3"}


def write_an_agreement_for_five_courses(counselor: Counselor) -> None:
    counselor.says("Name", "Kestrel Pass welding credit")
    counselor.says("Description", "Five welding courses count at the college.")
    counselor.chooses(counselor.field("Type"), "Concurrent enrollment (dual credit)")
    counselor.finds(counselor.field("Sending"), "kestrel pass", "Kestrel Pass School District")
    counselor.finds(counselor.field("Receiving"), "granite gap", "Granite Gap Technical College")
    for number, (name, credits_) in enumerate(TAUGHT.items(), 1):
        counselor.finds(counselor.form.get_by_role("combobox", name="Add: Course match, by its Course"), name)
        row = counselor.group(f"Course match {number}")
        counselor.finds(counselor.field("College course", row), name)
        counselor.writes(counselor.field("Credits", row), credits_)


GRID = "Year\tEnglish and math\tCareer\n9th grade\tAlgebra I\tTrades Foundations\n10\t\tWelding I or Welding Safety\n"


def start_a_pathway_from_a_grid(counselor: Counselor) -> None:
    counselor.says("Name", "Welding at Kestrel Pass")
    counselor.says("Description", "From the first bead to a job in a shop.")
    counselor.chooses(counselor.field("Career cluster"), "Advanced Manufacturing")
    counselor.finds(counselor.field("Add by name", counselor.group("Offered in (needed)")), "kestrel pass", "School")
    counselor.opens("Begin from a table")
    counselor.writes(counselor.field("The table"), GRID)
    counselor.presses("Put it into the plan")
    expect(counselor.form.locator(".edit-status")).to_contain_text("1 thing has to be corrected")
    counselor.presses("Welding I", counselor.form.locator(".edit-problem"))


@dataclass(frozen=True)
class Task:
    """What somebody wants, where, what it takes at most, and the lines that go and come."""

    does: Callable[[Counselor], None]
    query: str
    steps: int
    lines: str
    words: str


SCHEMA = "+ # yaml-language-server: $schema=https://example.github.io/pathway-catalog/schemas/"
COURSE = f"file=catalog/{CULINARY}"
PATHWAY = f"file=catalog/{WELDING}"
TASKS = (
    Task(
        change_a_description,
        COURSE,
        1,
        """\
-     Knife skills, stocks, eggs, breads and a clean station, in a kitchen built to restaurant
-     standards.
+     Knife skills and breads.
""",
        "Description, English: ",
    ),
    Task(
        add_either_of_two_prerequisites,
        COURSE,
        5,
        """\
+ prerequisites:
+   any: [intro-hospitality, three-forks-boces/world-of-work]
""",
        "Prerequisites: after: Introduction to Hospitality and Tourism or World of Work",
    ),
    Task(
        add_an_experience_with_two_hosts,
        "new=experience&in=kestrel-pass",
        8,
        f"""\
{SCHEMA}experience.schema.json
+ name: Lodge mornings
+ description: Students help guests of two lodges.
+ stage: at
+ activity: internship
+ hosts: [kestrel-summit-lodge, cairn-creek-outfitters]
""",
        "Hosts: after: Kestrel Summit Lodge, Cairn and Creek Outfitters",
    ),
    Task(
        teach_a_course_in_odd_years,
        COURSE,
        3,
        """\
+ offerings:
+   - by: kestrel-pass
+     years: odd
""",
        "Offerings: after: By: Kestrel Pass School District, Years: school years that start in odd years",
    ),
    Task(
        move_a_step_two_grades,
        PATHWAY,
        1,
        """\
-     - course: three-forks-boces/trades-foundations
+     - course: three-forks-boces/trades-foundations
""",
        "Plan, Trades Foundations: before: Grade 9 → after: Grade 11",
    ),
    Task(
        add_an_exit,
        PATHWAY,
        3,
        "+       exit: true\n",
        "Plan, Grade 9, OSHA 10-hour general industry card, Exit: after: Yes",
    ),
    Task(
        retire_a_course,
        COURSE,
        4,
        """\
+ status: ceased
+ replaced_by: culinary-2
""",
        "Replaced by: after: Culinary Arts II",
    ),
    Task(add_a_spanish_name, COURSE, 1, "+   es: Cocina I\n", "Name, Spanish: after: Cocina I"),
    Task(
        write_an_agreement_for_five_courses,
        "new=agreement&in=kestrel-pass",
        20,
        f"""\
{SCHEMA}agreement.schema.json
+ name: Kestrel Pass welding credit
+ description: Five welding courses count at the college.
+ type: concurrent-enrollment
+ sending: kestrel-pass
+ receiving: granite-gap-tech
+ courses:
"""
        + "".join(
            f"""\
+   - course: granite-gap-tech/wel-{number}
+     college_course: granite-gap-tech/wel-{number}
+     credits: {credits_}
"""
            for number, credits_ in zip((1010, 1020, 2010, 2050, 1001), TAUGHT.values(), strict=True)
        ),
        "Courses: after: Course: Pipe Welding, College course: Pipe Welding, Credits: 4",
    ),
    Task(
        start_a_pathway_from_a_grid,
        "new=pathway&in=kestrel-pass",
        8,
        f"""\
{SCHEMA}pathway.schema.json
+ name: Welding at Kestrel Pass
+ description: From the first bead to a job in a shop.
+ cluster: advanced-manufacturing
+ offered_in: [kestrel-pass]
+ plan:
+   grade-9:
+     - course: three-forks-boces/algebra-1
+     - course: three-forks-boces/trades-foundations
+   grade-10:
+     - course: three-forks-boces/welding-1
""",
        "Plan, Grade 10: after: Welding I",
    ),
)


@pytest.fixture
def form(browser: Browser, editor: Editor) -> Iterator[Page]:
    """Return an empty page; the repository has the files of the demonstration, one of them not yet in Spanish."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route("https://raw.githubusercontent.com/**", answer_with_file)
    stopped = stopped_by_policy(context)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    yield tab
    context.close()
    assert stopped == []


def answer_in_english(route: Route) -> None:
    text = (CATALOG / CULINARY).read_text(encoding="utf-8").replace("  es: Artes culinarias I\n", "")
    route.fulfill(body=text, headers={"Access-Control-Allow-Origin": "*"})


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.does.__name__)
def test_a_counselor_does_it_in_few_steps_as_a_small_change(form: Page, published: Published, task: Task) -> None:
    if task.does is add_a_spanish_name:
        form.route(f"https://raw.githubusercontent.com/**/{CULINARY}", answer_in_english)
    opened(form, published, task.query)
    counselor = Counselor(form)
    task.does(counselor)
    expect(form.locator(".edit-status")).to_contain_text("Nothing is wrong")
    assert counselor.steps == task.steps
    # No part of the form shows YAML; the lines of the file are folded away.
    expect(form.locator(".edit-unknown")).to_have_count(0)
    expect(form.locator(".edit-diff")).to_be_hidden()
    expect(form.locator(".edit-changes li", has_text=task.words)).to_have_count(1)
    expect(form.locator(".edit-diff ins, .edit-diff del")).to_have_text(task.lines.splitlines())
