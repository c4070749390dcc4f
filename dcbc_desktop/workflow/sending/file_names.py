"""Names suggested for exported files: they sort, differ for offices that differ, and every file system takes them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

from dcbc_desktop import export
from dcbc_desktop.report import header as h
from dcbc_desktop.report.period import Period, PeriodKind
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text import clean_line, fold_case

MOST_OF_OFFICE: Final = 40
MOST_OF_NUMBER: Final = 10
_READ: Final = 400
"""Letters of a value that are read: a name needs no more, and piled marks cost time."""
_SHORT: Final = tuple(
    (re.compile(rf"{begins}{long}(?=-|$)"), short)
    for begins, long, short in (
        ("^", "uy-ban-nhan-dan", "ubnd"),
        ("^", "hoi-dong-nhan-dan", "hdnd"),
        (r"\b", "pho-thong-dan-toc-ban-tru", "ptdtbt"),
        (r"\b", "pho-thong-dan-toc-noi-tru", "ptdtnt"),
        (r"\b", "tieu-hoc-va-trung-hoc-co-so", "th-thcs"),
        (r"\b", "trung-hoc-co-so", "thcs"),
        (r"\b", "trung-hoc-pho-thong", "thpt"),
    )
)
"""Words that so many offices' names have that their distinct part would be cut off."""
_MARK: Final = 6
"""Letters of an office's mark. Only among offices whose names fold alike do they matter: of 50 such, two share one
once in 13,000 times."""
_IDENTITY: Final = (h.SUPERIOR, h.ISSUER, h.SYMBOL)


def suggested_name(report: Report, *, draft: bool, number: str = "") -> str:
    """Return `BC-dan-chu_2026-nam_ubnd-phuong-dong-ha-3fa09c_so-12_r1.pdf`; `number` is one registered later.

    Period before office before number before revision: a folder sorted by name reads as a register does. Two offices
    with names that fold alike (Đồng Hà, Đông Hà) or are cut alike have different marks.
    """
    office = "-".join(filter(None, (office_name(report), office_mark(report))))
    revision = f"r{report.revision}"
    if draft:
        revision = f"du-thao-{revision}" if report.revision > 1 else "du-thao"
    parts = ("BC-dan-chu", period_name(report.period), office, _number(report, number, draft=draft), revision)
    return export.attachment_name("_".join(filter(None, parts)) + ".pdf")


def beside(pdf: str, suffix: str, what: str = "") -> str:
    """Return the name of a file that goes with a PDF: its mail draft, or with `what` (`ban-quet`) its scan."""
    tail = f"_{what}" if what else ""
    stem = export.attachment_name(pdf, room=len(tail)).removesuffix(".pdf")
    return export.attachment_name(f"{stem}{tail}{suffix}", suffix)


def office_mark(report: Report) -> str:
    """Return six letters of a hash over code, superior body, issuer and symbol; "" where none of them is filled in.

    Case and number of blanks do not count, diacritics do.
    """
    values = [report.office_code, *(report.text(key) for key in _IDENTITY)]
    folded = [fold_case(clean_line(value).text) for value in values]
    return hashlib.sha256("\n".join(folded).encode()).hexdigest()[:_MARK] if any(folded) else ""


def period_name(period: Period) -> str:
    """Return `2026-nam`, `2026-9-thang-dau`, `2026-ky-1-6-thang-dau`, `2026-quy-3` or `2026-thang-09`.

    Periods of one kind sort.
    """
    match period.kind:
        case PeriodKind.YEAR:
            return f"{period.year}-nam"
        case PeriodKind.NINE_MONTHS:
            return f"{period.year}-9-thang-dau"
        case PeriodKind.HALF:
            return f"{period.year}-ky-1-6-thang-dau" if period.opens_year else f"{period.year}-ky-2-6-thang-cuoi"
        case PeriodKind.QUARTER:
            return f"{period.year}-quy-{period.number}"
        case PeriodKind.MONTH:
            return f"{period.year}-thang-{period.number:02d}"


def office_name(report: Report) -> str:
    """Return the issuer's name, or else its symbol, which many communes share."""
    issuer = ascii_name(" ".join(report.lines(h.ISSUER))).lower()
    for long, short in _SHORT:
        issuer = long.sub(short, issuer)
    others = (ascii_name(text).lower() for text in (report.text(h.SYMBOL), report.office_code))
    return next((shortened(name) for name in (issuer, *others) if name), "co-quan")


def _number(report: Report, registered: str, *, draft: bool) -> str:
    number = shortened(ascii_name(registered or report.text(h.NUMBER)).lower(), MOST_OF_NUMBER)
    if number:
        return f"so-{number}"
    return "" if draft else "so-chua-co"


def ascii_name(text: str) -> str:
    """Return Vietnamese text as a part of a file name: plain letters and digits with single hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text[:_READ].replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^A-Za-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def shortened(name: str, most: int = MOST_OF_OFFICE) -> str:
    """Return at most so many letters, cut between two words where possible."""
    if len(name) <= most:
        return name
    kept = name[: most + 1].rpartition("-")[0] or name[:most]
    return kept.strip("-")
