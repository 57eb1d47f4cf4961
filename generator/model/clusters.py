"""Career clusters, by default the 14 of the National Career Clusters Framework of 2024 (Advance CTE)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.texts import Text

_FRAMEWORK = Text.plain("National Career Clusters Framework")
# Advance CTE names them in English only; the Spanish is this program's.
_NATIONAL = (
    ("advanced-manufacturing", "Advanced Manufacturing", "Manufactura avanzada"),
    ("agriculture", "Agriculture", "Agricultura"),
    ("arts-entertainment-and-design", "Arts, Entertainment, & Design", "Artes, entretenimiento y diseño"),
    ("construction", "Construction", "Construcción"),
    ("digital-technology", "Digital Technology", "Tecnología digital"),
    ("education", "Education", "Educación"),
    ("energy-and-natural-resources", "Energy & Natural Resources", "Energía y recursos naturales"),
    ("financial-services", "Financial Services", "Servicios financieros"),
    ("healthcare-and-human-services", "Healthcare & Human Services", "Salud y servicios humanos"),
    ("hospitality-events-and-tourism", "Hospitality, Events, & Tourism", "Hotelería, eventos y turismo"),
    ("management-and-entrepreneurship", "Management & Entrepreneurship", "Administración y emprendimiento"),
    ("marketing-and-sales", "Marketing & Sales", "Mercadotecnia y ventas"),
    ("public-service-and-safety", "Public Service & Safety", "Servicio público y seguridad"),
    ("supply-chain-and-transportation", "Supply Chain & Transportation", "Cadena de suministro y transporte"),
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
    clusters: tuple[Cluster, ...] = tuple(
        Cluster(slug, Text((("en", name), ("es", spanish))), None) for slug, name, spanish in _NATIONAL
    )


NATIONAL_CLUSTERS = CareerClusters()
