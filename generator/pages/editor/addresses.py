"""Where the form for a file is, and for something new."""

from __future__ import annotations

from generator.model.ids import Kind
from generator.pages.view import View

PATH = "edit/"


def form_prefix(view: View) -> str:
    """Return how the address of the form for a file begins, before its path in the catalog; "" without the form."""
    return f"{PATH}?file={view.folder}/" if view.editor else ""


def new_form(kind: Kind, organization: str) -> str:
    """Return the address of the form for something new of `kind` in the folder of `organization`."""
    return f"{PATH}?new={kind.value}" + (f"&in={organization}" if kind is not Kind.ORGANIZATION else "")
