"""List of reports: its data, the filter by office, and a table for the keyboard with a small bar for progress."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QComboBox, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import Office, ReportRow
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.start.report_list_model import PROGRESS_ROLE, REPORT_COLUMNS, ReportColumn, ReportListModel
from dcbc_desktop.ui.widgets.item_views import use_row_selection
from dcbc_desktop.ui.widgets.style import STEP, TIGHT
from dcbc_desktop.workflow import new_report, outline_choices


@dataclass(frozen=True, slots=True)
class ReportListData:
    """Reports outside the bin and office profiles, read in one transaction."""

    reports: tuple[ReportRow, ...]
    offices: tuple[Office, ...]


def read_report_list(store: Store) -> ReportListData:
    """Read the data of the start page, on the store thread."""
    return ReportListData(store.list_reports(), store.office.profiles())


def create_next_year(store: Store, row: ReportRow) -> Report:
    """Create the report of the same period one year later, with the words of this one."""
    period = make_period(f"{row.year + 1:04d}{row.period.code[4:]}")
    return new_report.create(store, outline_choices.load(row.outline_id), period, from_report=row.id)


class OfficeFilter(QComboBox):
    """Filter by office: all, or one by its code. Hidden while there is only one office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportsOffice")
        self.addItem("", None)
        self.hide()

    @property
    def code(self) -> str | None:
        """The chosen office's code; None for all."""
        code = self.currentData()
        return None if code is None else str(code)

    def offer(self, data: ReportListData) -> None:
        """Offer the offices that have reports or a profile; the chosen one stays chosen."""
        names = {report.office_code: report.office_code for report in data.reports}
        names.update({office.code: office.display_name for office in data.offices})
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            self.addItem("", None)
            for code in sorted(names):
                self.addItem(names[code], code)
            self.setCurrentIndex(max(self.findData(chosen), 0))
        self.retranslate()
        self.setVisible(len(names) > 1)

    def retranslate(self) -> None:
        """Set the words that are not names."""
        self.setAccessibleName(self.tr("Office"))
        self.setItemText(0, self.tr("All offices"))
        if (nameless := self.findData("")) > 0:
            self.setItemText(nameless, self.tr("(no office)"))


class ReportListView(QTableView):
    """Table with one row for each report; Return or a double click opens it."""

    def __init__(self, model: ReportListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("reportsTable")
        self.setModel(model)
        self.setItemDelegateForColumn(ReportColumn.PROGRESS, ProgressDelegate(self))
        use_row_selection(self)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._size_columns()
        self.setSortingEnabled(True)
        self.sortByColumn(ReportColumn.EDITED, Qt.SortOrder.DescendingOrder)

    def selected_report(self) -> ReportRow | None:
        """Return the report of the current row."""
        index = self.currentIndex()
        return self._model.report_row(index.row()) if index.isValid() else None

    def select_report(self, report_id: int | None) -> None:
        """Choose a report's row; the first row where it is not shown."""
        if self._model.rowCount():
            row = self._model.row_of(report_id) if report_id is not None else 0
            self.setCurrentIndex(self._model.index(max(row, 0), 0))

    def _size_columns(self) -> None:
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        for column, entry in REPORT_COLUMNS.items():
            if entry.sample:
                header.resizeSection(column, metrics.horizontalAdvance(entry.sample) + 2 * STEP)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 2 * STEP)


class ProgressDelegate(QStyledItemDelegate):
    """Draws `9/14` and a bar that is filled by the share that is done."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the words as the style does, with its colours for a chosen row, then the bar."""
        super().paint(painter, option, index)
        room: QRect = option.rect.adjusted(TIGHT, 0, -STEP, 0)
        width = option.fontMetrics.horizontalAdvance("00/00")
        bar = QRect(room.left() + width + STEP, room.center().y() - TIGHT, room.width() - width - STEP, 2 * TIGHT)
        painter.save()
        _draw_bar(painter, bar, index.data(PROGRESS_ROLE), option.palette)
        painter.restore()


def _draw_bar(painter: QPainter, bar: QRect, share: float, palette: QPalette) -> None:
    """Draw a frame, filled from the left, on its own ground: it is seen in every row and every palette."""
    group = QPalette.ColorGroup.Active
    ink = palette.color(group, QPalette.ColorRole.Highlight)
    painter.fillRect(bar.adjusted(-2, -2, 2, 2), palette.color(group, QPalette.ColorRole.Base))
    painter.setPen(ink)
    painter.drawRect(bar.adjusted(0, 0, -1, -1))
    filled = bar.adjusted(2, 2, -2, -2)
    filled.setWidth(round(filled.width() * share))
    painter.fillRect(filled, ink)
