"""Table model of the reports: columns, order, filters by words and by office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dcbc_desktop.report.dates import in_zone, now
from dcbc_desktop.report.report import State
from dcbc_desktop.report.text import fold
from dcbc_desktop.store.models import ReportRow
from dcbc_desktop.ui.widgets.period_words import period_part_words

PROGRESS_ROLE = Qt.ItemDataRole.UserRole + 1
"""Share of the required sections that are filled, 0 to 1."""
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class ReportColumn(IntEnum):
    """Columns of the list, left to right."""

    YEAR = 0
    PERIOD = 1
    TITLE = 2
    STATE = 3
    PROGRESS = 4
    EDITED = 5


class ReportListModel(QAbstractTableModel):
    """Model that sorts and filters itself: 1,000 rows in one pass instead of 10,000 calls from Qt."""

    def __init__(self, parent: QObject | None = None, clock: Callable[[], datetime] = now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._all: tuple[ReportRow, ...] = ()
        self._shown: list[ReportRow] = []
        self._search = ""
        self._office: str | None = None
        self._column = ReportColumn.EDITED
        self._order = Qt.SortOrder.DescendingOrder

    def set_rows(self, rows: Sequence[ReportRow]) -> None:
        """Show these reports."""
        self._all = tuple(rows)
        self._arrange()

    def set_search(self, text: str) -> None:
        """Show only reports that contain every word of `text`, with or without marks."""
        if fold(text) != self._search:
            self._search = fold(text)
            self._arrange()

    def set_office(self, code: str | None) -> None:
        """Show only one office's reports; None for all."""
        if code != self._office:
            self._office = code
            self._arrange()

    def report_row(self, row: int) -> ReportRow:
        """Return the report shown in a row."""
        return self._shown[row]

    def row_of(self, report_id: int) -> int:
        """Return the row of a report; -1 if it is not shown."""
        return next((row for row, report in enumerate(self._shown) if report.id == report_id), -1)

    @property
    def whole_count(self) -> int:
        """Number of reports before any filter."""
        return len(self._all)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Number of reports shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(ReportColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, tooltip and progress of a cell."""
        if not index.isValid():
            return None
        report, column = self._shown[index.row()], ReportColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(report, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(report, column)
            case _ if role == PROGRESS_ROLE and column is ReportColumn.PROGRESS:
                return report.done / report.total if report.total else 0.0
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Column titles."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Year"), self.tr("Period, outline"), self.tr("Title"),
            self.tr("State"), self.tr("Progress"), self.tr("Last edit"),
        )[section]  # fmt: skip

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the list by a column."""
        if 0 <= column < len(ReportColumn):
            self._column, self._order = ReportColumn(column), order
            self._arrange()

    def retranslate(self) -> None:
        """Follow the language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(ReportColumn) - 1)
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(ReportColumn) - 1))

    def _arrange(self) -> None:
        words = self._search.split()
        self.beginResetModel()
        self._shown = [report for report in self._all if self._wanted(report, words)]
        descending = self._order is Qt.SortOrder.DescendingOrder
        self._shown.sort(key=self._sort_key, reverse=descending)
        self.endResetModel()

    def _wanted(self, report: ReportRow, words: Sequence[str]) -> bool:
        if self._office is not None and report.office_code != self._office:
            return False
        if not words:
            return True
        text = fold(" ".join(str(self._words(report, column)) for column in ReportColumn))
        return all(word in text for word in words)

    def _sort_key(self, report: ReportRow) -> tuple[Any, ...]:
        first: Any
        match self._column:
            case ReportColumn.YEAR:
                first = report.period.last
            case ReportColumn.PROGRESS:
                first = report.done / report.total if report.total else 0.0
            case ReportColumn.EDITED:
                first = report.edited
            case _:
                first = fold(self._words(report, self._column))
        return first, report.edited, report.id

    def _words(self, report: ReportRow, column: ReportColumn) -> str:
        match column:
            case ReportColumn.YEAR:
                return str(report.year)
            case ReportColumn.PERIOD:
                number = int(report.period.code[-2:].lstrip("HQ"))
                return f"{period_part_words(report.period.kind, number)} · {report.outline_name}"
            case ReportColumn.TITLE:
                return " ".join(report.title.split())
            case ReportColumn.STATE:
                return self._state(report)
            case ReportColumn.PROGRESS:
                return f"{report.done}/{report.total}"
            case ReportColumn.EDITED:
                return edited_text(report.edited, self._clock())

    def _state(self, report: ReportRow) -> str:
        if report.state is State.SIGNED:
            return self.tr("Signed r{revision}").format(revision=report.revision)
        if report.state is State.PRESENTED:
            return self.tr("Waiting for signature")
        if report.returned:
            return self.tr("Returned")
        return (
            self.tr("Draft") if report.revision == 1 else self.tr("Draft r{revision}").format(revision=report.revision)
        )

    def _tip(self, report: ReportRow, column: ReportColumn) -> str:
        match column:
            case ReportColumn.PROGRESS:
                return self.tr("{done} of {total} required sections have text").format(
                    done=report.done, total=report.total
                )
            case ReportColumn.EDITED:
                return f"{in_zone(report.edited):%H:%M:%S %d/%m/%Y}"
            case ReportColumn.YEAR | ReportColumn.PERIOD:
                return f"{report.period.first:%d/%m/%Y} – {report.period.last:%d/%m/%Y}"
            case _:
                return self._words(report, column)


def edited_text(moment: datetime, now: datetime) -> str:
    """Return the time of day for today, else the date."""
    here = in_zone(moment)
    return f"{here:%H:%M}" if here.date() == in_zone(now).date() else f"{here:%d/%m/%Y}"
