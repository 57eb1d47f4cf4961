"""Our own Python in a browser: it says of a change what the command line says of it, in the same words."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.catalog.load import load
from generator.checks.baseline import mark_known
from generator.checks.report.json import report_value
from generator.checks.runner import check
from generator.pages.editor.bundle import Editor
from tests.browser.test_editor import COURSE, answer_with_file, opened
from tests.demonstration import CATALOG, CHECK_DAY, loaded, report
from tests.laws import NIGHT
from tests.web import PATIENCE, Published, stopped_by_policy

HEAR = """
    window.heard = {};
    window.Worker = class extends Worker {
        constructor(...given) {
            super(...given);
            window.python = this;
            this.addEventListener("message", ({ data }) => { window.heard[data.number] = data; });
        }
    };
"""
ASK = """
    async ([number, asked]) => {
        window.python.postMessage({ number, asked });
        while (!window.heard[number]) await new Promise((done) => setTimeout(done, 50));
        return window.heard[number];
    }
"""


@pytest.fixture
def form(browser: Browser, editor: Editor) -> Iterator[Page]:
    """Return an empty page that keeps what workers say. Nothing may come from another site but the file's text."""
    if not editor.checks:
        pytest.skip("Python for browsers was never fetched; `make pyodide` does it.")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(HEAR)
    stopped = stopped_by_policy(context)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.route("https://raw.githubusercontent.com/**", answer_with_file)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    yield tab
    context.close()
    assert stopped == []
    assert [url for url in asked if not url.startswith(("http://127.0.0.1", "https://raw.", "blob:", "data:"))] == []


BROKEN = {
    "granite-gap-tech/courses/wel-1010.yaml": ("prerequisites: wel-1001", "prerequisites: wel-1099\nsubjct: cte"),
    "granite-gap-tech/courses/wel-1020.yaml": ("subject: cte", "subject: shop\nweb_page: <script>alert(1)</script>"),
    "granite-gap-tech/pathways/welding.yaml": ("  grade-9:\n", "  grade-99:\n"),
    "kestrel-pass/courses/culinary-1.yaml": ("name:\n", "name:\n  - [\n"),
    "state/credentials/osha-10-general-industry.yaml": ("name:", "status: ceased\nname:"),
}


def broken(text: str, chance: random.Random) -> str:
    """Return the text of a file that lost a line."""
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def questions() -> list[dict[str, str]]:
    """Return files to judge at once: some that are wrong in many ways; at night, also others that lost a line."""
    texts = {
        file: (CATALOG / file).read_text(encoding="utf-8").replace(*change, 1) for file, change in BROKEN.items()
    }
    chance = random.Random(22)
    files = sorted(file.relative_to(CATALOG).as_posix() for file in CATALOG.glob("*/*/*.yaml"))
    lost = [
        {file: broken((CATALOG / file).read_text(encoding="utf-8"), chance)}
        for file in chance.sample(files, 40 if NIGHT else 0)
    ]
    return [texts, *lost]


def said_by_the_command_line(files: dict[str, str], folder: Path) -> list[dict[str, Any]]:
    """Return what `pathways check --base` finds where `files` say something else than the demonstration."""
    shutil.copytree(CATALOG, folder)
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
    found = mark_known(check(load(folder), CHECK_DAY, before=loaded().catalog), report())
    findings: list[dict[str, Any]] = report_value(replace(found, called="catalog"))["findings"]
    return findings


def test_the_form_says_beside_its_field_what_the_repository_will_say(
    form: Page, published: Published, tmp_path: Path
) -> None:
    opened(form, published, f"file=catalog/{COURSE}")
    form.get_by_label("Years", exact=True).select_option("school years that start in odd years")
    form.get_by_role("button", name="Check it as the repository will").click()
    expect(form.get_by_text("This change", exact=False).first).to_be_visible()
    # It follows what is changed after that. What the form alone cannot know stands beside its field, too.
    reviewed = form.get_by_label("Reviewed on", exact=True)
    reviewed.fill("2098-05-12")
    problem = form.locator(".edit-field", has=reviewed).locator(".edit-problem p")
    expect(problem).to_contain_text("2098-05-12 is still to come.")
    expect(form.locator(".edit-status")).to_contain_text("1 thing has to be corrected")
    expect(form.get_by_text("The repository will find 1 new thing.")).to_be_visible()
    for number, files in enumerate(questions(), 1000):
        asked = json.dumps({"files": files, "folder": "catalog", "as_of": CHECK_DAY.isoformat()})
        heard = form.evaluate(ASK, [number, asked])
        assert "failed" not in heard, heard
        found = json.loads(heard["answer"])["findings"]
        wanted = said_by_the_command_line(files, tmp_path / str(number))
        assert found == wanted, files.keys()
    if not NIGHT:
        assert sum(one["new"] for one in wanted) >= len(BROKEN)
