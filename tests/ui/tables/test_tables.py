"""Tables: typed, walked, pasted, moved and undone from the keyboard; what is typed lands in the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import dates
from dcbc_desktop.report.dates import VIETNAM
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Column
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.report import State
from dcbc_desktop.report.table import MAX_CELL, MAX_ROWS, Cell, encode_rows
from dcbc_desktop.report.table_input.paste import paste_rows
from dcbc_desktop.report.table_input.pasted_block import read_block
from dcbc_desktop.report.table_input.reading import read_table_block
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.ui.tables.cell_edit import CellEdit
from dcbc_desktop.ui.tables.cell_style import CellAppearance, cell_data
from dcbc_desktop.ui.tables.rows_model import CellPosition
from dcbc_desktop.ui.tables.table_grid import TableGrid
from tests.keyboard import alphabet, press, type_by_input_method, type_by_unikey, type_text
from tests.places import OUTLINE_FOLDERS
from tests.ui.tables.figures_clerk import FiguresClerk, focus, key, press_control, report_of, table_row
from tests.ui.tables.outlines import DECISIONS

_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
COLUMNS = [column.key for column in DECISIONS.columns]
MATTER, DAY, PLANS, VALUE, STATE, PEOPLE, FORM = (
    COLUMNS.index(name) for name in ("matter", "day", "plans", "value", "state", "people", "form")
)


@pytest.mark.parametrize("kind", FieldKind)
def test_numbers_are_flush_right_and_all_else_begins_at_the_left(kind: FieldKind) -> None:
    numbers = (FieldKind.COUNT, FieldKind.MONEY, FieldKind.DECIMAL, FieldKind.SHARE)
    side = Qt.AlignmentFlag.AlignRight if kind in numbers else Qt.AlignmentFlag.AlignLeft
    shown = cell_data(CellAppearance(Column("a", "A", kind), "1"), Qt.ItemDataRole.TextAlignmentRole)
    assert shown == side | Qt.AlignmentFlag.AlignVCenter


def _cell(texts: list[list[str]], row: int, column: int) -> str:
    return texts[row][column]


def test_f5_adds_a_row_tab_walks_it_and_what_is_typed_is_on_the_disk(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of())
    grid = figures_clerk.table("decisions")
    key(grid, Qt.Key.Key_F5)
    type_text(grid, "Đường thôn Đông")
    key(focus(), Qt.Key.Key_Tab)
    type_text(focus(), "UBND xã")
    key(focus(), Qt.Key.Key_Tab)
    key(focus(), Qt.Key.Key_Tab)
    type_text(focus(), "1.234")
    key(focus(), Qt.Key.Key_Tab)
    assert grid.place().column == STATE, "computed cells are passed by"
    texts = figures_clerk.texts("decisions")
    assert texts == [["Đường thôn Đông", "UBND xã", "", "1.234", *[""] * 8]]


@pytest.mark.parametrize("way", [type_text, type_by_unikey, type_by_input_method])
def test_every_letter_with_every_tone_comes_into_a_cell(figures_clerk: FiguresClerk, way: object) -> None:
    assert callable(way)
    figures_clerk.opens(report_of(), {"decisions": (table_row(matter="cũ"),)})
    grid = figures_clerk.table("decisions")
    type_text(grid, "x")
    way(focus(), alphabet())
    assert _cell(figures_clerk.texts("decisions"), 0, MATTER) == f"x{alphabet()}"


def test_text_in_an_open_cell_counts_before_the_cell_is_left(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(), {"decisions": (table_row(matter="cũ"),)})
    key(figures_clerk.table("decisions"), Qt.Key.Key_F2)
    type_text(focus(), " và mới")
    assert isinstance(focus(), CellEdit)
    assert _cell(figures_clerk.texts("decisions"), 0, MATTER) == "cũ và mới"
    key(focus(), Qt.Key.Key_Escape)
    assert _cell(figures_clerk.texts("decisions"), 0, MATTER) == "cũ"


def test_a_screen_reader_hears_which_numbers_are_worked_out(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(), {"decisions": (table_row(matter="Đường", state="5"),)})
    model = figures_clerk.editor("decisions").model
    figures_clerk.clerk.qtbot.waitUntil(lambda: model.shown_text(CellPosition(model.count, STATE)) == "5")
    first, last = (
        [str(model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole)) for column in range(STATE + 1)]
        for row in (0, model.count)
    )
    assert [text.endswith("worked out") for text in first] == [column == STATE - 1 for column in range(STATE + 1)]
    assert not last[0].endswith("worked out"), "the words of the total row"
    assert last[STATE].endswith("worked out")


def test_f5_adds_the_row_just_below_the_current_one(figures_clerk: FiguresClerk) -> None:
    rows = tuple(table_row(matter=matter) for matter in ("Một", "Hai", "Ba"))
    figures_clerk.opens(report_of(), {"decisions": rows})
    grid = figures_clerk.table("decisions")
    grid.go_to(0, MATTER)
    key(grid, Qt.Key.Key_F5)
    assert [row[MATTER] for row in figures_clerk.texts("decisions")[:4]] == ["Một", "", "Hai", "Ba"]


def test_tab_in_the_last_cell_adds_a_row_and_leaves_behind_an_empty_one(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(), {"petitions": (table_row(kind="Khiếu nại"),)})
    grid = figures_clerk.table("petitions")
    grid.go_to(0, 2)
    key(grid, Qt.Key.Key_Tab)
    assert (grid.place(), figures_clerk.editor("petitions").model.count) == (CellPosition(1, 0), 2)
    grid.go_to(1, 2)
    key(grid, Qt.Key.Key_Tab)
    assert figures_clerk.editor("petitions").model.count == 2
    assert focus() is not grid
    grid.setFocus()
    grid.go_to(0, 0)
    key(grid, Qt.Key.Key_Tab, _SHIFT)
    assert focus() is not grid


def test_rows_are_deleted_and_moved_and_every_step_can_be_undone(figures_clerk: FiguresClerk) -> None:
    rows = tuple(table_row(matter=name) for name in "ABC")
    figures_clerk.opens(report_of(), {"decisions": rows})
    grid = figures_clerk.table("decisions")
    key(grid, Qt.Key.Key_Down, _ALT)
    assert [text[0] for text in figures_clerk.texts("decisions")] == ["B", "A", "C"]
    key(grid, Qt.Key.Key_F6)
    assert [text[0] for text in figures_clerk.texts("decisions")] == ["B", "C"]
    press_control(grid, Qt.Key.Key_Z)
    press_control(grid, Qt.Key.Key_Z)
    assert figures_clerk.clerk.session.entry("decisions").value == encode_rows(rows)
    key(grid, Qt.Key.Key_Up, _ALT)
    assert [text[0] for text in figures_clerk.texts("decisions")] == ["A", "B", "C"]


def test_the_menu_acts_on_the_table_in_use(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of())
    figures_clerk.table("decisions")
    actions = figures_clerk.clerk.window.actions_by_verb
    assert actions["addRow"].isEnabled()
    actions["addRow"].trigger()
    actions["addRow"].trigger()
    actions["deleteRow"].trigger()
    actions["undo"].trigger()
    assert len(figures_clerk.texts("decisions")) == 2
    figures_clerk.clerk.editor("II.1")
    assert not actions["addRow"].isEnabled()


def test_a_block_from_excel_fills_from_the_cell_and_adds_rows_in_one_step(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(), {"decisions": (table_row(matter="A", yes="80"),)})
    grid = figures_clerk.table("decisions")
    figures_clerk.copied(
        '"Một dòng\r\nhai dòng"\tUBND\t5/4/2026\t1,234\r\nB\t\t\t2\r\n', html="<table><tr><td>x</td></tr></table>"
    )
    press_control(grid, Qt.Key.Key_V)
    texts = figures_clerk.texts("decisions")
    assert texts[0][:4] == ["Một dòng hai dòng", "UBND", "5/4/2026", "1.234"]
    assert texts[0][COLUMNS.index("yes")] == "80"
    assert texts[1][:4] == ["B", "", "", "2"]
    press_control(grid, Qt.Key.Key_Z)
    assert [text[0] for text in figures_clerk.texts("decisions")] == ["A"]


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        (VALUE, "5\t6\r\n", "cột chương trình tự tính"),
        (len(COLUMNS) - 1, "a\tb\tc\r\n", "2 ô vượt quá cột cuối"),
        (0, "a\u200bb\tc\u202e\r\n", "2 ký tự"),
        (0, "x\n" * (MAX_ROWS + 1), f"{MAX_ROWS} dòng"),
        (0, "x" * 30_000 + "\ty\n", "20000"),
    ],
)
def test_what_a_paste_could_not_take_is_said(figures_clerk: FiguresClerk, column: int, text: str, said: str) -> None:
    figures_clerk.opens(report_of(), {"decisions": (table_row(matter="A"),)})
    figures_clerk.clerk.runner.set_language("vi")
    grid = figures_clerk.table("decisions")
    grid.go_to(0, column)
    figures_clerk.copied(text)
    press_control(grid, Qt.Key.Key_V)
    assert said in figures_clerk.editor("decisions").message
    assert len(figures_clerk.texts("decisions")) == 1


def test_an_open_cell_hands_a_block_to_the_table(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(), {"decisions": (table_row(matter="A"),)})
    key(figures_clerk.table("decisions"), Qt.Key.Key_F2)
    figures_clerk.copied("một\thai\r\nba\tbốn\r\n")
    press_control(focus(), Qt.Key.Key_V)
    assert [text[:2] for text in figures_clerk.texts("decisions")] == [["một", "hai"], ["ba", "bốn"]]


def test_copy_puts_cells_with_tabs_on_the_clipboard_and_delete_empties(figures_clerk: FiguresClerk) -> None:
    rows = (table_row(matter='"A"', chair="x", plans="1"), table_row(matter="B", chair="y"))
    figures_clerk.opens(report_of(), {"decisions": rows})
    grid = figures_clerk.table("decisions")
    key(grid, Qt.Key.Key_Right, _SHIFT)
    key(grid, Qt.Key.Key_Down, _SHIFT)
    press_control(grid, Qt.Key.Key_C)
    assert QApplication.clipboard().text() == '"A"\tx\nB\ty'
    key(grid, Qt.Key.Key_Delete)
    assert [text[:4] for text in figures_clerk.texts("decisions")] == [["", "", "", "1"], ["", "", "", ""]]


def test_a_formula_is_copied_as_text_and_pasted_as_it_was(figures_clerk: FiguresClerk) -> None:
    rows = (table_row(matter='=HYPERLINK("x")', chair="'+1"), table_row(matter="-5", chair="@a", plans="-5"))
    figures_clerk.opens(report_of(), {"decisions": rows})
    before = figures_clerk.texts("decisions")
    grid = figures_clerk.table("decisions")
    for _ in range(2):
        key(grid, Qt.Key.Key_Right, _SHIFT)
    place = PLANS
    while place > 2:
        key(grid, Qt.Key.Key_Right, _SHIFT)
        place -= 1
    key(grid, Qt.Key.Key_Down, _SHIFT)
    press_control(grid, Qt.Key.Key_C)
    cells = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    assert [line[:2] for line in cells] == [['\'=HYPERLINK("x")', "''+1"], ["'-5", "'@a"]]
    assert cells[1][PLANS] == "-5"
    key(grid, Qt.Key.Key_Delete)
    grid.go_to(0, 0)
    press_control(grid, Qt.Key.Key_V)
    assert figures_clerk.texts("decisions") == before


@pytest.mark.clock
def test_ctrl_d_copies_from_above_and_ctrl_semicolon_puts_today(
    figures_clerk: FiguresClerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dates, "now", lambda: datetime(2028, 2, 29, 23, 59, tzinfo=VIETNAM))
    figures_clerk.opens(report_of(), {"decisions": (table_row(matter="A", plans="7"), table_row(matter="B"))})
    grid = figures_clerk.table("decisions")
    grid.go_to(1, PLANS)
    press_control(grid, Qt.Key.Key_D)
    grid.go_to(1, DAY)
    press_control(grid, Qt.Key.Key_Semicolon)
    row = figures_clerk.texts("decisions")[1]
    assert (row[PLANS], row[DAY]) == ("7", "29/02/2028")


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard")  # the offscreen platform's popups
def test_a_choice_is_taken_from_the_list_and_free_words_stay(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(), {"decisions": (table_row(matter="A"), table_row(matter="B"))})
    grid = figures_clerk.table("decisions")
    grid.go_to(0, FORM)
    type_text(grid, "bieu")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    grid.window().activateWindow()  # the offscreen platform gives no window the focus back
    QApplication.processEvents()
    grid.go_to(1, FORM)
    type_text(grid, "giơ tay")
    key(focus(), Qt.Key.Key_Return)
    assert [row[FORM] for row in figures_clerk.texts("decisions")] == ["biểu quyết", "giơ tay"]
    model = figures_clerk.editor("decisions").model
    assert (model.appearance(CellPosition(0, FORM)).sound, model.appearance(CellPosition(1, FORM)).sound) == (
        True,
        False,
    )


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard")  # the offscreen platform's popups
def test_tab_takes_the_marked_choice_and_goes_to_the_next_cell(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(), {"decisions": (table_row(matter="A"), table_row(matter="B"))})
    grid = figures_clerk.table("decisions")
    grid.go_to(0, FORM)
    type_text(grid, "bieu")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    assert popup.viewport().width() >= popup.sizeHintForColumn(0)
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Tab)
    assert figures_clerk.texts("decisions")[0][FORM] == "biểu quyết"
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, FORM + 1)


def test_computed_cells_and_totals_follow_what_is_typed(figures_clerk: FiguresClerk) -> None:
    rows = (table_row(state="1.000", people="500"), table_row(state="2.000"))
    figures_clerk.opens(report_of(), {"decisions": rows})
    grid = figures_clerk.table("decisions")
    model = figures_clerk.editor("decisions").model
    grid.go_to(1, PEOPLE)
    type_text(grid, "250")
    figures_clerk.clerk.qtbot.waitUntil(lambda: model.shown_text(CellPosition(2, VALUE)) == "3.750")
    assert [model.shown_text(CellPosition(row, VALUE)) for row in (0, 1)] == ["1.500", "2.250"]
    grid.close_cell()
    grid.go_to(0, VALUE)
    type_text(grid, "9")
    assert all(not row[VALUE] for row in figures_clerk.texts("decisions"))


def test_a_note_is_written_with_shift_f2_and_kept_with_its_cell(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(), {"decisions": (table_row(matter="A", plans="5"),)})
    grid = figures_clerk.table("decisions")
    grid.go_to(0, PLANS)
    key(grid, Qt.Key.Key_F2, _SHIFT)
    type_text(focus(), "Tính đến tháng 11.")
    press(focus(), Qt.Key.Key_Return)
    assert focus() is grid
    figures_clerk.clerk.saved()
    assert figures_clerk.clerk.stored().rows("decisions")[0].cell("plans") == Cell("5", "Tính đến tháng 11.")
    press_control(grid, Qt.Key.Key_Z)
    figures_clerk.clerk.saved()
    assert figures_clerk.clerk.stored().rows("decisions")[0].cell("plans") == Cell("5")


def test_the_window_goes_to_a_cell_and_finds_it_again(figures_clerk: FiguresClerk) -> None:
    rows = tuple(table_row(matter=str(number)) for number in range(40))
    figures_clerk.opens(report_of(), {"decisions": rows})
    page = figures_clerk.clerk.page
    page.go_to(TextPlace("decisions", row=rows[30].id, column="plans"))
    grid = figures_clerk.table("decisions")
    assert grid.place() == CellPosition(30, PLANS)
    assert grid.viewport().rect().intersects(grid.visualRect(grid.currentIndex()))
    edits = page.tabs.current.edits()
    edits["decisions"].set_caret(edits["decisions"].caret())
    assert grid.place() == CellPosition(30, PLANS)


def test_a_paste_that_would_make_a_table_unreadable_is_refused() -> None:
    long = "đ" * MAX_CELL
    rows = tuple(table_row(matter=long, chair=long) for _ in range(70))
    block = read_block((long + "\n") * 90)
    with pytest.raises(UsageError, match="table_too_large"):
        paste_rows(DECISIONS, rows, 50, read_table_block(DECISIONS, block))
    assert paste_rows(DECISIONS, (), 0, read_table_block(DECISIONS, block[:5])).beyond == 0


def test_a_large_table_is_read_beside_the_window(figures_clerk: FiguresClerk) -> None:
    rows = tuple(table_row(matter=f"Việc thứ {number}", plans="1") for number in range(MAX_ROWS))
    figures_clerk.opens(report_of(), {"decisions": rows})
    model = figures_clerk.editor("decisions").model
    figures_clerk.clerk.qtbot.waitUntil(lambda: model.count == MAX_ROWS and not model.frozen)
    figures_clerk.clerk.runner.set_language("vi")
    grid = figures_clerk.table("decisions")
    key(grid, Qt.Key.Key_F5)
    assert (model.count, f"{MAX_ROWS} dòng" in figures_clerk.editor("decisions").message) == (MAX_ROWS, True)
    type_text(grid, "Sửa")
    assert figures_clerk.texts("decisions")[0][0] == "Sửa"


def test_hostile_text_in_a_cell_is_bounded_and_nothing_is_lost(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(), {"decisions": (table_row(matter="cũ"),)})
    grid = figures_clerk.table("decisions")
    key(grid, Qt.Key.Key_F2)
    for text in ("<b>&\"'", "a\u0300\u0301", "\u202e", "\ud800"):
        type_text(focus(), text)
    assert _cell(figures_clerk.texts("decisions"), 0, MATTER) == "cũ<b>&\"'à\u0301"


def test_a_signed_table_can_be_read_and_copied_only(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(), {"decisions": (table_row(matter="A", form="hội nghị"),)})
    session = figures_clerk.clerk.session
    session.reload(replace(session.saved_report, state=State.SIGNED))
    grid = figures_clerk.table("decisions")
    figures_clerk.copied("x\ty\r\n")
    for wanted in (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F2, Qt.Key.Key_Delete):
        key(grid, wanted)
    type_text(grid, "z")
    press_control(grid, Qt.Key.Key_V)
    press_control(grid, Qt.Key.Key_C)
    assert QApplication.clipboard().text() == "A"
    assert [row[0] for row in figures_clerk.texts("decisions")] == ["A"]
    assert not figures_clerk.clerk.window.actions_by_verb["addRow"].isEnabled()


def test_an_empty_table_of_a_signed_report_does_not_ask_for_rows(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(), {})
    grid = figures_clerk.table("decisions")
    assert "F5" in grid.empty_words
    session = figures_clerk.clerk.session
    session.reload(replace(session.saved_report, state=State.SIGNED))
    figures_clerk.editor("decisions").refresh()
    assert "F5" not in grid.empty_words


def test_what_runs_from_the_years_beginning_is_proposed_in_its_row(figures_clerk: FiguresClerk) -> None:
    rows = (table_row(kind="Khiếu nại", received="5"), table_row(kind="Tố cáo", received="2"))
    figures_clerk.opens(report_of(code="2026-Q2"), {"petitions": rows})
    grid, model = figures_clerk.table("petitions"), figures_clerk.editor("petitions").model
    figures_clerk.clerk.qtbot.waitUntil(lambda: model.proposal(CellPosition(1, 2)) == "2")
    grid.go_to(0, 2)
    press(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert grid.place() == CellPosition(1, 2)
    assert [row[2] for row in figures_clerk.texts("petitions")] == ["5", ""]


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_every_table_and_figure_of_every_outline_takes_typing(figures_clerk: FiguresClerk, folder: Path) -> None:
    outline = load_outline(folder)
    code = {"year": "", "half": "-H1", "quarter": "-Q2", "month": "-03"}[outline.period_kinds[0].value]
    figures_clerk.opens(report_of(outline, f"{outline.year}{code}"))
    expected = {}
    for table in outline.tables:
        grid = figures_clerk.table(table.key)
        key(grid, Qt.Key.Key_F5)
        column = next(number for number, column in enumerate(table.columns) if column.computed is None)
        grid.go_to(grid.place().row, column)
        type_text(grid, "5")
        expected[table.key] = table.columns[column].key
    for figure in outline.figures:
        type_text(figures_clerk.clerk.line(f"figure.{figure.key}"), "7")
    figures_clerk.clerk.saved()
    stored = figures_clerk.clerk.stored()
    assert all("5" in [row.text(column) for row in stored.rows(key)] for key, column in expected.items())
    assert all(stored.text(figure.key) == "7" for figure in outline.figures)


def test_a_report_opens_again_at_the_cell_where_one_stopped(figures_clerk: FiguresClerk) -> None:
    rows = tuple(table_row(matter=f"Việc thứ {number} " + "x" * 100) for number in range(600))
    figures_clerk.opens(report_of(), {"decisions": rows})
    clerk = figures_clerk.clerk
    model = figures_clerk.editor("decisions").model
    clerk.qtbot.waitUntil(lambda: model.count == len(rows))
    figures_clerk.table("decisions").go_to(500, PLANS)
    flushed: list[bool] = []
    clerk.session.flush(partial(flushed.append, True))
    clerk.qtbot.waitUntil(lambda: bool(flushed))
    clerk.close()
    clerk.opened()
    model = figures_clerk.editor("decisions").model
    clerk.qtbot.waitUntil(lambda: model.count == len(rows))
    assert clerk.find(TableGrid, "table.decisions").place() == CellPosition(500, PLANS)
