"""Table model of the reports: columns, order, filters by words and by office."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import IntEnum
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from dcbc_desktop.report.dates import in_zone, now
from dcbc_desktop.report.header import printed_number
from dcbc_desktop.report.report import State
from dcbc_desktop.report.text import fold
from dcbc_desktop.store.models import ReportRow
from dcbc_desktop.ui.widgets.language import QT_TRANSLATE_NOOP
from dcbc_desktop.ui.widgets.period_words import period_part_words

PROGRESS_ROLE = Qt.ItemDataRole.UserRole + 1
"""Share of the required sections that are filled, 0 to 1."""
_NONE: Final = "–"
"""Shown where a report has no number or date yet."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzđ"
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class ReportColumn(IntEnum):
    """Columns of the list, left to right; each has a row in `REPORT_COLUMNS`."""

    YEAR = 0
    PERIOD = 1
    TITLE = 2
    NUMBER = 3
    DATE = 4
    STATE = 5
    PROGRESS = 6
    EDITED = 7


class ReportColumnEntry(NamedTuple):
    """Row of the table of columns."""

    title: str
    words: Callable[[ReportRow, datetime], str]
    """Text of a cell at this moment."""
    sample: str = ""
    """Text for which the column has room in the current font; without one it takes the room that is left."""
    sort_key: Callable[[ReportRow], Any] | None = None
    """Key for sorting; None for the text without marks."""
    tip: Callable[[ReportRow], str] | None = None
    """Tooltip; None for the text."""


def _period_cell(report: ReportRow, _now: datetime) -> str:
    return f"{period_part_words(report.period.kind, report.period.number)} · {report.outline_name}"


def _period_tip(report: ReportRow) -> str:
    return f"{report.period.first:%d/%m/%Y} – {report.period.last:%d/%m/%Y}"


def _state_cell(report: ReportRow, _now: datetime) -> str:
    translate = QCoreApplication.translate
    if report.state is State.SIGNED:
        return translate("ReportListModel", "Signed r{revision}").format(revision=report.revision)
    if report.state is State.PRESENTED:
        return translate("ReportListModel", "Waiting for signature")
    if report.returned:
        return translate("ReportListModel", "Returned")
    if report.revision == 1:
        return translate("ReportListModel", "Draft")
    return translate("ReportListModel", "Draft r{revision}").format(revision=report.revision)


def _progress(report: ReportRow) -> float:
    return report.done / report.total if report.total else 0.0


def _progress_tip(report: ReportRow) -> str:
    words = QCoreApplication.translate("ReportListModel", "{done} of {total} required sections have text")
    return words.format(done=report.done, total=report.total)


def edited_text(moment: datetime, now: datetime) -> str:
    """Return the time of day for today, else the date."""
    here = in_zone(moment)
    return f"{here:%H:%M}" if here.date() == in_zone(now).date() else f"{here:%d/%m/%Y}"


REPORT_COLUMNS: Final[Mapping[ReportColumn, ReportColumnEntry]] = {
    ReportColumn.YEAR: ReportColumnEntry(
        QT_TRANSLATE_NOOP("ReportListModel", "Year"),
        lambda report, _: str(report.year),
        sample="20260",
        sort_key=lambda report: report.period.last,
        tip=_period_tip,
    ),
    ReportColumn.PERIOD: ReportColumnEntry(
        QT_TRANSLATE_NOOP("ReportListModel", "Period, outline"),
        _period_cell,
        sample="6 tháng đầu năm · Doanh nghiệp nhà nước",
        tip=_period_tip,
    ),
    ReportColumn.TITLE: ReportColumnEntry(
        QT_TRANSLATE_NOOP("ReportListModel", "Title"), lambda report, _: " ".join(report.title.split())
    ),
    ReportColumn.NUMBER: ReportColumnEntry(
        QT_TRANSLATE_NOOP("ReportListModel", "Number"),
        lambda report, _: printed_number(report.number) or _NONE,
        sample="1234a",
        sort_key=lambda report: (int("0" + report.number.rstrip(_LETTERS)), report.number),
    ),
    ReportColumn.DATE: ReportColumnEntry(
        QT_TRANSLATE_NOOP("ReportListModel", "Date"),
        lambda report, _: f"{report.day:%d/%m/%Y}" if report.day else _NONE,
        sample="28/12/2026",
        sort_key=lambda report: report.day or date.min,
    ),
    ReportColumn.STATE: ReportColumnEntry(
        QT_TRANSLATE_NOOP("ReportListModel", "State"), _state_cell, sample="Đã ký bản 22"
    ),
    ReportColumn.PROGRESS: ReportColumnEntry(
        QT_TRANSLATE_NOOP("ReportListModel", "Progress"),
        lambda report, _: f"{report.done}/{report.total}",
        sample="14/14 ▓▓▓▓▓▓▓▓",
        sort_key=_progress,
        tip=_progress_tip,
    ),
    ReportColumn.EDITED: ReportColumnEntry(
        QT_TRANSLATE_NOOP("ReportListModel", "Last edit"),
        lambda report, now: edited_text(report.edited, now),
        sample="28/12/2026",
        sort_key=lambda report: report.edited,
        tip=lambda report: f"{in_zone(report.edited):%H:%M:%S %d/%m/%Y}",
    ),
}
"""A new column is a member of `ReportColumn` and a row here; the view, sorting and search read it."""


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
        entry = REPORT_COLUMNS[column]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.words(report, self._clock())
            case Qt.ItemDataRole.ToolTipRole:
                return entry.tip(report) if entry.tip is not None else entry.words(report, self._clock())
            case _ if role == PROGRESS_ROLE and column is ReportColumn.PROGRESS:
                return _progress(report)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Column titles."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return QCoreApplication.translate("ReportListModel", REPORT_COLUMNS[ReportColumn(section)].title)

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
        moment = self._clock()
        text = fold(" ".join(REPORT_COLUMNS[column].words(report, moment) for column in ReportColumn))
        return all(word in text for word in words)

    def _sort_key(self, report: ReportRow) -> tuple[Any, ...]:
        entry = REPORT_COLUMNS[self._column]
        first = entry.sort_key(report) if entry.sort_key is not None else fold(entry.words(report, self._clock()))
        return first, report.edited, report.id
