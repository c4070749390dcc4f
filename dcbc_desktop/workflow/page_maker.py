"""The one place that brings in the page maker: reportlab is loaded on first use, after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dcbc_desktop import export
from dcbc_desktop.report.datafile import encode_data
from dcbc_desktop.report.report import Report

PROGRAM: Final = "DCBC Desktop"


def make_pdf(report: Report, *, draft: bool, predecessor_sha256: str = "") -> bytes:
    """The report's pages as PDF bytes, its data inside; the same report gives the same bytes."""

    data = encode_data(report, draft=draft, program=PROGRAM, predecessor_sha256=predecessor_sha256)
    return export.make_pdf(report, draft=draft, data=data)


def covered_letters() -> frozenset[int]:
    """Code points that the typeface can print."""

    return export.covered_letters()


def count_pages_while(wanted: Callable[[], bool], report: Report) -> int | None:
    """How many pages the report prints, None once that is not wanted any more; raises what `make_pdf` raises."""

    try:
        return export.count_pages(report, wanted)
    except export.NoLongerWantedError:
        return None
