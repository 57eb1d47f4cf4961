"""Links that propose something new open GitHub's editor with the file that `pathways new` writes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import yaml
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from generator.catalog.read import read_text
from generator.catalog.schemas import read_schema
from generator.cli import main
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.model.catalog import Catalog
from generator.model.ids import Kind, is_slug
from generator.model.repository import repository_at
from generator.pages.parts.proposals import (
    KINDS,
    LONGEST,
    issue_form_link,
    new_file_link,
    new_organization_link,
    proposals,
)
from generator.pages.render.templates import Templates
from generator.pages.render.words import words_in
from generator.pages.site import PAGE_KINDS
from generator.pages.view import View
from tests.demonstration import CATALOG, loaded

DAY = date(2026, 11, 2)
LIMIT = 8191
LINKED = [kind for kind in Kind if kind is not Kind.STEP]


@cache
def graph(**changed: str | None) -> CatalogGraph:
    catalog = loaded().catalog
    settings = replace(catalog.settings, **changed)  # type: ignore[arg-type]
    return build_graph(Catalog.of(settings, tuple(catalog.all())))


def view(**changed: str | None) -> View:
    return View(graph(**changed), words_in("en"), DAY)


def opened(address: str) -> tuple[str, str]:
    """Return the path and the text with which GitHub's editor opens."""
    parts = urlsplit(address)
    asked = parse_qs(parts.query, strict_parsing=True)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://github.com/example/pathway-catalog/new/main"
    assert parts.fragment == ""
    assert set(asked) == {"filename", "value"}
    return asked["filename"][0], asked["value"][0]


def written(folder: Path, kind: Kind, organization: str, slug: str) -> str:
    """Return what `pathways new` writes."""
    catalog = folder / "catalog"
    if not catalog.exists():
        catalog.mkdir()
        shutil.copy(CATALOG / "catalog.yaml", catalog)
    if kind is not Kind.ORGANIZATION:
        (catalog / organization).mkdir(exist_ok=True)
        (catalog / organization / "organization.yaml").touch()
    names = (organization,) if kind is Kind.ORGANIZATION else (organization, slug)
    answer = CliRunner().invoke(main, ["new", kind.value, *names, "--catalog", str(catalog)])
    assert answer.exit_code == 0, answer.output
    name = "organization.yaml" if kind is Kind.ORGANIZATION else f"{kind.plural}/{slug}.yaml"
    return (catalog / organization / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("organization", ["sagehen-valley", "sandreed-college", "state", "longhitch-freight"])
def test_a_link_opens_the_starter_in_the_folder_of_its_organization(organization: str, tmp_path: Path) -> None:
    seen = view()
    found = proposals(seen, seen.catalog.organizations[organization])
    assert len(found) >= 2
    for proposal in found:
        file, text = opened(proposal.address)
        catalog, owner, kind, name = file.split("/")
        slug = name.removesuffix(".yaml")
        assert (catalog, owner, kind) == ("catalog", organization, proposal.kind.plural)
        assert is_slug(slug)
        assert text == written(tmp_path, proposal.kind, organization, slug)
        assert text.startswith(
            "# yaml-language-server: $schema=https://example.github.io/pathway-catalog/"
            f"schemas/{proposal.kind}.schema.json\n"
        )
        assert list(yaml.safe_load(text)) == read_schema(proposal.kind.value)["required"]
        assert read_text(file, text)[1] == []


def test_a_new_organization_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    file, text = opened(new_organization_link(view()))
    assert file == "catalog/name-of-the-organization/organization.yaml"
    assert text == written(tmp_path, Kind.ORGANIZATION, "name-of-the-organization", "")


@pytest.mark.parametrize("kind", LINKED)
def test_no_link_is_too_long_for_github_even_when_it_asks_to_sign_in_first(kind: Kind) -> None:
    address = new_file_link(view(), kind, "long-" * 11 + "name")
    assert "&value=" in address
    assert len(address) <= LONGEST < LIMIT
    assert len(f"https://github.com/login?return_to={quote(address, safe='')}") <= LIMIT


def test_a_link_that_would_be_too_long_opens_an_empty_file() -> None:
    seen = view(web_page="https://example.org/" + "%C3%A4" * 1000)
    assert parse_qs(urlsplit(new_file_link(seen, Kind.COURSE, "aspen-ridge")).query).keys() == {"filename"}


def test_every_type_of_organization_has_something_to_propose() -> None:
    assert set(KINDS) == set(read_schema("organization")["properties"]["type"]["enum"])


def bodies(seen: View) -> dict[str, LexborHTMLParser]:
    """Return the pages that carry such links, and some that do not."""
    templates = Templates(seen)
    wanted = ("organization", "listings", "cluster", "entities")
    made = (pages for pages in PAGE_KINDS if pages.__module__.rpartition(".")[2] in wanted)
    return {one.path: LexborHTMLParser(one.made().body) for pages in made for one in pages(seen, templates)}


def test_links_stand_where_people_look_for_them_and_stay_off_paper() -> None:
    found = {path: tree.css("a[href^='https://github.com/']") for path, tree in bodies(view()).items()}
    assert len(found["organizations/sagehen-valley/"]) == 5
    assert [link.text() for link in found["organizations/"]] == ["Propose a new organization"]
    assert [link.text() for link in found["pathways/"]] == ["Ask for a pathway that is missing"]
    assert found["clusters/digital-technology/"][0].attributes["href"] == issue_form_link(view(), "pathway.yml")
    assert not found["courses/three-forks-boces/it-essentials/"]
    for links in found.values():
        for link in links:
            parent = link.parent
            assert parent is not None
            assert parent.attributes["class"] == "page-edit"


@pytest.mark.parametrize("repository", [None, "https://example.org/a/b"])
def test_without_a_repository_on_github_no_page_has_such_a_link(repository: str | None) -> None:
    for path, tree in bodies(view(repository=repository)).items():
        assert not tree.css(".page-edit"), path


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://github.com/example/pathway-catalog", "https://github.com/example/pathway-catalog"),
        ("https://github.com/example/pathway-catalog.git", "https://github.com/example/pathway-catalog"),
        ("https://github.com/example/pathway-catalog/", "https://github.com/example/pathway-catalog"),
        ("https://github.com/example/..", None),
        ("https://github.com/example/a?b", None),
        ("https://github.com.evil.example/a/b", None),
        ("https://github.com/a/b/c", None),
        ("https://github.com/-/x", None),
        ("javascript:alert(1)", None),
    ],
)
def test_only_a_repository_on_github_is_one(address: str, known: str | None) -> None:
    found = repository_at(address)
    assert (found.address if found else None) == known


def test_the_form_that_links_open_is_there() -> None:
    form = (
        CATALOG.parent
        / ".github"
        / "ISSUE_TEMPLATE"
        / parse_qs(urlsplit(issue_form_link(view(), "pathway.yml")).query)["template"][0]
    )
    assert yaml.safe_load(form.read_text(encoding="utf-8"))["name"] == "Ask for a pathway"
