"""Return, Backspace, dash items, undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from dcbc_desktop.report.prose import Paragraph, ParagraphKind, Prose, Text, plain_text
from tests.keyboard import backspace, compose, press, type_text
from tests.ui.editor.proses import NOTES
from tests.ui.editor.section import Section

DASH = ParagraphKind.DASH


def item(text: str, kind: ParagraphKind = DASH) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Text(text),) if text else (), kind)


def paragraphs(section: Section) -> tuple[Paragraph, ...]:
    """What is stored."""
    return section.editor.prose().paragraphs


def test_a_typed_dash_makes_an_item_and_return_the_next(section: Section) -> None:
    type_text(section.editor, "- một\nhai\n")
    assert paragraphs(section) == (item("một"), item("hai"), item(""))
    assert section.editor.toPlainText() == "một\nhai\n"


def test_a_committed_dash_makes_an_item(section: Section) -> None:
    compose(section.editor, commit="- ")
    compose(section.editor, commit="một")
    assert paragraphs(section) == (item("một"),)


def test_undo_gives_the_typed_dash_back(section: Section) -> None:
    type_text(section.editor, "- ")
    section.editor.undo()
    assert section.editor.toPlainText() == "- "
    assert paragraphs(section) == (item("- ", ParagraphKind.BODY),)


def test_a_dash_inside_a_line_is_a_letter(section: Section) -> None:
    type_text(section.editor, "a - b")
    assert plain_text(section.editor.prose()) == "a - b"


def test_return_on_an_empty_item_ends_the_list(section: Section) -> None:
    type_text(section.editor, "- một\n\nthường")
    assert paragraphs(section) == (item("một"), item("thường", ParagraphKind.BODY))


def test_backspace_at_an_items_start_makes_it_body(section: Section) -> None:
    type_text(section.editor, "- một")
    section.editor.set_caret(0)
    backspace(section.editor)
    assert paragraphs(section) == (item("một", ParagraphKind.BODY),)


def test_return_inside_an_item_splits_it(section: Section) -> None:
    type_text(section.editor, "- mộthai")
    section.editor.set_caret(3)
    press(section.editor, Qt.Key.Key_Return, text="\r")
    assert paragraphs(section) == (item("một"), item("hai"))


def test_return_behind_a_subheading_begins_body(section: Section) -> None:
    section.editor.load(Prose((item("a) Kết quả", ParagraphKind.SUBHEADING),)))
    section.editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(section.editor, "\nnội dung")
    assert [p.kind for p in paragraphs(section)] == [ParagraphKind.SUBHEADING, ParagraphKind.BODY]
    assert paragraphs(section)[1].runs == (Text("nội dung"),)


def test_shift_return_is_a_new_paragraph_too(section: Section) -> None:
    type_text(section.editor, "a")
    press(section.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, "\r")
    type_text(section.editor, "b")
    assert plain_text(section.editor.prose()) == "a\nb"


def test_the_dash_command_works_on_all_selected_paragraphs_and_back(section: Section) -> None:
    type_text(section.editor, "một\nhai")
    section.editor.selectAll()
    section.editor.text_actions.dash.trigger()
    assert paragraphs(section) == (item("một"), item("hai"))
    assert section.editor.text_actions.dash.isChecked()
    section.editor.text_actions.dash.trigger()
    assert paragraphs(section) == (item("một", ParagraphKind.BODY), item("hai", ParagraphKind.BODY))
    section.editor.undo()
    assert paragraphs(section) == (item("một"), item("hai"))


def test_bold_italic_and_raised_on_a_selection(section: Section) -> None:
    type_text(section.editor, "m2")
    section.editor.selectAll()
    QTest.keyClick(section.editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    section.editor.text_actions.italic.trigger()
    section.editor.select_text_range(1, 1)
    section.editor.text_actions.superscript.trigger()
    expected = (Text("m", bold=True, italic=True), Text("2", bold=True, italic=True, superscript=True))
    assert paragraphs(section) == (Paragraph(expected),)
    section.editor.selectAll()
    section.editor.text_actions.bold.trigger()
    assert paragraphs(section)[0].runs == (Text("m", italic=True), Text("2", italic=True, superscript=True))


def test_undo_and_redo_chains_meet_the_same_states(section: Section) -> None:
    editor = section.editor
    editor.load(NOTES)
    states = [editor.prose()]
    editor.set_caret(9)
    for step in (_type_words, _split, _bold_all, _insert_note, _toggle_dash, _delete_back):
        step(section)
        states.append(editor.prose())
    assert len(set(map(str, states))) == len(states)
    _walk(section, states)


def _walk(section: Section, states: list[Prose]) -> None:
    """Undo to the beginning, redo to the end, and meet every state on the way."""
    back = [section.editor.prose()]
    while section.editor.document().isUndoAvailable():
        section.editor.undo()
        back.append(section.editor.prose())
    assert [state for state in reversed(back) if state in states] == states
    forth = [section.editor.prose()]
    while section.editor.document().isRedoAvailable():
        section.editor.redo()
        forth.append(section.editor.prose())
    assert forth == list(reversed(back))


def _type_words(section: Section) -> None:
    type_text(section.editor, "thêm ")


def _split(section: Section) -> None:
    press(section.editor, Qt.Key.Key_Return, text="\r")


def _bold_all(section: Section) -> None:
    section.editor.selectAll()
    section.editor.toggle_bold()
    section.editor.set_caret(20)


def _delete_back(section: Section) -> None:
    backspace(section.editor, 3)


def _insert_note(section: Section) -> None:
    section.editor.insert_footnote()


def _toggle_dash(section: Section) -> None:
    section.editor.toggle_dash()


def test_sub_headings_by_command_and_back(section: Section) -> None:
    type_text(section.editor, "Một\nhai")
    section.editor.selectAll()
    section.editor.text_actions.subheading.trigger()
    assert [p.kind for p in section.editor.prose().paragraphs] == [ParagraphKind.SUBHEADING] * 2
    assert section.editor.text_actions.subheading.isChecked()
    section.editor.toggle_dash()
    assert [p.kind for p in section.editor.prose().paragraphs] == [ParagraphKind.DASH] * 2
    section.editor.toggle_subheading()
    section.editor.toggle_subheading()
    assert [p.kind for p in section.editor.prose().paragraphs] == [ParagraphKind.BODY] * 2
    for _ in range(4):
        section.editor.undo()
    assert [p.kind for p in section.editor.prose().paragraphs] == [ParagraphKind.BODY] * 2
