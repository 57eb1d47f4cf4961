"""The page on which a file of the catalog is edited as a form, and the data it needs.

The form itself is a script, which runs on the reader's device; there is no server. Which repository it leads to says
the catalog alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from generator.catalog.read import text_of
from generator.catalog.schemas import SCHEMA_NAMES, read_schema
from generator.catalog.starter import published_schema
from generator.model.entities import Entity
from generator.model.ids import Kind
from generator.model.repository import repository_at
from generator.pages.drafts import Batch, Draft
from generator.pages.editor.addresses import PATH
from generator.pages.editor.bundle import Editor
from generator.pages.page import HIDE_CONTENTS, Asset, Crumb, Page
from generator.pages.render.templates import Templates
from generator.pages.render.words import Words
from generator.pages.scripts import script
from generator.pages.view import View

GITHUB = ("https://raw.githubusercontent.com", "https://api.github.com")
"""Where the form asks for the current text of a file, and proposes a change; no other page may ask there."""
_STYLE = "assets/pathways/edit.css"
_CHECK = f"{PATH}check/"
_CATALOG, _SCHEMAS, _FILES = f"{PATH}catalog.json", f"{PATH}schemas.json", f"{PATH}files/"
_SETTINGS_FILE = "catalog.yaml"


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of the form, if the site has one."""
    if view.editor:
        yield Draft(PATH, partial(_page, view, templates), "partners", HIDE_CONTENTS)


def _page(view: View, templates: Templates) -> Page:
    words = view.words
    check = f"{_CHECK}worker.js" if view.editor and view.editor.checks else ""
    return templates.page(
        "edit.html",
        PATH,
        words["edit_title"],
        {"table": words.json_for_script("edit_js_"), "style": f"{view.out}{_STYLE}", "check": check},
        Crumb(words["tab_partners"], "partners/"),
        section="partners",
        description=words["edit_lead"],
        hide=HIDE_CONTENTS,
        scripts=(f"{view.out}{script('edit.js')}",),
        fetches=(_CATALOG, _SCHEMAS),
        connects=GITHUB if repository_at(view.settings.repository) else (),
        listed=False,
    )


def assets(view: View) -> Iterator[Asset | Batch]:
    """Yield the script and style of the form, what the catalog has, the schemas, and a copy of each file.

    Script, style and files are the same in every language.
    """
    editor = view.editor
    if editor is None:
        return
    yield Batch(_CATALOG, lambda: (Asset(_CATALOG, _json(_catalog(view))),))
    yield Batch(_SCHEMAS, lambda: (Asset(_SCHEMAS, _json(_schemas(view))),))
    if view.is_translation:
        return
    yield Asset(script("edit.js"), editor.script)
    yield Asset(_STYLE, Path(__file__).with_name("edit.css").read_bytes())
    yield Batch(_FILES, partial(_copies, view, editor))
    if editor.checks:
        yield Batch(_CHECK, lambda: (Asset(f"{_CHECK}{name}", content) for name, content in editor.check_files()))


def _copies(view: View, editor: Editor) -> Iterator[Asset]:
    """Yield each file as it was when the site was built, for when the repository does not answer."""
    for file in sorted({_SETTINGS_FILE, *(entity.file for entity in view.catalog.all())}):
        text, problem = text_of(editor.catalog, file)
        if problem is None:
            yield Asset(f"{_FILES}{file}", text.encode())


def _catalog(view: View) -> dict[str, object]:
    settings, words = view.settings, view.words
    repository = repository_at(settings.repository)
    entities = sorted(view.catalog.all(), key=lambda entity: (entity.kind, entity.id))
    kinds = [kind for kind in Kind if kind is not Kind.STEP]
    return {
        "folder": view.folder,
        "repository": repository.address if repository else "",
        "branch": settings.branch,
        "email": (settings.contact.email if settings.contact else "") or "",
        "languages": list(settings.languages),
        "levels": [[level.id, view.say(level.name)] for level in settings.levels],
        "clusters": [[cluster.id, view.say(cluster.name)] for cluster in settings.career_clusters.clusters],
        "kinds": [[kind.value, kind.plural] for kind in kinds],
        "kind_names": {kind.value: words[f"kind_{kind.value}"] for kind in kinds}
        | {"catalog": view.say(settings.name)},
        "options": {name: _options(words, name) for name in SCHEMA_NAMES},
        "schema_language": words.schema_language,
        "things": [_thing(view, entity) for entity in entities],
    }


def _thing(view: View, entity: Entity) -> list[str]:
    return [entity.kind.value, entity.id, view.say(entity.name)]


def _options(words: Words, kind: str) -> dict[str, dict[str, str]]:
    """Return what readers call the values of each closed list in the schema of `kind`, as far as they have words."""
    found: dict[str, dict[str, str]] = {}
    for field, option in _closed(read_schema(kind), ""):
        # The words of pages: `credential_type_license`, `subject_cte`, `term_fall` of terms; else those of the form.
        keys = (f"{name}_{option}" for name in (f"{kind}_{field}", field, field.removesuffix("s"), f"option_{field}"))
        key = next((key for key in keys if key in words), None)
        if key:
            found.setdefault(field, {})[option] = words[key]
    return found


def _closed(schema: object, field: str) -> Iterator[tuple[str, str]]:
    """Yield the values of every closed list in a schema, each with the name of its field."""
    if isinstance(schema, list):
        for part in schema:
            yield from _closed(part, field)
    elif isinstance(schema, dict):
        yield from ((field, str(option)) for option in schema.get("enum", ()))
        for key, part in schema.items():
            named = key in ("properties", "$defs") and isinstance(part, dict)
            for name, inner in part.items() if named else ((field, part),):
                yield from _closed(inner, name)


def _schemas(view: View) -> dict[str, object]:
    return {
        name: {
            "schema": _said(view.words, read_schema(name)),
            "address": "" if name == "catalog" else published_schema(Kind(name), view.settings),
        }
        for name in SCHEMA_NAMES
    }


def _said(words: Words, part: Any) -> Any:
    """Return a schema with its titles and descriptions for readers of the language."""
    if isinstance(part, dict):
        return {
            key: words.of_schema(inner)
            if key in ("title", "description") and isinstance(inner, str)
            else inner
            if key == "examples"
            else _said(words, inner)
            for key, inner in part.items()
        }
    return [_said(words, inner) for inner in part] if isinstance(part, list) else part


def _json(values: object) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
