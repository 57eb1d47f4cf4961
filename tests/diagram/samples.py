"""Flows written by hand, like those a district publishes."""

from generator.diagram.flow import Box, BoxKind, Choice, Flow, Line, LineKind, Mark, Tone

EXIT = Mark(Tone.EXIT, "Exit: ready for work")
DUAL = Mark(Tone.CREDIT, "Dual credit")
ABSENT = Mark(Tone.ABSENT, "Not offered here")

_COURSE, _CREDENTIAL, _EXPERIENCE = BoxKind.COURSE, BoxKind.CREDENTIAL, BoxKind.EXPERIENCE
_LEVELS = ("Grade 9", "Grade 10", "Grade 11", "Grade 12", "College year 1", "College year 2", "Careers")


def _box(id_: str, kind: BoxKind, name: str, band: int, detail: str = "", *marks: Mark) -> Box:
    return Box(id_, kind, name, band, detail, f"../../steps/{id_}/", marks)


def nursing() -> Flow:
    """Twenty-six steps from ninth grade to registered nurse, without choices."""
    needed, together, earns = LineKind.NEEDED_FIRST, LineKind.TAKEN_TOGETHER, LineKind.EARNS
    leads, credit, stacks = LineKind.LEADS_TO, LineKind.COLLEGE_CREDIT, LineKind.STACKS_ONTO
    boxes = (
        _box("biology", _COURSE, "Biology", 0, "1 credit"),
        _box("intro", _COURSE, "Introduction to Health Careers", 0, "1 credit"),
        _box("speaker", _EXPERIENCE, "Guest speaker: nurses and techs", 0, "1 hour"),
        _box("chemistry", _COURSE, "Chemistry", 1, "1 credit"),
        _box("terms", _COURSE, "Medical Terminology", 1, "HPR 1038", DUAL),
        _box("hosa", BoxKind.SUPPORT, "HOSA: Future Health Professionals", 1, "club"),
        _box("shadow", _EXPERIENCE, "Job shadow at a clinic or hospital", 1, "8 hours"),
        _box("anatomy", _COURSE, "Human Anatomy and Physiology", 2, "1 credit"),
        _box("aide", _COURSE, "Nurse Aide Health Care Skills", 2, "NUA 1001", DUAL),
        _box("aide-clinic", _EXPERIENCE, "Nurse Aide Clinical Experience", 2, "NUA 1070 · 40 hours"),
        _box("cna", _CREDENTIAL, "Certified Nurse Aide (CNA)", 2, "state exam", EXIT),
        _box("psychology", _COURSE, "General Psychology I", 3, "PSY 1001", DUAL, ABSENT),
        _box("fafsa", BoxKind.SUPPORT, "FAFSA and college application help", 3, "counselor"),
        _box("internship", _EXPERIENCE, "Clinical internship", 3, "120 hours, paid"),
        _box("capstone", _COURSE, "Health Science Capstone", 3, "1 credit"),
        _box("bls", _CREDENTIAL, "Basic Life Support (BLS)", 3, "AHA card"),
        _box("ap1", _COURSE, "Anatomy and Physiology I", 4, "BIO 2101"),
        _box("fundamentals", _COURSE, "Fundamentals of Nursing", 4, "NUR 1009"),
        _box("pn", _CREDENTIAL, "Practical Nursing Certificate", 4, "NCLEX-PN license", EXIT),
        _box("acute", _COURSE, "Nursing Care of Acute Adults", 5, "NUR 2016"),
        _box("rotations", _EXPERIENCE, "Nursing clinical rotations", 5, "450 hours"),
        _box("aas", _CREDENTIAL, "AAS Nursing", 5, "associate degree"),
        _box("rn", _CREDENTIAL, "Registered Nurse license", 5, "NCLEX-RN", EXIT),
        _box("nurse", BoxKind.CAREER, "Registered Nurse", 6, "$86,000 a year (2024)"),
        _box("practical", BoxKind.CAREER, "Licensed Practical Nurse", 6, "$59,000 a year (2024)"),
        _box("assistant", BoxKind.CAREER, "Nursing Assistant", 6, "$38,000 a year (2024)"),
    )
    lines = (
        Line("biology", "chemistry", needed),
        Line("biology", "anatomy", needed),
        Line("chemistry", "anatomy", needed),
        Line("intro", "terms", needed),
        Line("intro", "hosa", leads),
        Line("intro", "shadow", leads),
        Line("speaker", "shadow", leads),
        Line("terms", "aide", needed),
        Line("terms", "fundamentals", credit),
        Line("shadow", "aide-clinic", leads),
        Line("aide", "aide-clinic", together),
        Line("aide", "cna", earns),
        Line("aide-clinic", "cna", earns),
        Line("anatomy", "capstone", needed),
        Line("anatomy", "ap1", needed),
        Line("cna", "internship", leads),
        Line("cna", "assistant", leads),
        Line("capstone", "internship", together),
        Line("capstone", "bls", earns),
        Line("psychology", "fundamentals", credit),
        Line("fafsa", "fundamentals", leads),
        Line("internship", "fundamentals", leads),
        Line("bls", "rotations", needed),
        Line("ap1", "acute", needed),
        Line("fundamentals", "acute", needed),
        Line("fundamentals", "pn", earns),
        Line("pn", "practical", leads),
        Line("acute", "rotations", together),
        Line("acute", "aas", earns),
        Line("rotations", "aas", earns),
        Line("aas", "rn", stacks),
        Line("rn", "nurse", leads),
        Line("cna", "pn", stacks),
    )
    description = "From a first look at health careers to a registered-nurse license."
    return Flow("nursing", "Nursing and patient care", description, _LEVELS, boxes, lines)


def welding() -> Flow:
    """A pathway with a choice on one level, a choice across levels, a condition, exits and a long name."""
    needed, together, earns = LineKind.NEEDED_FIRST, LineKind.TAKEN_TOGETHER, LineKind.EARNS
    leads, credit, stacks = LineKind.LEADS_TO, LineKind.COLLEGE_CREDIT, LineKind.STACKS_ONTO
    boxes = (
        _box("tour", _EXPERIENCE, "Tour of a fabrication shop", 0, "3 hours"),
        _box("weld1", _COURSE, "Welding I", 0, "1 credit"),
        _box("plan", BoxKind.MILESTONE, "Write an individual career plan (ICAP)", 0),
        _box("math", _COURSE, "Applied Mathematics", 1, "1 credit"),
        _box("geometry", _COURSE, "Geometry", 1, "1 credit"),
        Box("pick-math", BoxKind.CHOICE, "Choose 1 of 2", 1),
        _box("weld2", _COURSE, "Welding II", 1, "1 credit"),
        _box("osha", _CREDENTIAL, "OSHA-10 card", 1, "10 hours"),
        _box("smaw", _COURSE, "Shielded Metal Arc Welding", 2, "4 credits", DUAL),
        _box("gmaw", _COURSE, "Gas Metal Arc Welding", 2, "4 credits", DUAL),
        _box("gtaw", _COURSE, "Gas Tungsten Arc Welding", 2, "4 credits", DUAL, ABSENT),
        Box("pick-process", BoxKind.CHOICE, "Choose 2 of 3", 2),
        _box("blueprint", _COURSE, "Blueprint Reading for Welders and Fitters", 2, "3 credits"),
        _box("transport", BoxKind.SUPPORT, "Bus to the BOCES shop", 2, "free"),
        _box("aws", _CREDENTIAL, "AWS Certified Welder", 3, "performance test", EXIT),
        _box("intern", _EXPERIENCE, "Paid internship", 3, "160 hours, $17 an hour"),
        _box("either", BoxKind.CHOICE, "Any 1 of these 2", 3),
        _box("cert", _CREDENTIAL, "Welding Technology Certificate", 4, "24 credits", EXIT),
        _box("fabrication", _COURSE, "Structural Fabrication", 4, "4 credits"),
        _box("aas", _CREDENTIAL, "AAS Welding Technology", 5, "associate degree", EXIT),
        _box("helper", BoxKind.CAREER, "Welder helper", 6, "$36,000 a year (2024)"),
        _box("welder", BoxKind.CAREER, "Welder", 6, "$51,000 a year (2024)"),
        _box("inspector", BoxKind.CAREER, "Welding inspector", 6, "$68,000 a year (2024)"),
    )
    lines = (
        Line("weld1", "weld2", needed),
        Line("tour", "weld2", leads),
        Line("weld1", "osha", earns),
        Line("pick-math", "blueprint", needed),
        Line("weld2", "smaw", needed),
        Line("weld2", "gmaw", needed),
        Line("weld2", "gtaw", needed),
        Line("pick-process", "aws", earns),
        Line("plan", "intern", leads),
        Line("blueprint", "transport", together),
        Line("osha", "intern", needed),
        Line("aws", "either", needed),
        Line("intern", "either", needed),
        Line("either", "cert", needed),
        Line("blueprint", "cert", credit),
        Line("cert", "aas", stacks),
        Line("fabrication", "aas", needed),
        Line("cert", "fabrication", together),
        Line("aws", "helper", leads),
        Line("cert", "welder", leads),
        Line("aas", "inspector", leads),
    )
    choices = (
        Choice("pick-math", ("math", "geometry")),
        Choice("pick-process", ("smaw", "gmaw", "gtaw")),
    )
    description = "From a first shop tour to welding inspector, with three exits."
    return Flow("welding", "Welding", description, _LEVELS, boxes, lines, choices)
