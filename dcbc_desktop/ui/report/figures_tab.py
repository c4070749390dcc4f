"""Tab Số liệu: the outline's figures, grouped as in the annex, in a grid for the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.outline import Figure
from dcbc_desktop.report.table_input.cells import Convention
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.figures.figure_edit import GridEdit
from dcbc_desktop.ui.figures.figure_paste import PastedFigures
from dcbc_desktop.ui.figures.figure_row import BEFORE, CHANGE, LABEL, NOTE, UNIT, VALUE, YEARS, FigureRow
from dcbc_desktop.ui.figures.figure_values import FigureValues
from dcbc_desktop.ui.report.tab_page import Editable, TabContent
from dcbc_desktop.ui.review.review_context import ReviewContext
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.tables.numbers_dialog import NumbersDialog
from dcbc_desktop.ui.widgets.labels import ToneLabel, heading_label
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, WIDE, space

_WIDEST = 1280
_ROWS_AT_ONCE = 4
"""Rows built in one slice."""


class FiguresTab(TabContent):
    """Page of the tab Số liệu; `slices` builds it some rows at a time."""

    def __init__(
        self,
        runner: BackgroundRunner,
        session: ReportSession,
        review_context: ReviewContext,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self._review_context = review_context
        self.rows: dict[str, FigureRow] = {}
        self._values = FigureValues(session, self)
        self._followers = _followers(self._values.figures)
        self._heading = heading_label(1, self)
        self._lead = ToneLabel(parent=self)
        self._heads = {column: ToneLabel(parent=self) for column in range(NOTE + 1)}
        self._lay_out()
        self._add_action("undo", QKeySequence.StandardKey.Undo)
        self._add_action("redo", QKeySequence.StandardKey.Redo)
        self._values.changed.connect(self._on_changed)
        review_context.changed.connect(self._show_known)
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        space(layout, WIDE, STEP)
        layout.addWidget(self._heading)
        layout.addWidget(self._lead)
        self._box = QWidget(self)
        self._box.setMaximumWidth(_WIDEST)
        self._grid = QGridLayout(self._box)  # one for all groups, so that their columns are aligned
        space(self._grid, spacing=TIGHT)
        self._grid.setHorizontalSpacing(STEP)
        self._grid.setColumnStretch(LABEL, 3)
        self._grid.setColumnStretch(NOTE, 2)
        for column, head in self._heads.items():
            side = Qt.AlignmentFlag.AlignRight if column in (VALUE, BEFORE, CHANGE) else Qt.AlignmentFlag.AlignLeft
            head.setAlignment(side | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(head, 0, column)
        layout.addWidget(self._box)
        layout.addStretch(1)

    def _add_action(self, verb: str, keys: QKeySequence.StandardKey) -> None:
        action = QAction(self)
        action.setShortcuts(QKeySequence.keyBindings(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(getattr(self._values, verb))
        self.addAction(action)

    def slices(self) -> Iterator[None]:
        """Build the rows, a few at a time."""
        for heading, figures in groupby(self._values.figures, key=_heading):
            self._add_heading(heading)
            for figure in figures:
                self._add_row(figure)
                if len(self.rows) % _ROWS_AT_ONCE == 0:
                    yield
        self._show_known()

    def retranslate(self) -> None:
        """Set every word of the page outside of the rows."""
        self._heading.setText(self.tr("Figures"))
        self._lead.setText(
            self.tr(
                "Write 1.234 or 12,5; a figure may stay empty, the others print as the annex. Enter goes down, Tab to "
                "the next figure, Ctrl+D copies from above, Shift+F2 leads to the note, Ctrl+V pastes a block from "
                "Excel, Ctrl+Enter takes a proposed number."
            )
        )
        words = {
            LABEL: self.tr("Item"),
            VALUE: self.tr("Value"),
            UNIT: self.tr("Unit"),
            CHANGE: self.tr("Change"),
            YEARS: self.tr("Years"),
            NOTE: self.tr("Note"),
        }
        for column, text in words.items():
            self._heads[column].setText(text)
        last_year = self._review_context.past.last_year
        year = str(last_year.period.year) if last_year else ""
        self._heads[BEFORE].setText(self.tr("Year %1").replace("%1", year))

    def refresh(self) -> None:
        """Show the report's values."""
        self._values.read()
        for key, row in self.rows.items():
            row.show_entry(self._values.entries[key], frozen=not self._session.saved_report.editable)
        self._show_known()

    def show_findings(self, sentences: Mapping[str, str]) -> None:
        """Show findings under their figures."""
        for key, row in self.rows.items():
            row.show_hint(sentences.get(key, ""))

    def show_advice(self, counts: Mapping[str, int]) -> None:
        """Show advisory findings in quiet colours."""
        for key, row in self.rows.items():
            row.set_advisory(key in counts)

    def edits(self) -> Mapping[str, Editable]:
        """Return value fields by figure key, note fields by object name."""
        notes = {row.note.objectName(): row.note for row in self.rows.values()}
        return {**{key: row.edit for key, row in self.rows.items()}, **notes}

    # Building

    def _add_heading(self, heading: str) -> None:
        if heading:
            row = self._grid.rowCount()
            self._grid.setRowMinimumHeight(row, STEP if self.rows else 0)
            self._grid.addWidget(heading_label(3, self._box, heading), row + 1, 0, 1, NOTE + 1)

    def _add_row(self, figure: Figure) -> None:
        row = FigureRow(self._runner, figure, self._box)
        row.show_entry(self._values.entries[figure.key], frozen=not self._session.saved_report.editable)
        row.show_columns(before=False, years=False)
        row.place(self._grid, self._grid.rowCount())
        self.rows[figure.key] = row
        key = figure.key
        row.edited.connect(partial(self._on_edited, key))
        row.left.connect(self._session.flush)
        row.edit.block_pasted.connect(partial(self._paste, key))
        row.edit.above_requested.connect(partial(self._copy_above, key))
        row.edit.proposal_requested.connect(partial(self._take_proposal, key))
        for edit in (row.edit, row.note):
            edit.entered.connect(self._values.begin_visit)
            edit.undo_requested.connect(self._values.undo)
            edit.redo_requested.connect(self._values.redo)
            edit.down.connect(partial(self._step, edit, key, 1))
            edit.up.connect(partial(self._step, edit, key, -1))

    # Edits

    def _on_edited(self, key: str) -> None:
        self._values.type(key, self.rows[key].entry)

    @Slot(object)
    def _on_changed(self, keys: tuple[str, ...]) -> None:
        """Show changed figures, and those computed from them."""
        for key in keys:
            if key in self.rows:
                self.rows[key].show_entry(self._values.entries[key], frozen=not self._values.report.editable)
        self._show_known_of(_with_followers(keys, self._followers))

    def _step(self, edit: GridEdit, key: str, step: int) -> None:
        figure = self._values.neighbour(key, step)
        if figure is not None and figure.key in self.rows:
            row = self.rows[figure.key]
            target = row.edit if edit is self.rows[key].edit else row.note
            target.setFocus(Qt.FocusReason.TabFocusReason)
            target.selectAll()

    def _copy_above(self, key: str) -> None:
        above = self._values.neighbour(key, -1)
        if above is not None:
            self._values.set_values({key: self._values.entries[above.key].value})

    def _take_proposal(self, key: str) -> None:
        row = self.rows[key]
        if row.proposal:
            self._values.set_values({key: row.proposal})
            self._step(row.edit, key, 1)

    def _paste(self, key: str, text: str, convention: Convention | None = None) -> None:
        row = self.rows[key]
        try:
            pasted = self._values.paste(key, text, convention)
        except DcbcError as error:
            row.show_message(self._runner.error_sentence(error))
            return
        if pasted.unclear:
            dialog = NumbersDialog(self._runner, pasted.unclear, self.window())
            dialog.chosen.connect(partial(self._paste, key, text))
            dialog.open()
            return
        row.show_message(self._lost_sentence(pasted))

    def _lost_sentence(self, pasted: PastedFigures) -> str:
        if not pasted.without_place:
            return ""
        params = {"cells": pasted.without_place, "first": pasted.first_without}
        return self._runner.sentence("paste_without_place", params)

    # Computed values and earlier reports

    @Slot()
    def _show_known(self) -> None:
        self.retranslate()
        self._show_known_of(self.rows)
        before = any(row.has_before for row in self.rows.values())
        years = any(row.has_years for row in self.rows.values())
        for row in self.rows.values():
            row.show_columns(before=before, years=years)
        for column in (BEFORE, CHANGE):
            self._heads[column].setVisible(before)
        self._heads[YEARS].setVisible(years)

    def _show_known_of(self, keys: Iterable[str]) -> None:
        report, past = self._values.report, self._review_context.past
        for key in keys:
            if key in self.rows:
                self.rows[key].show_known(report, past)


def _heading(figure: Figure) -> str:
    return figure.heading


def _followers(figures: Iterable[Figure]) -> dict[str, set[str]]:
    """Return for each figure the figures computed from it."""
    followers: dict[str, set[str]] = {}
    for figure in figures:
        for key in (*figure.total_of, figure.cumulative_of):
            followers.setdefault(key, set()).add(figure.key)
    return followers


def _with_followers(keys: Iterable[str], followers: Mapping[str, set[str]]) -> set[str]:
    """Return some figures, and all that are computed from them."""
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(followers.get(key, ()))
    return found
