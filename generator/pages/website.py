"""The whole site as a value: all that `publish` needs to know, or why there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.pages.drafts import Assets, Pages
from generator.pages.page import Picture
from generator.pages.render.words import words_in


@dataclass(frozen=True, slots=True)
class Section:
    """A tab at the top of every page. It opens the page at its slug ("courses" → "courses/"; "" → home).

    It is lit on its own page, on those of its section, and on those of the sections it `holds`.
    """

    slug: str
    title: str
    holds: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Address of the page the tab opens."""
        return f"{self.slug}/" if self.slug else ""


@dataclass(frozen=True, slots=True)
class Sibling:
    """The same site in another language: its tag, its own name, its folder below the site, its pages."""

    language: str
    name: str
    folder: str
    pages: Pages

    def has(self, path: str) -> bool:
        """Say whether the page at `path` is there in this language."""
        return self.pages.at(path) is not None


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is published, pages and assets in order of their paths, tabs in the order given.

    Pages and assets are made when they are asked for. `note` is a line for the foot of every page, `find` the page
    that answers a search without JavaScript; `picture` what a link to a page without its own shows; `own_list` the
    page of the reader's own list and `start` the one that asks for school and grade, if any; `form` is how the
    address of the form for a file begins, if there is one; `styles` and `scripts` are the paths of assets that every
    page loads. `words` are those around every page.

    A site in several languages is one for each: the first, whose `translations` are the others. Each is whole in its
    `folder` below the first ("es/") and knows the others as `siblings`.
    """

    name: str
    pages: Pages
    assets: Assets = field(default_factory=lambda: Assets(()))
    sections: tuple[Section, ...] = ()
    description: str = ""
    note: str = ""
    picture: Picture | None = None
    find: str = "find/"
    own_list: str = ""
    start: str = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    language: str = "en"
    form: str = ""
    folder: str = ""
    words: Mapping[str, str] = field(default_factory=lambda: words_in("en").with_prefix("frame_"))
    siblings: tuple[Sibling, ...] = ()
    translations: tuple[Site, ...] = ()

    @property
    def home(self) -> str:
        """What the home page is called in breadcrumbs."""
        return next((section.title for section in self.sections if not section.slug), self.name)

    @property
    def in_all_languages(self) -> tuple[Site, ...]:
        """Return this site and its translations."""
        return (self, *self.translations)

    def __post_init__(self) -> None:
        files = [f"{draft.path}index.html" for draft in self.pages.drafts]
        files += [batch.prefix for batch in self.assets.batches]
        for file, times in Counter(files).items():
            if times > 1:
                raise ValueError(f"Two pages have the same address: {file}")


@dataclass(frozen=True, slots=True)
class BuildRefused:
    """Why there is no site: the report, as the reader should see it. A catalog with errors is a result."""

    message: str


Loader = Callable[[Path], Site | BuildRefused]
"""From a catalog folder to what is published."""
