"""Question about a pasted block: are its numbers and dates written in the Vietnamese or in the English way?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialogButtonBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from dcbc_desktop.report.table_input.cells import CellReading, Convention
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button

_SHOWN = 6
"""Cells that are shown with both meanings."""


class NumbersDialog(TaskDialog):
    """Shows the cells with two meanings; `chosen` brings the convention. Nothing is pasted before."""

    chosen = Signal(object)

    def __init__(self, runner: BackgroundRunner, unclear: Sequence[CellReading], parent: QWidget) -> None:
        super().__init__(runner, parent, "numbersDialog")
        cells = list(dict.fromkeys((one.text.strip(), one.vi or "", one.en or "") for one in unclear))
        self._count = len(unclear)
        self._shown = cells[:_SHOWN]
        self._question = SentenceLabel(self, "numbersDialog.question")
        self._table = QTableWidget(len(self._shown), 3, self)
        self._table.setObjectName("numbersDialog.cells")
        self._note = SentenceLabel(self, "numbersDialog.note")
        for part in (self._question, self._table, self._note):
            self.body.addWidget(part)
        self._fill()
        self._vietnamese = self.add_main_button("vi")
        self._english = self.add_button("en")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self._vietnamese.clicked.connect(partial(self._choose, Convention.VIETNAMESE))
        self._english.clicked.connect(partial(self._choose, Convention.ENGLISH))
        self.retranslate()
        self.open_at_size(560, 0)

    def _fill(self) -> None:
        for row, cell in enumerate(self._shown):
            for column, text in enumerate(cell):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._table.setItem(row, column, item)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setSectionsClickable(False)
        rows = self._table.verticalHeader().length() + self._table.horizontalHeader().sizeHint().height()
        self._table.setFixedHeight(rows + 2 * self._table.frameWidth())

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("How are these numbers written?"))
        words = self.tr("%1 cells of the block can be read in two ways. Nothing is pasted before you choose.")
        self._question.setText(words.replace("%1", str(self._count)))
        self._table.setHorizontalHeaderLabels(
            [self.tr("As copied"), self.tr("In the Vietnamese way"), self.tr("In the English way")]
        )
        self._table.setAccessibleName(self.tr("Cells with two meanings"))
        self._note.setText(self.tr("The choice counts for the whole block. Ctrl+Z takes the paste back."))
        name_button(self._vietnamese, self.tr("&Vietnamese way"))
        name_button(self._english, self.tr("&English way"))

    def _choose(self, convention: Convention) -> None:
        self.chosen.emit(convention)
        self.accept()
