"""What an import has to say to whoever runs it, about something at a place in their file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """Something that a person should look at: where it stands (`line 5`, `CFItems[3]`), and what it is."""

    place: str
    words: str
