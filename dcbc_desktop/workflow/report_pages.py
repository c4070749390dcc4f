"""Pages of a report: PDF, page count, preview (xem trước) with the positions of text, pictures of pages.

The libraries are loaded on first use, on the thread that asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dcbc_desktop import export, intake
from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.report.checks.finding import Finding, blocking
from dcbc_desktop.report.datafile import decode_data, encode_data
from dcbc_desktop.report.outline import LAYOUT_VERSION
from dcbc_desktop.report.report import Report
from dcbc_desktop.workflow.page_positions import PagePositions
from dcbc_desktop.workflow.verification.page_comparison import require_equal

if TYPE_CHECKING:
    from dcbc_desktop.intake import PageSize, Picture


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages of a report at one moment, and the positions of its text on them."""

    report: Report
    pdf: bytes
    sizes: tuple[PageSize, ...]
    places: PagePositions


def make_preview(report: Report, signed: bytes | None = None) -> Preview:
    """Return a draft with its mark, or the pages that were signed off, `signed`.

    Raises what export raises for a draft that cannot be laid out.
    """
    if signed is not None:
        return Preview(report, signed, measure_pages(signed), PagePositions(report, _signed_areas(report, signed)))
    pdf, areas = export.make_mapped_pages(report, draft=True)
    return Preview(report, pdf, measure_pages(pdf), PagePositions(report, areas))


def make_draft_while(wanted: Callable[[], bool], report: Report) -> Preview | None:
    """Return a draft with its mark; None once `wanted` returns false, which is called now and then."""
    try:
        pdf, areas = export.make_mapped_pages(report, draft=True, wanted=wanted)
    except export.NoLongerWantedError:
        return None
    return Preview(report, pdf, measure_pages(pdf), PagePositions(report, areas))


def _signed_areas(report: Report, signed: bytes) -> tuple[export.Area, ...]:
    """Return the text areas of signed pages; empty where their layout does not make the same file any more."""
    data = _data_of(signed)
    try:
        version, fields = _made_as(data)
        pdf, areas = export.make_mapped_pages(report, draft=False, data=data, layout_version=version, fields=fields)
    except DcbcError:
        return ()
    return areas if signed.startswith(pdf) else ()  # signatures follow the bytes that were exported


def _data_of(signed: bytes) -> bytes | None:
    """Return the data inside; None in an old file without."""
    try:
        return intake.embedded_data(signed)
    except FileError:
        return None


def _made_as(data: bytes | None) -> tuple[int, bool]:
    """Return the layout of a file and whether it has signature fields; a file without data is older than both."""
    if data is None:
        return 1, True
    told = decode_data(data)
    return told.layout_version, told.signature_fields


def measure_pages(pdf: bytes) -> tuple[PageSize, ...]:
    """Return the size of each page in points."""
    return intake.page_sizes(pdf)


def render_page(pdf: bytes, page: int, scale: float) -> Picture:
    """Return a picture of one page, counted from 0, at `scale` pixels a point."""
    return intake.draw_page(pdf, page, scale)


PROGRAM: Final = "DCBC Desktop"


def make_pdf(
    report: Report,
    *,
    draft: bool,
    predecessor_sha256: str = "",
    layout_version: int = LAYOUT_VERSION,
    fields: bool = True,
) -> bytes:
    """Return the report's pages as PDF bytes, its data inside; the same report gives the same bytes.

    `fields`: a file that is no draft has signature fields.
    """
    data = encode_data(
        report,
        draft=draft,
        program=PROGRAM,
        predecessor_sha256=predecessor_sha256,
        layout_version=layout_version,
        fields=fields,
    )
    return export.make_pdf(report, draft=draft, data=data, layout_version=layout_version, fields=fields)


def make_compared_pdf(report: Report, *, draft: bool, predecessor_sha256: str = "", fields: bool = True) -> bytes:
    """Return the pages as `make_pdf` makes them, read back before they are handed out.

    Raises what `make_pdf` raises, and RefusedError `export_differs` where the file would not say what was typed.
    """
    data = encode_data(report, draft=draft, program=PROGRAM, predecessor_sha256=predecessor_sha256, fields=fields)
    made = export.make_worded_pages(report, draft=draft, data=data, fields=fields)
    require_equal(made.pdf, made.pages, report, draft=draft)
    return made.pdf


def covered_letters() -> frozenset[int]:
    """Return the code points that the typeface can print."""
    return export.covered_letters()


def check_fit(report: Report) -> Iterator[Finding]:
    """Find values of head and end block that no page can hold, before `make_pdf` refuses them."""
    for error in export.parts_too_long(report):
        params = {name: value for name, value in error.params.items() if name != "key"}
        yield blocking(error.code, str(error.params["key"]), **params)


def count_pages_while(wanted: Callable[[], bool], report: Report) -> int | None:
    """Return the number of pages; None once `wanted` returns false. Raises what `make_pdf` raises."""
    try:
        return export.count_pages(report, wanted)
    except export.NoLongerWantedError:
        return None
