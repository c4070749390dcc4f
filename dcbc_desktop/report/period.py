"""Reporting period (kỳ báo cáo), and mentions of periods in headings, moved on for a report copied from an earlier one.

Only names of periods move: `năm 2025`, `quý III năm 2025`, `6 tháng đầu năm 2025`, `năm học 2024-2025`. A day
(`ngày 05 tháng 3 năm 2025`, `05/3/2025`) and a document's number stay unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

import msgspec

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.prose import FigureRun, Footnote, Run, Text
from dcbc_desktop.report.text import OBJECT

_CODE = re.compile(r"([0-9]{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])|(9M)))?")
_ROMAN_NUMERALS: Final = ("I", "II", "III", "IV")
FIRST_YEAR, LAST_YEAR = 1990, 2100


class PeriodKind(StrEnum):
    """Length of a period."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


class Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Period by its code (`2026`, `2026-9M`, `2026-H1`, `2026-Q3`, `2026-09`) with its first and last day."""

    code: str
    first: date
    last: date

    @property
    def year(self) -> int:
        """Year of the report."""
        return int(self.code[:4])

    @property
    def kind(self) -> PeriodKind:
        """Length of the period, read from the code."""
        return _parts(self.code)[1]

    @property
    def number(self) -> int:
        """Number of the period among those of its kind in its year, from 1: 3 for `2026-Q3`, 1 for `2026-9M`."""
        return _parts(self.code)[2]

    @property
    def opens_year(self) -> bool:
        """True for the first period of its kind in its year."""
        return self.number == 1

    @property
    def closes_year(self) -> bool:
        """True for the whole year and for the last period of its kind in a year."""
        _, kind, number = _parts(self.code)
        return number * _MONTHS[kind] == 12

    @property
    def label(self) -> str:
        """Words of the report: `năm 2026`, `9 tháng đầu năm 2026`, `quý III năm 2026`, `tháng 9 năm 2026`."""
        year, kind, number = _parts(self.code)
        match kind:
            case PeriodKind.YEAR:
                return f"năm {year}"
            case PeriodKind.NINE_MONTHS:
                return f"9 tháng đầu năm {year}"
            case PeriodKind.HALF:
                return f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}"
            case PeriodKind.QUARTER:
                return f"quý {_ROMAN_NUMERALS[number - 1]} năm {year}"
            case PeriodKind.MONTH:
                return f"tháng {number} năm {year}"


def _parts(code: str) -> tuple[int, PeriodKind, int]:
    match = _CODE.fullmatch(code)
    if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise UsageError("period_invalid", code=code[:40])
    year = int(match[1])
    if match[2]:
        return year, PeriodKind.HALF, int(match[2])
    if match[3]:
        return year, PeriodKind.QUARTER, int(match[3])
    if match[4]:
        return year, PeriodKind.MONTH, int(match[4])
    return year, PeriodKind.NINE_MONTHS if match[5] else PeriodKind.YEAR, 1


_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}


def make_period(code: str, first: date | None = None, last: date | None = None) -> Period:
    """Make a period; by default from the 15th of the month before it to the 14th of its last month.

    Raises UsageError `period_invalid` or `period_days_reversed`.
    """
    year, kind, number = _parts(code)
    months = _MONTHS[kind]
    last_month = number * months
    first_month = last_month - months  # the month before the period's first month
    usual_first = date(year, first_month, 15) if first_month else date(year - 1, 12, 15)
    period = Period(code, first or usual_first, last or date(year, last_month, 14))
    if period.first > period.last:
        raise UsageError("period_days_reversed")
    return period


_PART_OF_YEAR: Final = (
    r"(?:(?:0?6|sáu)\s+tháng\s+(?P<half>đầu|cuối)|quý\s+(?P<quarter>IV|I{1,3}|[1-4])"
    r"|tháng\s+(?P<month>1[0-2]|0?[1-9]))"
)
_MENTION: Final = re.compile(
    rf"(?<!\w)(?:{_PART_OF_YEAR}(?:\s+năm\s+|\s*/\s*)|năm\s+(?:học\s+)?)"
    r"(?P<year>\d{4})(?:\s*[-–]\s*(?P<end>\d{4}))?(?!\d)",
    re.IGNORECASE,
)
_DAY_BEFORE: Final = re.compile(r"ngày\s{1,3}\d{1,2}\s{1,3}$", re.IGNORECASE)
_BACK: Final = 20
"""How far before a mention its day may begin."""
_KINDS: Final = {"half": PeriodKind.HALF, "quarter": PeriodKind.QUARTER, "month": PeriodKind.MONTH}
_A_YEAR: Final = {PeriodKind.HALF: 2, PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12}
_HALVES: Final = ("đầu", "cuối")


class _Part(NamedTuple):
    """Period within a year: its kind, year and number."""

    kind: PeriodKind
    year: int
    number: int

    def next(self) -> _Part:
        if self.number < _A_YEAR[self.kind]:
            return self._replace(number=self.number + 1)
        return self._replace(year=self.year + 1, number=1)


class _Token(NamedTuple):
    """Span of letters to be replaced."""

    start: int
    end: int
    words: str


class MentionedYear(NamedTuple):
    """Year in a mention of a period: where its digits begin, and the last year where two are named."""

    start: int
    year: int
    last: int


def mentioned_years(text: str) -> Iterator[MentionedYear]:
    """Yield the years of the periods that a line mentions; years of days are none."""
    for mention in _MENTION.finditer(text):
        if not _DAY_BEFORE.search(text[max(0, mention.start() - _BACK) : mention.start()]):
            year = int(mention["year"])
            yield MentionedYear(mention.start("year"), year, int(mention["end"] or year))


class PeriodShift:
    """Step from an earlier period to a new one; the period after the earlier one becomes the one after the new one."""

    def __init__(self, earlier: Period, new: Period) -> None:
        self._shift = new.year - earlier.year
        self._years = {earlier.year + ahead: new.year + ahead for ahead in (0, 1)}
        self._parts: dict[_Part, _Part] = {}
        if earlier.kind is new.kind and earlier.kind in _A_YEAR:
            old_part, new_part = _part_of(earlier), _part_of(new)
            self._parts = {old_part: new_part, old_part.next(): new_part.next()}

    def text(self, text: str) -> str:
        """Return a line with its mentions moved on."""
        return _replaced(text, self._tokens(text), 0)

    def runs(self, runs: Iterable[Run]) -> tuple[Run, ...]:
        """Return a paragraph with its mentions moved on; linked figures and footnotes stay unchanged."""
        runs = tuple(runs)
        tokens = list(self._tokens("".join(OBJECT if isinstance(run, Footnote) else run.text for run in runs)))
        moved: list[Run] = []
        place = 0
        for run in runs:
            match run:
                case Text():
                    words = _replaced(run.text, tokens, place)
                    moved.append(run.restyled(words))
                case FigureRun() | Footnote():
                    moved.append(run)
            place += 1 if isinstance(run, Footnote) else len(run.text)
        return tuple(moved)

    def _tokens(self, text: str) -> Iterator[_Token]:
        for mention in _MENTION.finditer(text):
            if not _DAY_BEFORE.search(text[max(0, mention.start() - _BACK) : mention.start()]):
                yield from self._of_mention(mention)

    def _of_mention(self, mention: re.Match[str]) -> Iterator[_Token]:
        year = int(mention["year"])
        name = next((name for name in _KINDS if mention[name]), "")
        part = self._parts.get(_Part(_KINDS[name], year, _number(mention[name]))) if name else None
        if part is not None:
            yield _Token(*mention.span(name), _named_like(mention[name], part))
            yield _Token(*mention.span("year"), str(part.year))
        elif mention["end"] is not None:
            yield from self._of_years(mention, year, int(mention["end"]))
        elif year in self._years:
            yield _Token(*mention.span("year"), str(self._years[year]))

    def _of_years(self, mention: re.Match[str], first: int, last: int) -> Iterator[_Token]:
        """Move two years that follow each other (one school year); longer spans are plans and stay."""
        if last == first + 1 and not self._years.keys().isdisjoint((first, last)):
            yield _Token(*mention.span("year"), str(first + self._shift))
            yield _Token(*mention.span("end"), str(last + self._shift))


def _part_of(period: Period) -> _Part:
    return _Part(period.kind, period.year, int(period.code[5:].lstrip("HQ")))


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    names = _HALVES if words.lower() in _HALVES else _ROMAN_NUMERALS
    return [name.lower() for name in names].index(words.lower()) + 1


def _named_like(words: str, part: _Part) -> str:
    """Write the part's number in the form it had before: `III`, `3`, `03`, `đầu`."""
    if words.isdigit():
        return str(part.number).rjust(len(words) if words.startswith("0") else 1, "0")
    name = (_HALVES if part.kind is PeriodKind.HALF else _ROMAN_NUMERALS)[part.number - 1]
    return name.upper() if words.isupper() else name.lower() if words.islower() else name


def _replaced(text: str, tokens: Iterable[_Token], place: int) -> str:
    """Return the text, which begins at `place`, with the tokens that lie wholly in it replaced."""
    pieces, done = [], 0
    for start, end, words in tokens:
        if place + done <= start and end <= place + len(text):
            pieces += [text[done : start - place], words]
            done = end - place
    return "".join([*pieces, text[done:]])
