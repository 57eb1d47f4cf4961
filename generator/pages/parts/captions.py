"""What boxes of a flow diagram say in the readers' language, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass

from generator.graph.plan import PlannedStep
from generator.model.entities import Course, Credential, Entity, Experience, Occupation, Support
from generator.pages.page import href
from generator.pages.render import format as form
from generator.pages.view import View, path_of


@dataclass(frozen=True, slots=True)
class PageCaptions:
    """Captions for drawings that stand in the page at `path`, or in a file of their own (`path` is None).

    A file may be carried anywhere, so its links are whole addresses, if the catalog says where it is published.
    """

    view: View
    path: str | None

    def name(self, entity: Entity) -> str:
        """Return what `entity` is called."""
        return self.view.say(entity.name)

    def href(self, entity: Entity) -> str | None:
        """Return the address of the page of `entity`, or None where it is not known."""
        if self.path is not None:
            return href(self.path, path_of(entity))
        published = self.view.published
        return f"{published}{path_of(entity)}" if published else None

    def level(self, level_id: str) -> str:
        """Return what the level is called."""
        return self.view.level_name(level_id)

    def words(self, key: str) -> str:
        """Return the words at `key`."""
        return self.view.words[key]

    def milestone(self, planned: PlannedStep) -> str:
        """Return the words of a milestone, or the id of a step whose file could not be read."""
        return self.view.say(planned.step.milestone) or planned.step.id

    def due(self, planned: PlannedStep) -> str:
        """Return by when a milestone is due, or nothing."""
        return form.due(planned.step.due, self.view.words)

    def detail(self, entity: Entity) -> str:
        """Return the one line about `entity` that matters most to a family."""
        words = self.view.words
        match entity:
            case Course():
                return form.credit_line(entity.credits, words)
            case Credential():
                return words.value("credential_type", entity.type) if entity.type else ""
            case Experience():
                hours = [words.count("count_hour", int(entity.hours))] if entity.hours else []
                paid = [words["paid"].lower()] if entity.paid else []
                return ", ".join((*hours, *paid))
            case Occupation():
                return self._wage(entity)
            case Support():
                return words.value("support_type", entity.type) if entity.type else ""
            case _:
                return ""

    def _wage(self, occupation: Occupation) -> str:
        for wage in occupation.wages:
            if wage.median is not None and wage.unit == "year" and wage.period:
                return self.view.words["wage_detail"].format(
                    wage=form.dollars(wage.median, self.view.words), period=wage.period[:4]
                )
        return ""
