"""Marks and notes: inserted, written in place, numbered by position, deleted, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dcbc_desktop.report.prose import FigureRun, Footnote, Paragraph, Prose, Text, footnotes, note_texts, plain_text
from tests.keyboard import backspace, press, type_by_unikey, type_text
from tests.ui.editor.proses import NOTES
from tests.ui.editor.section import MakeSection, Section

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def noted(make_section: MakeSection) -> Section:
    """A section with two notes."""
    return make_section(NOTES)


def numbers(section: Section) -> list[str]:
    """The numbers that the panel shows."""
    return [section.panel.row(index).number_label.text() for index in range(section.editor.note_count())]


def caret_behind_mark(section: Section, index: int) -> None:
    """Put the caret behind a mark."""
    serial, _ = section.editor.notes()[index]
    section.editor.return_to_text(serial)


def test_the_panel_shows_only_when_there_are_notes(section: Section) -> None:
    assert not section.panel.isVisible()
    section.editor.insert_footnote()
    assert section.panel.isVisible()
    backspace(section.editor)
    assert not section.panel.isVisible()


def test_insert_write_return(section: Section) -> None:
    type_text(section.editor, "Theo kế hoạch")
    section.editor.text_actions.footnote.trigger()
    line = section.panel.row(0).edit
    assert QApplication.focusWidget() is line
    type_by_unikey(line, "Kế hoạch số 12.")
    press(line, Qt.Key.Key_Return, text="\r")
    assert QApplication.focusWidget() is section.editor
    type_text(section.editor, " năm 2026")
    expected = (Text("Theo kế hoạch"), Footnote((Text("Kế hoạch số 12."),)), Text(" năm 2026"))
    assert section.editor.prose() == Prose((Paragraph(expected),))


def test_numbers_follow_position_and_the_first_number(noted: Section) -> None:
    assert numbers(noted) == ["1", "2"]
    caret_behind_mark(noted, 0)
    noted.editor.insert_footnote()
    type_text(noted.panel.row(1).edit, "giữa")
    assert note_texts(noted.editor.prose()) == ("Kế hoạch số 12.", "giữa", "Công văn mật")
    assert numbers(noted) == ["1", "2", "3"]
    noted.editor.set_first_note_number(9)
    assert numbers(noted) == ["9", "10", "11"]
    assert noted.panel.row(0).edit.accessibleName() == "Footnote 9"


def test_a_wider_number_moves_the_text_behind(noted: Section) -> None:
    def x_of_next_letter() -> int:
        caret_behind_mark(noted, 0)
        return noted.editor.cursorRect().x()

    narrow = x_of_next_letter()
    noted.editor.set_first_note_number(100)
    assert x_of_next_letter() > narrow
    assert noted.edits.times == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_one_key_removes_mark_and_note_and_undo_brings_both_back(noted: Section, key: Qt.Key) -> None:
    caret_behind_mark(noted, 0)
    if key == Qt.Key.Key_Delete:
        noted.editor.moveCursor(QTextCursor.MoveOperation.Left)
    press(noted.editor, key)
    assert note_texts(noted.editor.prose()) == ("Công văn mật",)
    assert numbers(noted) == ["1"]
    noted.editor.undo()
    assert noted.editor.prose() == NOTES
    assert noted.panel.row(0).edit.toPlainText() == "Kế hoạch số 12."


def test_typing_behind_a_mark_is_plain_text(noted: Section) -> None:
    caret_behind_mark(noted, 0)
    type_text(noted.editor, "abc")
    assert len(footnotes(noted.editor.prose())) == 2
    assert "nghiêm túc[1]abc và" in plain_text(noted.editor.prose())
    assert Text("abc", bold=True) in noted.editor.prose().paragraphs[1].runs


def test_return_behind_a_mark_starts_a_plain_paragraph(noted: Section) -> None:
    caret_behind_mark(noted, 1)
    type_text(noted.editor, "\nmới")
    assert noted.editor.prose().paragraphs[2].runs == (Text("mới."),)


def test_typing_behind_a_linked_figure_leaves_it_alone(section: Section) -> None:
    section.editor.load(Prose((Paragraph((FigureRun("so_cuoc", "24"),)),)))
    section.editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(section.editor, " cuộc")
    assert section.editor.prose() == Prose((Paragraph((FigureRun("so_cuoc", "24"), Text(" cuộc"))),))
    section.editor.selectAll()
    type_text(section.editor, "x")
    assert section.editor.prose() == Prose((Paragraph((Text("x"),)),))


def test_editing_a_note_keeps_its_other_styles(noted: Section) -> None:
    line = noted.panel.row(1).edit
    line.moveCursor(QTextCursor.MoveOperation.Start)
    type_text(line, "Theo ")
    note = Footnote((Text("Theo Công văn "), Text("mật", italic=True)))
    assert footnotes(noted.editor.prose())[1] == note
    assert noted.edits.times == len("Theo ")


def test_a_note_in_bold_by_key_and_by_button(noted: Section) -> None:
    line = noted.panel.row(0).edit
    line.setFocus()
    line.selectAll()
    press(line, Qt.Key.Key_B, CONTROL)
    assert footnotes(noted.editor.prose())[0] == Footnote((Text("Kế hoạch số 12.", bold=True),))
    noted.editor.text_actions.bold.trigger()
    assert footnotes(noted.editor.prose())[0] == Footnote((Text("Kế hoạch số 12."),))


def test_undo_in_a_note_takes_back_a_word_and_then_the_mark(section: Section) -> None:
    type_text(section.editor, "x")
    section.editor.insert_footnote()
    line = section.panel.row(0).edit
    type_by_unikey(line, "một hai")
    press(line, Qt.Key.Key_Z, CONTROL)
    assert note_texts(section.editor.prose()) == ("một ",)
    assert line.toPlainText() == "một "
    press(line, Qt.Key.Key_Z, CONTROL)
    press(line, Qt.Key.Key_Z, CONTROL)
    assert section.editor.note_count() == 0
    assert QApplication.focusWidget() is section.editor
    for _ in range(3):
        section.editor.redo()
    assert note_texts(section.editor.prose()) == ("một hai",)


def test_deleting_by_the_button_is_undone_with_the_note(noted: Section) -> None:
    noted.panel.row(0).delete_button.click()
    assert note_texts(noted.editor.prose()) == ("Công văn mật",)
    assert QApplication.focusWidget() is noted.editor
    noted.editor.undo()
    assert noted.editor.prose() == NOTES


def test_a_note_has_no_paragraphs(noted: Section) -> None:
    line = noted.panel.row(0).edit
    line.insert_pasted(Prose((Paragraph((Text("a"), Footnote((Text("b"),)))), Paragraph((Text("c"),)))))
    assert note_texts(noted.editor.prose())[0] == "a (b) cKế hoạch số 12."


def test_tab_walks_through_the_notes(noted: Section) -> None:
    press(noted.editor, Qt.Key.Key_Tab, text="\t")
    assert QApplication.focusWidget() is noted.panel.row(0).edit
    press(noted.panel.row(0).edit, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is noted.editor


def test_a_selected_mark_opens_its_note_by_return(noted: Section) -> None:
    caret_behind_mark(noted, 1)
    press(noted.editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    press(noted.editor, Qt.Key.Key_Return, text="\r")
    assert QApplication.focusWidget() is noted.panel.row(1).edit
    assert noted.editor.prose() == NOTES


def test_a_double_click_on_a_mark_opens_its_note(noted: Section) -> None:
    caret_behind_mark(noted, 0)
    rect = noted.editor.cursorRect()
    point = QPointF(rect.left() - 2, rect.center().y()).toPoint()
    QTest.mouseDClick(noted.editor.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert QApplication.focusWidget() is noted.panel.row(0).edit


def test_rows_keep_their_widgets_while_numbers_change(noted: Section) -> None:
    last = noted.panel.row(1)
    noted.editor.set_caret(0)
    noted.editor.insert_footnote()
    assert noted.panel.row(2) is last
    assert last.number_label.text() == "3"


def test_a_command_key_never_eats_a_selected_figure(section: Section) -> None:
    prose = Prose((Paragraph((FigureRun("so_cuoc", "24"),)),))
    section.editor.load(prose)
    section.editor.selectAll()
    press(section.editor, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier, "f")
    assert section.editor.prose() == prose
