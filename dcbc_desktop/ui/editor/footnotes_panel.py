"""Footnotes of one editor, listed under it and edited in place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from dcbc_desktop.report.prose import Footnote, runs_text
from dcbc_desktop.ui.editor.footnote_line import FootnoteLine
from dcbc_desktop.ui.editor.prose_editor import ProseEditor

_STEP = 4
_NUMBER_WIDTH = 28
_NUMBER_DROP = 5  # the line's own frame and margin: number and text are at one height


class FootnoteRow(QWidget):
    """One footnote: number, text, and a button that deletes it."""

    delete_requested = Signal(int)

    def __init__(self, editor: ProseEditor, serial: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.serial = serial
        self._editor = editor
        self._words_at_last_edit = -1
        self._shown: tuple[int, Footnote, bool] | None = None
        self.number_label = QLabel()
        self.number_label.setFixedWidth(_NUMBER_WIDTH)
        self.number_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.number_label.setContentsMargins(0, _NUMBER_DROP, 0, 0)
        self.edit = FootnoteLine(editor)
        self.delete_button = QToolButton()
        self.delete_button.setText("✕")
        self.delete_button.setAutoRaise(True)
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_STEP)
        row.addWidget(self.number_label)
        row.addWidget(self.edit, 1)
        row.addWidget(self.delete_button, 0, Qt.AlignmentFlag.AlignTop)

    def _connect_signals(self) -> None:
        self.edit.edited.connect(self._on_edited)
        self.edit.step_begun.connect(self._begin_step)
        self.edit.left.connect(self._on_left)
        self.edit.undo_requested.connect(self._editor.undo)
        self.edit.redo_requested.connect(self._editor.redo)
        self.edit.pasted_cleaned.connect(self._editor.pasted_cleaned)
        self.edit.paste_refused.connect(self._editor.paste_refused)
        self.delete_button.clicked.connect(self._on_delete_clicked)

    def show_note(self, number: int, note: Footnote, frozen: bool) -> None:
        """Show the number and the text of the footnote."""
        if (number, note, frozen) == self._shown:
            return
        self._shown = (number, note, frozen)
        self.number_label.setText(str(number))
        self.delete_button.setVisible(not frozen)
        self.edit.freeze(frozen)
        if self.edit.runs() != note.runs:
            self.edit.show_runs(note.runs)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word in the language in use."""
        number = self.number_label.text()
        self.edit.setObjectName(f"footnote.{number}")
        self.delete_button.setObjectName(f"footnote.{number}.delete")
        delete = self.tr("Delete footnote %1").replace("%1", number)
        self.delete_button.setAccessibleName(delete)
        self.delete_button.setToolTip(delete)
        self.edit.setAccessibleName(self.tr("Footnote %1").replace("%1", number))
        self.edit.setPlaceholderText(self.tr("Text of the footnote"))

    @Slot()
    def _on_edited(self) -> None:
        # One step of undo for each word, however many keys (and UniKey's Backspaces) it took.
        words = len(runs_text(self.edit.runs()).split())
        merge_undo = words == self._words_at_last_edit
        self._words_at_last_edit = words
        self._editor.replace_note(self.serial, self.edit.runs(), merge_undo)

    @Slot()
    def _begin_step(self) -> None:
        self._words_at_last_edit = -1

    @Slot()
    def _on_left(self) -> None:
        self._editor.return_to_text(self.serial)

    @Slot()
    def _on_delete_clicked(self) -> None:
        self.delete_requested.emit(self.serial)


class FootnotesPanel(QWidget):
    """Follows one editor; hidden while it has no footnotes. `caret_moved` brings the field that has the focus."""

    caret_moved = Signal(QWidget)

    def __init__(self, editor: ProseEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._font = editor.font()
        self._rows: dict[int, FootnoteRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, _STEP, 0, _STEP)
        self._layout.setSpacing(_STEP)
        self._connect_signals()
        self._show_notes()

    def _connect_signals(self) -> None:
        self._editor.notes_changed.connect(self._show_notes)
        self._editor.note_requested.connect(self.edit_note)

    def set_base_font(self, font: QFont) -> None:
        """Set the font of the footnotes."""
        self._font = font
        for row in self._rows.values():
            row.edit.set_base_font(font)

    def row(self, index: int) -> FootnoteRow:
        """Return the row of the footnote at `index`, counted from 0."""
        return tuple(self._rows.values())[index]

    def go_to(self, number: int, start: int, length: int) -> FootnoteLine | None:
        """Select words of a footnote, counted from 1 within the editor; return None if there is no such footnote."""
        if not 0 < number <= len(self._rows):
            return None
        edit = self.row(number - 1).edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.select_text_range(start, length)
        return edit

    def caret_of(self, field: QWidget) -> tuple[int, int]:
        """Return the number of the footnote that a field edits, from 1 in the editor, and its caret; else 0, 0."""
        for number, row in enumerate(self._rows.values(), 1):
            if row.edit is field:
                return number, row.edit.textCursor().position()
        return 0, 0

    def set_caret(self, number: int, caret: int) -> FootnoteLine | None:
        """Put the caret into a footnote, counted from 1 in the editor; return None if there is no such footnote."""
        if not 0 < number <= len(self._rows):
            return None
        edit = self.row(number - 1).edit
        edit.select_positions(caret, caret)
        return edit

    def serial_at(self, edit: QWidget | None) -> int | None:
        """Return the serial number of the footnote that a field edits."""
        return next((serial for serial, row in self._rows.items() if row.edit is edit), None)

    @Slot(int)
    def edit_note(self, serial: int) -> None:
        """Put the caret into a footnote's text."""
        if serial in self._rows:
            self._rows[serial].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_notes(self) -> None:
        notes = dict(self._editor.notes())
        if list(notes) != list(self._rows):
            self._arrange(list(notes))
        frozen = self._editor.isReadOnly()
        for serial, note in notes.items():
            self._rows[serial].show_note(self._editor.note_number(serial), note, frozen)
        self.setVisible(bool(notes))

    def _arrange(self, serials: list[int]) -> None:
        """Show the rows of these footnotes in this order; rows that stay keep their caret."""
        for gone in [serial for serial in self._rows if serial not in serials]:
            self._remove(self._rows.pop(gone))
        self._rows = {serial: self._rows.get(serial) or self._new_row(serial) for serial in serials}
        for index, row in enumerate(self._rows.values()):
            if self._layout.indexOf(row) != index:
                self._layout.insertWidget(index, row)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Set the tab order from the text through its footnotes; widgets made late would come last."""
        before: QWidget = self._editor
        if before.window() is not self.window():
            return
        for row in self._rows.values():
            QWidget.setTabOrder(before, row.edit)
            QWidget.setTabOrder(row.edit, row.delete_button)
            before = row.delete_button

    def _new_row(self, serial: int) -> FootnoteRow:
        row = FootnoteRow(self._editor, serial, self)
        row.edit.set_base_font(self._font)
        row.delete_requested.connect(self._on_delete_requested)
        row.edit.cursorPositionChanged.connect(partial(self._on_caret, row.edit))
        return row

    def _on_caret(self, edit: FootnoteLine) -> None:
        if edit.hasFocus():
            self.caret_moved.emit(edit)

    def _remove(self, row: FootnoteRow) -> None:
        if row.edit.hasFocus() or row.delete_button.hasFocus():
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    @Slot(int)
    def _on_delete_requested(self, serial: int) -> None:
        self._editor.return_to_text(serial)
        self._editor.delete_note(serial)

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for row in self._rows.values():
                row.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the tab order, now that the panel is in its window."""
        super().showEvent(event)
        self._order_tabs()
