"""The check of the repository in a reader's browser: what a change to some files does, in the same words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.catalog.load import Loaded, load, load_settings, remembered
from generator.catalog.yaml.reader import read_document
from generator.checks.report.json import report_value
from generator.checks.runner import Report, check
from generator.diff.assess_impact import assess_impact
from generator.diff.report.json import impact_value

_FOLDER = Path("/catalog")


def snapshot(folder: Path) -> bytes:
    """Return the catalog in `folder` as JSON: the text of each file, and what those without a flaw say."""
    loaded = load(folder)
    flawed = {finding.place.file for finding in loaded.findings}
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder, loaded)}
    texts = {file: content.decode(errors="replace") for file, content in files.items()}
    sound = {file: read_document(texts[file]).value for file in loaded.files[1:] if file not in flawed}
    return json.dumps({"texts": texts, "sound": sound}, ensure_ascii=False, separators=(",", ":")).encode()


def _files(folder: Path, loaded: Loaded) -> list[Path]:
    """Return every file in `folder` that is no page or picture: catalog, translations, lists of codes."""
    pages = {folder / file for file in loaded.page_files}
    found = (path for path in folder.rglob("[!.]*") if path.is_file() and not path.is_symlink())
    return sorted(path for path in found if path not in pages)


class Checker:
    """A catalog as it was when the site was built, read once, against which changes are checked."""

    def __init__(self, catalog: str, folder: Path = _FOLDER) -> None:
        """Write the files of the snapshot `catalog` into `folder`, and read them."""
        packed = json.loads(catalog)
        self._folder = folder
        for file, text in packed["texts"].items():
            self._write(file, text)
        self._memory = remembered(folder, packed["sound"], load_settings(folder))
        self._base = self._read()
        self._reports: dict[date, Report] = {}

    def _read(self) -> Loaded:
        return load(self._folder, memory=self._memory)

    def _before(self, as_of: date) -> Report:
        if as_of not in self._reports:
            self._reports[as_of] = check(self._base, as_of)
        return self._reports[as_of]

    def judge(self, files: Mapping[str, str], as_of: date, folder: str = "catalog") -> dict[str, Any]:
        """Return what the check finds in the catalog with `files` (texts by their paths in it), and what they do.

        `folder` is what the catalog's folder is called. The result is a report of the check as JSON has it, with that
        of the comparison as `impact`. What is on disk is as it was before, afterwards.
        """
        kept = {file: self._text(file) for file in files}
        try:
            for file, text in files.items():
                self._write(file, text)
            head = self._read()
        finally:
            for file, before in kept.items():
                self._write(file, before)
        impact = assess_impact(self._base, head, as_of, folder=folder, before=self._before(as_of))
        return {**report_value(impact.report), "impact": impact_value(impact)}

    def _text(self, file: str) -> str | None:
        path = self._folder / file
        return path.read_text(encoding="utf-8") if path.is_file() else None

    def _write(self, file: str, text: str | None) -> None:
        path = self._folder / file
        if text is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def answer(checker: Checker, asked: str) -> str:
    """Return as JSON what `checker` says of {"files": {path: text}, "folder": name, "as_of": day}."""
    question = json.loads(asked)
    judged = checker.judge(question["files"], date.fromisoformat(question["as_of"]), question["folder"])
    return json.dumps(judged, ensure_ascii=False)
