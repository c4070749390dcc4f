"""Dialog Chèn số liệu: choose a figure to link into the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from dcbc_desktop.report.computed_values import figure_text, is_computed
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text import fold
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.style import TIGHT
from dcbc_desktop.ui.widgets.task_dialog import TaskDialog, name_button

_KEY, _TEXT, _FOLDED = (Qt.ItemDataRole.UserRole + n for n in (1, 2, 3))
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class InsertFigureDialog(TaskDialog):
    """Lists the figures with their values; `chosen` brings the key and the printed text of one."""

    chosen = Signal(str, str)

    def __init__(self, runner: BackgroundRunner, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "figureLinkDialog")
        self._report = report
        self._filter = QLineEdit(self)
        self._filter.setObjectName("figureLink.filter")
        self._filter.setClearButtonEnabled(True)
        self._filter.installEventFilter(self)
        self._list = self._make_list()
        self.body.addWidget(self._filter)
        self.body.addWidget(self._list, 1)
        self._insert = self.add_main_button("insert")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self._connect_signals()
        self._fill()
        self.retranslate()
        self.open_at_size(720, 520)
        self._filter.setFocus()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setObjectName("figureLink.list")
        made.setColumnCount(3)
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return made

    def _connect_signals(self) -> None:
        self._filter.textChanged.connect(self._filter_list)
        self._list.currentItemChanged.connect(self._update_button)
        self._list.itemDoubleClicked.connect(self._accept)
        self.buttons.accepted.connect(self._accept)

    def _fill(self) -> None:
        for figure in self._report.outline.figures:
            text = figure_text(self._report, figure)
            shown = f"Σ {text}" if is_computed(self._report, figure) else text
            item = QTreeWidgetItem(self._list, [figure.label, shown, figure.unit])
            item.setSizeHint(0, QSize(0, self.fontMetrics().height() + 2 * TIGHT))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, _KEY, figure.key)
            item.setData(0, _TEXT, text)
            item.setData(0, _FOLDED, fold(f"{figure.label} {figure.unit} {text} {figure.heading}"))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{figure.label}: {shown} {figure.unit}")
            if not text:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        self._filter_list("")

    def retranslate(self) -> None:
        """Set every word of the dialog."""
        self.setWindowTitle(self.tr("Insert a figure"))
        self._filter.setPlaceholderText(self.tr("Search, with or without marks"))
        self._filter.setAccessibleName(self.tr("Search"))
        self._list.setAccessibleName(self.tr("Figures of the report"))
        self._list.setHeaderLabels([self.tr("Item"), self.tr("Value"), self.tr("Unit")])
        name_button(self._insert, self.tr("&Insert"))
        self._update_problem()

    @Slot(str)
    def _filter_list(self, text: str) -> None:
        """Show the figures that have every word of the filter; choose the first that has a value."""
        words = fold(text).split()
        first: QTreeWidgetItem | None = None
        for number in range(self._list.topLevelItemCount()):
            item = self._list.topLevelItem(number)
            if item is None:
                continue
            fits = all(word in item.data(0, _FOLDED) for word in words)
            item.setHidden(not fits)
            if fits and first is None and not item.isDisabled():
                first = item
        if first is None:
            self._list.setCurrentIndex(QModelIndex())
        else:
            self._list.setCurrentItem(first)
        self._update_button()
        self._update_problem()

    @Slot()
    def _update_button(self) -> None:
        self._insert.setEnabled(self._current() is not None)

    def _current(self) -> QTreeWidgetItem | None:
        item = self._list.currentItem()
        return item if item is not None and not item.isHidden() and not item.isDisabled() else None

    def _update_problem(self) -> None:
        items = [self._list.topLevelItem(number) for number in range(self._list.topLevelItemCount())]
        if all(item is None or item.isDisabled() for item in items):
            self.show_problem(self.tr("No figure has a value yet. Please fill in the tab Figures first."))
        elif all(item is None or item.isHidden() for item in items):
            self.show_problem(self.tr("No figure bears these words."))
        else:
            self.show_problem("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list by the arrow keys while the filter has the focus."""
        pressed = watched is self._filter and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _LIST_KEYS:
            QApplication.sendEvent(self._list, event)
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _accept(self) -> None:
        item = self._current()
        if item is not None:
            self.accept()
            self.chosen.emit(item.data(0, _KEY), item.data(0, _TEXT))
