"""`pathways new` writes a file that explains itself, and never over another."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.catalog.load import load
from generator.catalog.read import read_text
from generator.catalog.schemas import errors, read_schema
from generator.cli import main
from generator.model.ids import Kind
from tests.builders import HOME, course, occupation, write

KINDS = [kind for kind in Kind if kind is not Kind.STEP]


def run(folder: Path, *words: str) -> Result:
    """Run `pathways new` with `words` on the catalog in `folder`."""
    return CliRunner().invoke(main, ["new", *words, "--catalog", str(folder)])


def written(folder: Path, kind: Kind) -> str:
    """Return the starter of `kind` that the command writes."""
    where = {Kind.ORGANIZATION: "cottonwood/organization.yaml"}.get(kind, f"{HOME}/{kind.plural}/first-one.yaml")
    words = ("cottonwood",) if kind is Kind.ORGANIZATION else (HOME, "first-one")
    result = run(folder, kind.value, *words)
    assert result.exit_code == 0, result.output
    assert result.output == f"Wrote {folder / where}. Fill in the lines marked TODO.\n"
    return (folder / where).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_has_the_required_fields_and_explains_every_other(kind: Kind, tmp_path: Path) -> None:
    text = written(write(tmp_path), kind)
    source, findings = read_text("f.yaml", text)
    assert source is not None
    assert findings == []
    schema = read_schema(kind.value)
    assert list(source.value) == schema["required"]
    for name, inner in schema["properties"].items():
        assert f"\n{name}:" in text or f"\n#{name}:" in text
        assert inner["title"] in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_starter_is_right_once_its_mark_is_deleted(kind: Kind, tmp_path: Path) -> None:
    text = written(write(tmp_path), kind)
    lines = [
        line[1:] if line.startswith("#") and not line.startswith(("# ", "#\n")) else line for line in text.split("\n")
    ]
    value = yaml.load("\n".join(line for line in lines if line != "#"), Loader=yaml.CSafeLoader)
    wrong = {str(error.absolute_path[0]) for error in errors(kind.value, value)}
    assert wrong <= {name for name in value if value[name] == "TODO"}
    assert set(value) == set(read_schema(kind.value)["properties"])


def test_a_starter_that_nobody_filled_in_is_found_by_the_checks(tmp_path: Path) -> None:
    written(write(tmp_path), Kind.COURSE)
    assert [finding.title for finding in load(tmp_path).findings] == [
        '"name" says only "TODO"',
        '"description" says only "TODO"',
        '"TODO" is not on the list',
    ]


def test_the_first_line_names_the_published_schema_when_the_site_has_an_address(tmp_path: Path) -> None:
    text = written(write(tmp_path, web_page="https://pathways.example.org/"), Kind.COURSE)
    assert text.startswith(
        "# yaml-language-server: $schema=https://pathways.example.org/schemas/course.schema.json\n"
    )


def test_without_an_address_the_first_line_leads_to_the_schema_beside_the_catalog(tmp_path: Path) -> None:
    first = written(write(tmp_path), Kind.COURSE).split("\n")[0]
    address = first.removeprefix("# yaml-language-server: $schema=")
    assert (tmp_path / HOME / "courses" / address).resolve().is_file()


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    before = written(write(tmp_path), Kind.COURSE)
    result = run(tmp_path, "course", HOME, "first-one")
    assert result.exit_code == 2
    assert "already exists. Nothing was changed." in result.output
    assert (tmp_path / HOME / "courses" / "first-one.yaml").read_text(encoding="utf-8") == before


def test_the_words_of_a_list_are_named_where_one_of_them_is_needed(tmp_path: Path) -> None:
    text = written(
        write(tmp_path, career_clusters={"framework": "Ours", "clusters": [{"id": "land", "name": "L"}]}),
        Kind.PATHWAY,
    )
    assert "# One of: land.\ncluster: TODO\n" in text


def test_alone_it_lists_what_there_is_to_write(tmp_path: Path) -> None:
    output = run(write(tmp_path)).output
    assert "\n  pathway " in output
    assert "\n  advanced-manufacturing\n" in output
    assert "\n  job-shadow\n" in output


def test_without_a_catalog_it_says_how_to_begin_one(tmp_path: Path) -> None:
    for words in ((), ("course", HOME, "a")):
        result = run(tmp_path / "nowhere", *words)
        assert result.exit_code == 2
        assert "Begin one with: pathways init my-region" in " ".join(result.output.split())


def test_a_grid_is_a_pathway_with_its_courses_and_uses_those_that_are_there(tmp_path: Path) -> None:
    folder = write(tmp_path, course("english-9"), occupation("welders"))
    before = (folder / HOME / "courses" / "english-9.yaml").read_text(encoding="utf-8")
    words = ("pathway", HOME, "welding", "--from", "grid", "--occupation", f"{HOME}/welders")
    result = run(folder, *words, "--cluster", "construction")
    assert result.output == f"Wrote {folder / HOME / 'pathways' / 'welding.yaml'} and 20 files that it lists.\n"
    assert (folder / HOME / "courses" / "english-9.yaml").read_text(encoding="utf-8") == before
    catalog = load(folder)
    assert catalog.findings == ()
    assert len(catalog.catalog.pathways[f"{HOME}/welding"].plan) == 21
    again = run(folder, *words)
    assert "already exists. Nothing was changed." in again.output


def test_a_grid_says_what_is_still_to_add(tmp_path: Path) -> None:
    words = ("pathway", HOME, "welding", "--from", "grid", "--cluster", "construction")
    assert "Add the occupations that it leads to." in run(write(tmp_path), *words).output


REFUSED = {
    ("corse", HOME, "a"): 'Unknown kind "corse". Did you mean "course"?',
    ("course", HOME, "Welding 1"): 'Did you mean "welding-1"?',
    ("course", HOME): "The name of the file is missing.",
    ("course", "../outside", "a"): '"../outside" cannot be a name.',
    ("course", "aspen-rigde", "a"): 'There is no organization called "aspen-rigde". Did you mean "aspen-ridge"?',
    ("course", "nowhere", "a"): "First run: pathways new organization nowhere",
    ("course",): "Whose course is it?",
    (
        "pathway",
        HOME,
        "a",
        "--from",
        "grid",
    ): "Name its cluster with --cluster. The clusters: advanced-manufacturing,",
    ("course", HOME, "a", "--from", "grid"): "Only a pathway is made from a grid.",
    ("pathway", HOME, "a", "--from", "grid", "--cluster", "x"): 'There is no career cluster called "x".',
    ("pathway", HOME, "a", "--from", "grid", "--occupation", "x/y"): 'There is no occupation called "x/y".',
    ("organization", "cottonwood", "other"): 'The id of an organization is the name of its folder: "cottonwood".',
}


@pytest.mark.parametrize("words", REFUSED)
def test_a_wrong_word_is_refused_with_a_suggestion_and_writes_nothing(words: tuple[str, ...], tmp_path: Path) -> None:
    before = sorted(write(tmp_path / "catalog").rglob("*"))
    result = run(tmp_path / "catalog", *words)
    assert result.exit_code == 2
    assert REFUSED[words] in " ".join(result.output.split())
    assert sorted((tmp_path / "catalog").rglob("*")) == before


@pytest.mark.parametrize(
    "words", [("course", HOME, "a"), ("pathway", HOME, "a", "--from", "grid", "--cluster", "arts")]
)
def test_nothing_is_written_behind_a_link(words: tuple[str, ...], tmp_path: Path) -> None:
    folder = write(tmp_path / "catalog")
    cluster = next(iter(load(folder).catalog.settings.career_clusters.clusters)).id
    (tmp_path / "outside").mkdir()
    for name in ("courses", "pathways"):
        (folder / HOME / name).symlink_to("../../outside")
    result = run(folder, *(cluster if word == "arts" else word for word in words))
    assert result.exit_code == 2
    assert "is a link to another place." in " ".join(result.output.split())
    assert list((tmp_path / "outside").iterdir()) == []
