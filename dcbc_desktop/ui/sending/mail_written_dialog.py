"""After a mail draft was written: where it is, and how to send it with a mail program or without one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QWidget,
)

from dcbc_desktop.errors import FileError
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.fields import LinesEdit, make_readable_only
from dcbc_desktop.ui.widgets.labels import heading_label, plain_label
from dcbc_desktop.ui.widgets.screen_reader import announce
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, WIDE
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, accessible_text, name_button, scrolled
from dcbc_desktop.workflow.sending.mail_drafts import WrittenMail

_LABEL, _VALUE, _BUTTONS = 0, 1, 2
_LINES = 6
_CONTENT_OF_SCREEN = 0.7
"""Most of the screen's height for what can scroll: many scans."""


class MailWrittenDialog(TaskDialog):
    """Dialog that opens the draft, and has everything to copy for a mail written in the browser.

    Opening an .eml file does nothing on a computer without a mail program, and the system does not say so. So the
    dialog stays, whatever happened.
    """

    def __init__(
        self,
        runner: BackgroundRunner,
        written: WrittenMail,
        open_path: Callable[[Path], bool],
        show_in_folder: Callable[[Path], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(runner, parent, "mailWrittenDialog")
        self._written = written
        self._open_path, self._show_in_folder = open_path, show_in_folder
        self._content = QWidget(self)
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, TIGHT, 0)
        self._grid.setHorizontalSpacing(STEP)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(_VALUE, 1)
        self._labels: dict[str, QLabel] = {}
        self._values: dict[str, QLineEdit | LinesEdit] = {}
        self._copy_buttons: dict[str, QPushButton] = {}
        self._show_buttons: list[QPushButton] = []
        self._fill()
        self._area = scrolled(self._content, self)
        self.body.addWidget(self._area, 1)
        self._copied = SentenceLabel(self, "mailWritten.copied")
        self.body.addWidget(self._copied)
        close = self.add_standard(QDialogButtonBox.StandardButton.Close)
        self.retranslate()
        self.open_at_size(780, 0)
        self._open.setFocus()
        close.setAutoDefault(True)

    def _fill(self) -> None:
        written = self._written
        self._intro = SentenceLabel(self._content)
        self._add_line(self._intro)
        self._add_value("draft", str(written.path), written.path)
        self._with_program = heading_label(3, self._content)
        self._add_line(self._with_program)
        self._program_words = SentenceLabel(self._content)
        self._open = QPushButton(self._content)
        self._open.setObjectName("mailWritten.open")
        self._open.setDefault(True)
        self._open.clicked.connect(self._open_draft)
        row = self._grid.rowCount()
        self._grid.addWidget(self._program_words, row, _LABEL, 1, 2)
        self._grid.addWidget(self._open, row, _BUTTONS)
        self._without = heading_label(3, self._content)
        self._add_line(self._without)
        self._browser_words = SentenceLabel(self._content)
        self._add_line(self._browser_words)
        self._add_value("to", written.to)
        self._add_value("subject", written.letter.subject)
        self._add_value("text", written.letter.body)
        for number, path in enumerate(written.attachments):
            self._add_value(f"file.{number}", str(path), path)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure again: only now the style and the fonts are those of the screen."""
        super().showEvent(event)
        self._show_whole_content()

    def _show_whole_content(self) -> None:
        """Be as high as the content at this width: size hints of wrapped sentences allow for a narrower one."""
        # with room for a scroll bar: where it shows first, sentences wrap beside it and need it for ever
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        needed = self._grid.heightForWidth(self.width() - 2 * WIDE - bar)
        self._area.setMinimumHeight(min(needed, round(self.screen().availableSize().height() * _CONTENT_OF_SCREEN)))
        self.resize(self.width(), self.minimumSizeHint().height())
        self._make_room()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Mail draft written"))
        self._intro.setText(self.tr("The draft is written and has not been sent. Please send it in one of two ways."))
        self._with_program.setText(self.tr("This computer has a mail program"))
        self._program_words.setText(self.tr("Open the draft, look through it there and send it."))
        name_button(self._open, self.tr("&Open the draft"))
        self._without.setText(self.tr("Nothing opens: there is no mail program"))
        self._browser_words.setText(
            self.tr("Open the office's mailbox in the browser and begin a new mail. Copy these parts into it, and "
                    "attach each file.")
        )  # fmt: skip
        words = {
            "draft": self.tr("Mail draft:"),
            "to": self.tr("Recipients:"),
            "subject": self.tr("Subject:"),
            "text": self.tr("Text:"),
        }
        for name, label in self._labels.items():
            label.setText(words.get(name) or (self.tr("Attach:") if name == "file.0" else ""))
            spoken = accessible_text(words.get(name) or self.tr("Attach:"))
            self._values[name].setAccessibleName(spoken)
            copy = self._copy_buttons[name]
            copy.setText(self.tr("Copy path") if self._is_path(name) else self.tr("Copy"))
            copy.setAccessibleName(f"{copy.text()}: {spoken}")
        for show in self._show_buttons:
            name_button(show, self.tr("Show in folder"))
        if not self._written.to:
            self._values["to"].setPlaceholderText(self.tr("None yet; please fill them in"))
            self._copy_buttons["to"].setEnabled(False)

    def _add_line(self, widget: QWidget) -> None:
        self._grid.addWidget(widget, self._grid.rowCount(), _LABEL, 1, 3)

    def _add_value(self, name: str, text: str, path: Path | None = None) -> None:
        """Add a row: label, the text that can be selected, buttons."""
        label = plain_label(parent=self._content)
        value = _value(name, text, self._content)
        copy = QPushButton(self._content)
        copy.setObjectName(f"mailWritten.{name}.copy")
        copy.setAutoDefault(False)
        copy.clicked.connect(partial(self._copy, name))
        buttons = QHBoxLayout()
        buttons.setSpacing(TIGHT)
        buttons.addWidget(copy, 1)
        if path is not None:
            show = QPushButton(self._content)
            show.setObjectName(f"mailWritten.{name}.show")
            show.setAutoDefault(False)
            show.clicked.connect(partial(self._show_in_folder, path))
            buttons.addWidget(show, 1)
            self._show_buttons.append(show)
        self._labels[name], self._values[name], self._copy_buttons[name] = label, value, copy
        row = self._grid.rowCount()
        label.setContentsMargins(0, TIGHT, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, row, _LABEL, top)
        self._grid.addWidget(value, row, _VALUE)
        self._grid.addLayout(buttons, row, _BUTTONS, top)

    def _is_path(self, name: str) -> bool:
        return name == "draft" or name.startswith("file.")

    def _copy(self, name: str) -> None:
        value = self._values[name]
        text = value.text() if isinstance(value, QLineEdit) else value.toPlainText()
        QGuiApplication.clipboard().setText(text)
        said = self.tr("Copied: {part}").format(part=value.accessibleName())
        self._copied.setText(said)
        announce(self, said)

    @Slot()
    def _open_draft(self) -> None:
        if not self._open_path(self._written.path):
            self.show_error(FileError("mail_without_program", file=self._written.path.name))


def _value(name: str, text: str, parent: QWidget) -> QLineEdit | LinesEdit:
    """Return a field that can be read and copied from, not changed."""
    if name == "text":
        lines = LinesEdit(f"mailWritten.{name}", _LINES, _LINES, parent)
        lines.show_value(text)
        make_readable_only(lines)
        return lines
    line = QLineEdit(text, parent)
    line.setObjectName(f"mailWritten.{name}")
    line.setReadOnly(True)
    line.setCursorPosition(0)
    line.setToolTip(text.replace("<", "‹"))  # a tool tip is read as markup unless it is plainly none
    return line
