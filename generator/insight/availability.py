"""Whether learners of an organization can do a step at a level: who teaches or hosts it, grades, ages, status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import PlannedStep
from generator.graph.provision import Provision, ProvisionKind, provisions
from generator.insight.numbered_plan import Thing
from generator.model.catalog import Level
from generator.model.entities import Course, Credential, Experience, Offering, Organization
from generator.model.ids import Kind
from generator.model.levels import ADULT, GRADE, TimeScale, age_at, grade_of
from generator.model.status import in_force

_FOR_SCHOOLS_ONLY = ("school-district", "school", "boces")
_NOTHING: frozenset[Thing] = frozenset()


@dataclass(frozen=True, slots=True)
class CourseSource:
    """One way to a course: the offering, who gives it, and the agreement that opens it, if any.

    `in_school` ways are open at grade levels, `after_school` ways at college and adult levels, those `for_adults` at
    adult levels.
    """

    offering: Offering
    by: str
    agreement: str
    way: ProvisionKind | None
    in_school: bool = False
    after_school: bool = False
    for_adults: bool = False

    def needs(self) -> Iterator[Thing]:
        """Yield what this way cannot do without."""
        yield Kind.ORGANIZATION, self.by
        if self.agreement:
            yield Kind.AGREEMENT, self.agreement

    def is_open_at(self, level: Level, planned: PlannedStep) -> bool:
        """Say whether this way is open at `level` for the step `planned`.

        What the plan itself puts after school is provided there as in school.
        """
        if level.kind == GRADE:
            return self.in_school
        if self.after_school or (self.for_adults and level.kind == ADULT):
            return True
        return self.in_school and level.id == planned.step.level


@dataclass(frozen=True, slots=True, eq=False)
class CourseSources:
    """Every way to a course for learners of one organization: `in_school`, then `after_school`, which all share."""

    in_school: tuple[CourseSource, ...]
    after_school: tuple[CourseSource, ...]

    def __iter__(self) -> Iterator[CourseSource]:
        """Yield every way, those in school first."""
        yield from self.in_school
        yield from self.after_school

    def __len__(self) -> int:
        """Return how many ways there are."""
        return len(self.in_school) + len(self.after_school)


@dataclass(slots=True)
class Availability:
    """What one graph's organizations provide; remembers each answer, for plans ask the same over and over.

    `preparing` says of all questions whether they are asked for a pathway that is itself still being prepared.
    """

    graph: CatalogGraph
    _sources: dict[tuple[str, str, bool], CourseSources] = field(default_factory=dict)
    _equal: dict[tuple[object, ...], CourseSources] = field(default_factory=dict)
    _after_school: dict[tuple[str, bool], tuple[CourseSource, ...]] = field(default_factory=dict)

    def sources(self, course: Course, organization: Organization, preparing: bool) -> CourseSources:
        """Return every way to `course` for learners of `organization`, in school and after it.

        After school anybody can enroll at a college or another provider that is not there for schools only; adults
        can enroll with whoever teaches adults, a district or BOCES among them. Organizations whose learners have the
        same ways are given the very same object.
        """
        key = (course.id, organization.id, preparing)
        if key not in self._sources:
            found = provisions(self.graph, course, organization, preparing=preparing)
            # Offerings by identity: one that is opened to hundreds by name is dear to hash.
            same = (course.id, preparing, *((id(one.offering), one.way, one.agreement) for one in found))
            if same not in self._equal:
                in_school = tuple(map(self._in_school, found))
                self._equal[same] = CourseSources(in_school, self.after_school(course, preparing))
            self._sources[key] = self._equal[same]
        return self._sources[key]

    def _in_school(self, provision: Provision) -> CourseSource:
        by = self.graph.meant(provision.offering.by)
        return CourseSource(provision.offering, by, provision.agreement, provision.way, in_school=True)

    def after_school(self, course: Course, preparing: bool) -> tuple[CourseSource, ...]:
        """Return the ways to `course` after school, which are the same for everybody."""
        if (course.id, preparing) not in self._after_school:
            self._after_school[course.id, preparing] = tuple(
                CourseSource(
                    offer.offering,
                    offer.by,
                    "",
                    None,
                    after_school=not self.is_for_schools_only(offer.offering),
                    for_adults=True,
                )
                for offer in self.graph.offers(course).every
                if (provider := self.graph.catalog.organizations.get(offer.by)) is None
                or in_force(provider, preparing)
            )
        return self._after_school[course.id, preparing]

    def is_for_schools_only(self, offering: Offering) -> bool:
        """Say whether who gives `offering` is there for schools only: nobody comes back to it after school."""
        provider = self.graph.catalog.organizations.get(self.graph.meant(offering.by))
        return provider is not None and provider.type in _FOR_SCHOOLS_ONLY

    def hosts(self, experience: Experience) -> tuple[Thing, ...]:
        """Return the organizations that host `experience`."""
        return tuple((Kind.ORGANIZATION, self.graph.meant(host)) for host in experience.hosts)

    def awarding(self, credential: Credential) -> tuple[Thing, ...]:
        """Return the organization that awards `credential`, if it says so."""
        by = credential.awarded_by
        return ((Kind.ORGANIZATION, self.graph.meant(by)),) if by else ()

    def is_of_a_college(self, course: Course) -> bool:
        """Say whether `course` belongs to a college."""
        owner = self.graph.catalog.organizations.get(course.owner)
        return owner is not None and owner.type == "college"

    def is_there(
        self,
        planned: PlannedStep,
        organization: Organization,
        preparing: bool,
        without: frozenset[Thing] = _NOTHING,
    ) -> bool:
        """Say whether `planned` is open and somebody provides it for `organization` at some level.

        A step without a teacher, host or awarding body of its own needs none; nor does one whose file could not be
        read, which has been reported already.
        """
        return not self.is_closed(planned, preparing) and (
            planned.step.does is None
            or (planned.does is not None and self._gives(planned.does, organization, preparing, without))
            or (planned.does is None and self.graph.target(planned.step.does) is not None)
        )

    def _gives(
        self,
        does: Course | Credential | Experience,
        organization: Organization,
        preparing: bool,
        without: frozenset[Thing],
    ) -> bool:
        match does:
            case Course():
                ways = self.sources(does, organization, preparing)
                return (Kind.COURSE, does.id) not in without and any(without.isdisjoint(one.needs()) for one in ways)
            case Experience():
                # An experience without hosts is held by the organization in whose folder it is.
                return self._any_in_force(self.hosts(does) or ((Kind.ORGANIZATION, does.owner),), preparing, without)
            case _:
                by = self.awarding(does)
                return not by or self._any_in_force(by, preparing, without)

    def _any_in_force(self, named: tuple[Thing, ...], preparing: bool, without: frozenset[Thing]) -> bool:
        found = ((thing, self.graph.catalog.organizations.get(thing[1])) for thing in named)
        return any(thing not in without and (one is None or in_force(one, preparing)) for thing, one in found)

    def is_provided(self, planned: PlannedStep, level: Level, organization: Organization, preparing: bool) -> bool:
        """Say whether somebody teaches, hosts or awards `planned` for `organization` at `level`.

        Whether it is closed (`is_closed`) is another question.
        """
        does = planned.does
        if isinstance(does, Course):
            return any(one.is_open_at(level, planned) for one in self.sources(does, organization, preparing))
        return does is None or self._gives(does, organization, preparing, _NOTHING)

    def is_closed(self, planned: PlannedStep, preparing: bool) -> bool:
        """Say whether what `planned` does is no longer, for now not, or not yet, available."""
        return planned.does is not None and not in_force(planned.does, preparing)


def takes_time(planned: PlannedStep) -> bool:
    """Say whether `planned` is a course, or learning through or at work; anything else is done at once."""
    does, experience = planned.step.does, planned.does
    if isinstance(experience, Experience):
        return experience.stage != "about"
    return does is not None and does.kind is Kind.COURSE


def is_old_enough(planned: PlannedStep, level: Level, scale: TimeScale, *, at_start: bool = False) -> bool:
    """Say whether most learners reach the minimum age of `planned` by the end of `level`, or a year before that."""
    minimum = minimum_age(planned)
    if minimum is None:
        return True
    age = age_at(level, scale.levels)
    return age is None or age - at_start >= minimum


def minimum_age(planned: PlannedStep) -> int | None:
    """Return the youngest age at which `planned` may be done; None when there is none."""
    return planned.does.minimum_age if isinstance(planned.does, (Credential, Experience)) else None


def is_in_grades(planned: PlannedStep, level: Level) -> bool:
    """Say whether the grades of `planned` allow `level`.

    They speak of grades only, and of those whose number is known. The level at which the plan puts it is trusted;
    rule P403 looks at it.
    """
    grades = planned.does.grades if isinstance(planned.does, (Course, Experience)) else ()
    if not grades or level.kind != GRADE or level.id == planned.step.level:
        return True
    return (grade_of(level) or grades[0]) in grades
