"""What is said when something happens that no module was ready for."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path


def bug_report(error: BaseException) -> str:
    """Return what to tell somebody who met `error`, in one or two sentences.

    The traceback goes to a file in the folder for temporary files, for those who mend the program.
    """
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"
    log = _log("".join(traceback.format_exception(error)))
    about = f" The file {log} describes it; please report it with that file." if log else " Please report it."
    return f"This is a bug in the program, not in the catalog: {where}.{about}"


def _log(text: str) -> str:
    """Return the file in the folder for temporary files that now holds `text`; empty if it could not be written."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", prefix="pathways-", suffix=".log", delete=False
        ) as file:
            file.write(text)
    except OSError:
        return ""
    return file.name
