"""What a file describes, from its name and folder alone."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.ids import Kind, is_slug

ORGANIZATION_FILE = "organization.yaml"
FOLDERS = {kind.plural: kind for kind in Kind if kind not in (Kind.ORGANIZATION, Kind.STEP)}
"""The folders of an organization and the kind of entity each holds."""


@dataclass(frozen=True, slots=True, order=True)
class EntityFile:
    """A file that describes one entity. `file` is relative to the catalog folder, with `/`."""

    file: str
    kind: Kind
    id: str


def entity_file(path: str) -> EntityFile | None:
    """Return what the file at `path` describes, or None when its name and folder say nothing."""
    parts = path.split("/")
    if len(parts) == 2 and parts[1] == ORGANIZATION_FILE and is_slug(parts[0]):
        return EntityFile(path, Kind.ORGANIZATION, parts[0])
    if len(parts) == 3 and parts[1] in FOLDERS and is_slug(parts[0]):
        slug, _, ending = parts[2].rpartition(".")
        if ending == "yaml" and is_slug(slug):
            return EntityFile(path, FOLDERS[parts[1]], f"{parts[0]}/{slug}")
    return None


def printable(path: str) -> str:
    """Return `path` fit for one line of a message: a file's name may hold any character but `/`."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in path)
