"""A small sample site, standing where the real `load_site` will: enough of each kind of frame to try it."""

from __future__ import annotations

from pathlib import Path

from generator.pages.page import Asset, Crumb, Heading, Page, Refusal, Section, Site, href

_COURSE = "courses/aspen-ridge/welding-1/"


def load_site(catalog: Path) -> Site | Refusal:
    """Return the site for a catalog folder, or the report that says why there is none."""
    del catalog
    sections = (
        Section("", "Home"),
        Section("find", "Find"),
        Section("pathways", "Pathways"),
        Section("courses", "Courses"),
    )
    return Site(
        name="Grand Mesa Career Pathways",
        description="Career pathways of the Grand Mesa region.",
        note="A demonstration. The organizations named here are fictional.",
        pages=(
            _home(),
            _index("find", "Find a program"),
            _index("pathways", "Pathways"),
            _courses(),
            _course(),
        ),
        assets=(Asset("data/courses.json", b"[]\n"),),
        sections=sections,
    )


def _home() -> Page:
    body = '<h1>Where do you want to go?</h1><ul class="cards"><li><a href="courses/">Courses</a></li></ul>'
    return Page("", "Home", body, hide=frozenset({"toc", "path"}), search_text="Career pathways near you.")


def _index(slug: str, title: str) -> Page:
    body = f'<h1>{title}</h1><p><a href="{href(f"{slug}/", _COURSE)}">Welding 1</a></p>'
    return Page(f"{slug}/", title, body, section=slug, search_text=title)


def _courses() -> Page:
    return Page(
        path="courses/",
        title="Courses",
        body=f'<h1>Courses</h1><p><a href="{href("courses/", _COURSE)}">Welding 1</a></p>',
        section="courses",
        breadcrumbs=(Crumb("Home", ""),),
        kind="List",
        search_text="Every course, from A to Z.",
    )


def _course() -> Page:
    return Page(
        path=_COURSE,
        title="Welding 1",
        description="A first course in welding.",
        body='<h1>Welding 1</h1><h2 id="needs">What it needs</h2><p>Nothing.</p>',
        section="courses",
        contents=(Heading("needs", "What it needs"),),
        breadcrumbs=(Crumb("Home", ""), Crumb("Courses", "courses/")),
        edit_path="aspen-ridge/courses/welding-1.yaml",
        kind="Course",
        search_text="A first course in welding, for grades 9 and 10.",
        filters=(("kind", "Course"), ("organization", "Aspen Ridge")),
    )
