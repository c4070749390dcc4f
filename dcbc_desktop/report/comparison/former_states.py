"""Former states of an entry, or of a row of a table, compared with the present report; for the worker thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dcbc_desktop.report.comparison.compared_text import ComparedParagraph, compare_prose, compare_words
from dcbc_desktop.report.prose import Prose, decode, is_empty, plain_text
from dcbc_desktop.report.report import EMPTY, Entry, EntryKind, Report, entry_kind
from dcbc_desktop.report.table import Cell, Row

_NO_PROSE = Prose()


@dataclass(frozen=True, slots=True)
class FormerState:
    """State of an entry, or of one row of a table, as it was typed at a moment; `position` is the row's place then."""

    key: str
    at: datetime
    entry: Entry = EMPTY
    row: Row | None = None
    position: int = 0

    @property
    def row_name(self) -> str:
        """Return the first words in the cells of a row; empty for an empty row and for other entries."""
        cells = self.row.cells.values() if self.row is not None else ()
        return next((cell.value for cell in cells if cell.value), "")


def state_prose(state: FormerState) -> Prose:
    """Return the text of a section; raises FileError `prose_invalid`."""
    return decode(state.entry.value) if state.entry.value else _NO_PROSE


def is_removed(report: Report, state: FormerState) -> bool:
    """Return whether the row is gone from its table."""
    return state.row is not None and all(row.id != state.row.id for row in report.rows(state.key))


def words_in(report: Report, state: FormerState) -> int:
    """Return the number of words of a section's text without its footnotes; 0 for other entries."""
    is_prose = state.row is None and entry_kind(report.outline, state.key) is EntryKind.PROSE
    return len(plain_text(state_prose(state)).split()) if is_prose else 0


def compare_state(report: Report, state: FormerState) -> tuple[ComparedParagraph, ...]:
    """Return a state with its differences to the present report, by word; nothing for an empty one."""
    if state.row is not None:
        return tuple(_compared_cells(report, state.key, state.row))
    if entry_kind(report.outline, state.key) is EntryKind.PROSE:
        earlier, present = state_prose(state), report.prose(state.key)
        return compare_prose(earlier, present, marked=not is_empty(present)).blocks
    now = report.entry(state.key)
    return tuple(_compared_values("", Cell(state.entry.value, state.entry.note), Cell(now.value, now.note)))


def _compared_cells(report: Report, key: str, row: Row) -> Iterator[ComparedParagraph]:
    table = report.outline.table(key)
    present = next((one for one in report.rows(key) if one.id == row.id), row)
    for column in table.columns if table is not None else ():
        yield from _compared_values(column.label, row.cell(column.key), present.cell(column.key))


def _compared_values(label: str, earlier: Cell, present: Cell) -> Iterator[ComparedParagraph]:
    if earlier.value or present.value:
        yield compare_words(label, earlier.value, present.value)
    if earlier.note or present.note:
        yield compare_words("¹", earlier.note, present.note)
