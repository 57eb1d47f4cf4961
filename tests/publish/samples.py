"""Small sites, built in place, that the tests of this room publish."""

from __future__ import annotations

from pathlib import Path

from generator.pages.page import Asset, Crumb, Heading, Loader, Page, Section, Site, href

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
        kind="Course",
        search_text=f"{title} teaches joining metal with heat.",
        filters=(("kind", "Course"), ("organization", organization), ("organization", "Grand Mesa")),
        json_ld='{"@type": "Course", "name": "</script><b>&"}',
        image=f"assets/{slug}.svg",
    )


def bare(path: str, section: str = "", hide: frozenset[str] = frozenset({"toc"})) -> Page:
    title = f"Page {path}"
    return Page(path, title, f"<h1>{title}</h1>", section=section, hide=hide, kind="Page", search_text=title)


def tabs() -> tuple[Page, ...]:
    return (bare(""), bare("find/", "find"), bare("pathways/", "pathways"), bare("courses/", "courses"))


def site(*pages: Page, assets: tuple[Asset, ...] = (), name: str = "Grand Mesa Pathways", note: str = "") -> Site:
    return Site(name=name, pages=(*tabs(), *pages), assets=assets, sections=SECTIONS, note=note)


def loading(value: Site) -> Loader:
    return lambda _: value


def written(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, by name, with its content."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
