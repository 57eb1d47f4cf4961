"""What is said when a command cannot go on: output that nobody takes, and what no module was ready for."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from generator.runtime.bug_report import bug_report

BUG = 3
"""The exit status for a bug in this program."""


class OutputFailed(click.ClickException):
    """Standard output takes nothing: one clear sentence, exit status 2."""

    exit_code = 2

    def __init__(self, problem: OSError) -> None:
        super().__init__(f"The output could not be written: {problem.strerror}.")


class _Output(io.FileIO):
    """Standard output whose failures are told apart from those of every other file."""

    def write(self, content: object) -> int:
        try:
            return super().write(content)  # type: ignore[arg-type]  # as FileIO declares it
        except BrokenPipeError:  # whoever reads has seen enough; click ends quietly then
            raise
        except OSError as problem:
            _stop_output()
            raise OutputFailed(problem) from None


@contextmanager
def last_words() -> Iterator[None]:
    """Turn whatever is raised inside into one sentence, and end with status 3, or with 2 if output is not taken.

    The traceback goes to a file for those who mend the program.
    """
    try:
        try:
            yield
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except OutputFailed as problem:  # at the end only: click has shown what was raised in a command
        problem.show()
        raise SystemExit(problem.exit_code) from None
    except BrokenPipeError:
        _stop_output()
        raise SystemExit(1) from None
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a library in Rust raises what is no Exception where it gives up
        with suppress(OSError):
            click.echo(bug_report(error), err=True)
        raise SystemExit(BUG) from None


def open_streams() -> None:
    """Give this process the standard streams that it was started without, and notice when output is not taken.

    Otherwise the next file it opens would take the number of the missing one, and get what other programs print.
    """
    for number, mode in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):  # to 1, every writing fails
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # as long as the process
    if sys.stdout is None or sys.stdout is sys.__stdout__:
        encoding = sys.stdout.encoding if sys.stdout else "utf-8"
        sys.stdout = io.TextIOWrapper(
            io.BufferedWriter(_Output(1, "w", closefd=False)),
            encoding=encoding,
            errors="backslashreplace",
            line_buffering=os.isatty(1),
        )


def _stop_output() -> None:
    """Let what is still to be printed go nowhere: Python would try, and complain, once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
