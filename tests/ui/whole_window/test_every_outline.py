"""Every shipped outline and next year's over the whole desk: typed, looked at, signed, sent, reopened."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from dcbc_desktop.report.computed_values import cell_text, figure_text
from dcbc_desktop.report.outline import Outline, Table
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.report.report import Report, State
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.panels.preview_panel import PreviewPanel
from dcbc_desktop.ui.panels.search_panel import SearchPanel
from dcbc_desktop.ui.report.compared_text_view import ComparedTextView
from dcbc_desktop.ui.tables.rows_model import CellPosition, RowsModel
from dcbc_desktop.ui.tables.table_editor import TableEditor
from dcbc_desktop.ui.tables.table_grid import TableGrid
from dcbc_desktop.ui.widgets.fields import LineEdit
from dcbc_desktop.workflow import new_report
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import FIRST_PERIODS, full_report, plausible_figures, plausible_rows, with_values
from tests.ui.whole_window.typist import CTRL, SHIFT, Key, Typist, words_of

LAST_YEARS = "100"
"""What every figure said last year."""
WRONG = "12x"
"""No number: it stops sign-off."""


def _from_last_year(folder: Path, store: Store) -> Report:
    """This year's report, made from last year's as the window makes it."""
    sample = full_report(folder)
    outline = sample.outline
    year, last_year = (FIRST_PERIODS[outline.period_kinds[0]].format(year=outline.year - n) for n in (0, 1))
    figures = {figure.key: LAST_YEARS for figure in outline.figures if not figure.total_of}
    entries = with_values(sample, **figures).entries
    last = store.create_report(outline, make_period(last_year), office_code="A01", entries=entries)
    report = new_report.create(store, outline, make_period(year), from_report=last.id)
    store.settings.set_open_report(report.id)
    return report


class Desk:
    """One pass over the desk with one outline."""

    def __init__(self, typist: Typist, outline: Outline) -> None:
        self.typist = typist
        self.outline = outline
        self.typed: list[str] = []
        """Words that must be on the page."""

    def fill(self) -> None:
        """Every section, figure and table by keys."""
        for number, section in enumerate(self.outline.prose_sections(), start=1):
            self.typist.editor(section.key)
            text = f"Phần việc thứ{number} của của xã. "
            self.typist.write(text)
            self.typed += text.split()
        for table in self.outline.tables:
            self._fill_table(table)
        self._fill_figures()

    def _fill_table(self, table: Table) -> None:
        grid = self.typist.focused(self.typist.find(TableGrid, f"table.{table.key}"))
        before = self.typist.find(TableEditor, f"tableEditor.{table.key}").model.count
        self.typist.key(Key.Key_Down, times=before)
        self.typist.key(Key.Key_F5)
        self.typist.key(Key.Key_Home)
        if not grid.typed_place():
            self.typist.key(Key.Key_Tab)
        row = plausible_rows(self.outline, table)[0]
        typed = [column for column in table.columns if column.computed is None]
        for column in typed:
            assert table.columns[grid.place().column] == column, "Tab walks the cells that are typed"
            self.typist.write(row.text(column.key))
            if column is not typed[-1]:
                self.typist.key(Key.Key_Tab)
        self.typist.key(Key.Key_Return)

    def _fill_figures(self) -> None:
        for key, value in plausible_figures(self.outline).items():
            figure = self.outline.figure(key)
            assert figure is not None
            if figure.total_of:
                continue
            self.typist.line(f"figure.{key}")
            self.typist.write(value)
        for figure in self.outline.figures:
            text = figure_text(self.typist.session.report, figure)
            if figure.total_of:
                assert self.typist.find(LineEdit, f"figure.{figure.key}").placeholderText() == f"Σ {text}"
            self.typed += text.split()

    def check_tables(self) -> None:
        """What was typed is kept; what is worked out is shown."""
        stored = self.typist.stored()
        for table in self.outline.tables:
            model = self.typist.find(TableEditor, f"tableEditor.{table.key}").model
            row = stored.rows(table.key)[-1]
            shown = [model.shown_text(CellPosition(model.count - 1, column)) for column in range(len(table.columns))]
            assert shown == [cell_text(table, row, column) for column in table.columns]
            assert all(shown)
            if table.totals:
                self.typist.until(partial(_has_totals, model))
            self.typed += [word for text in shown for word in text.split()]

    def break_and_mend_a_figure(self) -> None:
        """A figure that is no number stops sign-off until it is typed anew."""
        key = next(figure.key for figure in self.outline.figures if not figure.total_of)
        value = self.typist.line(f"figure.{key}").text()
        self.typist.key(Key.Key_A, CTRL)
        self.typist.write(WRONG)
        blocking = [told.finding for told in self.typist.reviewed().open if told.blocking]
        assert [finding.key for finding in blocking] == [key]
        self.typist.key(Key.Key_F7)
        self.typist.key(Key.Key_Return)
        assert self.typist.stands_in(key)
        self.typist.key(Key.Key_A, CTRL)
        self.typist.write(value)
        assert not any(told.blocking for told in self.typist.reviewed().open)

    def visit_all_findings(self) -> None:
        """F8 from place to place: each finding is come to, and the caret is in its field."""
        known = {told.finding.place for told in self.typist.reviewed().open}
        doubled = [one for one in self.typist.reviewed().open if one.finding.code == "word_doubled"]
        assert len(doubled) >= len(self.outline.prose_sections())
        self.typist.key(Key.Key_F7)
        seen: set[TextPlace] = set()
        for _ in self.typist.reviewed().open:
            seen.add(self._come_to_a_finding())
        assert seen == known
        before = self._come_to_a_finding()
        assert self._come_to_a_finding() != before
        assert self._come_to_a_finding(SHIFT) == before

    def _come_to_a_finding(self, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> TextPlace:
        self.typist.key(Key.Key_F8, modifiers)
        told = self.typist.findings.current()
        assert told is not None
        assert self.typist.stands_in(told.finding.key), told.sentence
        assert self.typist.find(QLabel, "statusMessage").toolTip() == told.sentence
        return told.finding.place

    def open_panels(self) -> None:
        """Last year's text, the pages, the search; each is left by Escape to where the caret was."""
        section = self.outline.prose_sections()[0]
        editor = self.typist.editor(section.key)
        self.typist.key(Key.Key_F4)
        view = self.typist.find(ComparedTextView, "previousYear.text")
        self.typist.until(lambda: f"Nội dung của mục {section.key}." in view.toPlainText())
        self._back_to(editor)
        self.typist.key(Key.Key_F9)
        preview = self.typist.find(PreviewPanel, "panel.preview")
        self.typist.until(lambda: preview.up_to_date and preview.view.pictures.image(0) is not None)
        self.typist.key(Key.Key_PageDown, times=3)
        self._back_to(editor)
        self.typist.key(Key.Key_F, CTRL)
        self.typist.write("phần việc thứ1 ")
        search = self.typist.page.panels.panel("search")
        assert isinstance(search, SearchPanel)
        self.typist.until(lambda: len(search.model.hits) > 0)
        self.typist.key(Key.Key_Return)
        self._back_to(editor)
        assert editor.textCursor().selectedText() == "Phần việc thứ1 "

    def _back_to(self, editor: ProseEditor) -> None:
        self.typist.key(Key.Key_Escape)
        assert self.typist.focus() is editor

    def sign_and_export(self, pdf: Path) -> None:
        """Ký duyệt and the PDF."""
        self.typist.key(Key.Key_S, CTRL | SHIFT)
        self.typist.dialog("signOffDialog")
        self.typist.until(self.typist.find(QPushButton, "signOffDialog.sign").isEnabled)
        self.typist.key(Key.Key_Return)
        self.typist.until(lambda: self.typist.session.saved_report.state is State.SIGNED)
        self.typist.key(Key.Key_Escape)
        self.typist.back_in_window()
        self.typist.key(Key.Key_E, CTRL)
        self.typist.until(lambda: self.typist.window.findChild(QMessageBox, "exportResult") is not None)
        self.typist.key(Key.Key_Escape)
        self.typist.back_in_window()
        missing = Counter(self.typed) - Counter(words_of(pdf))
        assert not missing


def _has_totals(model: RowsModel) -> bool:
    return any(model.shown_text(CellPosition(model.count, column)) for column in range(1, model.columnCount()))


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard")  # the offscreen platform's popups
@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_every_outline_goes_over_the_whole_desk(typist: Typist, folder: Path, pdf: Path) -> None:
    report = typist.into_store(partial(_from_last_year, folder))
    typist.opened()
    typist.window.resize(1366, 768)
    desk = Desk(typist, report.outline)
    desk.fill()
    typist.reviewed()
    desk.check_tables()
    desk.break_and_mend_a_figure()
    desk.visit_all_findings()
    desk.open_panels()
    desk.sign_and_export(pdf)
    kept = typist.session.saved_report
    typist.close()
    typist.opened()
    assert typist.session.saved_report == kept == typist.stored()
    for section in report.outline.prose_sections():
        assert typist.find(ProseEditor, f"prose.{section.key}").prose() == kept.prose(section.key)
        assert plain_text(kept.prose(section.key)).startswith("Phần việc thứ")
    for table in report.outline.tables:
        assert typist.find(TableEditor, f"tableEditor.{table.key}").model.rows == kept.rows(table.key)
    for figure in report.outline.figures:
        assert typist.find(LineEdit, f"figure.{figure.key}").text() == kept.text(figure.key)
