"""A plain mkdocs.yml is enough, and a wrong one is answered with one sentence, by both commands that build."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli

from generator.pages.website import BuildRefused, Loader
from generator.publish import mkdocs_bridge
from generator.publish.build import BuildResult, build
from generator.publish.frames import region_marker
from generator.publish.plugin import PathwaysPlugin
from generator.publish.settings import is_endless
from tests.publish.samples import course, loading, site, written

PLAIN = "site_name: Test\ntheme: {name: material}\nplugins: [pathways]\ndocs_dir: catalog\n"
MATERIAL = "site_name: Test\nplugins: [pathways]\ndocs_dir: catalog\ntheme: {name: material, "

WRONG = {
    PLAIN.replace("material", "nosuch"): "Unrecognised theme name: 'nosuch'.",
    PLAIN.replace("material", "readthedocs"): "The theme in mkdocs.yml must be material, not readthedocs.",
    PLAIN.replace("theme: {name: material}\n", ""): "The theme in mkdocs.yml must be material, not mkdocs.",
    PLAIN + "use_directory_urls: false\n": "Remove use_directory_urls from mkdocs.yml: every page",
    PLAIN.replace(
        "[pathways]", "[search, pathways]"
    ): "Remove the plugin search from mkdocs.yml: the plugin pathways",
    PLAIN.replace("[pathways]", "[material/search, pathways]"): "Remove the plugin search from mkdocs.yml",
    MATERIAL + "features: [navigation.instant]}": "Remove the feature navigation.instant from mkdocs.yml: it fetches",
    MATERIAL + "features: [navigation.instant.prefetch]}": "Remove the feature navigation.instant.prefetch from",
    MATERIAL + "features: [navigation.footer]}": "Remove the feature navigation.footer from mkdocs.yml: pages of",
    MATERIAL
    + "features: [navigation.tabs.sticky]}": "Remove the feature navigation.tabs.sticky from mkdocs.yml: the",
    MATERIAL + "features: [toc.integrate]}": "Remove the feature toc.integrate from mkdocs.yml: it moves",
    MATERIAL + "features: navigation.tabs}": "The theme's features in mkdocs.yml must be a list.",
    MATERIAL + "font: {text: Lato}}": "Remove the theme's font from mkdocs.yml: pages load nothing from other sites.",
    MATERIAL + "palette: 3}": "The theme's palette in mkdocs.yml must be a list, or the fields of one palette.",
    MATERIAL + "custom_dir: nowhere}": "does not exist",
    PLAIN + "nav: [nowhere.md]\n": "The nav in mkdocs.yml names nowhere.md, but there is no such page in",
    PLAIN + "nav: [{More: [{Lost: lost/x.md}, about.md]}]\n": "The nav in mkdocs.yml names lost/x.md, but there is",
    PLAIN + "nav: 3\n": "Expected nav to be a list",
    PLAIN + "markdown_extensions: [nosuch]\n": "Failed to load extension 'nosuch'",
    PLAIN + "extra: 3\n": "Config value 'extra'",
    PLAIN.replace("site_name: Test\n", ""): "Config value 'site_name'",
    "- site_name: Test\n": "Expected a key-value mapping",
    "site_name: [\n": "error parsing the configuration file",
    "": "Config value 'site_name'",
}


@pytest.fixture(autouse=True)
def sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the plugin find a small site in every catalog."""
    loader: Loader = loading(site(course()))
    monkeypatch.setattr(PathwaysPlugin, "load", staticmethod(loader))
    forget_messages()


def forget_messages() -> None:
    """Let MkDocs say again what it has said in this process."""
    for known in logging.getLogger("mkdocs.commands.build").filters:
        known.msgs.clear()  # type: ignore[union-attr]


def mkdocs(project: Path, *options: str) -> tuple[int, str]:
    """Return the status and the output of `mkdocs build`."""
    forget_messages()
    config = ("--config-file", str(project / "mkdocs.yml"), "--site-dir", str(project / "by-mkdocs"))
    done = CliRunner().invoke(cli, ["build", *config, *options])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@pytest.mark.parametrize("settings", WRONG)
def test_a_wrong_setting_gives_one_sentence(catalog: Path, settings: str, caplog: pytest.LogCaptureFixture) -> None:
    (catalog.parent / "mkdocs.yml").write_text(settings)
    result = build(catalog, catalog.parent / "site", loading(site(course())))
    assert isinstance(result, BuildRefused)
    assert WRONG[settings] in result.message
    assert "Traceback" not in result.message
    assert result.message.count("\n") < 3

    caplog.clear()
    status, output = mkdocs(catalog.parent)
    assert status == 1
    assert WRONG[settings] in output + caplog.text
    assert "Traceback" not in output + caplog.text


def test_a_site_inside_the_catalog_is_refused(catalog: Path, caplog: pytest.LogCaptureFixture) -> None:
    (catalog.parent / "mkdocs.yml").write_text(PLAIN)
    result = build(catalog, catalog / "site", loading(site()))
    assert result == BuildRefused(f"{catalog / 'site'} is inside the catalog. Choose a folder outside it.")
    status, output = mkdocs(catalog.parent, "--site-dir", str(catalog / "site"))
    assert status == 1
    assert "The 'site_dir' should not be within the 'docs_dir'" in output + caplog.text


def test_settings_without_the_plugin_are_refused(catalog: Path) -> None:
    (catalog.parent / "mkdocs.yml").write_text("site_name: Test\ntheme: material\n")
    result = build(catalog, catalog.parent / "site", loading(site()))
    assert result == BuildRefused("mkdocs.yml must list the plugin pathways exactly once.")


def test_a_theme_without_a_place_for_the_page_is_refused(catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        mkdocs_bridge, "region_marker", lambda region: "" if region == "body" else region_marker(region)
    )
    result = build(catalog, catalog.parent / "site", loading(site()))
    assert isinstance(result, BuildRefused)
    assert result.message.endswith("The theme leaves out: body")


def test_a_folder_without_a_catalog_is_refused_by_plain_mkdocs(catalog: Path) -> None:
    (catalog.parent / "mkdocs.yml").write_text(PLAIN)
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(catalog.parent / "site")]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=catalog.parent, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "catalog.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_plain_mkdocs_yml_gives_the_same_site_as_none(catalog: Path, caplog: pytest.LogCaptureFixture) -> None:
    (catalog.parent / "mkdocs.yml").unlink()
    assert isinstance(build(catalog, catalog.parent / "without", loading(site(course()))), BuildResult)
    (catalog.parent / "mkdocs.yml").write_text(PLAIN)
    status, output = mkdocs(catalog.parent, "--strict")
    assert status == 0, output + caplog.text
    assert documents(catalog.parent / "by-mkdocs") == documents(catalog.parent / "without")


def documents(folder: Path) -> dict[str, bytes]:
    """Return the files of a site."""
    return written(folder)


def test_what_mkdocs_yml_says_of_colors_and_features_holds(catalog: Path) -> None:
    said = "palette: {primary: red}, features: [content.code.copy]}"
    (catalog.parent / "mkdocs.yml").write_text(MATERIAL + said)
    assert isinstance(build(catalog, catalog.parent / "site", loading(site())), BuildResult)
    home = (catalog.parent / "site" / "index.html").read_text()
    assert 'data-md-color-primary="red"' in home
    assert "md-tabs" in home


LEVELS = "".join(f"  - &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 9))
ENDLESS = f"extra:\n  - &a0 x\n{LEVELS}"


@pytest.mark.parametrize(
    "text",
    [PLAIN + ENDLESS, PLAIN + "extra: &a [*a]\n", PLAIN + f"copyright: {'x' * 1_000_000}\n", "INHERIT: mkdocs.yml\n"],
)
def test_settings_that_never_end_are_refused_at_once(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    assert is_endless(file)


@pytest.mark.parametrize("text", [PLAIN, "", "a: [", "just words", PLAIN + "extra: {a: &a [1, 2], b: *a, c: *a}\n"])
def test_other_settings_are_left_to_mkdocs(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    assert not is_endless(file)


def test_settings_that_inherit_from_endless_ones_are_endless(tmp_path: Path) -> None:
    (tmp_path / "other.yml").write_text(ENDLESS, encoding="utf-8")
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"INHERIT: other.yml\n{PLAIN}", encoding="utf-8")
    assert is_endless(file)
