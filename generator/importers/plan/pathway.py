"""A pathway from a matrix: its steps by level, what it leads to, and what a newer matrix changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.catalog.messages.close_matches import close_matches
from generator.catalog.yaml.reader import Value
from generator.importers.courses.matching import slug_for
from generator.importers.memory import recall
from generator.importers.plan.lookup import Names
from generator.importers.plan.matrix import FOOTERS, Matrix
from generator.importers.prerequisites.known import normalized
from generator.importers.remarks import Note
from generator.importers.tables.rows import CannotImport
from generator.importers.update import Described, EntityUpdate, key_of, plan_update, recalled, refusals
from generator.model.catalog import Catalog
from generator.model.entities import Course, Pathway
from generator.model.ids import Kind, is_slug
from generator.model.levels import GRADE

PLANS = "plans"
_MADE_FROM = "a program-of-study matrix"
_LONGEST_NAME = 200
_CIP_LENGTH = 7
_STEPS_BELOW = {"credentials": Kind.CREDENTIAL, "experiences": Kind.EXPERIENCE}
_NO_FIELD = {
    "early_college": "college credit comes from agreements, which say the courses and the college",
    "student_organizations": "a catalog has no field for student organizations",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoices:
    """What somebody said of the pathway: its id, name and cluster, ids by words, and whether the matrix wins."""

    slug: str | None = None
    name: str | None = None
    cluster: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    force: bool = False


@dataclass(frozen=True, slots=True)
class PlanImport:
    """What would happen: the pathway's id, the update, how many steps it has by what they do, and what to look at.

    `missing` are words that name nothing in the catalog, with why.
    """

    pathway: str
    update: EntityUpdate
    remembered_as: str
    steps: Mapping[str, int]
    missing: tuple[Note, ...]
    remarks: tuple[Note, ...]


def plan_pathway(
    matrix: Matrix, catalog: Catalog, folder: Path, organization: str, choices: PlanChoices
) -> PlanImport:
    """Return what importing `matrix` for `organization` into the catalog in `folder` would do. Nothing is written.

    Raises `CannotImport` when nobody says a name or cluster, when the matrix names nothing that the catalog has, or
    when what was imported last cannot be recalled.
    """
    name = (choices.name or matrix.titles.get("name", ""))[:_LONGEST_NAME]
    slug, known = _pathway(name, catalog, organization, choices)
    builder = _Builder(catalog, organization, choices)
    builder.read(matrix)
    if not builder.plan:
        shown = ", ".join(f'"{one.words[:60]}"' for one in matrix.cells[:5])
        raise CannotImport(
            f"Nothing that the matrix names is in the catalog: {shown}. "
            'Import the courses first, or say which is which: --step "Algebra 1=math-101".'
        )
    fields = _fields(name, matrix, catalog, builder, choices, known, organization)
    remembered_as = f"plan-{slug}"
    memory = recalled(recall(folder, organization, remembered_as), catalog, organization)
    called = str(fields.get("name", known.name if known else ""))
    entity = (Described(Kind.PATHWAY, "", called, slug), fields)
    update = plan_update(
        folder,
        organization,
        {key_of(Kind.PATHWAY, slug): entity},
        memory,
        [level.id for level in catalog.settings.levels],
        force=choices.force,
        made_from=_MADE_FROM,
    )
    return PlanImport(
        f"{organization}/{slug}",
        update,
        remembered_as,
        builder.counts,
        tuple(builder.missing),
        (*matrix.remarks, *builder.remarks, *refusals(update)),
    )


def _pathway(name: str, catalog: Catalog, organization: str, choices: PlanChoices) -> tuple[str, Pathway | None]:
    """Return the slug of the pathway, and the pathway of that name or slug if it is there already."""
    own = [one for one in catalog.pathways.values() if one.owner == organization]
    if choices.slug is not None:
        if not is_slug(choices.slug):
            raise CannotImport(f'"{choices.slug}" cannot be an id. Write it like welding-and-metal.')
        return choices.slug, next((one for one in own if one.slug == choices.slug), None)
    if not name:
        raise CannotImport('The matrix does not say what its pathway is called. Say it: --name "Welding".')
    called = [one for one in own if normalized(str(one.name)) == normalized(name)]
    slug = called[0].slug if len(called) == 1 else slug_for(name)
    if not slug:
        raise CannotImport(f'No id can be made of "{name}". Say one: --pathway welding.')
    return slug, next((one for one in own if one.slug == slug), None)


def _fields(
    name: str,
    matrix: Matrix,
    catalog: Catalog,
    builder: _Builder,
    choices: PlanChoices,
    known: Pathway | None,
    organization: str,
) -> dict[str, Value]:
    """Return what the matrix says of each field, in the order in which they are written; more for a new pathway."""
    owner = catalog.organizations[organization].name
    cip = matrix.titles.get("cip", "")
    cluster = choices.cluster or matrix.titles.get("cluster")
    occupations = builder.occupations(matrix)
    found: dict[str, Value] = {}
    if name:
        found["name"] = name
    if known is None:
        found["description"] = f"{name}, a program of study of {owner}."
    if cluster or known is None:
        found["cluster"] = cluster_id(cluster or "", catalog)
    if _is_cip(cip):
        found["cip"] = cip
    elif cip:
        builder.remarks.append(Note("above the matrix", f'"{cip[:40]}" is no CIP code like 48.0508; not read.'))
    if known is None:
        found["offered_in"] = [organization]
    if "occupations" in matrix.lists:
        found["occupations"] = occupations or None
    return {**found, "plan": builder.ordered_plan()}


def cluster_id(words: str, catalog: Catalog) -> str:
    """Return the id of the career cluster that `words` name.

    Raises `CannotImport` with the clusters there are when they name none.
    """
    clusters = catalog.settings.career_clusters.clusters
    wanted = normalized(words).replace(",", "")
    for one in clusters:
        if wanted in (one.id, *(normalized(said).replace(",", "") for _, said in one.name.versions)):
            return one.id
    names = {str(one.name): one.id for one in clusters}
    close = close_matches(words[:100], tuple(names), most=1)
    meant = f" Did you mean {names[close[0]]}?" if close and words else ""
    problem = f'There is no career cluster "{words[:60]}".' if words else "The career cluster is missing."
    raise CannotImport(f"{problem}{meant} Say it: --cluster ID. The clusters: {', '.join(names.values())}.")


def _is_cip(words: str) -> bool:
    before, point, after = words.partition(".")
    return len(words) == _CIP_LENGTH and bool(point) and before.isdecimal() and after.isdecimal() and len(before) == 2


class _Builder:
    """Turns the words of a matrix into steps; collects what they do not name."""

    def __init__(self, catalog: Catalog, organization: str, choices: PlanChoices) -> None:
        self.catalog = catalog
        self.organization = organization
        self.names = {
            kind: Names.of(catalog, kind, organization, _of_kind(choices.names, catalog, kind))
            for kind in (Kind.COURSE, Kind.CREDENTIAL, Kind.EXPERIENCE, Kind.OCCUPATION)
        }
        self.plan: dict[str, list[Value]] = {}
        self.counts: dict[str, int] = {}
        self.missing: list[Note] = []
        self.remarks: list[Note] = []
        self.taken: dict[str, int] = {}

    def read(self, matrix: Matrix) -> None:
        """Make steps of the cells of `matrix` and of the lists below it."""
        for cell in matrix.cells:
            named = self.names[Kind.COURSE].find(cell.words)
            steps = [step for one in named.ids for step in self._steps(Kind.COURSE, one, cell.place)]
            if not named.ids:
                self.missing.append(Note(cell.place, f'"{cell.words[:80]}" {named.why}'))
            elif named.choice and len(steps) > 1:
                steps = [{"choose": 1, "from": list(steps)}]
            extra = {"role": "elective"} if cell.elective else {}
            term = {"term": cell.level[1]} if cell.level[1] else {}
            for step in steps:
                self.plan.setdefault(cell.level[0], []).append({**step, **extra, **term})
        for label in FOOTERS:
            if kind := _STEPS_BELOW.get(label):
                self._read_list(kind, matrix.lists.get(label, ()))
            elif label in _NO_FIELD:
                said = matrix.lists.get(label, ())
                self.missing += [Note(one.place, f'"{one.words[:80]}": {_NO_FIELD[label]}.') for one in said]

    def _read_list(self, kind: Kind, listed: Sequence[Note]) -> None:
        """Put what a list below the matrix names at the last level of school, since it says no year."""
        level = self._last_level()
        if not level:
            return
        exit_: dict[str, Value] = {"exit": True} if kind is Kind.CREDENTIAL else {}
        for one in self._each(kind, listed):
            steps = [step for id_ in self._found(kind, one) for step in self._steps(kind, id_, one.place)]
            self.plan.setdefault(level, []).extend({**step, **exit_} for step in steps)
            if steps:
                name = self.catalog.settings.level(level)
                words = f'"{one.words[:80]}" stands at {name.name if name else level}: the list says no year.'
                self.remarks.append(Note(one.place, words))

    def _each(self, kind: Kind, listed: Sequence[Note]) -> Iterator[Note]:
        """Yield what is `listed`; words with commas that name nothing as a whole part by part, as a list goes on."""
        for one in listed:
            parts = [part.strip() for part in one.words.split(",") if part.strip()]
            whole = len(parts) == 1 or self.names[kind].find(one.words).ids
            yield from [one] if whole else [Note(one.place, part) for part in parts]

    def _found(self, kind: Kind, said: Note) -> tuple[str, ...]:
        """Return what `said` names; when that is nothing, it goes among what is missing."""
        named = self.names[kind].find(said.words)
        if not named.ids:
            self.missing.append(Note(said.place, f'"{said.words[:80]}" {named.why}'))
        return named.ids

    def _last_level(self) -> str:
        """Return the last level of school with steps, else the last one; nothing when there are none."""
        used = [level for level in self.catalog.settings.levels if level.id in self.plan]
        school = [level.id for level in used if level.kind == GRADE]
        return (school or [level.id for level in used] or [""])[-1]

    def _steps(self, kind: Kind, id_: str, place: str) -> list[dict[str, Value]]:
        """Return the step that does `id_`; none when the plan has it already and it is not done more than once."""
        reference = id_.removeprefix(f"{self.organization}/")
        step: dict[str, Value] = {kind.value: reference}
        times = self.taken[id_] = self.taken.get(id_, 0) + 1
        course = self.catalog.courses.get(id_)
        if times > 1:
            if not (isinstance(course, Course) and course.repeatable):
                name = self.catalog.entities[kind][id_].name
                self.remarks.append(Note(place, f'"{name}" stands in the plan already, so it was not repeated.'))
                return []
            step["id"] = f"{course.slug}-{times}"
        self.counts[kind.value] = self.counts.get(kind.value, 0) + 1
        return [step]

    def occupations(self, matrix: Matrix) -> list[Value]:
        """Return the occupations that a list below `matrix` names."""
        found: list[Value] = []
        for one in self._each(Kind.OCCUPATION, matrix.lists.get("occupations", ())):
            ids = self._found(Kind.OCCUPATION, one)
            found += [id_.removeprefix(f"{self.organization}/") for id_ in ids]
        return list(dict.fromkeys(map(str, found)))

    def ordered_plan(self) -> dict[str, Value]:
        """Return the steps by level, in the order of the catalog's levels."""
        order = [level.id for level in self.catalog.settings.levels]
        return {level: self.plan[level] for level in order if level in self.plan}


def _of_kind(names: Mapping[str, str], catalog: Catalog, kind: Kind) -> dict[str, str]:
    """Return those of `names` that mean something of `kind`, or nothing at all."""
    return {words: id_ for words, id_ in names.items() if not id_ or id_ in catalog.entities[kind]}
