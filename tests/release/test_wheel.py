"""The wheel is all that a new region needs: installed into nothing, in an empty folder, without git."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.demonstration import ROOT
from tests.laws import at_night
from tests.processes import PATIENCE

MOST_BYTES = 3_000_000
IN_MINUTES = 10
DAY = ("--as-of", "2026-11-30")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel that `make release` built, else one built from the files as they are."""
    if given := os.environ.get("PATHWAYS_WHEEL"):
        return (ROOT / given).resolve()
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_is_small_and_holds_what_stands_beside_the_package(wheel: Path) -> None:
    assert wheel.stat().st_size < MOST_BYTES
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in ("schemas", "catalog", ".vscode", ".github/ISSUE_TEMPLATE"):
        held = {f"generator/_bundled/{file.relative_to(ROOT)}" for file in (ROOT / path).rglob("*") if file.is_file()}
        assert held
        assert held <= names
    package = {str(file.relative_to(ROOT)) for file in (ROOT / "generator").rglob("*") if file.is_file()}
    kept_out = ("__pycache__", "node_modules", "/pyodide/")  # what runs is made or fetched by whoever builds
    assert not {file for file in package - names if not any(part in file for part in kept_out)}


def test_a_region_made_by_the_packed_program_alone_has_no_error(wheel: Path, tmp_path: Path) -> None:
    """The packages it depends on are those of the tests; nothing of the project itself is."""
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "packed")
    region = tmp_path / "high-valley"
    words = "import sys; from generator.cli import main; main(sys.argv[1:])"
    for command in (("init", str(region), "--occupation", "welders"), ("check", str(region / "catalog"))):
        done = subprocess.run(
            [sys.executable, "-P", "-c", words, *command, *DAY],
            cwd=tmp_path,
            env={"PATH": "", "HOME": str(tmp_path), "PYTHONPATH": str(tmp_path / "packed")},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert "generator/_bundled" not in (region / "README.md").read_text(encoding="utf-8")


@at_night
def test_a_region_is_online_in_ten_minutes_from_nothing_but_the_wheel(wheel: Path, tmp_path: Path) -> None:
    begin = time.monotonic()
    listed = ("export", "--frozen", "--no-dev", "--no-emit-project", "--quiet", "--output-file")
    subprocess.run([_uv(), *listed, tmp_path / "packages.txt"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    install = [str(tmp_path / "venv" / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-deps"]
    subprocess.run([*install, "--require-hashes", "--requirement", tmp_path / "packages.txt"], check=True)
    subprocess.run([*install, wheel], check=True)
    empty = tmp_path / "empty"
    empty.mkdir()
    pathways, took = tmp_path / "venv" / "bin" / "pathways", {"install": time.monotonic() - begin}
    environment = {"PATH": str(pathways.parent), "HOME": str(tmp_path)}  # no git, nobody's settings
    region = empty / "high-valley"
    for folder, *words in (
        (empty, "init", "high-valley", "--occupation", "welders", *DAY),
        (region, "check", *DAY),
        (region, "build", *DAY),
    ):
        done = subprocess.run([pathways, *words], cwd=folder, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        took[str(words[0])] = time.monotonic() - begin
    assert "53 careers" in (region / "site" / "index.html").read_text(encoding="utf-8")
    with subprocess.Popen(
        [pathways, "serve", "--port", "0"], cwd=region, env=environment, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stderr is not None
            address = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
            assert address
            with urllib.request.urlopen(f"{address[0]}pathways/", timeout=PATIENCE) as page:
                assert "High Valley" in page.read().decode()
        finally:
            server.terminate()
    took["serve"] = time.monotonic() - begin
    assert took["serve"] < IN_MINUTES * 60, took


def _uv() -> str:
    return os.environ.get("UV") or next(
        str(one)
        for one in (ROOT / ".tools" / "uv" / "bin" / "uv", Path("uv"))
        if one.exists() or one.name == str(one)
    )
