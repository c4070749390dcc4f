"""Details of the chosen file: its verdict in large letters, and under it all findings to read and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from dcbc_desktop.ui.receiving.files_model import STATUS_LOOKS, status_icon
from dcbc_desktop.ui.receiving.received_file import FileStatus, ReceivedFile
from dcbc_desktop.ui.receiving.verdict_text import DetailsSection, VerdictFormatter
from dcbc_desktop.ui.widgets.labels import heading_label
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.screen_reader import announce
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, heading_font, space

_PICTURE_SIZE = QSize(24, 24)


class DetailsView(TranslatedWidget):
    """View of one received file; empty while none is chosen."""

    def __init__(self, formatter: VerdictFormatter, parent: QWidget) -> None:
        super().__init__(parent)
        self._formatter = formatter
        self._file: ReceivedFile | None = None
        self._looks: tuple[FileStatus, int] | None = None
        self._status_picture = QLabel(self)
        self._verdict = heading_label(1, self)
        self._verdict.setObjectName("verify.verdict")
        self._name = heading_label(3, self)
        self._name.setObjectName("verify.name")
        self._text = QTextEdit(self)
        self._text.setObjectName("verify.details")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setUndoRedoEnabled(False)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        top, whole = QHBoxLayout(), QVBoxLayout(self)
        top.setSpacing(STEP)
        top.addWidget(self._status_picture, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._verdict, 1)
        space(whole, 0, TIGHT)
        whole.addLayout(top)
        whole.addWidget(self._name)
        whole.addWidget(self._text, 1)
        self.retranslate()

    def show_file(self, file: ReceivedFile | None) -> None:
        """Show a file or nothing; the screen reader announces a new verdict."""
        before, self._file = self._file, file
        self.retranslate()
        same = before is not None and file is not None and before.path == file.path
        if file is not None and file.done and same and before is not None and not before.done:
            announce(self, f"{self._formatter.verdict(file)}: {file.name}")

    def retranslate(self) -> None:
        """Set every word."""
        file = self._file
        self._text.setAccessibleName(self.tr("What was found in the file"))
        self._verdict.setText(self._formatter.verdict(file) if file is not None else "")
        self._verdict.setAccessibleName(self._verdict.text())
        self._name.setText(file.name if file is not None else "")
        self._fill(self._formatter.sections(file) if file is not None else ())
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system between light and dark."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    def _colour(self) -> None:
        if self._file is None:
            self._status_picture.clear()
            self._looks = None
            return
        application = QApplication.palette()
        looks = self._file.status, application.cacheKey()
        if looks == self._looks:
            return
        self._looks = looks
        picture = status_icon(self._file.status, application)
        self._status_picture.setPixmap(picture.pixmap(_PICTURE_SIZE))
        colour = STATUS_LOOKS[self._file.status][1](application)
        palette = self._verdict.palette()
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self._verdict.setPalette(palette)

    def _fill(self, sections: Sequence[DetailsSection]) -> None:
        """Insert plain text: nothing out of a file is ever read as markup."""
        self._text.clear()
        cursor = self._text.textCursor()
        cursor.beginEditBlock()  # laid out once, not line by line
        for number, section in enumerate(sections):
            self._put(cursor, section.heading, heading=True, first=number == 0)
            for line in section.lines:
                self._put(cursor, line, heading=False, first=False)
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self._text.setTextCursor(cursor)

    def _put(self, cursor: QTextCursor, line: str, *, heading: bool, first: bool) -> None:
        block, letters = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(0 if first else STEP if heading else TIGHT / 2)
        block.setLeftMargin(0 if heading else STEP)
        letters.setFont(heading_font(self.font(), 3) if heading else self.font())
        if first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        cursor.insertText(line.replace("\n", " "), letters)
