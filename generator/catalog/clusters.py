"""The 14 clusters of the National Career Clusters Framework of 2024 (Advance CTE), the default of every catalog."""

from __future__ import annotations

from generator.model.catalog import CareerClusters, Cluster
from generator.model.texts import Text

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

NATIONAL_CLUSTERS = CareerClusters(
    framework=Text.plain("National Career Clusters Framework"),
    version="2024",
    clusters=tuple(Cluster(slug, Text.plain(name), None) for slug, name in _NATIONAL),
)
