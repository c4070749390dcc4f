"""What a person hears who does not see the badges, the rows, the cells and the little bars."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, Row, encode_rows
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app import command_palette
from dcbc_desktop.ui.panels import FINDINGS, PREVIEW
from dcbc_desktop.ui.panels.findings_panel import FindingsPanel
from dcbc_desktop.ui.panels.page_view import PageView
from dcbc_desktop.ui.panels.preview_panel import PreviewPanel
from dcbc_desktop.ui.report import status_line
from dcbc_desktop.ui.tables.table_grid import TableGrid
from dcbc_desktop.ui.widgets import banner, screen_reader, task_dialog
from dcbc_desktop.ui.widgets.language import Translators
from tests.keyboard import press
from tests.places import OUTLINE_A, OUTLINE_FOLDERS
from tests.report.samples import blank_report, full_report, with_values
from tests.ui.accessibility.dialogs import DIALOGS, opened
from tests.ui.accessibility.spoken_words import heard, parts, with_notes
from tests.ui.clerk import Clerk

Role = QAccessible.Role
Said = list[tuple[str, bool]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """What is read out unasked, and whether it is urgent."""
    heard_words: Said = []

    def note(_source: QObject, sentence: str, *, urgent: bool = False) -> None:
        if sentence:
            heard_words.append((sentence, urgent))

    for module in (screen_reader, banner, command_palette, status_line, task_dialog):
        monkeypatch.setattr(module, "announce", note)
    return heard_words


def test_badges_of_tabs_are_words(clerk: Clerk, translators: Translators) -> None:
    translators.use("vi")
    clerk.keep(with_values(with_notes(full_report()), staff="12x"))
    clerk.opened()
    clerk.qtbot.waitUntil(lambda: clerk.page.live_review.latest is not None)
    names = [part.name for part in parts(clerk.tabs.tabBar()) if part.role is Role.PageTab]
    assert len(names) == clerk.tabs.count()
    assert names[0] == "Chung, đã đủ"
    assert names[1] == "Mở đầu, đã đủ, nên xem 1 chỗ"
    assert "Số liệu, 1 chỗ cần xem, trong đó phải sửa 1" in names
    assert not any(mark in name for name in names for mark in "○◐●⚠")


def test_arrows_that_scroll_the_tabs_speak_the_language(clerk: Clerk, translators: Translators) -> None:
    translators.use("vi")
    clerk.full()
    for name in ("sectionTabs", "sidePanels"):
        bar = clerk.find(QWidget, f"{name}.bar")
        buttons = [part.name for part in parts(bar) if part.role is Role.Button]
        assert buttons == ["Cuộn sang trái", "Cuộn sang phải"]


def test_a_finding_says_how_grave_it_is_what_it_is_and_where(clerk: Clerk, translators: Translators) -> None:
    translators.use("vi")
    clerk.keep(with_values(with_notes(full_report()), staff="12x"))
    clerk.opened()
    clerk.runner.set_language("vi")
    panel = clerk.page.panels.panel(FINDINGS)
    assert isinstance(panel, FindingsPanel)
    clerk.page.panels.show_panel(FINDINGS, enter=True)
    clerk.qtbot.waitUntil(lambda: panel.model.rowCount() > 1)
    rows = [part for part in parts(panel.list) if part.role is Role.ListItem]
    assert len(rows) == panel.model.rowCount()
    for part, told in zip(rows, panel.model.rows, strict=True):
        grave = "Phải sửa" if told.blocking else "Nên xem"
        assert part.name == f"{grave}: {told.sentence} {told.location}"
    assert heard(panel.list).description


def _table_report() -> Report:
    report = blank_report(OUTLINE_FOLDERS[1], "2026")
    table = next(one for one in report.outline.tables if one.totals and any(c.computed for c in one.columns))
    numeric = {column.key: Cell("6") for column in table.columns if column.computed is None}
    first = table.columns[0]
    row = Row("r1", {**numeric, first.key: Cell(first.choices[0] if first.choices else "Tổ 1")})
    return report.with_entries({table.key: Entry(encode_rows((row,)))})


def test_a_cell_says_column_row_and_value_and_whether_it_is_worked_out(clerk: Clerk, translators: Translators) -> None:
    translators.use("vi")
    report = _table_report()
    clerk.keep(report)
    clerk.opened()
    table = next(one for one in report.outline.tables if one.key in report.entries)
    grid = clerk.focused(clerk.find(TableGrid, f"table.{table.key}"))
    clerk.qtbot.waitUntil(lambda: clerk.runner.idle)
    cells = [part.name for part in parts(grid) if part.role is Role.Cell]
    heads = [part.name for part in parts(grid) if part.role is Role.ColumnHeader]
    assert len(heads) == len(table.columns)
    assert len(cells) == 2 * len(table.columns)
    for column, cell, head, total in zip(table.columns, cells, heads, cells[len(table.columns) :], strict=False):
        assert cell.startswith(f"{head}, dòng 1: ")
        assert column.label in head
        assert cell.endswith(", chương trình tính") == (column.computed is not None)
        assert total.startswith(f"{head}, Tổng cộng: ")
    assert [part.name for part in parts(grid) if part.role is Role.RowHeader] == ["dòng 1", "Tổng cộng"]


def _two_years(store: Store) -> None:
    last = full_report(OUTLINE_A)
    store.create_report(
        last.outline, make_period("2025"), office_code="A01", entries=with_values(last, staff="40").entries
    )
    now = with_values(with_notes(full_report(OUTLINE_A)), staff="42", units_departments="3")
    kept = store.create_report(now.outline, make_period("2026"), office_code="A01", entries=now.entries)
    store.settings.set_open_report(kept.id)


def test_a_figure_tells_of_last_year_the_change_and_the_years(clerk: Clerk, translators: Translators) -> None:
    translators.use("vi")
    store = Store.open(clerk.database)
    _two_years(store)
    store.close()
    clerk.opened()
    field = clerk.line("figure.staff")
    clerk.qtbot.waitUntil(lambda: "40" in heard(field).description)
    assert heard(field).description == "năm trước: 40. thay đổi: +5%. qua các năm: 2025: 40; 2026: 42"


def test_the_preview_says_its_page(clerk: Clerk, translators: Translators) -> None:
    translators.use("vi")
    clerk.full()
    clerk.page.panels.show_panel(PREVIEW, enter=True)
    panel = clerk.page.panels.panel(PREVIEW)
    assert isinstance(panel, PreviewPanel)
    clerk.qtbot.waitUntil(lambda: panel.view.page_count > 1)
    view = clerk.find(PageView, "previewPages")
    assert heard(view).name == f"Trang 1/{view.page_count}"
    view.go_to_page(1)
    assert heard(view).name == f"Trang 2/{view.page_count}"
    assert "Enter" in heard(view).description


# What happens without a move of the focus


def test_a_save_that_fails_and_the_one_that_mends_it_are_read_out(clerk: Clerk, said: Said) -> None:
    clerk.full()
    error = FileError("database_unreachable", file="reports.db", reason="?")
    clerk.session.error = error
    clerk.session.save_failed.emit(error)
    assert any(words.startswith(clerk.runner.error_sentence(error)) and urgent for words, urgent in said)
    said.clear()
    clerk.line("header.place").textEdited.emit("Hà Nội")
    clerk.saved()
    clerk.qtbot.waitUntil(lambda: bool(said))
    assert [(words.partition(" ")[0], urgent) for words, urgent in said] == [("Saved", False)]
    said.clear()
    clerk.line("header.place").textEdited.emit("Huế")
    clerk.saved()
    assert said == []


def test_a_finding_walked_to_is_read_out(clerk: Clerk, said: Said) -> None:
    clerk.keep(with_notes(full_report()))
    clerk.opened()
    clerk.qtbot.waitUntil(lambda: clerk.page.live_review.latest is not None)
    clerk.window.actions_by_verb["nextFinding"].trigger()
    latest = clerk.page.live_review.latest
    assert latest is not None
    assert said[-1][0] in [told.sentence for told in latest.open]


def test_the_choice_that_enter_would_take_is_read_out(clerk: Clerk, said: Said) -> None:
    clerk.full()
    dialog = opened(clerk, DIALOGS["parts"][0])
    field = dialog.findChild(QLineEdit, "palette.filter")
    assert field is not None
    said.clear()
    press(field, Qt.Key.Key_Down)
    assert [words for words, _ in said] == [heard(field).description]
    assert said[0][0]
