"""The format that a catalog's files are written in, so that an older program does not misread a newer one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog.file_rules import NEWER_FORMAT
from generator.model.catalog import Settings
from generator.model.findings import Finding
from generator.model.places import Place

FORMAT = 1
"""The newest format that this program reads. A catalog that names none is written in the first."""


def check_format(settings: Settings) -> Iterator[Finding]:
    """Yield what is wrong with the format that `settings` name."""
    if settings.format > FORMAT:
        yield NEWER_FORMAT.finding(
            Place(settings.file, "/format"),
            f"This catalog is written in format {settings.format}, which is newer than this program",
            f"The program knows the formats up to {FORMAT}.",
            value=str(settings.format),
        )
