"""Total rows of a block, by their words or by numbers that are the sums of the rows above."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from dcbc_desktop.report.numbers import number_in
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.text import clean_line, fold_case

_TOTAL: Final = re.compile(
    r"(?:tổng(?:\s(?:cộng|số|chung))?|t\.?\s?cộng|cộng(?:\s(?:chung|dồn|tổng))?|tong\scong|tong\sso"
    r"|(?:grand\s|sub\s?)?total)(?:\s(?:toàn|cả)\s\w{1,10})?"
    r"(?:\s*\([^()]{0,40}\))?(?:\s+(?:[ivx]{1,4}|\d{1,2}|[a-d]))?\s*[:.]*"
)
"""`Cộng`, `Tổng số (I+II)`, `Tổng cộng:`; not `Tổng kết năm học`, `Cộng đồng dân cư`, `Công an xã`."""
_WHOLE_PLACE: Final = re.compile(r"(?:toàn|cả)\s\w{1,10}\s*[:.]*")
"""`Toàn xã` is a total only where its numbers are the sums."""
_PERHAPS: Final = re.compile(
    r"(?:tổng(?!\s(?:kết|vệ|đài|cục|liên|thầu|giám|bí|công\s(?:ty|trình)|đội|lãnh))|cộng(?!\s(?:đồng|tác|sản|hòa|hoà))"
    r"|lũy kế|luỹ kế|tính chung|σ|∑)(?!\w)"
)
"""`Tổng số thôn, tổ dân phố`, `Tổng cộng các lĩnh vực`: a total only where its numbers are the sums."""
_FIRST_LETTERS: Final = frozenset("tcgs")
_SHORTEST, _LONGEST = 4, 80
_FEWEST_ROWS: Final = 2
_FEWEST_UNNAMED: Final = 3


class WrongTotal(NamedTuple):
    """Total that a row gives for a column, and what the rows above it add up to."""

    column: int
    written: Decimal
    added: Decimal


def says_total(text: str) -> bool:
    """Return whether words name a total row."""
    if not _SHORTEST <= len(text) <= _LONGEST or text.lstrip()[:1].lower() not in _FIRST_LETTERS:
        return False
    return _TOTAL.fullmatch(fold_case(clean_line(text).text)) is not None


def total_words(table: Table, cells: Mapping[int, str]) -> str:
    """Return the words that make a row a total row; empty for another row. `cells` are texts by column number.

    Its other cells hold numbers, dashes or nothing. Rows that the outline begins with are never total rows.
    """
    words = [text.strip() for column, text in cells.items() if text.strip() and not _is_numeric(table, column)]
    said = [text for text in words if says_total(text)]
    others = [text for text in words if text not in said and not _is_empty_mark(text) and number_in(text) is None]
    return said[0] if said and not others and said[0] not in table.starting_rows else ""


class Sums:
    """Sums of some rows by column, added up row by row."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.rows = 0
        self.named = True
        """Whether each row has words."""
        self._sums: dict[int, Decimal] = {}

    def add(self, cells: Mapping[int, str]) -> None:
        """Add a row."""
        self.rows += 1
        self.named = self.named and any(
            text.strip() for column, text in cells.items() if not _is_numeric(self._table, column)
        )
        for column, number in numbers_of(self._table, cells).items():
            self._sums[column] = self.of(column) + number

    def of(self, column: int) -> Decimal:
        """Return the sum of a column."""
        return self._sums.get(column, Decimal(0))


def numbers_of(table: Table, cells: Mapping[int, str]) -> dict[int, Decimal]:
    """Return the numbers of a row in columns that are added up."""
    numbers = {
        column: number_in(text) for column, text in cells.items() if text.strip() and _is_added_up(table, column)
    }
    return {column: number for column, number in numbers.items() if number is not None}


def adds_up(table: Table, cells: Mapping[int, str], above: Sums) -> bool:
    """Return whether a row without words of its own holds the sums of the rows above it, and nothing else.

    Rows that have no words either need to be more, since 1, 2, 3 in one column is no total.
    """
    words = [text for column, text in cells.items() if not _is_numeric(table, column) and not _says_little(text)]
    if len(words) > 1 or any(text.strip() in table.starting_rows or not _may_say_total(text) for text in words):
        return False
    fewest_rows = _FEWEST_ROWS if above.named or words else _FEWEST_UNNAMED
    fewest_sums = 1 if above.named and not words else 2
    numbers = numbers_of(table, cells)
    if above.rows < fewest_rows or sum(map(bool, numbers.values())) < fewest_sums:
        return False
    return all(number == above.of(column) for column, number in numbers.items())


def wrong_totals(table: Table, cells: Mapping[int, str], above: Sums, group: Sums) -> tuple[WrongTotal, ...]:
    """Return the totals of a row that are neither the sum of all rows above it nor of those since the last total."""
    if not above.rows:
        return ()
    nearest = group if group.rows else above
    return tuple(
        WrongTotal(column, written, nearest.of(column))
        for column, written in numbers_of(table, cells).items()
        if written not in (above.of(column), group.of(column))
    )


def _says_little(text: str) -> bool:
    return _is_empty_mark(text) or (len(text) <= _LONGEST and _WHOLE_PLACE.fullmatch(fold_case(text)) is not None)


def _may_say_total(text: str) -> bool:
    return len(text) <= _LONGEST and _PERHAPS.match(fold_case(text).lstrip(" *•-–.")) is not None


def _is_numeric(table: Table, column: int) -> bool:
    return column < len(table.columns) and table.columns[column].kind.traits.numeric


def _is_added_up(table: Table, column: int) -> bool:
    return column < len(table.columns) and table.columns[column].kind.traits.added_up


def _is_empty_mark(text: str) -> bool:
    return not text.strip(" -–—−xX×.…")
