"""A catalog with one entity of each kind in which every field of the schemas is filled, made from the schemas.

Every text that the schemas leave free holds `HOSTILE`, so whatever shows up as markup is a hole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.catalog.schemas import describe, read_schema
from generator.model.ids import Kind

HOSTILE = "</title><script>alert(1)</script>\"'&<!--{{ 7*7 }}"
OWNER = "aspen-ridge"
SLUG = "maximal"
KINDS = tuple(kind for kind in Kind if kind is not Kind.STEP)

_PLAN = {
    "grade-9": [{"course": SLUG, "note": HOSTILE}, {"support": SLUG, "role": "elective"}],
    "grade-10": [
        {"milestone": HOSTILE, "id": "milestone", "due": "02-01", "after": [SLUG]},
        {"choose": 1, "from": [{"experience": SLUG, "id": "work"}, {"milestone": HOSTILE, "id": "other"}]},
        {"credential": SLUG, "id": "earned", "exit": True, "after": {"any": ["work", "milestone"]}},
    ],
}


def write_maximal_catalog(folder: Path) -> Path:
    """Write the catalog below `folder` (JSON is YAML) and return its folder."""
    catalog = folder / "catalog"
    settings = _fill("catalog", ()) | {"languages": ["en"], "branch": "main"}
    settings.pop("waivers")
    settings.pop("code_lists")
    settings["levels"] = [
        {"id": "grade-9", "name": HOSTILE, "kind": "grade"},
        {"id": "grade-10", "name": HOSTILE, "kind": "grade"},
    ]
    settings["career_clusters"]["clusters"] = [{"id": "health", "name": HOSTILE, "description": HOSTILE}]
    _write(catalog / "catalog.yaml", settings)
    for kind in KINDS:
        values = _fill(kind.value, ())
        for left_out in ("status", "replaced_by", "formerly", "prerequisites", "requires"):
            values.pop(left_out, None)
        if kind is Kind.PATHWAY:
            values |= {"plan": _PLAN, "cluster": "health", "entries": [{"level": "grade-9", "assumes": [SLUG]}]}
        if kind is Kind.ORGANIZATION:
            values.pop("part_of")
            _write(catalog / OWNER / "organization.yaml", values)
        else:
            _write(catalog / OWNER / kind.plural / f"{SLUG}.yaml", values)
    return catalog


def _write(file: Path, values: Mapping[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(values, indent=1), encoding="utf-8")


def _fill(name: str, route: tuple[str, ...]) -> dict[str, Any]:
    schema = describe(name, route) if route else read_schema(name)
    return {key: _value(name, (*route, key)) for key in schema["properties"] if key != "plan"}


def _value(name: str, route: tuple[str, ...]) -> Any:
    schema = describe(name, route)
    kinds = schema.get("type")
    if schema.get("title") == "Steps":
        return []
    if "x-reference" in schema:
        target = OWNER if schema["x-reference"] == ["organization"] else SLUG
        return [target] if kinds == "array" else target
    if kinds == "object":
        return _fill(name, route)
    if kinds == "array":
        return [_value(name, (*route, "0"))]
    if kinds == ["string", "object"]:
        return HOSTILE
    if kinds == "string" and not {"enum", "pattern", "format"} & set(schema):
        return HOSTILE[: schema.get("maxLength", len(HOSTILE))]
    return schema["examples"][0]
