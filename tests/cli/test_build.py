"""`pathways build`: a website, or the reason why there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.checks.example_catalog import WELDING_1
from generator.cli import main
from generator.publish.site_folder import site_folder
from tests.checks.places import lay_out
from tests.laws import NIGHT
from tests.processes import PATIENCE, assert_no_process_is_left
from tests.publish.samples import written

_RUN = "from generator.cli import main; main()"


def test_a_catalog_with_errors_leaves_the_last_good_site_as_it_is(tmp_path: Path) -> None:
    catalog, to = lay_out(tmp_path / "catalog"), tmp_path / "site"
    with site_folder(to, catalog) as folder:
        (folder.new / "index.html").write_text("The last good site")
        folder.put_in_place()
    (catalog / WELDING_1).write_text("name: Welding I\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["build", str(catalog), "--to", str(to)])
    assert result.exit_code == 1
    assert "2 errors in 22 files." in result.stderr
    assert written(to) == {"index.html": b"The last good site"}


def start(catalog: Path, to: Path, *options: str, **settings: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _RUN, "build", str(catalog), "--to", str(to), "--as-of", "2026-11-02"]
    return subprocess.Popen([*command, *options], start_new_session=True, stdout=subprocess.DEVNULL, **settings)


def test_a_build_that_is_killed_leaves_the_last_good_site_and_no_process_and_the_next_build_clears_the_rest(
    tmp_path: Path,
) -> None:
    catalog, to = lay_out(tmp_path / "project" / "catalog"), tmp_path / "project" / "site"
    assert start(catalog, to).wait(PATIENCE) == 0
    good = written(to)
    with (catalog / "about.md").open("w") as page:
        page.write("# About\n")
    found = []
    for reached in ("courses", "find") if NIGHT else ("find",):
        with start(catalog, to) as building:
            while building.poll() is None and not list(to.parent.glob(f".site-*/{reached}")):
                time.sleep(0.001)
            building.kill()
        assert_no_process_is_left(building.pid)
        found.append(written(to))
    assert start(catalog, to).wait(PATIENCE) == 0
    new = written(to)
    assert "about/index.html" in new
    assert all(site in (good, new) for site in found)  # new where this process was too slow to kill the build
    assert sorted(path.name for path in to.parent.iterdir()) == ["catalog", "site"]


SIX_WAYS: list[dict[str, str]] = [
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "LANGUAGE": "de"},
    {"processors": "1", "TZ": "Pacific/Pago_Pago"},
    {"order": "reversed", "folder": "Ein anderer Ordner/☃"},
    {"umask": "077", "PYTHONOPTIMIZE": "1"},
]
WAYS = (
    SIX_WAYS
    if NIGHT
    else [
        SIX_WAYS[0],
        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "processors": "1", "umask": "077"},
        SIX_WAYS[4],
    ]
)
"""On most runs several things differ at once: which of them it was is only asked when bytes differ."""


def test_a_catalog_is_built_in_other_ways_to_the_same_bytes(tmp_path: Path) -> None:
    sites = []
    for number, way in enumerate(WAYS):
        folder = tmp_path / way.get("folder", f"folder {number}")
        catalog = _laid_out(folder, reverse="order" in way)

        def settle(way: dict[str, str] = way) -> None:
            os.umask(int(way.get("umask", "022"), 8))
            if "processors" in way:
                os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

        environment = {**os.environ, **{name: value for name, value in way.items() if name.isupper()}}
        built = start(catalog, folder / "site", "--no-cache", env=environment, preexec_fn=settle)
        assert built.wait(PATIENCE) == 0, way
        sites.append(written(folder / "site"))
    for way, site in zip(WAYS, sites, strict=True):
        assert [name for name in site.keys() | sites[0].keys() if site.get(name) != sites[0].get(name)] == [], way


def _laid_out(folder: Path, *, reverse: bool) -> Path:
    """Write a small catalog with hand-written pages; as somebody else would make its files, in the other order."""
    made = lay_out(folder / "made")
    for name in ("about", "more"):
        (made / f"{name}.md").write_text(f"# {name}\n\nWords: é, “quoted”.\n", encoding="utf-8")
    (made / "logo.png").write_bytes(b"png")
    for file in sorted(made.rglob("*"), reverse=reverse):
        if file.is_file():
            copy = folder / "catalog" / file.relative_to(made)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    shutil.rmtree(made)
    return folder / "catalog"


def test_settings_of_another_place_and_no_cache_are_as_the_check_of_a_change_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    catalog, to = lay_out(tmp_path / "change" / "catalog"), tmp_path / "site"
    (tmp_path / "change" / "mkdocs.yml").write_text("site_name: Mine\nhooks: [mine.py]\nplugins: [pathways]\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Ours\nsite_url: https://ours.example.org/\ntheme: material\nplugins: [pathways]\n"
    )
    command = ["build", str(catalog), "--to", str(to), "--settings", str(tmp_path / "mkdocs.yml"), "--no-cache"]
    result = CliRunner().invoke(main, [*command, "--as-of", "2026-11-02"])
    assert result.exit_code == 0, result.output
    assert "https://ours.example.org/" in (to / "index.html").read_text(encoding="utf-8")
    assert not (tmp_path / "kept").exists()
