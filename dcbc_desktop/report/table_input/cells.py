"""Meaning of one cell from outside: plain, with two readings, with a proposal that a person confirms, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.dates import parse_date, short_date
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.numbers import format_number, parse_number
from dcbc_desktop.report.table_input.cell_dates import read_date
from dcbc_desktop.report.table_input.cell_numbers import read_number
from dcbc_desktop.report.table_input.choice_forms import near_choice


class Convention(StrEnum):
    """Way of writing numbers and dates: 1.234,5 and 05/4/2026, or 1,234.5 and 4/5/2026 for 5 April."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


class CellReading(NamedTuple):
    """One cell: `text` as copied, and what it means.

    `vi` and `en` are the values to store by each convention, None where the text has no such meaning; they are equal
    where the convention does not matter. `proposed` is a value that only a person can confirm; an empty one empties
    the cell. `usual` is True where the reading `vi` is what the program expects, so that `en` alone is no question.
    """

    text: str
    vi: str | None = None
    en: str | None = None
    proposed: str | None = None
    usual: bool = True

    @property
    def differs(self) -> bool:
        """Return whether the two conventions give two values."""
        return self.vi is not None and self.en is not None and self.vi != self.en

    @property
    def evidence(self) -> Convention | None:
        """Return the only convention that the text can be of; None where both or none are possible."""
        if (self.vi is None) == (self.en is None):
            return None
        return Convention.VIETNAMESE if self.vi is not None else Convention.ENGLISH

    def value(self, convention: Convention | None) -> str:
        """Return what to store by a convention, None for neither; the text itself where its meaning is not sure."""
        if self.differs:
            return self.text if convention is None else self._by(convention)
        sure = self.vi if self.vi is not None else self.en
        return self.text if sure is None else sure

    @property
    def other(self) -> str:
        """Return the value by the English convention where the two differ, else the only one."""
        return self._by(Convention.ENGLISH) if self.differs else self.value(None)

    def _by(self, convention: Convention) -> str:
        return (self.vi if convention is Convention.VIETNAMESE else self.en) or ""


_NOTHING: Final = ""


@lru_cache(maxsize=8_192)
def read_cell(text: str, kind: FieldKind, unit: str = "", choices: tuple[str, ...] = ()) -> CellReading:
    """Read a cell of a kind; text that says the value already in the program's form stays as typed."""
    if not text.strip():
        return CellReading(text, text, text)
    if kind.traits.numeric:
        return _number(text, kind, unit)
    match kind:
        case FieldKind.DATE:
            return _date(text)
        case FieldKind.CHOICE:
            near = near_choice(text, choices)
            return CellReading(text, _NOTHING, _NOTHING) if _is_dash(text) else CellReading(text, proposed=near)
        case _:
            return CellReading(text, text, text)


def _number(text: str, kind: FieldKind, unit: str) -> CellReading:
    read = read_number(text, kind, unit)
    if read.nothing:
        return CellReading(text, _NOTHING, _NOTHING)
    if read.perhaps_nothing:
        return CellReading(text, proposed=_NOTHING)
    if read.proposed is not None:
        return CellReading(text, proposed=format_number(read.proposed))
    if read.vi is not None and read.en is not None and read.vi != read.en and "," in text:
        return CellReading(text, format_number(read.vi), format_number(read.en), usual=False)
    return CellReading(text, _kept_number(text, read.vi), _kept_number(text, read.en))


def _kept_number(text: str, value: Decimal | None) -> str | None:
    """Return the text itself where the program reads this very number from it."""
    if value is None:
        return None
    try:
        kept = parse_number(text) == value
    except UsageError:
        kept = False
    return text if kept else format_number(value)


def _date(text: str) -> CellReading:
    if _is_dash(text):
        return CellReading(text, _NOTHING, _NOTHING)
    read = read_date(text)
    if read.proposed is not None:
        return CellReading(text, proposed=short_date(read.proposed))
    return CellReading(text, _kept_day(text, read.vi), _kept_day(text, read.en))


def _kept_day(text: str, day: date | None) -> str | None:
    if day is None:
        return None
    try:
        kept = parse_date(text) == day
    except UsageError:
        kept = False
    return text if kept else short_date(day)


def _is_dash(text: str) -> bool:
    return read_number(text, FieldKind.DECIMAL).nothing


_DOUBTFUL: Final = re.compile(r"[-\u2212]?[0-9]{1,3}[.,][0-9]{3}")
"""Numbers that the other convention may read otherwise; `1.234.567` and `12,5` are none."""


def doubtful_reading(text: str, kind: FieldKind, unit: str = "") -> CellReading | None:
    """Return the reading of a number that the program reads, but that may be meant otherwise: `1,500`, `0.500`."""
    if not _DOUBTFUL.fullmatch(text.strip()):
        return None
    reading = read_cell(text, kind, unit)
    doubtful = not reading.usual if reading.differs else reading.value(None) != text
    return reading if doubtful else None


def sole_convention(readings: Iterable[CellReading]) -> Convention | None:
    """Return the convention of a block by its evidence; None without evidence, or where that contradicts itself."""
    evidence = {one.evidence for one in readings} - {None}
    return evidence.pop() if len(evidence) == 1 else None


class Settled(NamedTuple):
    """Conventions of the numbers and of the dates of a block, None for neither; and what only a person can settle."""

    numbers: Convention | None = None
    dates: Convention | None = None
    unclear: tuple[CellReading, ...] = ()


def settle(numbers: Sequence[CellReading], dates: Sequence[CellReading], answer: Convention | None = None) -> Settled:
    """Settle by which convention a block is written; `answer` is a person's, which settles everything.

    Numbers: what can be of one convention only decides the rest. Without any such evidence, `1.500` is Vietnamese and
    `1,500` a question; so is every difference where the evidence contradicts itself. Dates are Vietnamese, unless all
    evidence says that the month comes first, which is a question, too: on many computers it comes from the system.
    """
    if answer is not None:
        return Settled(answer, answer)
    evidence = {one.evidence for one in numbers if one.evidence is not None}
    unclear = [one for one in numbers if one.differs]
    numbers_by: Convention | None = Convention.VIETNAMESE
    if len(evidence) == 1:
        (numbers_by,), unclear = evidence, []
    elif not evidence and all(one.usual for one in unclear):
        unclear = []
    elif unclear:
        numbers_by = None
    dates_by: Convention | None = Convention.VIETNAMESE
    if sole_convention(dates) is Convention.ENGLISH and any(one.differs for one in dates):
        dates_by = None
        unclear += [one for one in dates if one.differs]
    return Settled(numbers_by, dates_by, tuple(unclear))
