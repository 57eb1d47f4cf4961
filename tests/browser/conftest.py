"""The demonstration region, published and served below a path, seen by a real browser."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.pages.site import load_site
from generator.publish.build import Built, build
from tests.web import PATIENCE, Published, chromium, serving

PROJECT = Path(__file__).parents[2]
DAY = date(2026, 11, 1)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    root = tmp_path_factory.mktemp("region")
    load = functools.partial(load_site, as_of=DAY)
    with serving(root) as address:
        result = build(PROJECT / "catalog", root / "careers", load, address=address)
        assert isinstance(result, Built), result
        yield Published(result.folder, address)


@pytest.fixture(scope="session")
def address(published: Published) -> str:
    """Return where the demonstration region is served, with its last "/"."""
    return published.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as installed:
        yield installed


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab
    context.close()
    assert errors == []
