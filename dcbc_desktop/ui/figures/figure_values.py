"""Values of all figures on the screen; every change is a step of undo and goes to the session."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.outline import Figure
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table_input.cells import Convention
from dcbc_desktop.report.table_input.pasted_block import is_too_large, read_block
from dcbc_desktop.ui.figures.figure_paste import PastedFigures, lay_out, read_numbers
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.tables.undo import UndoStep

_UNDO_STEPS = 500


class FigureValues(QObject):
    """Holds the values; `changed` brings the keys of those that changed."""

    changed = Signal(object)

    def __init__(self, session: ReportSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.figures = session.saved_report.outline.figures
        self.entries = self._stored()
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_UNDO_STEPS)
        self._visit = 0
        self._saving = False
        session.entry_changed.connect(self._on_entry_changed)

    @property
    def report(self) -> Report:
        """Return the report with the figures as they are; encodes no texts."""
        return self._session.saved_report.with_entries(self.entries)

    def read(self) -> None:
        """Take over the report's values; clear the undo history if they are others."""
        stored = self._stored()
        if stored != self.entries:
            self.undo_stack.clear()
            self.entries = stored

    def _stored(self) -> dict[str, Entry]:
        return {figure.key: self._session.entry(figure.key) for figure in self.figures}

    @Slot()
    def begin_visit(self) -> None:
        """Begin a visit of a field: what is typed from now on is a step of its own."""
        self._visit += 1

    def type(self, key: str, entry: Entry) -> None:
        """Take over a letter typed in a field."""
        self._change({key: entry}, self._visit)

    def set_values(self, values: Mapping[str, str]) -> None:
        """Set some figures in one step; notes stay."""
        self._change({key: Entry(value, self.entries[key].note) for key, value in values.items()})

    def paste(self, key: str, text: str, convention: Convention | None = None) -> PastedFigures:
        """Lay a block of cells over the figures, unless a number of it has two meanings and no convention is told.

        Raises UsageError if nothing of it was taken.
        """
        if not self._session.saved_report.editable:
            raise UsageError("paste_read_only")
        if is_too_large(text):
            raise UsageError("paste_too_large")
        pasted = read_numbers(lay_out(read_block(text), self.figures, key), self.figures, convention)
        if not pasted.unclear:
            self.set_values(pasted.values)
        return pasted

    def neighbour(self, key: str, step: int) -> Figure | None:
        """Return the figure some lines further down or up."""
        keys = [figure.key for figure in self.figures]
        place = keys.index(key) + step
        return self.figures[place] if 0 <= place < len(keys) else None

    @Slot()
    def undo(self) -> None:
        """Undo one step."""
        if self._session.saved_report.editable:
            self.undo_stack.undo()

    @Slot()
    def redo(self) -> None:
        """Redo one step."""
        if self._session.saved_report.editable:
            self.undo_stack.redo()

    def _change(self, after: Mapping[str, Entry], typing: int = 0) -> None:
        new = {key: entry for key, entry in after.items() if entry != self.entries[key]}
        if new and self._session.saved_report.editable:
            before = {key: self.entries[key] for key in new}
            self.undo_stack.push(UndoStep(partial(self._put, new), partial(self._put, before), typing))

    def _put(self, entries: Mapping[str, Entry]) -> None:
        self.entries.update(entries)
        self._saving = True
        for key, entry in entries.items():
            self._session.set_entry(key, entry)
        self._saving = False
        self.changed.emit(tuple(entries))

    @Slot(str)
    def _on_entry_changed(self, key: str) -> None:
        """Take over a change from elsewhere: words replaced in the whole report, an earlier value restored."""
        if key in self.entries and not self._saving:
            self.entries[key] = self._session.entry(key)
            self.undo_stack.clear()
            self.changed.emit((key,))
