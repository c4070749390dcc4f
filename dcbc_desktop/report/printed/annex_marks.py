"""Annexes of a report and their numbers: tables on pages of their own, and the figures last."""

from __future__ import annotations

from typing import Final, NamedTuple

from dcbc_desktop.report.computed_values import figure_text
from dcbc_desktop.report.outline import TablePlace
from dcbc_desktop.report.report import Report, row_filled

MARK: Final = "Phụ lục"
_ROMAN: Final = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class AnnexMark(NamedTuple):
    """Number of an annex (`Phụ lục`, `Phụ lục II`), and the key of its table; empty for the figures."""

    mark: str
    table: str


def annex_marks(report: Report) -> tuple[AnnexMark, ...]:
    """Return the annexes in the order of the pages; raises FileError `table_invalid`."""
    keys = [
        table.key
        for section in report.outline.sections
        for table in report.outline.tables_of(section.key)
        if table.place is TablePlace.ANNEX and any(row_filled(table, row) for row in report.rows(table.key))
    ]
    if any(figure_text(report, f) or report.entry(f.key).note.strip() for f in report.outline.figures):
        keys.append("")
    return tuple(AnnexMark(mark, key) for mark, key in zip(numbered_marks(len(keys)), keys, strict=True))


def numbered_marks(count: int) -> list[str]:
    """Return `Phụ lục` for one annex, `Phụ lục I`, `Phụ lục II` … for two and more (NĐ 30/2020, Phụ lục I, III.1)."""
    return [MARK] if count == 1 else [f"{MARK} {roman(number)}" for number in range(1, count + 1)]


def roman(number: int) -> str:
    """Format 1 to 89 in Roman numerals."""
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
