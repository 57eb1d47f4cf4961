"""Whatever mkdocs.yml holds, a build ends in a site or in a sentence that does not blame the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.website import BuildRefused
from generator.publish.build import build
from tests.builders import course, write
from tests.fuzz import corpus
from tests.fuzz.hostile_text import YAML_TOKENS, any_bytes, built_from, mutated
from tests.laws import examples
from tests.publish.samples import site

USUAL = {"site_name": "X", "theme": {"name": "material"}, "plugins": ["pathways"]}
KEYS = (
    *(
        "site_name",
        "site_url",
        "site_author",
        "repo_url",
        "edit_uri",
        "edit_uri_template",
        "copyright",
        "use_directory_urls",
    ),
    *("docs_dir", "site_dir", "theme", "plugins", "nav", "extra", "extra_css", "extra_javascript", "extra_templates"),
    *(
        "markdown_extensions",
        "mdx_configs",
        "hooks",
        "watch",
        "validation",
        "exclude_docs",
        "not_in_nav",
        "draft_docs",
    ),
    *("dev_addr", "strict", "remote_branch", "INHERIT", "config_file_path", "pages", "google_analytics", ""),
)
INSIDE = (
    *("name", "features", "palette", "font", "language", "custom_dir", "locale", "static_templates", "logo", "icon"),
    *(
        "scheme",
        "media",
        "primary",
        "links",
        "anchors",
        "alternate",
        "social",
        "analytics",
        "path",
        "async",
        "pathways",
    ),
)
LEAVES = (
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.dates() | st.text(max_size=8)
) | st.sampled_from(
    (
        *(
            "material",
            "mkdocs",
            "pathways",
            "search",
            "tags",
            "toc",
            "tables",
            "nosuch",
            "en",
            "/",
            "..",
            "a/b",
            "a.md",
        ),
        *(
            "catalog",
            "http://[",
            "https://example.org/",
            "{{ x }}",
            "{% x",
            "javascript:1",
            "<b>",
            "\0",
            "x" * 5_000,
            "é",
        ),
        *("../../x.md", "*", "!", "[", "warn", "navigation.instant", "127.0.0.1:99999"),
    )
)
VALUES = st.recursive(
    LEAVES,
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from((*KEYS, *INSIDE)) | LEAVES.filter(lambda one: one == one), inside, max_size=3
        )
    ),
    max_leaves=8,
)
CHANGED = st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1, max_size=3).map(
    lambda changed: yaml.safe_dump({**USUAL, **changed}, allow_unicode=True).encode("utf-8", "replace")
)
WRITTEN = any_bytes(built_from(YAML_TOKENS) | mutated(yaml.safe_dump(USUAL), YAML_TOKENS))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small catalog."""
    return write(tmp_path_factory.mktemp("settings") / "catalog", course("one"))


def assert_built_or_refused(folder: Path, content: bytes) -> None:
    (folder.parent / "mkdocs.yml").write_bytes(content)
    result = build(folder, folder.parent / "site", lambda _: site())
    if isinstance(result, BuildRefused):
        assert result.message.strip()
        assert "Traceback" not in result.message
        assert "free up space" not in result.message.lower()


@given(content=CHANGED | WRITTEN)
@settings(max_examples=examples(60))
def test_any_settings_end_in_a_site_or_a_sentence(folder: Path, content: bytes) -> None:
    assert_built_or_refused(folder, content)


@pytest.mark.parametrize("content", corpus.SETTINGS)
def test_settings_that_failed_once_end_in_a_site_or_a_sentence(folder: Path, content: bytes) -> None:
    usual = b"site_name: X\nplugins: [pathways]\n" + (b"" if b"theme" in content else b"theme: material\n")
    assert_built_or_refused(folder, usual + content if b": " in content else content)
