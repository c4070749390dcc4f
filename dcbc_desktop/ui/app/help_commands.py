"""Help with F1: the manual at the page about the focused field, with the field's own guidance."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QTabBar, QTabWidget, QWidget
from shiboken6 import isValid

from dcbc_desktop.ui import help as help_pages
from dcbc_desktop.ui.app.commands import COMMANDS
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.panels import PANELS

FIRST = "01-bat-dau"
_PARTS = (
    *((f"panel.{panel.name}", panel.topic) for panel in PANELS),
    ("rules", "07-ra-soat"),
    ("reason", "07-ra-soat"),
    ("table.", "06-bang"),
    ("numbersDialog", "06-bang"),
    ("pasteNote", "06-bang"),
    ("figure", "05-so-lieu"),
    ("note.", "05-so-lieu"),
    ("prose.", "04-soan-thao"),
    ("guidance.", "04-soan-thao"),
    ("footnote", "04-soan-thao"),
    ("paste", "04-soan-thao"),
    ("header.", "03-thong-tin-chung"),
    ("signatory.", "03-thong-tin-chung"),
    ("banner.signed", "11-ky-duyet"),
    ("banner.presented", "11-ky-duyet"),
    ("banner.replacement", "11-ky-duyet"),
    ("return", "11-ky-duyet"),
    ("comment.", "11-ky-duyet"),
    ("signDialog", "11a-ky-so"),
    ("export", "12-xuat"),
    ("mail", "12-xuat"),
    ("recordSent", "12-xuat"),
    ("correctSent", "12-xuat"),
    ("noPrinter", "12-xuat"),
    ("print", "12-xuat"),
    ("banner.origin", "15-tep-nhan-duoc"),
    ("leftOver", "02-nhap-tu-tep"),
    ("office.signer", "11a-ky-so"),
    ("office.signature", "11a-ky-so"),
    ("office.seal", "11a-ky-so"),
    ("trouble", "14-su-co"),
    ("recovery", "14a-sao-luu"),
    ("restoreDialog", "14a-sao-luu"),
    ("restore.", "14a-sao-luu"),
    ("chooseStick", "14a-sao-luu"),
    ("chooseLocked", "14a-sao-luu"),
    ("newPassword", "14a-sao-luu"),
    ("openLocked", "14a-sao-luu"),
    ("banner.stick", "14a-sao-luu"),
    ("banner.preview", "09-xem-truoc"),
    ("banner.", "14-su-co"),
    ("unsaved", "14-su-co"),
    ("bugBox", "14-su-co"),
    ("sectionTabs", "04-soan-thao"),
)
"""First letters of object names with their page, where the name is not that of a command (see `_NAME`)."""
_NAME = re.compile(r"(?:button\.|start\.)?(\w+?)(?:Dialog|Window|\..*)?")
"""Name of a command's button, its dialog, or a part of its dialog: `button.export`, `signOffDialog`, `import.file`.

F1 then opens the command's page. A dialog named otherwise than `<verb>Dialog` needs a row of `_PARTS`.
"""


class HelpCommands(QObject):
    """Opens the help window, of which there is one."""

    def __init__(self, runner: BackgroundRunner, window: MainWindow) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._help: help_pages.HelpWindow | None = None
        window.actions_by_verb.connect_slots({"help": self.show_help, "manual": self.show_manual})
        runner.language_changed.connect(self._use_language)

    @Slot()
    def show_help(self) -> None:
        """Show the page about the focused field."""
        widget = QApplication.focusWidget()
        if widget is not None and widget.window() is self._help:
            return
        name = widget.accessibleName() if widget is not None else ""
        guidance = (widget.whatsThis() or widget.toolTip()) if widget is not None else ""
        self._open(topic_of(widget), name, guidance)

    @Slot()
    def show_manual(self) -> None:
        """Show the first page."""
        self._open(FIRST)

    def _open(self, topic: str, name: str = "", guidance: str = "") -> None:
        shown = self._help_window()
        shown.show_topic(topic, name, guidance)
        shown.show()
        shown.activateWindow()

    def _help_window(self) -> help_pages.HelpWindow:
        """Return the help window; over a modal dialog it is a child of the dialog, which blocks all other windows."""
        parent = QApplication.activeModalWidget() or self._window
        if self._help is None or not isValid(self._help):
            self._help = help_pages.HelpWindow(self._runner.language, parent)
        elif self._help.parentWidget() is not parent:
            self._help.setParent(parent, self._help.windowFlags())
        return self._help

    @Slot(str)
    def _use_language(self, language: str) -> None:
        if self._help is not None and isValid(self._help):
            self._help.use_language(language)


def topic_of(widget: QWidget | None) -> str:
    """Return the page about a widget, or about the nearest widget around it that has a page."""
    around = widget.parentWidget() if isinstance(widget, QTabBar) else None
    if isinstance(around, QTabWidget):
        widget = around.currentWidget()
    while widget is not None:
        topic = _topic_of_name(widget.objectName())
        if topic:
            return topic
        widget = widget.parentWidget()
    return FIRST


def _topic_of_name(name: str) -> str:
    for begins, topic in _PARTS:
        if name.startswith(begins):
            return topic
    match = _NAME.fullmatch(name)
    command = COMMANDS.get(match[1]) if match else None
    return command.topic if command else ""


def topics() -> frozenset[str]:
    """Return every page that a part of the window or a command leads to."""
    return frozenset({topic for _, topic in _PARTS} | {command.topic for command in COMMANDS.values()})
