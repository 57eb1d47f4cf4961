"""Catalogs as exports see them: the demonstration, one in which every free text is hostile, small ones in place."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.catalog.load import load
from generator.exports.files import ExportFile, ExportSource
from generator.graph.build import build_graph
from tests.builders import Piece, graph
from tests.demonstration import DAY
from tests.demonstration import graph as demonstration_graph
from tests.pages.maximal import write_maximal_catalog


def source(*pieces: Piece, day: date = DAY, **settings: Any) -> ExportSource:
    """Return what exports of a small catalog are made from."""
    return ExportSource(graph(*pieces, **settings), day)


@cache
def demonstration_source() -> ExportSource:
    """Return what exports of the demonstration are made from."""
    return ExportSource(demonstration_graph(), DAY)


@cache
def hostile_source() -> ExportSource:
    """Return what exports are made from when every free text is markup and scripts."""
    with TemporaryDirectory() as folder:
        return ExportSource(build_graph(load(write_maximal_catalog(Path(folder))).catalog), DAY)


def text_of(file: ExportFile) -> str:
    """Return what a file says."""
    return file.content().decode()
