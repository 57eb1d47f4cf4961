"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page

from generator.catalog.load import Loaded, load
from generator.pages.editor.bundle import LEFT_OUT, Editor, editor_for
from generator.publish.build import BuildResult, build
from tests.demonstration import ADDRESS, CATALOG, checked_site
from tests.made_up_university import MADE_UP
from tests.outside_data import data_folder
from tests.university import University, rensselaer, write_university
from tests.web import PATIENCE, Published, chromium, serving, stopped_by_policy

SLOW = [HealthCheck.too_slow]

# The same examples on every run and machine; a slow machine must not make a law look broken. At night, many new ones.
settings.register_profile("usual", max_examples=40, derandomize=True, deadline=None, suppress_health_check=SLOW)
settings.register_profile("thorough", max_examples=400, deadline=None, suppress_health_check=SLOW, print_blob=True)
# For `make fuzz`, which goes on for hours.
settings.register_profile("endless", max_examples=200_000, deadline=None, suppress_health_check=SLOW, print_blob=True)
settings.load_profile("usual")


def for_all_processes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all processes of a run of tests share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what builds keep away from the user's own cache folder."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def data() -> Path:
    """Return the folder of published data to test against. It is no part of the repository."""
    folder = data_folder()
    if not folder.is_dir():
        pytest.skip(
            f"Published data to test against are not at {folder}; PATHWAYS_TEST_DATA can name another folder."
        )
    return folder


@pytest.fixture(scope="session", params=["made up", "real"])
def university(request: pytest.FixtureRequest) -> University:
    """Return a university made up for these tests, then a real one from the published data."""
    return MADE_UP if request.param == "made up" else rensselaer(request.getfixturevalue("data"))


@pytest.fixture(scope="session")
def university_loaded(university: University, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Return what reading the university's catalog gives."""
    return load(write_university(university, tmp_path_factory.mktemp("university") / "catalog"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the demonstration's site, which whoever needs it first builds for all processes."""
    shared = for_all_processes(tmp_path_factory)
    folder = shared / "demonstration" / "careers"
    with FileLock(shared / "demonstration.lock"):
        if not folder.is_dir():
            result = build(CATALOG, folder, checked_site, address=ADDRESS)
            assert isinstance(result, BuildResult), result
    return folder


@pytest.fixture(scope="session")
def editor() -> Editor:
    """Return what a site of the demonstration needs for the form. Its npm packages are no part of the repository."""
    found = editor_for(CATALOG)
    if found is None:
        pytest.skip(LEFT_OUT)
    return found


@pytest.fixture(scope="session")
def published(built: Path) -> Iterator[Published]:
    """Serve the demonstration's site below a path, as a project's page is."""
    with serving(built.parent) as address:
        yield Published(built, address)


@pytest.fixture(scope="session")
def address(published: Published) -> str:
    """Return where the demonstration's site is served, with its last "/"."""
    return published.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the one browser of this process."""
    with chromium() as installed:
        yield installed


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page on a computer's screen. An error in a script fails the test, or what its policy stops."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    stopped = stopped_by_policy(context)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab
    context.close()
    assert errors == []
    assert stopped == []
