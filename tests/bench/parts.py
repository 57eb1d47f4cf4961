"""What synthetic catalogs are made of: fields of study, names, sentences, and faults to plant."""

from __future__ import annotations

# Field of study, its cluster, CIP and SOC code.
FIELDS = (
    ("welding", "advanced-manufacturing", "48.0508", "51-4121"),
    ("nursing", "healthcare-and-human-services", "51.3801", "29-1141"),
    ("carpentry", "construction", "46.0201", "47-2031"),
    ("networks", "digital-technology", "11.0901", "15-1244"),
    ("teaching", "education", "13.1202", "25-2021"),
    ("accounting", "financial-services", "52.0302", "43-3031"),
    ("agronomy", "agriculture", "01.1102", "19-1013"),
    ("cooking", "hospitality-events-and-tourism", "12.0503", "35-1011"),
    ("firefighting", "public-service-and-safety", "43.0203", "33-2011"),
    ("trucking", "supply-chain-and-transportation", "49.0205", "53-3032"),
)
PLACES = ("Aspen", "Cottonwood", "Mesa", "Juniper", "Granite", "Prairie", "Willow", "Eagle", "Silver", "Canyon")
SHAPES = ("Ridge", "Valley", "Creek", "Springs", "Park", "Bluff", "Hollow", "Plains")
SENTENCES = (
    "Students learn safe work habits and use the tools of the trade.",
    "Class time is split between the shop, the classroom and visits to employers.",
    "Learners keep a portfolio that they can show to an employer or a college.",
    "Teachers meet with local employers twice a year to keep the content current.",
    "The course is open to everybody; tools and protective clothing are provided.",
    "Most of the work is done in small teams that plan, build and check together.",
    "Learners practice reading plans, measuring, estimating and writing short reports.",
)
LEVELS = (
    *((f"grade-{grade}", f"Grade {grade}", "grade") for grade in range(9, 13)),
    *((f"college-{year}", f"College year {year}", "college") for year in (1, 2)),
    ("careers", "Careers", "career"),
)
CONTACT = {"role": "Career center", "email": "careers@district.example.org", "phone": "(970) 555-0142"}
# Rule, part of the path, and the text that is replaced by another.
FAULTS = (
    ("F101", "/courses/", "name: ", "name: Good: "),
    ("D101", "/courses/", "subject: cte\n", ""),
    ("D102", "/credentials/", "awarded_by: ", "awarded: "),
    ("D103", "/experiences/", "stage: about", "stage: besides"),
    ("D104", "/pathways/", "audience:\n  - high-school", "audience: high-school"),
    ("T953", "/pathways/", "description: ", "description: <b>New</b> "),
    ("L201", "/pathways/", "  - bus\n", "  - buss\n"),
)


def plant(texts: dict[str, str], faults: int) -> list[tuple[str, str]]:
    """Spoil `faults` files of `texts` in place; return which, each with the rule that finds it."""
    planted: list[tuple[str, str]] = []
    untouched = [file for file in texts if "/" in file]
    for number in range(faults):
        code, part, sound, spoiled = FAULTS[number % len(FAULTS)]
        file = next((file for file in untouched if part in file and sound in texts[file]), None)
        if file is None:
            break
        untouched.remove(file)
        texts[file] = texts[file].replace(sound, spoiled, 1)
        planted.append((code, file))
    return planted
