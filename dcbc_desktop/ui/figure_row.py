"""One figure of the tab Số liệu: value, unit, what the parts add up to, note, and what is wrong."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.outline import Figure
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.ui.desk import Desk
from dcbc_desktop.ui.fields import LineEdit
from dcbc_desktop.ui.labels import HintLabel, ToneLabel, plain_label
from dcbc_desktop.ui.language import TranslatedWidget
from dcbc_desktop.ui.session import ReportSession

LABEL, VALUE, UNIT, SUM, NOTE = range(5)
"""Columns of the grid of a group."""
_VALUE_WIDTH = 150


class FigureEdit(LineEdit):
    """A figure as typed, flush right; Enter and the arrows go down and up."""

    down = Signal()
    up = Signal()

    def __init__(self, figure: Figure, parent: QWidget) -> None:
        super().__init__(f"figure.{figure.key}", parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedWidth(_VALUE_WIDTH)
        self.setAccessibleName(f"{figure.label} ({figure.unit})")
        self.setToolTip(figure.guidance)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the column as in a spreadsheet."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Up:
            self.up.emit()
        else:
            super().keyPressEvent(event)


class FigureRow(TranslatedWidget):
    """Holds the widgets of one figure in a grid that belongs to its group; is itself never seen."""

    def __init__(self, desk: Desk, session: ReportSession, figure: Figure, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self.figure = figure
        self._label = plain_label(figure.label, parent, wraps=True)
        self.edit = FigureEdit(figure, parent)
        self._unit = ToneLabel(parent=parent, wraps=False)
        self._unit.setText(figure.unit)
        self._sum = ToneLabel(parent=parent, wraps=False)
        self.note = LineEdit(f"note.{figure.key}", parent)
        self._hint = HintLabel(parent)
        self._waiting = ""
        self._connect_signals()
        self.hide()
        self.refresh()
        self.retranslate()

    def _connect_signals(self) -> None:
        for edit in (self.edit, self.note):
            edit.edited.connect(self._on_edited)
            edit.refused.connect(self._on_refused)
            edit.left.connect(self._on_left)

    def place(self, grid: QGridLayout, row: int) -> None:
        """Put the widgets into two rows of the group's grid: the fields, and the hint under them."""
        grid.addWidget(self._label, row, LABEL)
        grid.addWidget(self.edit, row, VALUE)
        grid.addWidget(self._unit, row, UNIT)
        grid.addWidget(self._sum, row, SUM)
        grid.addWidget(self.note, row, NOTE)
        grid.addWidget(self._hint, row + 1, LABEL, 1, NOTE + 1)

    def retranslate(self) -> None:
        """The words beside the value."""
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setToolTip(self.tr("Prints as a footnote of the annex"))
        self.note.setAccessibleName(self.tr("Note to: %1").replace("%1", self.figure.label))
        self.show_sum(self._session.saved_report)

    def refresh(self) -> None:
        """Show the report's values; read-only once it is signed."""
        report = self._session.report
        entry = report.entry(self.figure.key)
        self.edit.show_value(entry.value)
        self.note.show_value(entry.note)
        for edit in (self.edit, self.note):
            edit.setReadOnly(report.frozen)

    def show_sum(self, report: Report) -> None:
        """What the parts of a total add up to, as information."""
        parts = [report.number(key) for key in self.figure.total_of]
        filled = [part for part in parts if part is not None]
        text = self.tr("parts add up to %1").replace("%1", format_number(sum(filled, Decimal(0)))) if filled else ""
        self._sum.setText(text)

    def show_hint(self, sentence: str) -> None:
        """What is wrong; a field being typed in is left alone until it is right or left."""
        self._waiting = sentence
        if not sentence or not self.edit.hasFocus():
            self._say(sentence)

    @Slot()
    def _on_edited(self) -> None:
        self._session.set_entry(self.figure.key, Entry(self.edit.value, self.note.value))
        self._say("")

    @Slot(object)
    def _on_refused(self, error: DcbcError) -> None:
        self._say(self._desk.error_sentence(error))

    @Slot()
    def _on_left(self) -> None:
        self._say(self._waiting or self._hint.text())
        self._session.flush()

    def _say(self, sentence: str) -> None:
        self._hint.say(sentence)
        self.edit.setAccessibleDescription(sentence)
