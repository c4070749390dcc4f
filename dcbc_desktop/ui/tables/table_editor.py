"""Editor of one table: title, toolbar, grid, facts about the current cell, its note, and hints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report import dates
from dcbc_desktop.report.comparison.earlier_reports import ComputedCells, compute_cells
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.table import Cell, Row, decode_rows
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.review.review_context import ReviewContext
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.tables.cell_edit import CellNoteLine
from dcbc_desktop.ui.tables.cell_style import value_error
from dcbc_desktop.ui.tables.rows_model import RowsModel
from dcbc_desktop.ui.tables.table_grid import TableGrid
from dcbc_desktop.ui.tables.table_paste import TablePaste
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.ui.widgets.labels import HintLabel, ToneLabel, heading_label
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import (
    COLUMN_WIDTH,
    LEAST_POINTS,
    PAGE_POINTS,
    PROSE_WIDTH,
    STEP,
    TIGHT,
    page_font,
    space,
)

COMPUTE_AFTER_MS = 150
"""From an edit to new totals; further letters in between are added up together."""
LARGE = 60_000
"""Characters of a stored table that are read on the worker thread."""
_LETTERS = {"add_row": "+", "delete_row": "−", "move_row_up": "↑", "move_row_down": "↓", "undo": "↶", "redo": "↷"}


class TableEditor(TranslatedWidget):
    """Shows the rows of one table and passes every change to the session."""

    def __init__(
        self,
        runner: BackgroundRunner,
        session: ReportSession,
        review_context: ReviewContext,
        table: Table,
        parent: QWidget,
        today: Callable[[], date] = dates.today,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self._review_context = review_context
        self.table = table
        self._saving = self._reading = False
        self._wanted: TextPlace | None = None
        self.setObjectName(f"tableEditor.{table.key}")
        self.setMaximumWidth(max(PROSE_WIDTH, len(table.columns) * COLUMN_WIDTH))
        self.model = RowsModel(table, self)
        self.view = TableGrid(self.model, today, self)
        self.view.setObjectName(f"table.{table.key}")
        self.note = CellNoteLine(table.key, self)
        self._title = heading_label(3, self, table.title)
        self._guidance = ToneLabel(parent=self)
        self._guidance.setText(table.guidance)
        self._guidance.setVisible(bool(table.guidance))
        self._about = ToneLabel(parent=self)
        self._message = ToneLabel(parent=self)
        self._message.hide()
        self._note = Banner(f"pasteNote.{table.key}", alarming=False, parent=self)
        self.paste = TablePaste(runner, self.model, self.view, self._note)
        self._hint = HintLabel(self)
        self._compute_timer = QTimer(self, singleShot=True, interval=COMPUTE_AFTER_MS)
        self._lay_out()
        self.set_text_size(PAGE_POINTS)
        self._connect_signals()
        self.retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        space(head, spacing=TIGHT)
        head.addWidget(self._title, 1)
        for verb, letter in _LETTERS.items():
            button = QToolButton(self)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.view.acts[verb].setIconText(letter)
            button.setDefaultAction(self.view.acts[verb])
            head.addWidget(button)
        layout = QVBoxLayout(self)
        space(layout, spacing=TIGHT)
        layout.addLayout(head)
        for widget in (self._guidance, self.view, self._note, self.note, self._about, self._message, self._hint):
            layout.addWidget(widget)
        layout.addSpacing(STEP)

    def _connect_signals(self) -> None:
        self.model.edited.connect(self._on_edited)
        self.view.cursorPositionChanged.connect(self._on_moved)
        self.view.installEventFilter(self)
        self.view.delegate.refused.connect(self._on_failed)
        self.view.message_requested.connect(self._show_message)
        self.view.failed.connect(self._on_failed)
        self.paste.failed.connect(self._on_failed)
        self.view.note_requested.connect(self._open_note)
        self.note.edited.connect(self._on_note_edited)
        self.note.refused.connect(self._on_failed)
        self.note.left.connect(self._on_note_left)
        self._session.entry_changed.connect(self._on_entry_changed)
        self._review_context.changed.connect(self._compute_timer.start)
        self._compute_timer.timeout.connect(self._compute)

    def retranslate(self) -> None:
        """Set every word outside of the outline's."""
        self.view.setAccessibleName(self.table.title)
        self._name_empty()
        self.model.set_total_label(self.tr("Total"))
        words = {
            "add_row": self.tr("Add a row"),
            "delete_row": self.tr("Delete the row"),
            "move_row_up": self.tr("Move the row up"),
            "move_row_down": self.tr("Move the row down"),
            "undo": self.tr("Undo"),
            "redo": self.tr("Redo"),
            "copy_above": self.tr("Copy from above"),
            "put_today": self.tr("Today"),
            "open_note": self.tr("Note to the cell"),
            "cut": self.tr("Cut"),
            "copy": self.tr("Copy"),
            "paste": self.tr("Paste"),
        }
        for verb, text in words.items():
            action = self.view.acts[verb]
            action.setText(text)
            action.setIconText(_LETTERS.get(verb, text))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text} ({keys})")
        self._on_moved()

    # The report

    def refresh(self) -> None:
        """Show the report's rows where they differ; read-only once it is signed."""
        if self._reading:
            return
        value = self._session.entry(self.table.key).value
        self.model.freeze(not self._session.saved_report.editable)
        self._name_empty()
        if len(value) > LARGE:
            self._reading = True
            self.model.freeze(True)
            self._runner.run(self, decode_rows, value, then=partial(self._show_read, value))
        else:
            self._show(decode_rows(value) if value else ())

    def _name_empty(self) -> None:
        """Say in an empty table how to fill it, unless it can only be read."""
        words = self.tr("No row yet. Press F5 to add a row, or paste rows from Excel with Ctrl+V.")
        self.view.set_empty_words(words if self._session.saved_report.editable else self.tr("No rows."))

    def _show_read(self, value: str, rows: tuple[Row, ...]) -> None:
        self._reading = False
        if self._session.entry(self.table.key).value == value:
            self.model.freeze(not self._session.saved_report.editable)
            self._show(rows)
        else:
            self.refresh()

    def _show(self, rows: tuple[Row, ...]) -> None:
        if rows != self.model.rows:
            self.paste.forget()
            place = self.view.caret()
            self.model.show_rows(rows)
            self.view.set_caret(place)
        if self._wanted is not None:
            self.go_to(self._wanted)
        self.view.update_actions()
        self._compute_timer.start()
        self._on_moved()

    def set_text_size(self, points: float) -> None:
        """Set the size of the letters in points, a little smaller than in the text."""
        self.view.setFont(page_font(max(points - 2.0, LEAST_POINTS)))

    def show_findings(self, sentence: str) -> None:
        """Show the findings of the table."""
        self._hint.show_message(sentence)
        self.view.setAccessibleDescription(sentence)

    def go_to(self, place: TextPlace) -> QWidget:
        """Choose the cell of a place, as soon as the rows are read."""
        self._wanted = place if self._reading else None
        rows = [row.id for row in self.model.rows]
        columns = [column.key for column in self.table.columns]
        if place.row in rows:
            self.view.go_to(rows.index(place.row), columns.index(place.column) if place.column in columns else 0)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.view

    @Slot()
    def _on_edited(self) -> None:
        self._saving = True
        self._session.set_rows(self.table.key, lambda: self.model.rows)
        self._saving = False
        self._compute_timer.start()
        self._on_moved()

    @Slot(str)
    def _on_entry_changed(self, key: str) -> None:
        if key == self.table.key and not self._saving:
            self.refresh()

    @Slot()
    def _compute(self) -> None:
        """Compute totals and proposals on the worker thread."""
        if self.table.totals or any(column.cumulative_of for column in self.table.columns):
            self._runner.run(
                self, compute_cells, self.table, self.model.rows, self._review_context.past, then=self._show_computed
            )

    def _show_computed(self, computed: ComputedCells) -> None:
        self.model.show_computed(computed)
        self._on_moved()

    @property
    def message(self) -> str:
        """Return the message about the last command."""
        return self._message.text() or self._note.text

    # The current cell

    @Slot()
    def _on_moved(self) -> None:
        """Show the facts about the current cell."""
        place = self.view.place()
        inside = place.row < self.model.count
        self._about.setText(self._about_cell() if inside else "")
        self._about.setVisible(inside)
        typed = inside and self.model.is_typed(place)
        cell = self.model.cell(place) if typed else Cell()
        name = self.tr("Note to: %1").replace("%1", self.model.column(place.column).label)
        self.note.show_note(name, cell.note, frozen=self.model.frozen, wanted=bool(cell.note))

    def _about_cell(self) -> str:
        place = self.view.place()
        column = self.model.column(place.column)
        wrong = value_error(column, self.model.shown_text(place)) if column.computed is None else None
        parts = [self._runner.error_sentence(wrong) if wrong else column.guidance]
        if column.computed is not None:
            parts.append(self.tr("The program works this cell out."))
        proposal = self.model.proposal(place)
        if proposal and proposal != self.model.shown_text(place).strip():
            parts.append(self.tr("Proposed: %1. Ctrl+Enter takes it over.").replace("%1", proposal))
        parts.append("" if self.model.frozen else self._keys())
        return " ".join(filter(None, parts))

    def _keys(self) -> str:
        return self.tr("F2 opens the cell, Shift+F2 its note, Ctrl+D copies from above, F5 adds a row, F6 deletes it.")

    @Slot(str, dict)
    def _show_message(self, code: str, params: dict[str, object]) -> None:
        self._message.setText(self._runner.sentence(code, params) if code else "")
        self._message.setVisible(bool(code))

    @Slot(object)
    def _on_failed(self, error: DcbcError) -> None:
        self._message.setText(self._runner.error_sentence(error))
        self._message.show()

    @Slot()
    def _open_note(self) -> None:
        self.note.open()

    @Slot(str)
    def _on_note_edited(self, text: str) -> None:
        place = self.view.typed_place()
        if place is not None:
            self.model.set_cell(place, Cell(self.model.cell(place).value, text), typing=self.note.visit)

    @Slot()
    def _on_note_left(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the focus leaves the table."""
        if event.type() == QEvent.Type.FocusOut:
            self._session.flush()
        return super().eventFilter(watched, event)
