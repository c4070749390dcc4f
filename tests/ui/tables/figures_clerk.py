"""Person who works in figures and tables, with earlier reports if a test needs them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, Row, encode_rows, new_row
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.tables.table_editor import TableEditor
from dcbc_desktop.ui.tables.table_grid import TableGrid
from tests.ui.clerk import Clerk
from tests.ui.tables.outlines import table_outline

_CONTROL = Qt.KeyboardModifier.ControlModifier


def report_of(outline: Outline | None = None, code: str = "2026", **entries: str) -> Report:
    """A report with some entries."""
    report = Report(1, "uid-1", outline or table_outline(), "A01", "A00", make_period(code))
    return report.with_entries({key: Entry(value) for key, value in entries.items()})


def table_row(**cells: str) -> Row:
    """A row with these cells."""
    return new_row({key: Cell(text) for key, text in cells.items()})


class FiguresClerk:
    """Works in figures and tables of an open report."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk

    def earlier(self, report: Report) -> None:
        """An earlier report on file."""
        store = Store.open(self.clerk.database)
        try:
            store.create_report(report.outline, report.period, office_code="A01", entries=report.entries)
        finally:
            store.close()

    def opens(self, report: Report, rows: Mapping[str, tuple[Row, ...]] | None = None) -> None:
        """A report with rows in its tables, open."""
        tables = {key: Entry(encode_rows(value)) for key, value in (rows or {}).items()}
        self.clerk.keep(report.with_entries(tables))
        self.clerk.opened()
        self.clerk.saved()

    def table(self, key: str) -> TableGrid:
        """A table's grid, with the focus."""
        return self.clerk.focused(self.clerk.find(TableGrid, f"table.{key}"))

    def editor(self, key: str) -> TableEditor:
        """A table with all that belongs to it."""
        return self.clerk.find(TableEditor, f"tableEditor.{key}")

    def texts(self, key: str) -> list[list[str]]:
        """What the table on the disk holds, as typed, by the order of its columns."""
        self.clerk.saved()
        table = self.clerk.session.saved_report.outline.table(key)
        assert table is not None
        return [[row.text(column.key) for column in table.columns] for row in self.clerk.stored().rows(key)]

    def values(self, *keys: str) -> list[str]:
        """Figures on the disk."""
        self.clerk.saved()
        stored = self.clerk.stored()
        return [stored.text(key) for key in keys]

    def copied(self, text: str, html: str = "") -> None:
        """Another program put this on the clipboard."""
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QApplication.clipboard().setMimeData(data)


def key(widget: QWidget, wanted: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the window's system brings it: shortcuts hear it first."""
    QTest.keyClick(widget, wanted, modifiers)
    QApplication.processEvents()


def focus() -> QWidget:
    """What has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


press_control = partial(key, modifiers=_CONTROL)
