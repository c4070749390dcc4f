"""Buttons, menu, words in another language."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dcbc_desktop.report.prose import Paragraph, Prose, Text
from dcbc_desktop.ui.editor.editor_actions import EditorToolbar
from tests.keyboard import type_text
from tests.ui.editor.proses import NOTES
from tests.ui.editor.section import MakeSection, Section


class Shouting(QTranslator):
    """A language that is English in capitals."""

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return source.upper() if context in {"EditorActions", "FootnoteRow"} else source

    def isEmpty(self) -> bool:
        return False


def test_buttons_act_on_the_editor_they_follow(make_section: MakeSection, qtbot: QtBot) -> None:
    first, second = make_section(), make_section()
    toolbar = EditorToolbar(first.editor)
    qtbot.addWidget(toolbar)
    bold = toolbar.buttons[0]
    bold.click()
    type_text(first.editor, "đậm")
    toolbar.follow(second.editor)
    bold.click()
    type_text(second.editor, "x")
    assert first.editor.prose() == Prose((Paragraph((Text("đậm", bold=True),)),))
    assert second.editor.prose() == Prose((Paragraph((Text("x", bold=True),)),))
    assert bold.isChecked()
    assert [action.text() for action in bold.actions()] == ["Bold"]


def test_a_toolbar_without_an_editor_offers_nothing(qtbot: QtBot) -> None:
    toolbar = EditorToolbar()
    qtbot.addWidget(toolbar)
    assert not toolbar.isEnabled()


def test_buttons_show_what_is_possible(section: Section, qtbot: QtBot) -> None:
    toolbar = EditorToolbar(section.editor)
    qtbot.addWidget(toolbar)
    undo = toolbar.buttons[5]
    assert not undo.isEnabled()
    type_text(section.editor, "x")
    assert undo.isEnabled()
    undo.click()
    assert section.editor.prose() == Prose()


def test_every_focusable_widget_and_button_has_a_name(make_section: MakeSection, qtbot: QtBot) -> None:
    section = make_section(NOTES)
    section.editor.setAccessibleName("Mục I")
    toolbar = EditorToolbar(section.editor)
    qtbot.addWidget(toolbar)
    widgets = [*section.panel.findChildren(QWidget), *toolbar.findChildren(QToolButton)]
    for widget in widgets:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QToolButton):
            name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert len(name) > 2, widget


def test_words_follow_the_language(make_section: MakeSection, qtbot: QtBot, qapp: QApplication) -> None:
    section = make_section(NOTES)
    toolbar = EditorToolbar(section.editor)
    qtbot.addWidget(toolbar)
    translator = Shouting()
    qapp.installTranslator(translator)
    try:
        qapp.processEvents()
        assert section.editor.text_actions.footnote.text() == "INSERT FOOTNOTE"
        assert toolbar.buttons[4].accessibleName() == "INSERT FOOTNOTE"
        assert toolbar.buttons[0].text() == "B"
        assert section.panel.row(0).delete_button.toolTip() == "DELETE FOOTNOTE 1"
    finally:
        qapp.removeTranslator(translator)


def test_the_menu_of_the_right_button_is_ours(section: Section) -> None:
    menu = section.editor.make_menu()
    assert [action.text() for action in menu.actions() if action.text()][:3] == ["Undo", "Redo", "Cut"]
    menu.deleteLater()
