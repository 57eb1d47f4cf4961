"""`pathways import`: what a district, a college or an agency already has becomes files of a catalog."""

from __future__ import annotations

import click

from generator.cli.importing.import_competencies import competencies
from generator.cli.importing.import_courses import courses
from generator.cli.importing.import_ctdl import ctdl
from generator.cli.importing.import_plan import plan


@click.group("import")
def import_group() -> None:
    """Import data that a district already has."""


for _command in (courses, plan, competencies, ctdl):
    import_group.add_command(_command)
