"""The start page: what it lists, how it is searched, and what its keys do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QDropEvent, QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QStyle, QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import State
from dcbc_desktop.store.models import ReportRow
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.store_thread import StoreThread
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.start.import_dialog import ImportDialog
from dcbc_desktop.ui.start.report_list_model import (
    PROGRESS_ROLE,
    REPORT_COLUMNS,
    ReportColumn,
    ReportListModel,
    edited_text,
)
from dcbc_desktop.ui.start.start_page import StartPage
from dcbc_desktop.ui.widgets.banner import Banner
from tests.keyboard import press, type_text
from tests.ui.room import SCHOOL, Room, SignalRecorder, child

NOW = datetime(2026, 11, 21, 10, 42, 7, tzinfo=UTC)


def _row(row_id: int, code: str = "2026", **other: object) -> ReportRow:
    values: dict[str, object] = {
        "id": row_id,
        "uid": f"uid-{row_id}",
        "year": int(code[:4]),
        "period": make_period(code),
        "outline_id": "co-quan-2023",
        "outline_name": "Cơ quan, đơn vị",
        "office_code": "A01",
        "title": "Kết quả thực hiện dân chủ ở cơ sở",
        "state": State.DRAFT,
        "revision": 1,
        "done": 9,
        "total": 14,
        "edited": NOW - timedelta(days=row_id),
        **other,
    }
    return ReportRow(**values)  # type: ignore[arg-type]


def _column(model: ReportListModel, column: ReportColumn) -> list[object]:
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def _page(room: Room) -> StartPage:
    page = room.shown(StartPage(room.runner))
    page.refresh()
    room.settle()
    return page


def _table(page: StartPage) -> QTableView:
    return child(page, QTableView, "reportsTable")


def test_every_column_has_a_row_in_the_table_and_one_takes_the_room_that_is_left() -> None:
    assert list(REPORT_COLUMNS) == list(ReportColumn)
    assert len([column for column, entry in REPORT_COLUMNS.items() if not entry.sample]) == 1


@pytest.mark.parametrize("column", ReportColumn)
def test_every_column_has_a_title_words_a_tooltip_and_an_order(column: ReportColumn) -> None:
    model = ReportListModel(clock=lambda: NOW)
    model.set_rows([_row(1), _row(2, "2025-Q3", total=0, done=0)])
    model.sort(column)
    assert model.headerData(column, Qt.Orientation.Horizontal)
    for row in range(2):
        assert model.data(model.index(row, column))
        assert model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole)


def test_a_row_says_year_period_state_progress_and_time() -> None:
    model = ReportListModel(clock=lambda: NOW)
    model.set_rows([_row(1, "2026-Q3", state=State.SIGNED, revision=2, edited=NOW)])
    words = [model.data(model.index(0, column)) for column in ReportColumn]
    assert words[:7] == [
        "2026",
        "Quarter III · Cơ quan, đơn vị",
        "Kết quả thực hiện dân chủ ở cơ sở",
        "–",
        "–",
        "Signed r2",
        "9/14",
    ]
    assert words[7] == edited_text(NOW, NOW)
    assert model.data(model.index(0, ReportColumn.PROGRESS), PROGRESS_ROLE) == pytest.approx(9 / 14)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2026", "Whole year"),
        ("2026-9M", "First 9 months"),
        ("2026-H1", "First 6 months"),
        ("2026-H2", "Last 6 months"),
        ("2026-Q4", "Quarter IV"),
        ("2026-01", "Month 1"),
        ("2026-09", "Month 9"),
        ("2026-12", "Month 12"),
    ],
)
def test_every_kind_of_period_is_named(code: str, words: str) -> None:
    model = ReportListModel(clock=lambda: NOW)
    model.set_rows([_row(1, code)])
    assert _column(model, ReportColumn.PERIOD) == [f"{words} · Cơ quan, đơn vị"]


@pytest.mark.clock
def test_last_edit_is_a_time_today_and_a_date_before() -> None:
    now = datetime(2026, 11, 21, 10, 42)
    assert edited_text(now, now) == "10:42"
    assert edited_text(datetime(2025, 12, 3, 8, 0), now) == "03/12/2025"


@pytest.mark.clock
def test_number_and_date_of_issued_reports_are_shown_and_sort_as_such() -> None:
    model = ReportListModel(clock=lambda: NOW)
    first = _row(1, state=State.SIGNED, number="12", day=date(2026, 12, 15))
    second = _row(2, state=State.SIGNED, number="5a", day=date(2027, 1, 5))
    model.set_rows([first, second, _row(3)])
    model.sort(ReportColumn.NUMBER)
    assert _column(model, ReportColumn.NUMBER) == ["–", "05a", "12"]
    model.sort(ReportColumn.DATE)
    assert _column(model, ReportColumn.DATE) == ["–", "15/12/2026", "05/01/2027"]
    model.set_search("15/12/2026")
    assert _column(model, ReportColumn.NUMBER) == ["12"]


def test_newest_edit_first_and_any_column_sorts() -> None:
    model = ReportListModel(clock=lambda: NOW)
    model.set_rows([_row(3, "2024", done=1), _row(1, "2025", done=14), _row(2, "2026", done=5)])
    assert _column(model, ReportColumn.YEAR) == ["2025", "2026", "2024"]
    model.sort(ReportColumn.YEAR, Qt.SortOrder.AscendingOrder)
    assert _column(model, ReportColumn.YEAR) == ["2024", "2025", "2026"]
    model.sort(ReportColumn.PROGRESS, Qt.SortOrder.DescendingOrder)
    assert _column(model, ReportColumn.PROGRESS) == ["14/14", "5/14", "1/14"]


def test_search_needs_no_marks_and_takes_several_words() -> None:
    model = ReportListModel(clock=lambda: NOW)
    model.set_rows([_row(1, "2025", title="Đổi mới lề lối"), _row(2, "2026", title="Quy chế dân chủ")])
    model.set_search("doi 2025")
    assert _column(model, ReportColumn.TITLE) == ["Đổi mới lề lối"]
    model.set_search("QUY CHẾ")
    assert _column(model, ReportColumn.TITLE) == ["Quy chế dân chủ"]
    model.set_search("")
    assert model.rowCount() == 2


def test_a_thousand_reports_are_listed_sorted_and_searched(room: Room) -> None:
    model = ReportListModel()
    model.set_rows([_row(number, f"{1991 + number % 100}") for number in range(1_000)])
    model.sort(ReportColumn.TITLE)
    model.set_search("1991")
    assert model.rowCount() == 10
    assert room.runner.idle


def test_an_empty_database_says_what_to_do_first(room: Room) -> None:
    page = _page(room)
    heard = SignalRecorder()
    page.office_requested.connect(heard.note)
    page.new_requested.connect(heard.note)
    page.import_requested.connect(heard.note)
    for name in ("empty.office", "empty.new", "empty.import"):
        button = child(page, QPushButton, name)
        assert button.isVisible()
        button.click()
    assert len(heard.said) == 3
    assert not _table(page).isVisible()


def test_return_opens_the_chosen_report(room: Room) -> None:
    room.full("2025")
    newest = room.full("2026")
    page = _page(room)
    heard = SignalRecorder()
    page.open_requested.connect(heard.number)
    press(_table(page), Qt.Key.Key_Return, text="\r")
    assert heard.said == [newest.id]


def test_down_and_return_open_the_second_report(room: Room) -> None:
    older = room.full("2025")
    room.full("2026")
    page = _page(room)
    heard = SignalRecorder()
    page.open_requested.connect(heard.number)
    press(_table(page), Qt.Key.Key_Down)
    press(_table(page), Qt.Key.Key_Return, text="\r")
    assert heard.said == [older.id]


def test_search_field_filters_and_says_when_nothing_fits(room: Room) -> None:
    room.full("2025")
    room.full("2026-Q3")
    page = _page(room)
    search = child(page, QLineEdit, "reportsSearch")
    type_text(search, "quarter")
    assert _table(page).model().rowCount() == 1
    type_text(search, "không có chữ này")
    assert not _table(page).isVisible()
    assert child(page, QAction, "action.delete").isEnabled() is False


def test_the_office_choice_shows_only_with_several_offices(room: Room) -> None:
    room.full("2026")
    page = _page(room)
    choice = child(page, QComboBox, "reportsOffice")
    assert not choice.isVisible()
    room.full("2026", SCHOOL)
    room.store(lambda store: store.office.save(SCHOOL))
    page.refresh()
    room.settle()
    assert choice.isVisible()
    assert [choice.itemText(index) for index in range(choice.count())] == ["All offices", "A01", SCHOOL.short_name]
    choice.setCurrentIndex(2)
    assert _table(page).model().rowCount() == 1
    choice.setCurrentIndex(0)
    assert _table(page).model().rowCount() == 2


def test_delete_moves_to_the_bin_and_undo_brings_it_back(room: Room) -> None:
    report = room.full()
    page = _page(room)
    line = child(page, Banner, "binnedLine")
    assert not line.isVisible()
    child(page, QAction, "action.delete").trigger()
    room.settle()
    assert [row.id for row in room.store(Store.list_bin)] == [report.id]
    assert line.isVisible()
    line.button_clicked.emit()
    room.settle()
    assert room.store(Store.list_bin) == ()
    assert not line.isVisible()
    assert _table(page).model().rowCount() == 1


def test_the_bin_keeps_the_next_row_chosen(room: Room) -> None:
    room.full("2025")
    room.full("2026")
    page = _page(room)
    child(page, QAction, "action.delete").trigger()
    room.settle()
    heard = SignalRecorder()
    page.open_requested.connect(heard.number)
    press(_table(page), Qt.Key.Key_Return, text="\r")
    assert len(heard.said) == 1


def test_duplicate_makes_next_years_report_with_last_years_words(room: Room) -> None:
    report = room.full("2026-Q3")
    page = _page(room)
    heard = SignalRecorder()
    page.open_requested.connect(heard.number)
    child(page, QAction, "action.duplicate").trigger()
    room.settle()
    (made_id,) = heard.said
    made = room.store(lambda store: store.load_report(int(str(made_id))))
    assert made.period.code == "2027-Q3"
    assert made.period.first == date(2027, 6, 15)
    assert made.text("I") == report.text("I")
    assert made.uid != report.uid


def test_the_list_has_the_keyboard_as_soon_as_it_is_read(room: Room) -> None:
    report = room.full()
    page = _page(room)
    assert page.window().focusWidget() is _table(page)
    page.activateWindow()
    room.qtbot.waitUntil(_table(page).hasFocus)
    QTest.keyClick(_table(page), Qt.Key.Key_Delete)
    room.settle()
    assert [row.id for row in room.store(Store.list_bin)] == [report.id]
    assert page.window().focusWidget() is child(page, QPushButton, "empty.office")


def test_keys_belong_to_the_list_alone(room: Room) -> None:
    page = _page(room)
    for name, keys in (("action.delete", "Del"), ("action.duplicate", "Ctrl+D")):
        action = child(page, QAction, name)
        assert action.shortcut().toString() == keys
        assert action.shortcutContext() is Qt.ShortcutContext.WidgetShortcut


def test_progress_of_the_chosen_report_is_readable_without_the_keyboard(room: Room) -> None:
    """Windows lays dark letters on light grey where the list has no focus, white on blue where it has."""
    room.full()
    page = _page(room)
    table = _table(page)
    palette = table.palette()
    for role, colour in ((QPalette.ColorRole.Highlight, "#f0f0f0"), (QPalette.ColorRole.HighlightedText, "#000000")):
        palette.setColor(QPalette.ColorGroup.Inactive, role, QColor(colour))
    table.setPalette(palette)
    option = QStyleOptionViewItem()
    option.palette, option.rect, option.font = palette, QRect(0, 0, 160, 30), table.font()
    option.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Selected
    picture = QImage(160, 30, QImage.Format.Format_RGB32)
    with QPainter(picture) as painter:
        table.itemDelegateForColumn(ReportColumn.PROGRESS).paint(
            painter, option, table.model().index(0, ReportColumn.PROGRESS)
        )
    words = [picture.pixelColor(x, y).lightness() for x in range(30) for y in range(30)]
    assert (min(words) < 100, max(words) > 200) == (True, True)


def test_the_chosen_report_stays_chosen_after_reading_again(room: Room) -> None:
    older = room.full("2025")
    room.full("2026")
    page = _page(room)
    press(_table(page), Qt.Key.Key_Down)
    page.refresh()
    room.settle()
    heard = SignalRecorder()
    page.open_requested.connect(heard.number)
    child(page, QAction, "action.openSelected").trigger()
    assert heard.said == [older.id]


def test_the_report_that_was_left_is_chosen(room: Room) -> None:
    first, second = room.full(), room.full()
    page = _page(room)
    for report in (first, second, first):
        page.refresh_at(report.id)
        room.settle()
        chosen = _table(page).selected_report()  # type: ignore[attr-defined]
        assert chosen.id == report.id


def test_a_dropped_file_is_read(room: Room, tmp_path: Path) -> None:
    page = _page(room)
    file = tmp_path / "Ghi chép.docx"
    file.write_bytes(b"PK\x03\x04[Content_Types].xml word/document.xml")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    page.dropEvent(event)
    room.settle()
    dialog = page.findChild(ImportDialog)
    assert dialog is not None
    assert child(dialog, QLineEdit, "import.file").text() == str(file)
    dialog.reject()


def test_a_database_that_does_not_open_is_told_on_the_page(qtbot: QtBot) -> None:
    runner = BackgroundRunner(StoreThread(partial(_fail, FileError("database_missing", file="reports.db"))))
    page = StartPage(runner)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: runner.idle)
    trouble = child(page, Banner, "startTrouble")
    assert trouble.isVisible()
    assert "reports.db" in trouble.text
    runner.close()


def _fail(error: FileError) -> Store:
    raise error
