"""The one place that brings in the page maker: reportlab is loaded on first use, after the first paint."""

from __future__ import annotations

from collections.abc import Callable

from dcbc_desktop.report.report import Report


def make_pdf(report: Report, *, draft: bool) -> bytes:
    """The report's pages as PDF bytes; the same report gives the same bytes."""
    from dcbc_desktop.export.document import make_pdf as make  # noqa: PLC0415

    return make(report, draft=draft)


def covered_letters() -> frozenset[int]:
    """Code points that the typeface can print."""
    from dcbc_desktop.export.fonts import covered_letters as covered  # noqa: PLC0415

    return covered()


def count_pages_while(wanted: Callable[[], bool], report: Report) -> int | None:
    """How many pages the report prints, None once that is not wanted any more; raises what `make_pdf` raises."""
    from dcbc_desktop.export.document import count_pages as count  # noqa: PLC0415
    from dcbc_desktop.export.wanted import NoLongerWantedError  # noqa: PLC0415

    try:
        return count(report, wanted)
    except NoLongerWantedError:
        return None
