"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every run and machine; a slow machine must not make a law look broken.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def data_folder() -> Path:
    """Return the folder of data to test against, beside the repository unless PATHWAYS_TEST_DATA says otherwise."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("PATHWAYS_TEST_DATA", beside))


@pytest.fixture(scope="session")
def data() -> Path:
    """Return the folder of data to test against. It is no part of the repository: a clone may go without."""
    folder = data_folder()
    if not folder.is_dir() and not os.environ.get("CI"):
        pytest.skip(f"The data to test against is not at {folder}. PATHWAYS_TEST_DATA can name another folder.")
    assert folder.is_dir(), f"The tests need the data folder {folder}; PATHWAYS_TEST_DATA can name another."
    return folder
