"""Entities in the words of schema.org, for search engines: pure functions from an entity to JSON.

Links are relative to the page that contains the data. What schema.org has no word for is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from generator.catalog.addresses import unsafe_link
from generator.graph.catalog_graph import CatalogGraph
from generator.model.conditions import Reference
from generator.model.entities import Course, Credential, Entity, Occupation, Organization, Pathway, Wage
from generator.model.texts import Text

Link = Callable[[Entity], str]
"""From an entity to the address of its page."""

_ORGANIZATIONS = {
    "school": "School",
    "college": "CollegeOrUniversity",
    "school-district": "EducationalOrganization",
    "boces": "EducationalOrganization",
    "adult-education": "EducationalOrganization",
    "agency": "GovernmentOrganization",
}
_DELIVERY = {"in-person": "Onsite", "online": "Online", "hybrid": "Blended"}


def json_ld(graph: CatalogGraph, entity: Entity, language: str, link: Link) -> str | None:
    """Return what schema.org can say about `entity` as JSON, or None for kinds it has no word for."""
    found = _Describer(graph, language, link).describe(entity)
    return None if found is None else json.dumps({"@context": "https://schema.org", **found}, ensure_ascii=False)


class _Describer:
    def __init__(self, graph: CatalogGraph, language: str, link: Link) -> None:
        self.graph, self.language, self.link = graph, language, link

    def describe(self, entity: Entity) -> dict[str, Any] | None:
        match entity:
            case Pathway():
                own = self._pathway(entity)
            case Course():
                own = self._course(entity)
            case Credential():
                own = self._credential(entity)
            case Occupation():
                own = self._occupation(entity)
            case Organization():
                own = self._organization(entity)
            case _:
                return None
        common = {
            "name": self._plain_text(entity.name),
            "description": self._plain_text(entity.description),
            "keywords": [self._plain_text(word) for word in entity.keywords],
            # Of the page, not of a course: in which language it is taught is another question.
            "mainEntityOfPage": {"@type": "WebPage", "inLanguage": self.language},
            "sameAs": entity.web_page if entity.web_page and not unsafe_link(entity.web_page) else None,
        }
        return _without_empty({"@type": own.pop("@type"), **common, **own})

    def _plain_text(self, text: Text | None) -> str:
        return "" if text is None else text.in_language(self.language)

    def _brief(self, kind: str, entity: Entity) -> dict[str, Any]:
        return {"@type": kind, "name": self._plain_text(entity.name), "url": self.link(entity)}

    def _body(self, organization: Organization) -> dict[str, Any]:
        return self._brief(_ORGANIZATIONS.get(organization.type, "Organization"), organization)

    def _bodies(self, references: tuple[Reference, ...]) -> list[dict[str, Any]]:
        return [self._body(one) for one in self.graph.resolve_all(references, Organization)]

    def _owner(self, entity: Entity) -> dict[str, Any] | None:
        owner = self.graph.catalog.organizations.get(entity.owner)
        return self._body(owner) if owner else None

    def _pathway(self, pathway: Pathway) -> dict[str, Any]:
        steps = [step.does for step in self.graph.plans[pathway.id].steps.values() if step.step.exit]
        exits = [
            self._brief("EducationalOccupationalCredential", one) for one in steps if isinstance(one, Credential)
        ]
        careers = self.graph.occupations_of(pathway)
        return {
            "@type": "EducationalOccupationalProgram",
            "provider": self._bodies(pathway.offered_in),
            "identifier": {"@type": "PropertyValue", "propertyID": "CIP", "value": pathway.cip}
            if pathway.cip
            else None,
            "educationalCredentialAwarded": exits,
            "occupationalCategory": [f"{career.soc} {self._plain_text(career.name)}" for career in careers],
        }

    def _course(self, course: Course) -> dict[str, Any]:
        offerings = self.graph.offerings(course)
        needed = [part for part in course.prerequisites.parts if isinstance(part, Reference)]
        earned = self.graph.resolve_all(course.prepares_for, Credential)
        return {
            "@type": "Course",
            "courseCode": course.code,
            "provider": self._owner(course),
            "coursePrerequisites": (
                [self._brief("Course", one) for one in self.graph.resolve_all(tuple(needed), Course)]
                if course.prerequisites.wants_all
                else []
            ),
            "educationalCredentialAwarded": [self._brief("EducationalOccupationalCredential", one) for one in earned],
            "hasCourseInstance": [
                {"@type": "CourseInstance", "courseMode": mode}
                for mode in sorted({_DELIVERY.get(one.delivery, one.delivery) for one in offerings})
            ],
        }

    def _credential(self, credential: Credential) -> dict[str, Any]:
        months = credential.valid_for_months
        return {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": credential.type.replace("-", " "),
            "recognizedBy": self._bodies((credential.awarded_by,) if credential.awarded_by else ()),
            "validFor": f"P{months}M" if months else None,
        }

    def _occupation(self, occupation: Occupation) -> dict[str, Any]:
        return {
            "@type": "Occupation",
            "occupationalCategory": occupation.soc,
            "educationRequirements": occupation.entry_education,
            "estimatedSalary": [
                _without_empty(
                    {
                        "@type": "MonetaryAmountDistribution",
                        "name": self._plain_text(wage.area),
                        "currency": "USD",
                        "duration": "P1Y" if wage.unit == "year" else "PT1H",
                        **_percentiles(wage),
                    }
                )
                for wage in occupation.wages
                if wage.median is not None and "median" not in wage.top_coded
            ],
        }

    def _organization(self, organization: Organization) -> dict[str, Any]:
        contact, place = organization.contact, organization.location
        whole = self.graph.resolve_all((organization.part_of,), Organization) if organization.part_of else ()
        return {
            "@type": _ORGANIZATIONS.get(organization.type, "Organization"),
            "email": contact.email if contact else None,
            "telephone": contact.phone if contact else None,
            "memberOf": self._bodies(organization.member_of),
            "parentOrganization": self._body(whole[0]) if whole else None,
            "location": {
                "@type": "Place",
                "geo": {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude},
            }
            if place
            else None,
        }


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    """Return `values` without those that say nothing."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _percentiles(wage: Wage) -> dict[str, float | None]:
    """Return the amounts of `wage` that are exact: one that is a lower bound would be read as the amount itself."""
    amounts = {"percentile10": "low", "median": "median", "percentile90": "high"}
    return {term: getattr(wage, name) for term, name in amounts.items() if name not in wage.top_coded}
