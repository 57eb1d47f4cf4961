"""The settings in catalog.yaml, made from fields."""

from __future__ import annotations

from generator.catalog.clusters import NATIONAL_CLUSTERS
from generator.catalog.decode.fields import Fields
from generator.catalog.decode.parts import parse_contact
from generator.model.catalog import CareerClusters, Cluster, Level, Limits, Settings, Waiver
from generator.model.texts import Text

_DEFAULT_LEVELS = (
    *((f"grade-{grade}", f"Grade {grade}", "grade") for grade in range(6, 13)),
    *((f"college-{year}", f"College year {year}", "college") for year in range(1, 5)),
    *((f"adult-{term}", f"Term {term}", "adult") for term in range(1, 5)),
    ("careers", "Careers", "career"),
)


def parse_settings(fields: Fields, file: str) -> Settings:
    """Return the settings in `fields`; default values replace what is missing or could not be read."""
    levels = fields.groups("levels", lambda inner: inner)
    return Settings(
        file=file,
        name=fields.text("name") or Text.plain("Career pathways"),
        region=fields.text("region") or Text.plain(""),
        description=fields.text("description"),
        notice=fields.text("notice"),
        languages=fields.strings("languages") or ("en",),
        school_year=fields.string("school_year") or "",
        levels=tuple(_parse_level(level, order) for order, level in enumerate(levels)) or _default_levels(),
        career_clusters=fields.group("career_clusters", _parse_clusters) or NATIONAL_CLUSTERS,
        limits=fields.group("limits", _parse_limits) or Limits(),
        waivers=fields.groups("waivers", _parse_waiver),
        repository=fields.string("repository"),
        branch=fields.string("branch") or "main",
        code_lists=fields.string("code_lists"),
        web_page=fields.string("web_page"),
        contact=fields.group("contact", parse_contact),
    )


def _default_levels() -> tuple[Level, ...]:
    return tuple(
        Level(level_id, Text.plain(name), kind, order) for order, (level_id, name, kind) in enumerate(_DEFAULT_LEVELS)
    )


def _parse_level(fields: Fields, order: int) -> Level:
    level_id = fields.string("id") or ""
    return Level(level_id, fields.text("name") or Text.plain(level_id), fields.string("kind") or "grade", order)


def _parse_clusters(fields: Fields) -> CareerClusters:
    own = fields.groups("clusters", _parse_cluster)
    return CareerClusters(
        framework=fields.text("framework") or NATIONAL_CLUSTERS.framework,
        version=fields.string("version") or NATIONAL_CLUSTERS.version,
        clusters=own or NATIONAL_CLUSTERS.clusters,
    )


def _parse_cluster(fields: Fields) -> Cluster:
    cluster_id = fields.string("id") or ""
    return Cluster(cluster_id, fields.text("name") or Text.plain(cluster_id), fields.text("description"))


def _parse_limits(fields: Fields) -> Limits:
    usual = Limits()

    def whole(key: str, default: int) -> int:
        given = fields.integer(key)
        return default if given is None else given

    per_year = fields.number("credits_per_year")
    return Limits(
        wage_age_months=whole("wage_age_months", usual.wage_age_months),
        review_age_months=whole("review_age_months", usual.review_age_months),
        confirmation_age_months=whole("confirmation_age_months", usual.confirmation_age_months),
        validation_age_months=whole("validation_age_months", usual.validation_age_months),
        agreement_notice_days=whole("agreement_notice_days", usual.agreement_notice_days),
        credits_per_year=usual.credits_per_year if per_year is None else per_year,
        smallest_group=whole("smallest_group", usual.smallest_group),
    )


def _parse_waiver(fields: Fields) -> Waiver:
    return Waiver(
        rule=fields.string("rule") or "",
        entity=fields.string("entity") or "",
        reason=fields.text("reason"),
        until=fields.day("until"),
        pointer=fields.pointer,
    )
