"""What is known of the chosen file: its verdict in large letters, and everything under it to read and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from dcbc_desktop.ui.receiving.files_model import LOOKS, sign_icon
from dcbc_desktop.ui.receiving.received_file import Entry, Sign
from dcbc_desktop.ui.receiving.verdict_text import FileTeller, Section
from dcbc_desktop.ui.widgets.labels import heading_label
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.screen_reader import announce
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, heading_font, space

_SIGN = 24


class DetailsView(TranslatedWidget):
    """Empty while no file is chosen."""

    def __init__(self, teller: FileTeller, parent: QWidget) -> None:
        super().__init__(parent)
        self._teller = teller
        self._entry: Entry | None = None
        self._looks: tuple[Sign, int] | None = None
        self._sign = QLabel(self)
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
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._verdict, 1)
        space(whole, 0, TIGHT)
        whole.addLayout(top)
        whole.addWidget(self._name)
        whole.addWidget(self._text, 1)
        self.retranslate()

    def show_entry(self, entry: Entry | None) -> None:
        """Show a file, or nothing; a new verdict is read out."""
        before, self._entry = self._entry, entry
        self.retranslate()
        same = before is not None and entry is not None and before.path == entry.path
        if entry is not None and entry.done and same and before is not None and not before.done:
            announce(self, f"{self._teller.verdict(entry)}: {entry.name}")

    def retranslate(self) -> None:
        """Set every word."""
        entry = self._entry
        self._text.setAccessibleName(self.tr("What was found in the file"))
        self._verdict.setText(self._teller.verdict(entry) if entry is not None else "")
        self._verdict.setAccessibleName(self._verdict.text())
        self._name.setText(entry.name if entry is not None else "")
        self._fill(self._teller.sections(entry) if entry is not None else ())
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Colours follow the system between light and dark."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    def _colour(self) -> None:
        if self._entry is None:
            self._sign.clear()
            self._looks = None
            return
        application = QApplication.palette()
        looks = self._entry.sign, application.cacheKey()
        if looks == self._looks:
            return
        self._looks = looks
        self._sign.setPixmap(sign_icon(self._entry.sign, application).pixmap(QSize(_SIGN, _SIGN)))
        colour = LOOKS[self._entry.sign][1](application)
        palette = self._verdict.palette()
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self._verdict.setPalette(palette)

    def _fill(self, sections: Sequence[Section]) -> None:
        """Put in as plain words: nothing out of a file is ever read as markup."""
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
