"""Career clusters, by default the 14 of the National Career Clusters Framework of 2024 (Advance CTE)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.texts import Text

_FRAMEWORK = Text.plain("National Career Clusters Framework")
_NATIONAL = (
    ("advanced-manufacturing", "Advanced Manufacturing"),
    ("agriculture", "Agriculture"),
    ("arts-entertainment-and-design", "Arts, Entertainment, & Design"),
    ("construction", "Construction"),
    ("digital-technology", "Digital Technology"),
    ("education", "Education"),
    ("energy-and-natural-resources", "Energy & Natural Resources"),
    ("financial-services", "Financial Services"),
    ("healthcare-and-human-services", "Healthcare & Human Services"),
    ("hospitality-events-and-tourism", "Hospitality, Events, & Tourism"),
    ("management-and-entrepreneurship", "Management & Entrepreneurship"),
    ("marketing-and-sales", "Marketing & Sales"),
    ("public-service-and-safety", "Public Service & Safety"),
    ("supply-chain-and-transportation", "Supply Chain & Transportation"),
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A career cluster of the framework that the catalog uses."""

    id: str
    name: Text
    description: Text | None


@dataclass(frozen=True, slots=True)
class CareerClusters:
    """A framework of career clusters in one version."""

    framework: Text = _FRAMEWORK
    version: str = "2024"
    clusters: tuple[Cluster, ...] = tuple(Cluster(slug, Text.plain(name), None) for slug, name in _NATIONAL)


NATIONAL_CLUSTERS = CareerClusters()
