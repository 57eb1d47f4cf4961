"""Files of the demonstration catalog that mutations change."""

from __future__ import annotations

SETTINGS = "catalog.yaml"

WELDING = "granite-gap-tech/pathways/welding.yaml"
MECHATRONICS = "sagehen-valley/pathways/mechatronics-early-college.yaml"
EMERGENCY = "sagehen-valley/pathways/emergency-medical.yaml"
MEDIA = "kestrel-pass/pathways/digital-media.yaml"
RESORT = "kestrel-pass/pathways/resort-management.yaml"
CULINARY = "kestrel-pass/pathways/culinary-arts.yaml"
NURSING = "three-forks-boces/pathways/nursing.yaml"
DIESEL = "cinder-mesa/pathways/diesel-and-auto.yaml"
AGRICULTURE = "bluestem-plains/pathways/agriculture-and-ranching.yaml"

FOUNDATIONS = "three-forks-boces/courses/trades-foundations.yaml"
WELDING_1 = "three-forks-boces/courses/welding-1.yaml"
CULINARY_1 = "kestrel-pass/courses/culinary-1.yaml"
CULINARY_2 = "kestrel-pass/courses/culinary-2.yaml"
WEL_2010 = "granite-gap-tech/courses/wel-2010.yaml"
WEL_2050 = "granite-gap-tech/courses/wel-2050.yaml"

AGREEMENT = "sagehen-valley/agreements/concurrent-granite.yaml"
TOUR = "sagehen-valley/experiences/plant-tour.yaml"
PROJECT = "sagehen-valley/experiences/fabrication-project.yaml"
TRAINEE = "sagehen-valley/experiences/welder-on-the-job.yaml"
SENSE = "state/credentials/aws-sense-level-1.yaml"
CERTIFICATE = "granite-gap-tech/credentials/welding-certificate.yaml"
WELDERS = "state/occupations/welders.yaml"
