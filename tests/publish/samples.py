"""Small sites, built in place, that the tests of this room publish."""

from __future__ import annotations

from pathlib import Path

from generator.pages.drafts import Assets, Pages
from generator.pages.page import Asset, Crumb, Heading, Page, Picture, href
from generator.pages.website import Loader, Section, Site
from generator.publish.site_folder import MARKER

HOSTILE = '</title><script>alert(1)</script>R&D "it\'s"'
"""Text that must show as it stands, wherever it stands."""

SECTIONS = (
    Section("", "Home"),
    Section("find", "Find"),
    Section("pathways", "Pathways"),
    Section("courses", "Courses"),
)


def course(slug: str = "welding-1", title: str = "Welding 1", organization: str = "aspen-ridge") -> Page:
    path = f"courses/{organization}/{slug}/"
    return Page(
        path=path,
        title=title,
        description=f"{title}, a course.",
        body=f'<h1>A course</h1><h2 id="needs">Needs</h2><p><a href="{href(path, "courses/")}">All</a></p>'
        '<h3 id="tools">Tools</h3><h2 id="leads">Leads to</h2>',
        section="courses",
        contents=(
            Heading("needs", "What it needs"),
            Heading("tools", f"Tools & {title}", 3),
            Heading("leads", "What it leads to"),
        ),
        breadcrumbs=(Crumb("Home", ""), Crumb("Courses", "courses/"), Crumb(title, "courses/aspen-ridge/")),
        edit_path=f"{organization}/courses/{slug}.yaml",
        json_ld='{"@type": "Course", "name": "</script><b>&"}',
        picture=Picture(f"assets/{slug}.png", f"A drawing of {title}"),
    )


def bare(path: str, section: str = "", hide: frozenset[str] = frozenset({"toc"})) -> Page:
    title = f"Page {path}"
    return Page(
        path,
        title,
        f"<h1>{title}</h1>",
        section=section,
        hide=hide,
    )


def tabs() -> tuple[Page, ...]:
    return (bare(""), bare("find/", "find"), bare("pathways/", "pathways"), bare("courses/", "courses"))


def site(*pages: Page, assets: tuple[Asset, ...] = (), name: str = "Grand Mesa Pathways", note: str = "") -> Site:
    return Site(name=name, pages=Pages((*tabs(), *pages)), assets=Assets(assets), sections=SECTIONS, note=note)


def loading(value: Site) -> Loader:
    return lambda _: value


def written(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, by name, with its content; but the mark of a site's folder."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file != folder / MARKER)
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def showcase() -> Page:
    """A page with every component a page can be made of."""
    path = "courses/aspen-ridge/nurse-aide/"
    row = (
        "<tr><th scope='row'>Nursing assistants</th><td class='number'>$38,200</td>"
        "<td>Entry</td><td>2024-05</td></tr>"
    )
    cards = "".join(
        f'<li><a href="{href(path, "courses/")}">{name}</a><p>{text}</p></li>'
        for name, text in (
            ("Nursing and patient care", "From a first look at health careers to a license."),
            ("Emergency services", "Help people on the worst day of their year."),
            ("Public health", "Keep a whole county well."),
        )
    )
    body = f"""<h1>Nurse aide</h1>
<p class="lead">Learn to care for people in hospitals and homes.</p>
<ul class="badges"><li class="badge">Grades 11–12</li><li class="badge">Dual credit</li>
<li class="badge">Online</li></ul>
<dl class="facts"><dt>Offered by</dt>
<dd><a href="{href(path, "pathways/")}">Aspen Ridge High School</a></dd>
<dt>Credits</dt><dd>1 high school, 4 college</dd><dt>Cost</dt><dd>None for students</dd></dl>
<h2 id="needs">What it needs</h2>
<p>Finish <a href="{href(path, "courses/")}">Medical terminology</a> first.</p>
<div class="remark"><p>This course is offered in odd years only.</p></div>
<h2 id="pathways">Pathways it opens</h2><ul class="cards">{cards}</ul>
<h2 id="wages">What it pays</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Wages">
<table><thead><tr><th scope="col">Career</th>
<th scope="col" class="number">Median pay a year</th>
<th scope="col">Level of job</th><th scope="col">As of</th></tr></thead>
<tbody>{row * 3}</tbody></table></div>
<p class="source">Source: national wages, May 2024.</p>
<h3 id="more">Where to ask</h3><p>Career office, 555-0100.</p>"""
    return Page(
        path=path,
        title="Nurse aide",
        body=body,
        section="courses",
        contents=(
            Heading("needs", "What it needs"),
            Heading("pathways", "Pathways it opens"),
            Heading("wages", "What it pays"),
            Heading("more", "Where to ask", 3),
        ),
        breadcrumbs=(Crumb("Home", ""), Crumb("Courses", "courses/"), Crumb("Aspen Ridge", "pathways/")),
        edit_path="aspen-ridge/courses/nurse-aide.yaml",
    )
