"""A change compared with what was there before: which findings came with it."""

from __future__ import annotations

import filecmp
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from generator.checks.causes import members
from generator.checks.runner import Report
from generator.model.findings import Finding

_INDEX = re.compile(r"/[0-9]+(?=/|\Z)")


def mark_known(report: Report, base: Report) -> Report:
    """Return `report` with the findings marked that `base` has too, and with the files that differ."""
    changed = changed_files(report.folder, base.folder)
    return replace(report, compared=True, already_there=shared_fingerprints(report, base), changed=changed)


def shared_fingerprints(report: Report, base: Report) -> frozenset[str]:
    """Return the fingerprints of the findings of `report` that `base` has too.

    Findings are the same when their fingerprints are. What is left over is paired by rule, entity, value and place
    without positions in lists: adding a step above an old mistake does not make the mistake new. A finding that
    stands for several is the same when every one of them is.
    """
    now, then = tuple(members(report.findings)), tuple(members(base.findings))
    same = {finding.fingerprint for finding in now} & {finding.fingerprint for finding in then}
    moved = Counter(_position_free_key(finding) for finding in then if finding.fingerprint not in same)
    for finding in now:
        key = _position_free_key(finding)
        if finding.fingerprint not in same and moved[key]:
            moved[key] -= 1
            same.add(finding.fingerprint)
    together = (one for one in report.findings if all(part.fingerprint in same for part in members((one,))))
    return frozenset({*same, *(finding.fingerprint for finding in together)})


def changed_files(folder: Path, base: Path) -> frozenset[str]:
    """Return the files of `folder`, as paths relative to it, whose content `base` does not have."""
    found = set()
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        file = path.relative_to(folder)
        other = base / file
        if other.is_symlink() or not other.is_file() or not filecmp.cmp(path, other, shallow=False):
            found.add(file.as_posix())
    return frozenset(found)


def _position_free_key(finding: Finding) -> tuple[str, str, str, str, int]:
    place = finding.place
    where = _INDEX.sub("/*", place.pointer)
    return (finding.code, finding.entity or place.file, where, finding.value, finding.more)
