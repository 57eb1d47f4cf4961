"""`pathways diagram`: the drawing of one pathway as a file, for a newsletter or a presentation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator.cli.open_catalog import find_pathway, open_graph, unknown_name_error
from generator.cli.options import catalog_option
from generator.diagram.flow import Flow
from generator.diagram.form import PHONE, WIDE
from generator.diagram.from_pathway import flow_of
from generator.diagram.layout.layout import layout
from generator.diagram.split import split
from generator.diagram.svg.draw import draw
from generator.diagram.words import diagram_words
from generator.model.entities import Pathway
from generator.pages.parts.captions import PageCaptions
from generator.pages.parts.not_offered import marks_at
from generator.pages.render.words import words_in
from generator.pages.view import View
from generator.publish.files import write_changed

_FORMS = {"wide": WIDE, "phone": PHONE}


@click.command()
@click.argument("pathway_id", metavar="PATHWAY")
@catalog_option
@click.option(
    "--form", default="wide", show_default=True, type=click.Choice(list(_FORMS)), help="The width to draw for."
)
@click.option(
    "--at", "organization_id", metavar="ORGANIZATION", help="Draw for learners of this organization (default: any)."
)
@click.option("--output", type=click.Path(path_type=Path), help="The file to write (default: standard output).")
def diagram(pathway_id: str, folder: Path, form: str, organization_id: str | None, output: Path | None) -> None:
    """Draw PATHWAY as a self-contained SVG.

    A plan of more than about 60 steps becomes several drawings, numbered from 2 on. A drawing made for one
    organization marks the steps that are not offered to its learners.

    \b
    Example:
      pathways diagram three-forks-boces/nursing --at kestrel-pass --output nursing.svg
    """
    graph = open_graph(folder)
    pathway = find_pathway(graph, pathway_id)
    view = View(graph, words_in(graph.catalog.settings.languages[0]), date.today())
    parts = split(_flow(view, pathway, organization_id))
    if not parts:
        raise click.ClickException(f"{view.say(pathway.name)} has too many links to draw. Its page lists them.")
    for number, part in enumerate(parts, start=1):
        drawing = draw(layout(part, _FORMS[form]), diagram_words(view.language), standalone=True)
        if output is None:
            click.echo(drawing)
            continue
        file = output if number == 1 else output.with_stem(f"{output.stem}-{number}")
        try:
            write_changed(file, f"{drawing}\n".encode())
        except OSError as problem:
            raise click.ClickException(f"{file} cannot be written: {problem.strerror}.") from problem
        click.echo(f"The drawing of {view.say(pathway.name)} is in {file}.")


def _flow(view: View, pathway: Pathway, organization_id: str | None) -> Flow:
    captions = PageCaptions(view, None)
    if organization_id is None:
        return flow_of(view.graph, pathway, captions)
    organizations = view.catalog.organizations
    if organization_id not in organizations:
        raise unknown_name_error("organization", organization_id, organizations)
    place = organizations[organization_id]
    flow = flow_of(view.graph, pathway, captions, marks_at(view, pathway, place))
    return replace(flow, title=view.words["diagram_at"].format(pathway=flow.title, place=view.say(place.name)))
