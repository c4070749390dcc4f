"""Vietnamese as it is really typed: plain keys, UniKey, input methods, dead keys; and hostile keys."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from dcbc_desktop.report.prose import Footnote, Paragraph, Prose, Text, plain_text
from dcbc_desktop.report.text import OBJECT
from tests.keyboard import (
    alphabet,
    backspace,
    compose,
    press,
    type_by_input_method,
    type_by_unikey,
    type_text,
)
from tests.ui.editor.proses import NOTES
from tests.ui.editor.section import Section

SENTENCE = "Thẩm quyền xử lý đơn ở cơ sở, ƯỚC NGUYỆN ₫"


def words(section: Section) -> str:
    """The plain text as stored."""
    return plain_text(section.editor.prose())


def test_every_letter_by_plain_keys(section: Section) -> None:
    type_text(section.editor, alphabet() + SENTENCE)
    assert words(section) == alphabet() + SENTENCE


def test_every_letter_by_unikey(section: Section) -> None:
    type_by_unikey(section.editor, alphabet() + SENTENCE)
    assert words(section) == alphabet() + SENTENCE
    assert section.editor.toPlainText() == alphabet() + SENTENCE


def test_every_letter_by_input_method(section: Section) -> None:
    type_by_input_method(section.editor, alphabet() + SENTENCE)
    assert words(section) == alphabet() + SENTENCE


def test_composing_is_no_edit_and_never_reaches_the_content(section: Section) -> None:
    for preedit in ("t", "ti", "tiê", "tiến", "tiếng"):
        compose(section.editor, preedit=preedit)
    assert section.edits.times == 0
    assert section.editor.prose() == Prose()
    compose(section.editor, commit="tiếng")
    assert section.edits.times == 1
    assert words(section) == "tiếng"


def test_composing_over_a_selection_is_an_edit_once(section: Section) -> None:
    type_text(section.editor, "cũ")
    section.editor.selectAll()
    before = section.edits.times
    compose(section.editor, preedit="m")
    compose(section.editor, preedit="mớ")
    assert section.edits.times == before + 1
    assert section.editor.prose() == Prose()
    compose(section.editor, commit="mới")
    assert words(section) == "mới"


def test_a_decomposed_commit_is_precomposed_in_the_document(section: Section) -> None:
    compose(section.editor, commit=unicodedata.normalize("NFD", "ẩm ướt"))
    assert section.editor.toPlainText() == "ẩm ướt"
    assert section.editor.caret() == len("ẩm ướt")


def test_an_input_method_may_replace_what_stands_before(section: Section) -> None:
    type_text(section.editor, "tien")
    compose(section.editor, commit="iến", replace=(-3, 3))
    assert words(section) == "tiến"


@pytest.mark.parametrize("by_commit", [True, False])
def test_a_dead_key_joins_the_letter_before(section: Section, by_commit: bool) -> None:
    for part in ("ê", "\u0301", "n", "a", "\u0323", "\u0302"):
        if by_commit:
            compose(section.editor, commit=part)
        else:
            type_text(section.editor, part)
    assert section.editor.toPlainText() == "ếnậ"
    assert section.editor.caret() == 3
    section.editor.undo()
    section.editor.redo()
    assert words(section) == "ếnậ"


def test_rewriting_a_letter_keeps_bold(section: Section) -> None:
    type_text(section.editor, "thường ")
    section.editor.text_actions.bold.trigger()
    type_by_unikey(section.editor, "đậm")
    assert section.editor.prose() == Prose((Paragraph((Text("thường "), Text("đậm", bold=True))),))


def test_deleting_into_plain_text_leaves_bold(section: Section) -> None:
    type_text(section.editor, "ab")
    section.editor.text_actions.bold.trigger()
    type_text(section.editor, "c")
    backspace(section.editor, 2)
    type_text(section.editor, "x")
    assert section.editor.prose() == Prose((Paragraph((Text("ax"),)),))


@pytest.mark.parametrize("hostile", ["\ud800", "\u202e", "\u200b", "\x00", OBJECT, "\ufeff", "\U000e0041", "\u2028"])
def test_hostile_keys_and_commits_leave_no_trace(section: Section, hostile: str) -> None:
    type_text(section.editor, f"a{hostile}b")
    press(section.editor, Qt.Key.Key_unknown, text="c" + hostile)
    compose(section.editor, commit=f"d{hostile}e")
    assert words(section).replace(" ", "") == "abcde"
    assert OBJECT not in section.editor.toPlainText()


@pytest.mark.parametrize("hostile", ["<b>x</b>", "&amp;", '<img src="file:///C:/secret.txt">'])
def test_markup_is_typed_as_text(section: Section, hostile: str) -> None:
    type_text(section.editor, hostile)
    assert words(section) == hostile


def test_200_kilobytes_without_a_space(section: Section) -> None:
    section.editor.load(Prose((Paragraph((Text("ươ" * 50_000),)),)))
    section.editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(section.editor, "xong")
    assert words(section) == "ươ" * 50_000 + "xong"
    assert section.editor.word_count() == 1


def test_letters_beyond_the_basic_plane_keep_their_places(section: Section) -> None:
    section.editor.load(Prose((Paragraph((Text("𝒳y"), Footnote((Text("chú thích"),)), Text("z"))),)))
    section.editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(section.editor, "𝒵")
    assert words(section) == "𝒳y[1]z𝒵"
    section.editor.select_text_range(len("𝒳y[1]"), 1)
    assert section.editor.textCursor().selectedText() == "z"


def test_a_range_of_the_plain_text_is_found_in_the_document(section: Section) -> None:
    section.editor.load(NOTES)
    text = plain_text(NOTES)
    section.editor.select_text_range(text.index("kịp thời"), len("kịp thời"))
    assert section.editor.textCursor().selectedText() == "kịp thời"
    section.editor.select_text_range(len(text) + 100, 5)
    assert section.editor.caret() == section.editor.document().characterCount() - 1


def test_one_edit_is_said_once(section: Section) -> None:
    type_text(section.editor, "a")
    assert section.edits.times == 1
    press(section.editor, Qt.Key.Key_Left)
    section.editor.selectAll()
    assert section.edits.times == 1
    section.editor.toggle_bold()
    assert section.edits.times == 2


def test_frozen_text_can_be_read_but_not_changed(section: Section) -> None:
    section.editor.load(NOTES)
    type_text(section.editor, "x")
    backspace(section.editor)
    section.editor.set_read_only(True)
    type_text(section.editor, "x\n")
    compose(section.editor, commit="x")
    backspace(section.editor)
    for action in section.editor.text_actions.changing():
        action.trigger()
        assert not action.isEnabled()
    section.editor.toggle_bold()
    section.editor.toggle_dash()
    section.editor.insert_footnote()
    section.editor.undo()
    assert section.editor.prose() == NOTES
    assert section.panel.row(0).edit.isReadOnly()
    press(section.editor, Qt.Key.Key_End)
    assert section.editor.caret() == len("Mở đầu")
    section.editor.set_read_only(False)
    before = section.edits.times
    type_text(section.editor, "x")
    assert section.edits.times == before + 1
