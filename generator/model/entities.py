"""Everything a catalog file can describe, one frozen class per kind.

Field names are the properties of `schemas/<kind>.schema.json`; what each means, and the standard's term for it,
stands there. A field that is left out has the default written here, else it is an empty tuple or None. What a
reference says of the two things it links is declared beside its field; which kinds it may name, in the schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from generator.model.amounts import Amount
from generator.model.conditions import Condition, Reference
from generator.model.fields import ALONE
from generator.model.ids import Kind, organization_of, slug_of
from generator.model.places import Place
from generator.model.relations import Relation, linked_from, links_to
from generator.model.texts import Text


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask: an office, never a student."""

    role: Text | None
    name: Text | None
    email: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Cost:
    """What something costs in US dollars, and who pays."""

    amount: float | None
    paid_by: str | None
    note: Text | None


@dataclass(frozen=True, slots=True)
class Credits:
    """Credits a course or credential carries: high-school credits (Carnegie units) and college semester hours."""

    high_school: Amount | None
    college: Amount | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A mention on an official list of one year."""

    list: Text
    year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What every entity has. `id` and `file` come from the path of the file, never from inside it."""

    kind: ClassVar[Kind]

    id: str
    file: str
    name: Text
    description: Text | None
    status: str = "active"
    formerly: tuple[str, ...]
    replaced_by: Reference | None = field(metadata=links_to(Relation.REPLACED_BY))
    starts_on: date | None
    ends_on: date | None
    web_page: str | None
    contact: Contact | None
    keywords: tuple[Text, ...]
    reviewed_on: date | None
    source: Text | None
    as_of: str | None

    @property
    def slug(self) -> str:
        """Return the last part of the id."""
        return slug_of(self.id)

    @property
    def owner(self) -> str:
        """Return the slug of the organization whose folder holds this."""
        return organization_of(self.id)

    def place(self, pointer: str = "", *, on_key: bool = False) -> Place:
        """Return the place of `pointer` in this entity's file."""
        return Place(self.file, pointer, on_key)


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day that learners must not miss, or all days to `until`."""

    what: Text
    starts: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Request:
    """That an employer was asked for work-based learning of one stage: by whom, and on which day."""

    stage: str
    by: Reference
    office: Text | None
    asked_on: date


@dataclass(frozen=True, slots=True)
class Answer:
    """How many gave one answer of a survey."""

    answer: Text
    count: int | None


@dataclass(frozen=True, slots=True)
class Survey:
    """What people answered to one question, added up; `out_of` is how many answered."""

    question: Text
    group: Text | None
    answers: tuple[Answer, ...]
    out_of: int | None
    period: str | None
    source: Text | None


@dataclass(frozen=True, slots=True)
class Location:
    """A point on the map, in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class OrganizationIds:
    """Official ids of an organization."""

    nces_lea: str | None
    nces_school: str | None
    ipeds: str | None
    cde: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Entity):
    """A district, school, BOCES, college, employer, agency or another body that owns or offers things."""

    kind: ClassVar[Kind] = Kind.ORGANIZATION

    type: str
    part_of: Reference | None = field(metadata=links_to(Relation.PART_OF))
    member_of: tuple[Reference, ...] = field(metadata=links_to(Relation.MEMBER_OF))
    county: str | None
    dates: tuple[KeyDate, ...]
    asked: tuple[Request, ...]
    location: Location | None
    ids: OrganizationIds | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """Who teaches a course, in which years, terms and times of the week, how, and for whom besides its students."""

    by: Reference = field(metadata=linked_from(Relation.OFFERS))
    years: str = "every"
    terms: tuple[str, ...]
    times: tuple[str, ...]
    delivery: str = "in-person"
    open_to: tuple[Reference, ...] = field(metadata=links_to(Relation.OPEN_TO))


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Entity):
    """Something a school or college teaches."""

    kind: ClassVar[Kind] = Kind.COURSE

    code: str | None
    sced: str | None
    subject: str
    grades: tuple[int, ...]
    credits: Credits | None
    repeatable: bool | None
    prerequisites: Condition
    prerequisites_as_written: Text | None
    corequisites: Condition = field(metadata=linked_from(Relation.TAKEN_TOGETHER))
    recommended: tuple[Reference, ...] = field(metadata=linked_from(Relation.RECOMMENDED))
    teaches: tuple[Reference, ...] = field(metadata=links_to(Relation.TEACHES))
    prepares_for: tuple[Reference, ...] = field(metadata=links_to(Relation.PREPARES_FOR))
    offerings: tuple[Offering, ...]
    cost: Cost | None
    counts_for_graduation: bool | None
    note: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential(Entity):
    """A certificate, certification, license, degree, apprenticeship, badge or diploma."""

    kind: ClassVar[Kind] = Kind.CREDENTIAL

    type: str
    awarded_by: Reference | None = field(metadata=linked_from(Relation.AWARDS))
    requires: Condition
    minimum_age: int | None
    valid_for_months: int | None
    credits: Credits | None
    stacks_onto: tuple[Reference, ...] = field(metadata=links_to(Relation.STACKS_ONTO))
    qualifies_for: tuple[Reference, ...] = field(metadata=links_to(Relation.QUALIFIES_FOR))
    assesses: tuple[Reference, ...] = field(metadata=links_to(Relation.ASSESSES))
    state_lists: tuple[Listing, ...]
    cost: Cost | None


@dataclass(frozen=True, slots=True)
class Pay:
    """What a learner is paid: US dollars per unit."""

    amount: float | None
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience(Entity):
    """A work-based-learning experience; its stage is learning about, through or at work."""

    kind: ClassVar[Kind] = Kind.EXPERIENCE

    stage: str
    activity: str
    hosts: tuple[Reference, ...] = field(metadata=linked_from(Relation.HOSTS))
    coordinator: Text | None
    hours: float | None
    paid: bool | None
    wage: Pay | None
    grades: tuple[int, ...]
    minimum_age: int | None
    capacity: int | None
    course: Reference | None = field(metadata=links_to(Relation.BELONGS_TO))
    prerequisites: Condition
    teaches: tuple[Reference, ...] = field(metadata=links_to(Relation.TEACHES))
    prepares_for: tuple[Reference, ...] = field(metadata=links_to(Relation.PREPARES_FOR))
    cost: Cost | None
    confirmed_on: date | None
    surveys: tuple[Survey, ...]


@dataclass(frozen=True, slots=True)
class Wage:
    """Wages in one area and period, in US dollars: 10th percentile, median, 90th percentile (BLS OEWS).

    Those of the three that `top_coded` names are lower bounds: BLS publishes no more than that they are as high.
    """

    area: Text | None
    low: float | None
    median: float | None
    high: float | None
    unit: str | None
    top_coded: tuple[str, ...]
    period: str | None
    source: Text | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """How many workers will be wanted: yearly openings and growth over the whole period, in percent."""

    area: Text | None
    openings_per_year: int | None
    growth_percent: float | None
    period: str | None
    source: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation(Entity):
    """What people do for a living."""

    kind: ClassVar[Kind] = Kind.OCCUPATION

    soc: str
    onet: str | None
    job_level: str | None
    entry_education: str | None
    interests: tuple[str, ...]
    advances_to: tuple[Reference, ...] = field(metadata=links_to(Relation.ADVANCES_TO))
    wages: tuple[Wage, ...]
    outlook: Outlook | None
    in_demand: tuple[Listing, ...]
    needs: tuple[Reference, ...] = field(metadata=linked_from(Relation.USED_BY))


@dataclass(frozen=True, slots=True)
class CourseMatch:
    """A high-school course, the college course it counts as, and the college credits it earns."""

    course: Reference | None = field(metadata=links_to(Relation.COVERS))
    college_course: Reference | None = field(metadata=links_to(Relation.COVERS))
    credits: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Entity):
    """Dual credit, articulation, prior learning or transfer between two organizations."""

    kind: ClassVar[Kind] = Kind.AGREEMENT

    type: str
    sending: Reference | None = field(metadata=linked_from(Relation.SENDS))
    receiving: Reference | None = field(metadata=linked_from(Relation.RECEIVES))
    courses: tuple[CourseMatch, ...]
    minimum_grade: str | None
    claim_by: Text | None
    enrollment_opens: date | None
    counts_for_graduation: bool | None
    applies_to: tuple[Reference, ...] = field(metadata=links_to(Relation.APPLIES_TO))
    document: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Entity):
    """A service that helps learners stay on the path."""

    kind: ClassVar[Kind] = Kind.SUPPORT

    type: str
    offered_by: Reference | None = field(metadata=linked_from(Relation.OFFERS))
    who_qualifies: Text | None
    cost: Cost | None


@dataclass(frozen=True, slots=True)
class CompetencyIds:
    """Official ids of a competency: O*NET element, CASE identifier."""

    onet: str | None
    case: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Competency(Entity):
    """One piece of knowledge, one skill or one ability."""

    kind: ClassVar[Kind] = Kind.COMPETENCY

    category: str
    statement: Text
    ids: CompetencyIds | None
    validated_by: tuple[Reference, ...] = field(metadata=linked_from(Relation.VALIDATES))
    validated_on: date | None


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a partnership has agreed to do.

    `component` is one of the nine parts of a good pathway that it adds, `closes` what it mends or adds.
    """

    text: Text = field(metadata=ALONE)
    status: str | None
    owner: Reference | None
    office: Text | None
    due: date | None
    component: str | None
    closes: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnership(Entity):
    """A sector partnership of employers and public partners in one region and industry."""

    kind: ClassVar[Kind] = Kind.PARTNERSHIP

    industry: Text
    convener: Reference | None = field(metadata=linked_from(Relation.CONVENES))
    region: Text | None
    members: tuple[Reference, ...] = field(metadata=linked_from(Relation.TAKES_PART))
    critical_occupations: tuple[Reference, ...] = field(metadata=links_to(Relation.WANTS_WORKERS))
    last_met_on: date | None
    actions: tuple[Action, ...]
    surveys: tuple[Survey, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A level at which a learner may join, and the courses a learner who joins there has finished."""

    level: str
    assumes: tuple[Reference, ...] = field(metadata=links_to(Relation.ASSUMES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do in a plan.

    `does` is what the step names: its kind is course, credential, experience or support; it is None for a
    milestone (whose words are in `milestone`, and its last day, such as "02-01", in `due`) and for a choice (of which
    `choose` of `options` are taken). `level` and `pointer` say where in the plan it stands. No two steps of a plan
    have the same `id`: what is given that of an earlier step gets another, and `repeats` is the one that was given.
    """

    id: str
    level: str
    pointer: str
    does: Reference | None = field(metadata=links_to(Relation.DOES))
    milestone: Text | None
    due: str | None
    choose: int | None
    options: tuple[Step, ...]
    role: str = "required"
    term: str | None
    after: Condition
    exit: bool
    note: Text | None
    repeats: str = ""

    @property
    def is_choice(self) -> bool:
        """Say whether this step is a choice among others."""
        return bool(self.options) or self.choose is not None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many learners of one group reached something in one period."""

    measure: Text | None
    group: Text | None
    count: int | None
    out_of: int | None
    period: str | None
    source: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway(Entity):
    """A plan that leads to one or more occupations.

    `plan` holds the top-level steps in the order of the levels, then in the order written.
    """

    kind: ClassVar[Kind] = Kind.PATHWAY

    cluster: str
    cip: str | None
    audience: tuple[str, ...]
    offered_in: tuple[Reference, ...] = field(metadata=links_to(Relation.OFFERED_IN))
    occupations: tuple[Reference, ...] = field(metadata=links_to(Relation.LEADS_TO))
    entries: tuple[Entry, ...]
    partnership: Reference | None = field(metadata=linked_from(Relation.BACKS))
    supports: tuple[Reference, ...] = field(metadata=linked_from(Relation.HELPS))
    program_of_study: bool | None
    dates: tuple[KeyDate, ...]
    outcomes: tuple[Outcome, ...]
    plan: tuple[Step, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return every step, a choice just before its options, in the order of the plan."""
        return tuple(with_options(self.plan))


def with_options(steps: tuple[Step, ...]) -> list[Step]:
    """Return `steps` with the options of every choice among them, however deep, behind it."""
    found: list[Step] = []
    for step in steps:
        found.append(step)
        if step.options:
            found += with_options(step.options)
    return found


CLASSES: Mapping[Kind, type[Entity]] = MappingProxyType(
    {
        kind.kind: kind
        for kind in (
            *(Organization, Pathway, Course, Credential, Experience),
            *(Occupation, Agreement, Support, Competency, Partnership),
        )
    }
)
"""The class of each kind."""
