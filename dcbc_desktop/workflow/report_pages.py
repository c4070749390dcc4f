"""Xem trước: the pages as export makes them, what stands where on them, and pictures of them.

The libraries are loaded on first use, on the thread that asks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dcbc_desktop import export, intake
from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.report.datafile import encode_data
from dcbc_desktop.report.report import Report
from dcbc_desktop.workflow.page_positions import PagePlaces

if TYPE_CHECKING:
    from dcbc_desktop.intake import PageSize, Picture


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages of a report at one moment, and what stands where on them."""

    report: Report
    pdf: bytes
    sizes: tuple[PageSize, ...]
    places: PagePlaces


def make_preview(report: Report, signed: bytes | None = None) -> Preview:
    """A draft with its mark, or the pages that were signed off, `signed`.

    Raises what export raises for a draft that cannot be laid out.
    """

    if signed is not None:
        return Preview(report, signed, measure_pages(signed), PagePlaces(report, _signed_areas(report, signed)))
    pdf, areas = export.make_mapped_pages(report, draft=True)
    return Preview(report, pdf, measure_pages(pdf), PagePlaces(report, areas))


def make_draft_while(wanted: Callable[[], bool], report: Report) -> Preview | None:
    """A draft with its mark; None once it is not wanted any more. `wanted` is asked now and then."""

    try:
        pdf, areas = export.make_mapped_pages(report, draft=True, wanted=wanted)
    except export.NoLongerWantedError:
        return None
    return Preview(report, pdf, measure_pages(pdf), PagePlaces(report, areas))


def _signed_areas(report: Report, signed: bytes) -> tuple[export.Area, ...]:
    """The map of signed pages: known where today's layout still makes the same file."""

    try:
        pdf, areas = export.make_mapped_pages(report, draft=False, data=_data_of(signed))
    except DcbcError:
        return ()
    return areas if signed.startswith(pdf) else ()  # signatures stand behind the bytes that were exported


def _data_of(signed: bytes) -> bytes | None:
    """The data inside; None in a file from before there was any."""

    try:
        return intake.embedded_data(signed)
    except FileError:
        return None


def measure_pages(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of each page in points."""

    return intake.page_sizes(pdf)


def render_page(pdf: bytes, page: int, scale: float) -> Picture:
    """One page, counted from 0, at `scale` pixels a point."""

    return intake.draw_page(pdf, page, scale)


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
