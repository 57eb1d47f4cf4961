"""Sources become entities: one function per kind, once, at the border."""

from __future__ import annotations

from generator.catalog.decode.fields import Fields
from generator.catalog.decode.parts import parse_common, parse_cost, parse_credits, parse_listing
from generator.model import entities as e
from generator.model.entities import Entity
from generator.model.ids import Kind
from generator.model.texts import Text


def parse_organization(fields: Fields, entity_id: str, file: str) -> Entity:
    """Return the organization in `fields`."""
    return e.Organization(
        **parse_common(fields, Kind.ORGANIZATION, entity_id, file),
        type=fields.string("type") or "",
        part_of=fields.reference("part_of", Kind.ORGANIZATION),
        member_of=fields.references("member_of", Kind.ORGANIZATION),
        county=fields.string("county"),
        location=fields.group(
            "location",
            lambda inner: e.Location(inner.number("latitude") or 0.0, inner.number("longitude") or 0.0),
        ),
        ids=fields.group(
            "ids",
            lambda inner: e.OrganizationIds(
                inner.string("nces_lea"), inner.string("nces_school"), inner.string("ipeds"), inner.string("cde")
            ),
        ),
    )


def parse_course(fields: Fields, entity_id: str, file: str) -> Entity:
    """Return the course in `fields`."""
    return e.Course(
        **parse_common(fields, Kind.COURSE, entity_id, file),
        code=fields.string("code"),
        sced=fields.string("sced"),
        subject=fields.string("subject") or "",
        grades=fields.integers("grades"),
        credits=fields.group("credits", parse_credits),
        prerequisites=fields.condition("prerequisites", Kind.COURSE),
        corequisites=fields.references("corequisites", Kind.COURSE),
        recommended=fields.references("recommended", Kind.COURSE),
        teaches=fields.references("teaches", Kind.COMPETENCY),
        prepares_for=fields.references("prepares_for", Kind.CREDENTIAL),
        offerings=tuple(offering for offering in fields.groups("offerings", _parse_offering) if offering is not None),
        cost=fields.group("cost", parse_cost),
        counts_for_graduation=fields.flag("counts_for_graduation"),
        note=fields.text("note"),
    )


def _parse_offering(fields: Fields) -> e.Offering | None:
    by = fields.reference("by", Kind.ORGANIZATION)
    if by is None:
        return None
    return e.Offering(
        by=by,
        years=fields.string("years") or "every",
        terms=fields.strings("terms"),
        delivery=fields.string("delivery") or "in-person",
        open_to=fields.references("open_to", Kind.ORGANIZATION),
    )


def parse_credential(fields: Fields, entity_id: str, file: str) -> Entity:
    """Return the credential in `fields`."""
    return e.Credential(
        **parse_common(fields, Kind.CREDENTIAL, entity_id, file),
        type=fields.string("type") or "",
        awarded_by=fields.reference("awarded_by", Kind.ORGANIZATION),
        requires=fields.condition("requires", Kind.COURSE, Kind.CREDENTIAL, Kind.EXPERIENCE),
        minimum_age=fields.integer("minimum_age"),
        valid_for_months=fields.integer("valid_for_months"),
        credits=fields.group("credits", parse_credits),
        stacks_onto=fields.references("stacks_onto", Kind.CREDENTIAL),
        qualifies_for=fields.references("qualifies_for", Kind.OCCUPATION),
        assesses=fields.references("assesses", Kind.COMPETENCY),
        state_lists=fields.groups("state_lists", parse_listing),
        cost=fields.group("cost", parse_cost),
    )


def parse_experience(fields: Fields, entity_id: str, file: str) -> Entity:
    """Return the experience in `fields`."""
    return e.Experience(
        **parse_common(fields, Kind.EXPERIENCE, entity_id, file),
        stage=fields.string("stage") or "",
        activity=fields.string("activity") or "",
        hosts=fields.references("hosts", Kind.ORGANIZATION),
        coordinator=fields.text("coordinator"),
        hours=fields.number("hours"),
        paid=fields.flag("paid"),
        wage=fields.group("wage", lambda inner: e.Pay(inner.number("amount"), inner.string("unit"))),
        grades=fields.integers("grades"),
        minimum_age=fields.integer("minimum_age"),
        capacity=fields.integer("capacity"),
        course=fields.reference("course", Kind.COURSE),
        prerequisites=fields.condition("prerequisites", Kind.COURSE, Kind.CREDENTIAL, Kind.EXPERIENCE),
        teaches=fields.references("teaches", Kind.COMPETENCY),
        prepares_for=fields.references("prepares_for", Kind.CREDENTIAL),
        cost=fields.group("cost", parse_cost),
        confirmed_on=fields.day("confirmed_on"),
    )


def parse_occupation(fields: Fields, entity_id: str, file: str) -> Entity:
    """Return the occupation in `fields`."""
    return e.Occupation(
        **parse_common(fields, Kind.OCCUPATION, entity_id, file),
        soc=fields.string("soc") or "",
        onet=fields.string("onet"),
        job_level=fields.string("job_level"),
        entry_education=fields.string("entry_education"),
        interests=fields.strings("interests"),
        advances_to=fields.references("advances_to", Kind.OCCUPATION),
        wages=fields.groups("wages", _parse_wage),
        outlook=fields.group("outlook", _parse_outlook),
        in_demand=fields.groups("in_demand", parse_listing),
        needs=fields.references("needs", Kind.COMPETENCY),
    )


def _parse_wage(fields: Fields) -> e.Wage:
    return e.Wage(
        area=fields.text("area"),
        low=fields.number("low"),
        median=fields.number("median"),
        high=fields.number("high"),
        unit=fields.string("unit"),
        period=fields.string("period"),
        source=fields.text("source"),
    )


def _parse_outlook(fields: Fields) -> e.Outlook:
    return e.Outlook(
        area=fields.text("area"),
        openings_per_year=fields.integer("openings_per_year"),
        growth_percent=fields.number("growth_percent"),
        period=fields.string("period"),
        source=fields.text("source"),
    )


def parse_agreement(fields: Fields, entity_id: str, file: str) -> Entity:
    """Return the agreement in `fields`."""
    return e.Agreement(
        **parse_common(fields, Kind.AGREEMENT, entity_id, file),
        type=fields.string("type") or "",
        sending=fields.reference("sending", Kind.ORGANIZATION),
        receiving=fields.reference("receiving", Kind.ORGANIZATION),
        courses=fields.groups(
            "courses",
            lambda inner: e.CourseMatch(
                inner.reference("course", Kind.COURSE),
                inner.reference("college_course", Kind.COURSE),
                inner.number("credits"),
            ),
        ),
        minimum_grade=fields.string("minimum_grade"),
        claim_by=fields.text("claim_by"),
        counts_for_graduation=fields.flag("counts_for_graduation"),
        applies_to=fields.references("applies_to", Kind.CREDENTIAL),
        document=fields.string("document"),
    )


def parse_support(fields: Fields, entity_id: str, file: str) -> Entity:
    """Return the support in `fields`."""
    return e.Support(
        **parse_common(fields, Kind.SUPPORT, entity_id, file),
        type=fields.string("type") or "",
        offered_by=fields.reference("offered_by", Kind.ORGANIZATION),
        who_qualifies=fields.text("who_qualifies"),
        cost=fields.group("cost", parse_cost),
    )


def parse_competency(fields: Fields, entity_id: str, file: str) -> Entity:
    """Return the competency in `fields`."""
    return e.Competency(
        **parse_common(fields, Kind.COMPETENCY, entity_id, file),
        category=fields.string("category") or "",
        statement=fields.text("statement") or Text.plain(""),
        ids=fields.group("ids", lambda inner: e.CompetencyIds(inner.string("onet"), inner.string("case"))),
        validated_by=fields.references("validated_by", Kind.ORGANIZATION),
        validated_on=fields.day("validated_on"),
    )


def parse_partnership(fields: Fields, entity_id: str, file: str) -> Entity:
    """Return the partnership in `fields`."""
    return e.Partnership(
        **parse_common(fields, Kind.PARTNERSHIP, entity_id, file),
        industry=fields.text("industry") or Text.plain(""),
        convener=fields.reference("convener", Kind.ORGANIZATION),
        region=fields.text("region"),
        members=fields.references("members", Kind.ORGANIZATION),
        critical_occupations=fields.references("critical_occupations", Kind.OCCUPATION),
        last_met_on=fields.day("last_met_on"),
        actions=fields.texts("actions"),
    )
