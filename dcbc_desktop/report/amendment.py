"""Rules for an amended report (thay thế): its own number and date, and a sentence that names the report replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from dcbc_desktop.errors import RefusedError, UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import long_date, short_date
from dcbc_desktop.report.outline import SectionKind
from dcbc_desktop.report.prose import Prose, note_texts, plain_text
from dcbc_desktop.report.report import Report


class Issued(msgspec.Struct, frozen=True):
    """Number and date under which a signed revision was issued: as registered, else as printed, else blank."""

    revision: int
    kind: str
    symbol: str
    number: str
    day: date | None

    @property
    def known(self) -> bool:
        """True when the report can be cited: symbol, number and day are known."""
        return bool(self.symbol and self.number and self.day)

    @property
    def name(self) -> str:
        """Citation as the decree writes it: `Báo cáo số 05/BC-VPCP ngày 05 tháng 01 năm 2026`."""
        day = f" {long_date(self.day)}" if self.day else ""
        return f"{self.kind.capitalize()} số {h.printed_number(self.number)}/{self.symbol}{day}"

    @property
    def short(self) -> str:
        """Number and date in few letters, `05/BC-VPCP, 05/01/2026`; empty where neither is known."""
        number = f"{h.printed_number(self.number)}/{self.symbol}".rstrip("/") if self.number else ""
        return ", ".join(filter(None, (number, short_date(self.day) if self.day else "")))


class Clash(NamedTuple):
    """Number or date that an amended report may not share with the one it replaces."""

    code: str
    key: str
    params: dict[str, object]


def clashes(issued: Issued, number: str, day: date | None) -> Iterator[Clash]:
    """Yield the reasons why a number and a date cannot be those of the next revision; blanks are always allowed.

    Numbers begin anew with each year (NĐ 30/2020, Điều 15): the same one is free again in another.
    """
    if number and number == issued.number and _may_be_one_year(issued.day, day):
        params: dict[str, object] = {"number": h.printed_number(number), "revision": issued.revision}
        yield Clash("amendment_number_used", h.NUMBER, params)
    if day is not None and issued.day is not None and day <= issued.day:
        yield Clash("amendment_not_later", h.DATE, {"date": short_date(issued.day), "revision": issued.revision})


def _may_be_one_year(one: date | None, other: date | None) -> bool:
    return one is None or other is None or one.year == other.year


def require_no_clash(issued: Issued | None, number: str, day: date) -> None:
    """Raise RefusedError `amendment_number_used` or `amendment_not_later`."""
    for clash in clashes(issued, number, day) if issued else ():
        raise RefusedError(clash.code, **clash.params)


def require_before(later: Issued | None, number: str, day: date) -> None:
    """Check a number and a date that are recorded after the next revision was signed.

    Raises RefusedError `registration_number_used` or `registration_not_earlier`.
    """
    if later is None:
        return
    if number == later.number and _may_be_one_year(day, later.day):
        raise RefusedError("registration_number_used", number=h.printed_number(number), revision=later.revision)
    if later.day is not None and later.day <= day:
        raise RefusedError("registration_not_earlier", date=short_date(later.day), revision=later.revision)


def clashes_of(report: Report, issued: Issued) -> Iterator[Clash]:
    """Yield the clashes of the header; values that cannot be read there are reported by other checks."""
    try:
        number, day = h.normalise_number(report.text(h.NUMBER)), h.typed_date(report.text(h.DATE))
    except UsageError:
        return
    yield from clashes(issued, number, day)


def replacement_sentence(issued: Issued) -> str:
    """Return the sentence by which an amended report names the one before."""
    return f"{issued.kind.capitalize()} này thay thế {issued.name}."


def replacement_key(report: Report) -> str:
    """Return the key of the section for that sentence: the opening, or the first text where there is none."""
    sections = report.outline.prose_sections()
    opening = next((section for section in sections if section.kind is SectionKind.OPENING), sections[0])
    return opening.key


def replacement_place(prose: Prose) -> int:
    """Return the index of the paragraph before which the sentence goes; `… báo cáo như sau:` stays last."""
    count = len(prose.paragraphs)
    return count - 1 if plain_text(prose).rstrip().endswith(":") else count


def says_replacement(report: Report, issued: Issued) -> bool:
    """True when a text, note, title or legal basis cites the report that is replaced, in any words."""
    symbol = r"\s*[-–]\s*".join(re.escape(part) for part in issued.symbol.split("-"))
    named = re.compile(rf"(?<!\d)0*{re.escape(issued.number)}\s*/\s*{symbol}(?!\w)", re.IGNORECASE)
    return any("thay thế" in passage.casefold() and named.search(passage) for passage in _passages(report))


def _passages(report: Report) -> Iterator[str]:
    yield report.text(h.TITLE)
    yield from report.lines(h.LEGAL_BASES)
    for section in report.outline.prose_sections():
        prose = report.prose(section.key)
        yield from plain_text(prose).split("\n")
        yield from note_texts(prose)
