"""The page that says how to show parts of the catalog on another website, and gives the code for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.pages.drafts import Draft
from generator.pages.embed.addresses import EMBED
from generator.pages.page import HIDE_CONTENTS, Page
from generator.pages.render.templates import Templates
from generator.pages.scripts import script
from generator.pages.view import View

SCRIPT = Path(__file__).with_name("embed-code.js")


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page."""
    yield Draft(EMBED, partial(_page, view, templates), "data", HIDE_CONTENTS)


def _page(view: View, templates: Templates) -> Page:
    words = view.words
    return templates.page(
        "embed_code.html",
        EMBED,
        words["embed_title"],
        {"published": view.published, "table": words.json_for_script("embed_js_"), "contact": view.settings.contact},
        section="data",
        description=words["embed_lead"],
        hide=HIDE_CONTENTS,
        scripts=(script(SCRIPT.name),),
    )
