"""The words of the header as they print, from what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import long_date, month_text
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text import nfc

_BLANK = "      "
"""Room to write a day into by hand."""
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Ô số 2 to 5: names, number line, place and date, kind of document and title."""

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    date: str
    kind: str
    title: str
    reference: str
    """The document an annex belongs to, as its head cites it."""

    @property
    def issuing_body(self) -> str:
        """The issuer's whole name."""
        return " ".join(self.issuer)


def head_words(report: Report) -> HeadWords:
    """What the head of the report says; blanks to write in where number and date are still to come."""
    document = report.outline.document
    issuer = report.lines(h.ISSUER)
    number = h.number_line(_typed(report, h.NUMBER), document.symbol, _typed(report, h.SYMBOL)).rstrip("-")
    return HeadWords(
        superior=report.lines(h.SUPERIOR),
        issuer=issuer,
        number=number,
        date=_place_and_date(report),
        kind=document.kind,
        title=_typed(report, h.TITLE),
        reference=_reference(report, number, " ".join(issuer)),
    )


def issue_date(report: Report) -> date | None:
    """The date in the header; None where it is open or cannot be read (a finding says so)."""
    try:
        return h.typed_date(report.text(h.DATE))
    except UsageError:
        return None


def _typed(report: Report, key: str) -> str:
    return " ".join(report.lines(key))


def _place_and_date(report: Report) -> str:
    place, typed, day = _typed(report, h.PLACE), _typed(report, h.DATE), issue_date(report)
    if typed and day is None:
        return ", ".join(filter(None, (place, typed)))  # prints as typed; sign-off is blocked by its finding
    last = report.period.last
    return h.place_and_date(place, day, last.year, last.month).removeprefix(", ")


def _reference(report: Report, number: str, issuer: str) -> str:
    """`(Kèm theo Báo cáo số 05/BC-VPCP ngày 05 tháng 01 năm 2024 của …)`; number and date are not broken over lines."""
    day, last = issue_date(report), report.period.last
    when = long_date(day) if day else f"ngày{_BLANK}tháng {month_text(last.month)} năm {last.year}"
    kind = report.outline.document.kind.capitalize()
    of = f" của {issuer}" if issuer else ""
    cited = number.replace("Số:", "số").replace(" ", _NO_BREAK), when.replace(" ", _NO_BREAK)
    return nfc(f"(Kèm theo {kind} {' '.join(cited)}{of})")
