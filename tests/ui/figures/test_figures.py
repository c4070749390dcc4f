"""Số liệu: walked, pasted, compared with other years, worked out; and linked into a text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from dcbc_desktop.report.report import Entry
from dcbc_desktop.ui.figures.figure_edit import FigureEdit
from dcbc_desktop.ui.figures.figure_row import TrendChart
from dcbc_desktop.ui.widgets.labels import HintLabel
from dcbc_desktop.ui.widgets.style import alarm_colour, quiet_colour
from tests.keyboard import press, type_text
from tests.ui.tables.figures_clerk import FiguresClerk, focus, key, press_control, report_of

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PARTS = ("units_departments", "units_bureaus", "units_public_service", "units_other")


def _seen(clerk: FiguresClerk, text: str) -> bool:
    labels = clerk.clerk.window.findChildren(QLabel)
    return any(text in label.text() and label.isVisible() for label in labels)


def test_enter_and_arrows_walk_the_column_and_tab_passes_the_notes_by(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of())
    first = figures_clerk.clerk.line("figure.units_departments")
    type_text(first, "16")
    key(focus(), Qt.Key.Key_Return)
    type_text(focus(), "3")
    key(focus(), Qt.Key.Key_Tab)
    type_text(focus(), "4")
    key(focus(), Qt.Key.Key_Down)
    press_control(focus(), Qt.Key.Key_D)
    key(focus(), Qt.Key.Key_Up)
    assert focus().objectName() == "figure.units_public_service"
    assert figures_clerk.values(*PARTS) == ["16", "3", "4", "4"]


def test_shift_f2_leads_to_the_note_and_back(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(staff="5"))
    edit = figures_clerk.clerk.line("figure.staff")
    key(edit, Qt.Key.Key_F2, _SHIFT)
    assert focus().objectName() == "note.staff"
    type_text(focus(), "Gồm cả hợp đồng.")
    key(focus(), Qt.Key.Key_Return)
    assert focus() is edit
    figures_clerk.clerk.saved()
    assert figures_clerk.clerk.stored().entry("staff") == Entry("5", "Gồm cả hợp đồng.")


def test_a_column_from_excel_goes_down_and_comes_back_in_one_step(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(units_bureaus="9"))
    edit = figures_clerk.clerk.line("figure.units_departments")
    figures_clerk.copied("16\r\n3\r\n1,234\r\n\r\n")
    press(edit, Qt.Key.Key_V, _CONTROL)
    assert figures_clerk.values(*PARTS) == ["16", "3", "1.234", ""]
    press_control(edit, Qt.Key.Key_Z)
    assert figures_clerk.values(*PARTS) == ["", "9", "", ""]


def test_a_block_with_labels_goes_where_it_belongs(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(units_other="7"))
    figures_clerk.clerk.runner.set_language("vi")
    edit = figures_clerk.clerk.line("figure.staff")
    rows = (
        "TT\tChỉ tiêu\tĐơn vị\tSố lượng",
        "1\tCục,  chi cục và tương đương\tđơn vị\t3",
        "2\t- Vụ, phòng, ban và tương đương:\tđơn vị\t16",
        "3\tXe ô tô\tchiếc\t2",
        "4\tTổ chức khác\tđơn vị\t",
    )
    figures_clerk.copied("\r\n".join(rows) + "\r\n")
    press(edit, Qt.Key.Key_V, _CONTROL)
    assert figures_clerk.values(*PARTS, "staff") == ["16", "3", "", "7", ""]
    assert _seen(figures_clerk, "«Xe ô tô»")


@pytest.mark.parametrize(
    ("text", "said"),
    [("Xe ô tô\t2\r\nTàu\t3\r\n", "trùng tên"), ("1\r\n" * 80, "không có chỗ"), ("1\u202e2\n3\n", "U+202E")],
)
def test_what_a_paste_could_not_take_is_said(figures_clerk: FiguresClerk, text: str, said: str) -> None:
    figures_clerk.opens(report_of())
    figures_clerk.clerk.runner.set_language("vi")
    edit = figures_clerk.clerk.line("figure.staff")
    figures_clerk.copied(text)
    press(edit, Qt.Key.Key_V, _CONTROL)
    assert _seen(figures_clerk, said)
    assert figures_clerk.values("units_total") == [""]


def test_typing_is_undone_field_by_field_and_redone(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(staff="5"))
    edit = figures_clerk.clerk.line("figure.staff")
    type_text(edit, "12")
    type_text(figures_clerk.clerk.line("figure.units_other"), "3")
    press_control(focus(), Qt.Key.Key_Z)
    press_control(focus(), Qt.Key.Key_Z)
    assert figures_clerk.values("staff", "units_other") == ["5", ""]
    edit.redo()
    assert figures_clerk.values("staff", "units_other") == [edit.text(), ""]
    assert edit.text() != "5"


def test_a_total_stands_as_worked_out_until_it_is_typed(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(units_departments="16"))
    total = figures_clerk.clerk.find(FigureEdit, "figure.units_total")
    type_text(figures_clerk.clerk.line("figure.units_bureaus"), "3")
    assert (total.text(), total.placeholderText()) == ("", "Σ 19")
    assert "19" in total.accessibleDescription()
    type_text(figures_clerk.clerk.line("figure.units_total"), "20")
    assert total.placeholderText() == ""
    assert figures_clerk.values("units_total") == ["20"]


def test_last_year_and_change_stand_beside_and_a_large_one_asks_for_a_note(figures_clerk: FiguresClerk) -> None:
    for code, staff in (("2023", "80"), ("2025", "100")):
        figures_clerk.earlier(report_of(code=code, staff=staff))
    figures_clerk.opens(report_of(staff="160"))
    edit = figures_clerk.clerk.line("figure.staff")
    figures_clerk.clerk.qtbot.waitUntil(lambda: _seen(figures_clerk, "⚠ +60%"))
    assert _seen(figures_clerk, "Year 2025")
    trends = [t for t in figures_clerk.clerk.window.findChildren(TrendChart) if "80" in t.accessibleDescription()]
    assert [trend.accessibleDescription() for trend in trends] == ["2023: 80; 2025: 100; 2026: 160"]
    key(edit, Qt.Key.Key_F2, _SHIFT)
    type_text(focus(), "Sáp nhập.")
    assert not _seen(figures_clerk, "⚠ +60%")
    assert _seen(figures_clerk, "+60%")


def test_advice_on_a_figure_is_quiet_and_what_stops_sign_off_is_not(figures_clerk: FiguresClerk) -> None:
    figures_clerk.earlier(report_of(code="2025", staff="100"))
    figures_clerk.opens(report_of(staff="160"))
    edit = figures_clerk.clerk.line("figure.staff")
    figures_clerk.clerk.line(f"figure.{PARTS[0]}")
    figures_clerk.clerk.qtbot.waitUntil(lambda: quiet_colour(edit.palette()) in _hints(figures_clerk))
    assert alarm_colour(edit.palette()) not in _hints(figures_clerk)
    figures_clerk.clerk.focused(edit)
    press_control(edit, Qt.Key.Key_A)
    type_text(edit, "một trăm")
    figures_clerk.clerk.line(f"figure.{PARTS[0]}")
    figures_clerk.clerk.qtbot.waitUntil(lambda: _hints(figures_clerk) == [alarm_colour(edit.palette())])


def _hints(clerk: FiguresClerk) -> list[QColor]:
    """In which colours something is said under figures."""
    hints = [hint for hint in clerk.clerk.window.findChildren(HintLabel) if hint.isVisible()]
    return [hint.palette().color(QPalette.ColorRole.WindowText) for hint in hints]


def test_without_earlier_years_their_columns_are_not_shown(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(staff="160"))
    figures_clerk.clerk.line("figure.staff")
    shown = [w for w in figures_clerk.clerk.window.findChildren(TrendChart) if w.isVisible()]
    assert shown == []
    assert not _seen(figures_clerk, "Change")


def test_what_runs_from_the_years_beginning_is_proposed_and_taken_with_one_key(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(code="2026-Q2", visits="12"))
    edit = figures_clerk.clerk.find(FigureEdit, "figure.visits_year")
    assert edit.placeholderText() == "→ 12"
    press(figures_clerk.clerk.line("figure.visits_year"), Qt.Key.Key_Return, _CONTROL)
    assert figures_clerk.values("visits_year") == ["12"]


def test_every_field_has_a_name_and_the_hint_follows_the_language(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of())
    figures_clerk.clerk.line("figure.staff")
    page = figures_clerk.clerk.page.tabs.current
    fields = [w for w in page.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.isVisible()]
    assert len(fields) > 40
    assert [field for field in fields if not field.accessibleName() or not field.objectName()] == []


def _insert(clerk: FiguresClerk, words: str) -> None:
    clerk.clerk.window.actions_by_verb["insertFigure"].trigger()
    clerk.clerk.qtbot.waitUntil(lambda: focus().objectName() == "figureLink.filter")
    type_text(focus(), words)
    key(focus(), Qt.Key.Key_Return)
    clerk.clerk.window.activateWindow()  # the offscreen platform gives no window the focus back
    QApplication.processEvents()


def test_a_figure_is_linked_into_the_text_and_brought_up_to_date_only_when_asked(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(staff="1.154", units_departments="16"))
    editor = figures_clerk.clerk.editor("II.1")
    type_text(editor, "Có ")
    _insert(figures_clerk, "can bo cong chuc vien chuc nguoi")
    assert focus() is editor
    type_text(editor, " người.")
    figures_clerk.clerk.saved()
    run = figures_clerk.clerk.stored().prose("II.1").paragraphs[0].runs[1]
    assert (getattr(run, "key", ""), getattr(run, "text", "")) == ("staff", "1.154")
    figure = figures_clerk.clerk.line("figure.staff")
    figure.selectAll()
    type_text(figure, "1.200")
    assert editor.toPlainText() == "Có 1.154 người."
    editor = figures_clerk.clerk.editor("II.1")
    press_control(editor, Qt.Key.Key_U)
    key(editor, Qt.Key.Key_U, _CONTROL | _SHIFT)
    assert editor.toPlainText() == "Có 1.200 người."
    press_control(editor, Qt.Key.Key_Z)
    assert editor.toPlainText() == "Có 1.154 người."
    figures_clerk.clerk.saved()
    assert getattr(figures_clerk.clerk.stored().prose("II.1").paragraphs[0].runs[1], "key", "") == "staff"


def test_inserting_is_one_step_of_undo_and_a_computed_total_can_be_linked(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of(units_departments="16", units_other="1"))
    editor = figures_clerk.clerk.editor("II.1")
    _insert(figures_clerk, "dau moi")
    assert editor.toPlainText() == "17"
    editor.undo()
    assert editor.toPlainText() == ""


def test_the_list_says_when_no_figure_has_a_value(figures_clerk: FiguresClerk) -> None:
    figures_clerk.opens(report_of())
    editor = figures_clerk.clerk.editor("II.1")
    _insert(figures_clerk, "dau moi")
    dialog = figures_clerk.clerk.find(QDialog, "figureLinkDialog")
    assert "No figure has a value yet" in [label.text().split(".")[0] for label in dialog.findChildren(QLabel)]
    press(dialog, Qt.Key.Key_Escape)
    assert editor.toPlainText() == ""
