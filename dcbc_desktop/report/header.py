"""Header of a report: the places (ô số) of NĐ 30/2020, Phụ lục I, and conversion of typed text into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.dates import long_date, month_text, parse_date
from dcbc_desktop.report.text import nfc

SUPERIOR = "header.superior"
ISSUER = "header.issuer"
SYMBOL = "header.symbol"
NUMBER = "header.number"
DATE = "header.date"
PLACE = "header.place"
TITLE = "header.title"
ADDRESSEES = "header.addressees"
LEGAL_BASES = "header.legal_bases"
RECIPIENTS = "header.recipients"
DRAFTER = "header.drafter"
COPIES = "header.copies"
SIGNATORY_LINES = "signatory.lines"
SIGNATORY_OFFICE = "signatory.office"
SIGNATORY_NAME = "signatory.name"

HEADER_KEYS = (
    SUPERIOR, ISSUER, SYMBOL, NUMBER, DATE, PLACE, TITLE, ADDRESSEES, LEGAL_BASES, RECIPIENTS, DRAFTER, COPIES,
)  # fmt: skip
SIGNATORY_KEYS = (SIGNATORY_LINES, SIGNATORY_OFFICE, SIGNATORY_NAME)
MULTILINE_KEYS = frozenset({SUPERIOR, ISSUER, ADDRESSEES, LEGAL_BASES, RECIPIENTS, SIGNATORY_LINES})
"""Keys whose value is one item a line."""

_NUMBER = re.compile(r"[0-9]{1,6}[a-zđ]?")
_TYPED_SYMBOL = re.compile(r"^\s*(?:Số\s*:?\s*)?(?:[0-9]*\s*/)?\s*(?:BC\s*[-–])?\s*", re.IGNORECASE)


def lines_of(value: str) -> tuple[str, ...]:
    """Return the filled lines of a value with one item a line."""
    return tuple(line.strip() for line in nfc(value).splitlines() if line.strip())


def filled_lines(value: str) -> Iterator[tuple[int, str]]:
    """Yield the filled lines of a value without the blanks around them, each with its position in the value."""
    start = 0
    for line in value.splitlines(keepends=True):
        if words := line.strip():
            yield start + line.index(words), words
        start += len(line)


def normalise_symbol(value: str) -> str:
    """Keep only the issuer's abbreviation: `BC-VPCP`, `/BC-VPCP` and `12/BC-VPCP` become `VPCP`."""
    return re.sub(r"\s+", "", _TYPED_SYMBOL.sub("", nfc(value), count=1))


def normalise_number(value: str) -> str:
    """Return the number without leading zeros, as stored; raises UsageError `document_number_invalid`."""
    stripped = nfc(value).strip()
    if not stripped:
        return ""
    if not _NUMBER.fullmatch(stripped) or not stripped.strip("0"):
        raise UsageError("document_number_invalid", text=stripped[:40])
    return stripped.lstrip("0")


def normalise_header(key: str, value: str) -> str:
    """Return a value as stored: symbol and number in their short form, everything else as typed."""
    if key == SYMBOL:
        return normalise_symbol(value)
    if key == NUMBER:
        try:
            return normalise_number(value)
        except UsageError:
            return value  # kept as typed; the checks say what is wrong with it
    return value


def printed_number(number: str) -> str:
    """Format a number: below 10 with a 0; blank before it is given (NĐ 30/2020, Phụ lục I, II.3)."""
    if not number:
        return ""
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyzđ")
    return f"0{number}" if len(digits) == 1 else number


BLANK_NUMBER = "        "
"""Room to write the number into by hand."""
BLANK_PART = "      "
"""Room to write a day or a month into by hand."""


def number_line(number: str, document_symbol: str, symbol: str) -> str:
    """Format ô số 3: `Số: 05/BC-VPCP`; blanks where the number is not given yet."""
    return f"Số: {printed_number(number) or BLANK_NUMBER}/{document_symbol}-{symbol}"


def place_and_date(place: str, day: date | None, year: int, month: int | None = None) -> str:
    """Format ô số 4: `Hà Nội, ngày 05 tháng 01 năm 2024`; blanks where there is no day yet."""
    return f"{place}, {long_date(day) if day is not None else blank_date(year, month)}"


def blank_date(year: int, month: int | None = None) -> str:
    """Format a date to be written by hand: `ngày      tháng      năm 2026`; layouts before 4 print a month in it."""
    return f"ngày{BLANK_PART}tháng{f' {month_text(month)} ' if month else BLANK_PART}năm {year}"


def typed_date(value: str) -> date | None:
    """Parse the date of a header value; None where it is empty; raises UsageError `date_invalid`."""
    return parse_date(value) if value.strip() else None


def issue_date(value: str) -> date | None:
    """Return the date of a header value; None where it is missing or cannot be read (a finding says so)."""
    try:
        return typed_date(value)
    except UsageError:
        return None
