"""Texts as a PO file, the format of GNU gettext, which nearly every translator's program opens.

Specified in the gettext manual, "The Format of PO Files". The key of a text is its context (`msgctxt`).
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO

from babel.messages import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from generator.catalog.translations.texts import State
from generator.importers.tables.rows import CannotImport
from generator.importers.translations.units import Job, Returned, ReturnedFile


def to_po(job: Job) -> str:
    """Return the PO file for `job`. What is out of date is marked as fuzzy, as gettext calls it."""
    made = datetime.combine(job.as_of, time(), UTC)
    messages = Catalog(
        locale=job.language,
        project="Career pathways",
        version="1",
        last_translator="",
        language_team="",
        creation_date=made,
        revision_date=made,
        fuzzy=False,
    )
    messages.header_comment = ""
    for unit in job.units:
        remarks = [unit.page] if unit.page else []
        remarks += [f'"{term.term}": {" / ".join(term.said)}' for term in unit.terms]
        messages.add(
            unit.original,
            unit.words,
            context=unit.key,
            auto_comments=remarks,
            flags=["fuzzy"] if unit.state is State.OUTDATED else [],
        )
    written = BytesIO()
    write_po(written, messages, width=0)
    return written.getvalue().decode()


def from_po(content: bytes) -> ReturnedFile:
    """Return what a PO file holds. Raises `CannotImport` for any other file."""
    try:
        messages = read_po(BytesIO(content), abort_invalid=True)
    except (PoFileError, ValueError, LookupError, TypeError) as problem:
        raise CannotImport("This is no PO file in UTF-8.") from problem
    return ReturnedFile(
        messages.locale_identifier or "",
        tuple(
            Returned(message.context or "", message.id, "" if message.fuzzy else message.string)
            for message in messages
            if isinstance(message.id, str) and message.id and isinstance(message.string, str)
        ),
    )
