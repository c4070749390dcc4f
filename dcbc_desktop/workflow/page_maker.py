"""The one place that brings in the page maker: reportlab is loaded on first use, after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dcbc_desktop.report.datafile import encode_data
from dcbc_desktop.report.report import Report

PROGRAM: Final = "DCBC Desktop"


def make_pdf(report: Report, *, draft: bool, predecessor_sha256: str = "") -> bytes:
    """The report's pages as PDF bytes, its data inside; the same report gives the same bytes."""
    from dcbc_desktop.export.document import make_pdf as make  # noqa: PLC0415

    data = encode_data(report, draft=draft, program=PROGRAM, predecessor_sha256=predecessor_sha256)
    return make(report, draft=draft, data=data)


def covered_letters() -> frozenset[int]:
    """Code points that the typeface can print."""
    from dcbc_desktop.export.fonts.registered_fonts import covered_letters as covered  # noqa: PLC0415

    return covered()


def count_pages_while(wanted: Callable[[], bool], report: Report) -> int | None:
    """How many pages the report prints, None once that is not wanted any more; raises what `make_pdf` raises."""
    from dcbc_desktop.export.document import count_pages as count  # noqa: PLC0415
    from dcbc_desktop.export.layout.typesetter import NoLongerWantedError  # noqa: PLC0415

    try:
        return count(report, wanted)
    except NoLongerWantedError:
        return None
