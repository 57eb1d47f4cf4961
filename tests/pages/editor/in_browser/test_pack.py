"""What a browser loads to check: the same each time, without machine code, and no more than it may weigh."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from generator.pages.editor.bundle import Editor
from generator.pages.editor.in_browser import pack
from tests.demonstration import CATALOG

MOST = 8_500_000
"""How many bytes go to a phone, compressed as the usual hosts do."""


@pytest.fixture(scope="module")
def files(editor: Editor) -> dict[str, bytes]:
    if not editor.checks:
        pytest.skip("Python for browsers was never fetched; `make pyodide` does it.")
    return dict(editor.check_files())


def test_it_weighs_no_more_than_it_may(files: dict[str, bytes]) -> None:
    assert sum(len(gzip.compress(content, 6)) for content in files.values()) <= MOST


def test_it_holds_no_machine_code_but_pythons_own_and_every_license(files: dict[str, bytes]) -> None:
    assert [name for name in files if name.endswith(".wasm")] == ["pyodide.asm.wasm"]
    with zipfile.ZipFile(io.BytesIO(files["packages.zip"])) as packed:
        names = packed.namelist()
    assert [name for name in names if name.endswith((".so", ".pyd", ".dll"))] == []
    licensed = {name.partition("-")[0].lower() for name in names if "licenses/" in name}
    assert licensed >= {"pyyaml", "networkx", "referencing", "attrs", "rapidfuzz", "markdown"}


def test_it_is_the_same_each_time(files: dict[str, bytes]) -> None:
    assert dict(pack.files(CATALOG)) == files
