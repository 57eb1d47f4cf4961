"""Pull requests made from the demonstration catalog: what each does to the files of the repository."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

COURSES = "catalog/three-forks-boces/courses"
SHARED = f"{COURSES}/it-essentials.yaml"
RENAMED = f"{COURSES}/it-basics.yaml"
HOSTILE = (
    '"]; end; click n0 call evil() @everyone see #1 and https://evil.example ``` </details><script>alert(1)</script> '
    "| [x](javascript:alert(1)) ${{ github.token }} ##[error]gone ::error::gone"
)


def sound_edit(root: Path) -> None:
    """Mend a sentence, and reformat another file without changing what it means."""
    shared = root / SHARED
    shared.write_text(shared.read_text(encoding="utf-8") + "# Seen by the teachers in May.\n", encoding="utf-8")
    district = root / "catalog/sagehen-valley/courses/accounting-1.yaml"
    lines = district.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("description:"))
    end = next(number for number, line in enumerate(lines[start + 1 :], start + 1) if not line.startswith(" "))
    lines[start:end] = ["description: Students keep the books of a real student business, by hand and by computer."]
    district.write_text("\n".join(lines) + "\n", encoding="utf-8")


def removed_shared_course(root: Path) -> None:
    """Delete a course that pathways of several districts rely on."""
    (root / SHARED).unlink()


def renamed_without_formerly(root: Path) -> None:
    """Rename a course in its own organization's files, and say nowhere what it was called."""
    (root / SHARED).rename(root / RENAMED)
    for file in sorted((root / "catalog").rglob("*.yaml")):
        if "three-forks-boces" in file.parts:
            text = file.read_text(encoding="utf-8")
            if "it-essentials" in text:
                file.write_text(text.replace("it-essentials", "it-basics"), encoding="utf-8")


def renamed_with_formerly(root: Path) -> None:
    """Rename the same course, and say what it was called."""
    renamed_without_formerly(root)
    renamed = root / RENAMED
    renamed.write_text(renamed.read_text(encoding="utf-8") + "formerly: [it-essentials]\n", encoding="utf-8")


def four_mistakes(root: Path) -> None:
    """Add a course with four mistakes to an organization's files."""
    (root / COURSES / "robotics.yaml").write_text(
        "name: Robotics\n"
        "description: Students build and program a robot.\n"
        "subjct: cte\n"
        "grades: ten\n"
        "prerequisites: it-esentials\n"
        "web_page: http://robots.example.org\n",
        encoding="utf-8",
    )


def hostile_content(root: Path) -> None:
    """Write what breaks out of logs, tables, fences and pictures into names, values and places, and some code."""
    quoted = HOSTILE.replace("'", "''")
    (root / SHARED).unlink()
    for slug, name in (("evil", quoted), ("evil-2", quoted[::-1])):
        (root / COURSES / f"{slug}.yaml").write_text(
            f"name: '{name[:190]}'\ndescription: '{quoted}'\nsubject: cte\nprerequisites: '{quoted[:50]}'\n"
            f"recommended: ['../../etc/passwd', \"a\\n::set-output name=sha::0\"]\nkeywords: ['{quoted}']\n"
            f"contact: {{role: '{quoted[:90]}', email: 'a@b'}}\n",
            encoding="utf-8",
        )
    sound = f"name: '{quoted[:110]}'\ndescription: '{quoted}'\nsubject: cte\n"
    (root / COURSES / "evil-3.yaml").write_text(sound, encoding="utf-8")
    networking = root / COURSES / "networking-1.yaml"
    text = networking.read_text(encoding="utf-8")
    networking.write_text(text.replace("prerequisites: it-essentials", "prerequisites: [it-essentials, evil-3]"))
    for name in (
        "a\n::error::gone.yaml",
        "##[error]gone.yaml",
        "`@everyone`|.yaml",
        "-- --output x.yaml",
        "%0A.yaml",
    ):
        (root / COURSES / name).write_text(sound, encoding="utf-8")
    (root / "catalog" / "passwords.md").symlink_to("/etc/passwd")
    (root / "catalog" / "_hidden.md").symlink_to("/etc/passwd")
    (root / "generator" / "sitecustomize.py").write_text("raise SystemExit('the change was run')\n")
    (root / "catalog" / "click.py").write_text("raise SystemExit('the change was run')\n")
    (root / "mkdocs.yml").write_text("site_name: Gone\nhooks: [generator/sitecustomize.py]\n")


RECORDED: Mapping[str, Callable[[Path], None]] = {
    "sound-edit": sound_edit,
    "removed-shared-course": removed_shared_course,
    "renamed-without-formerly": renamed_without_formerly,
    "renamed-with-formerly": renamed_with_formerly,
    "four-mistakes": four_mistakes,
    "hostile-content": hostile_content,
}
