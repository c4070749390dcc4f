"""The field is as high as its text; the page around scrolls and keeps the caret in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dcbc_desktop.report.prose import Paragraph, Prose, Text
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from tests.keyboard import type_text
from tests.ui.editor.section import MakeSection, Section

LONG = Prose(tuple(Paragraph((Text(f"Đoạn {number} " + "thực hiện dân chủ ở cơ sở " * 10),)) for number in range(60)))


def caret_is_seen(section: Section) -> bool:
    """Whether the caret is inside the page's viewport."""
    caret = section.editor.viewport().mapTo(section.viewport(), section.editor.cursorRect().center())
    return section.viewport().rect().contains(caret)


def lay_out(section: Section, qtbot: QtBot) -> None:
    """Let the document lay itself out to its end, and the page follow; a long text does so in steps."""
    document = section.editor.document()
    document.documentLayout().blockBoundingRect(document.lastBlock())
    qtbot.waitUntil(lambda: section.editor.height() == section.editor.sizeHint().height())
    QApplication.processEvents()


def test_an_empty_field_has_room_for_four_lines(section: Section) -> None:
    assert section.editor.height() >= 4 * section.editor.fontMetrics().lineSpacing()


def test_the_field_grows_and_shrinks_with_its_text(make_section: MakeSection, qtbot: QtBot) -> None:
    section = make_section(LONG)
    lay_out(section, qtbot)
    assert section.editor.height() > 60 * section.editor.fontMetrics().lineSpacing()
    assert section.editor.verticalScrollBar().maximum() == 0
    section.editor.load(Prose())
    lay_out(section, qtbot)
    assert section.editor.height() < 8 * section.editor.fontMetrics().lineSpacing()


def test_the_caret_stays_in_sight_while_typing_at_the_end(make_section: MakeSection, qtbot: QtBot) -> None:
    section = make_section(LONG)
    section.editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(section.editor, "\nmột\nhai\nba\nbốn\nnăm")
    qtbot.waitUntil(lambda: caret_is_seen(section))
    section.editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert caret_is_seen(section)


def test_a_finding_far_down_is_scrolled_to(make_section: MakeSection, qtbot: QtBot) -> None:
    section = make_section(LONG)
    qtbot.waitUntil(section.isActiveWindow)
    section.editor.clearFocus()
    section.editor.select_text_range(14_000, 3)
    lay_out(section, qtbot)
    qtbot.waitUntil(lambda: caret_is_seen(section))
    section.verticalScrollBar().setValue(0)
    section.resize(640, 480)
    QApplication.processEvents()
    assert section.verticalScrollBar().value() == 0


def test_where_a_window_fixes_the_height_the_field_scrolls_itself(section: Section, qtbot: QtBot) -> None:
    section.editor.setFixedHeight(150)
    section.editor.load(LONG)
    qtbot.waitUntil(lambda: section.editor.verticalScrollBar().maximum() > 0)
    assert section.editor.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
    section.editor.moveCursor(QTextCursor.MoveOperation.End)
    assert section.editor.verticalScrollBar().value() > 0


def test_the_base_font_reaches_the_document(qtbot: QtBot) -> None:
    editor = ProseEditor()
    qtbot.addWidget(editor)
    font = editor.font()
    font.setPointSizeF(17.0)
    editor.set_base_font(font)
    assert editor.document().defaultFont().pointSizeF() == 17.0
