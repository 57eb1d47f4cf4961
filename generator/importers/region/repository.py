"""The files of a new region's repository: what GitHub, MkDocs and editors read, and the catalog to begin with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from generator.catalog.decode.settings import decode_settings
from generator.catalog.format import FORMAT
from generator.catalog.messages.corrections import as_slug
from generator.catalog.starter import starter_file, starter_text
from generator.catalog.survey import SETTINGS_FILE
from generator.catalog.yaml.reader import Value
from generator.importers.region.grid import Skeleton, grid_texts
from generator.importers.region.kit import KEEPER, demonstration, in_languages, kit_organizations, kit_texts
from generator.importers.yaml_edit import set_field, value_of
from generator.importers.yaml_text import new_text
from generator.model.ids import Kind
from generator.model.repository import Repository
from generator.runtime.bundled import bundled
from generator.runtime.program import this_program

CATALOG = "catalog"
"""The folder of a catalog in its repository."""
_TEMPLATES = Path(__file__).with_name("template")
_AS_THEY_ARE = (
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/ISSUE_TEMPLATE/mistake.yml",
    ".github/ISSUE_TEMPLATE/pathway.yml",
    ".github/PULL_REQUEST_TEMPLATE.md",
    ".vscode/catalog.code-snippets",
    ".vscode/extensions.json",
    ".vscode/tasks.json",
)
_NO_TEXTS = ("languages", "format", "career_clusters")
_EDITOR_SETTINGS = ".vscode/settings.json"
# What a name most likely means; the first line of the file says which other types there are.
_TYPES = {"college": "college", "university": "college", "boces": "boces", "workforce": "workforce-center"}
_USUAL_TYPE = "school-district"


@dataclass(frozen=True, slots=True)
class Region:
    """What a region says of itself to begin with: its names in one line each, at least one organization.

    `pathway` is a first pathway, of the first organization.
    """

    name: str
    school_year: str
    organizations: tuple[str, ...]
    languages: tuple[str, ...]
    repository: Repository | None = None
    pathway: Skeleton | None = None

    @property
    def site(self) -> str:
        """Return where GitHub publishes the site; "" when there is no repository yet."""
        known = self.repository
        return f"https://{known.owner.lower()}.github.io/{known.name}/" if known else ""

    @property
    def ids(self) -> dict[str, str]:
        """Return the names of the organizations by their ids."""
        return {as_slug(name): name for name in self.organizations}


def taken_ids() -> tuple[str, ...]:
    """Return the ids that organizations of a region cannot have: the starter kit has them."""
    return kit_organizations()


def region_texts(region: Region) -> dict[str, str]:
    """Return every file of the repository of `region` by its path."""
    program = this_program()
    said = {
        "name": f"{region.name} career pathways",
        "region": region.name,
        "site": region.site,
        "repository": region.repository,
        "first": next(iter(region.ids)),
        "keeper": KEEPER,
        "program": program,
    }
    files = {path: bundled(path).read_text(encoding="utf-8") for path in _AS_THEY_ARE}
    files |= {path: template.render(said) for path, template in _templates()}
    schemas = f"{region.site or program.site}schemas/"
    files[_EDITOR_SETTINGS] = bundled(_EDITOR_SETTINGS).read_text(encoding="utf-8").replace("./schemas/", schemas)
    catalog = dict(_catalog_texts(region, schemas))
    return files | {f"{CATALOG}/{path}": text for path, text in catalog.items()}


def _templates() -> Iterator[tuple[str, Template]]:
    # GitHub's own braces stay.
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  # nothing here is HTML
    )
    environment.filters["quoted"] = lambda words: json.dumps(words, ensure_ascii=False)
    for name in environment.list_templates():
        yield name.replace("dot-", "."), environment.get_template(name)


def _catalog_texts(region: Region, schemas: str) -> Iterator[tuple[str, str]]:
    fields = _settings(region)
    yield SETTINGS_FILE, _schema_line(f"{schemas}catalog.schema.json") + new_text(fields, in_lines=True)
    yield from kit_texts(region.languages).items()
    for slug, name in region.ids.items():
        text = starter_text(Kind.ORGANIZATION, slug, f"{schemas}organization.schema.json")
        for field, value in _organization(region, name).items():
            text = set_field(text, (), field, value)
        yield starter_file(Kind.ORGANIZATION, slug, slug), text
    if region.pathway:
        yield from grid_texts(decode_settings(fields, SETTINGS_FILE), region.pathway, frozenset()).items()


def _schema_line(address: str) -> str:
    return f"# yaml-language-server: $schema={address}\n"


def _settings(region: Region) -> dict[str, Value]:
    """Return what catalog.yaml says; the levels are the demonstration's."""
    usual = value_of(demonstration().texts[SETTINGS_FILE])
    texts: dict[str, Value] = {
        "name": {"en": f"{region.name} career pathways", "es": f"Trayectorias profesionales de {region.name}"},
        "region": region.name,
        "description": {
            "en": f"Career pathways of {region.name}, from middle school to a first job and beyond.",
            "es": f"Trayectorias profesionales de {region.name}, desde la escuela intermedia hasta el primer empleo.",
        },
    }
    fields: dict[str, Value] = {**texts, "languages": list(region.languages), "school_year": region.school_year}
    if region.repository:
        fields |= {"repository": region.repository.address, "web_page": region.site}
    fields["format"] = FORMAT
    fields |= {"career_clusters": usual["career_clusters"], "levels": usual["levels"]}
    return {
        key: value if key in _NO_TEXTS else in_languages(value, region.languages) for key, value in fields.items()
    }


def _organization(region: Region, name: str) -> dict[str, Value]:
    words = name.lower().split()
    kind = next((kind for word, kind in _TYPES.items() if word in words), _USUAL_TYPE)
    return {"name": name, "description": f"{name} is part of {region.name}.", "type": kind}
