"""Whether learners of an organization can do a step at a level: who teaches or hosts it, grades, ages, status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import PlannedStep
from generator.graph.provision import ProvisionKind, provisions
from generator.insight.numbered_plan import Thing
from generator.model.catalog import Level
from generator.model.entities import Course, Credential, Experience, Offering, Organization
from generator.model.ids import Kind
from generator.model.levels import GRADE, TimeScale, age_at, grade_of
from generator.model.status import is_unavailable

_FOR_SCHOOLS_ONLY = ("school-district", "school", "boces")


@dataclass(frozen=True, slots=True)
class CourseSource:
    """One way to a course: the offering, who gives it, and the agreement that opens it, if any.

    `in_school` ways are open at grade levels, `after_school` ways at college and adult levels.
    """

    offering: Offering
    by: str
    agreement: str
    way: ProvisionKind | None
    in_school: bool
    after_school: bool

    def needs(self) -> Iterator[Thing]:
        """Yield what this way cannot do without."""
        yield Kind.ORGANIZATION, self.by
        if self.agreement:
            yield Kind.AGREEMENT, self.agreement


@dataclass(slots=True)
class Availability:
    """What one graph's organizations provide; remembers each answer, for plans ask the same over and over."""

    graph: CatalogGraph
    _sources: dict[tuple[str, str], tuple[CourseSource, ...]] = field(default_factory=dict)

    def sources(self, course: Course, organization: Organization) -> tuple[CourseSource, ...]:
        """Return every way to `course` for learners of `organization`, in school and after it.

        After school anybody can enroll at a college or another provider that is not there for schools only, and
        nobody goes back to school. A step that the plan itself puts after school is provided as in school, too.
        """
        key = (course.id, organization.id)
        if key not in self._sources:
            self._sources[key] = tuple(self._find(course, organization))
        return self._sources[key]

    def _find(self, course: Course, organization: Organization) -> Iterator[CourseSource]:
        for provision in provisions(self.graph, course, organization):
            own = provision.way is ProvisionKind.OWN and organization.type not in _FOR_SCHOOLS_ONLY
            by = self.graph.meant(provision.offering.by)
            yield CourseSource(provision.offering, by, provision.agreement, provision.way, True, own)
        for offering in self.graph.offerings(course):
            if self._open_after_school(offering):
                yield CourseSource(offering, self.graph.meant(offering.by), "", None, False, True)

    def _open_after_school(self, offering: Offering) -> bool:
        provider = self.graph.catalog.organizations.get(self.graph.meant(offering.by))
        return provider is None or provider.type not in _FOR_SCHOOLS_ONLY

    def sources_at(
        self, planned: PlannedStep, level: Level, organization: Organization, without: frozenset[Thing]
    ) -> tuple[CourseSource, ...]:
        """Return the ways to the course of `planned` at `level`, when the things in `without` are gone."""
        course = planned.does
        if not isinstance(course, Course) or (Kind.COURSE, course.id) in without:
            return ()
        in_school = level.kind == GRADE or level.id == planned.step.level
        return tuple(
            source
            for source in self.sources(course, organization)
            if (source.after_school or (in_school and source.in_school))
            and (level.kind != GRADE or source.in_school)
            and not (without and any(thing in without for thing in source.needs()))
        )

    def hosts(self, experience: Experience) -> tuple[Thing, ...]:
        """Return the organizations that host `experience`."""
        return tuple((Kind.ORGANIZATION, self.graph.meant(host)) for host in experience.hosts)

    def known(self, planned: PlannedStep) -> bool:
        """Say whether what `planned` names exists, if only as a file that nobody could read."""
        return planned.step.does is None or self.graph.target(planned.step.does) is not None

    def is_provided(
        self, planned: PlannedStep, level: Level, organization: Organization, without: frozenset[Thing]
    ) -> bool:
        """Say whether somebody teaches or hosts `planned` for `organization` at `level`.

        A step without a teacher or host of its own (a milestone, a credential, an experience that names no host)
        needs none; nor does one whose file could not be read, which has been reported already.
        """
        match planned.does:
            case Course():
                return bool(self.sources_at(planned, level, organization, without))
            case Experience() as experience if experience.hosts:
                return not without.issuperset(self.hosts(experience))
            case _:
                return True


def is_closed(planned: PlannedStep) -> bool:
    """Say whether what `planned` does is no longer, or for now not, available."""
    return planned.does is not None and is_unavailable(planned.does)


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

    They speak of grades only. The level at which the plan puts it is trusted; rule P403 looks at it.
    """
    grades = planned.does.grades if isinstance(planned.does, (Course, Experience)) else ()
    return not grades or level.kind != GRADE or level.id == planned.step.level or grade_of(level) in grades
