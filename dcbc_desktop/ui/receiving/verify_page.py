"""Widgets of the window for received files: instructions, list, details of the chosen file, progress."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dcbc_desktop.ui.receiving.details_view import DetailsView
from dcbc_desktop.ui.receiving.files_model import FileColumn, FilesModel
from dcbc_desktop.ui.receiving.received_file import FileStatus
from dcbc_desktop.ui.receiving.verdict_text import VerdictFormatter
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.ui.widgets.icons import icon
from dcbc_desktop.ui.widgets.item_views import PaddedRowDelegate, use_row_selection
from dcbc_desktop.ui.widgets.labels import heading_label
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, TEXT_WIDTH, TIGHT, WIDE, space
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, name_button

_SAMPLES = {
    FileColumn.VERDICT: "Không phải tệp do chương trình này xuấtMM",
    FileColumn.NUMBER: "1234 · 28/12/2026",
    FileColumn.PERIOD: "quý III năm 2026",
    FileColumn.REVISION: "1 (đã thay thế)",
}
"""Words that a column has room for, the longest of both languages; file and issuer share what is left."""
_LEAST = "BC-dan-chu…"
"""Words that file and issuer have room for in the narrowest window."""


class VerifyPage(TranslatedWidget):
    """Page that shows and emits requests; the window carries them out."""

    add_requested = Signal()
    trust_requested = Signal()
    stop_requested = Signal()
    rest_requested = Signal()

    def __init__(self, model: FilesModel, formatter: VerdictFormatter, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._roots: int | None = None
        self._made_of: tuple[bool, int, int] = (False, 0, 0)
        self.table = self._make_table()
        self.details = DetailsView(formatter, self)
        self._hint = Banner("verify.noRoots", alarming=False, parent=self)
        self._heading, self._steps = heading_label(1, self), SentenceLabel(self, "verify.steps")
        self._summary, self._answer = SentenceLabel(self, "verify.summary"), SentenceLabel(self, "verify.answer")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._add, self._trust = self._button("add"), self._button("trust")
        self._stop, self._rest = self._button("stop"), self._button("rest")
        self._lay_out()
        for button in self._hint.findChildren(QPushButton):
            button.setAutoDefault(False)
        self._hint.button_clicked.connect(self.trust_requested)
        for button, request in (
            (self._add, self.add_requested), (self._trust, self.trust_requested),
            (self._stop, self.stop_requested), (self._rest, self.rest_requested),
        ):  # fmt: skip
            button.clicked.connect(request)
        self.show_message("")
        self._draw_pictures()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        self._heading.setText(self.tr("Are the files what they say they are?"))
        self._steps.setText(
            self.tr("Drop the PDF files that came in here, or choose them with “Add files…”. Each is told to be valid, "
                    "undetermined or invalid, with the reasons; no file is changed and no network is used.")
        )  # fmt: skip
        self.table.setAccessibleName(self.tr("Received files"))
        name_button(self._add, self.tr("&Add files…"))
        name_button(self._trust, self.tr("&Trusted certificates…"))
        name_button(self._stop, self.tr("&Stop"))
        name_button(self._rest, self.tr("Check the r&est"))
        self._bar.setAccessibleName(self.tr("Checking"))
        self.show_roots(self._roots)
        self.show_progress(*self._made_of)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system between light and dark."""
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._draw_pictures()
        super().changeEvent(event)

    def chosen(self) -> Path | None:
        """Return the path of the current file."""
        row = self.table.currentIndex().row()
        return self._model.files[row].path if 0 <= row < len(self._model.files) else None

    def enter(self) -> None:
        """Put the focus where a person begins."""
        self._add.setFocus()

    def choose(self, row: int) -> None:
        """Choose a file, ready for the arrow keys."""
        self._pages.setCurrentIndex(1)
        self.table.selectRow(row)
        self.table.setCurrentIndex(self._model.index(row, FileColumn.VERDICT))
        self.table.setFocus()

    def show_message(self, words: str) -> None:
        """Show a sentence about the last action; an empty one hides it."""
        self._answer.show_message(words)

    def show_roots(self, count: int | None) -> None:
        """Show a hint while no certificate is trusted: verdicts stay undetermined."""
        self._roots = count
        words = self.tr("No certificate of an authority has been loaded yet, so the best result of a signed file is "
                        "UNDETERMINED. Load those that the office trusts first.")  # fmt: skip
        self._hint.show_message(words if count == 0 else "", self.tr("Trusted certificates…"))
        self._trust.setVisible(count != 0)

    def show_progress(self, busy: bool, number: int, count: int) -> None:
        """Show the progress of the checks, or their summary."""
        self._made_of = (busy, number, count)
        self._bar.setVisible(busy)
        self._stop.setVisible(busy)
        self._bar.setRange(0, count)
        self._bar.setValue(max(number - 1, 0))
        self._rest.setVisible(not busy and self._model.counts[FileStatus.WAITING] > 0)
        words = self.tr("Checking %1/%2…").replace("%1", str(number)).replace("%2", str(count))
        self._summary.setText(words if busy else self.summary())

    def summary(self) -> str:
        """Return the number of files of each status."""
        counts = self._model.counts
        words = {
            FileStatus.VALID: self.tr("valid: %1"),
            FileStatus.UNDETERMINED: self.tr("undetermined: %1"),
            FileStatus.INVALID: self.tr("invalid: %1"),
            FileStatus.FOREIGN: self.tr("not ours: %1"),
            FileStatus.UNREADABLE: self.tr("not readable: %1"),
            FileStatus.WAITING: self.tr("not checked: %1"),
        }
        parts = [text.replace("%1", str(counts[status])) for status, text in words.items() if counts[status]]
        whole = self.tr("Files: %1").replace("%1", str(len(self._model.files)))
        return " · ".join([whole, *parts]) if parts else ""

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"verify.{name}")
        button.setAutoDefault(False)
        return button

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("verify.files")
        table.setModel(self._model)
        table.setItemDelegate(PaddedRowDelegate(table))
        use_row_selection(table)
        table.setWordWrap(False)
        rows, columns = table.verticalHeader(), table.horizontalHeader()
        rows.setDefaultSectionSize(table.fontMetrics().lineSpacing() + STEP + 2 * TIGHT)  # equal: none is measured
        columns.setMinimumSectionSize(table.fontMetrics().horizontalAdvance(_LEAST))
        for column in FileColumn:
            if column in _SAMPLES:
                columns.resizeSection(column, table.fontMetrics().horizontalAdvance(_SAMPLES[column]) + 2 * STEP)
            else:
                columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return table

    def _draw_pictures(self) -> None:
        self._add.setIcon(icon("open"))

    def _lay_out(self) -> None:
        top, progress, layout = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for row, parts in ((top, (self._add, self._trust)), (progress, (self._summary, self._bar))):
            row.setSpacing(STEP)
            for part in parts:
                row.addWidget(part)
        top.addStretch(1)
        progress.setStretch(0, 1)
        progress.setStretch(1, 1)
        progress.addWidget(self._stop)
        progress.addWidget(self._rest)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self._filled_page())
        space(layout, 0, STEP)
        layout.addLayout(top)
        layout.addWidget(self._hint)
        layout.addWidget(self._pages, 1)
        layout.addLayout(progress)
        layout.addWidget(self._answer)

    def _empty_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        space(layout, WIDE, STEP)
        layout.addStretch(1)
        for label in (self._heading, self._steps):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMaximumWidth(TEXT_WIDTH)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 100)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addStretch(2)
        return page

    def _filled_page(self) -> QWidget:
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setObjectName("verify.splitter")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        return splitter
