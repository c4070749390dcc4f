"""Dialog that asks how to paste text that seems to be typed in an old typeface (TCVN3, VNI)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from dcbc_desktop.report.prose import Prose, plain_text
from dcbc_desktop.ui.editor.clipboard import PastedProse
from dcbc_desktop.ui.widgets.fields import make_readable_only
from dcbc_desktop.ui.widgets.help_key import add_help_key
from dcbc_desktop.ui.widgets.language import TranslatedDialog
from dcbc_desktop.ui.widgets.style import STEP, WIDE, page_font, space

_SHOWN = 4_000
"""Letters that are shown: enough to judge by."""
_SIZE = (760, 460)


class LegacyPasteDialog(TranslatedDialog):
    """Shows the text as it came and in Unicode; `chosen` brings the one to paste."""

    chosen = Signal(object)

    def __init__(self, pasted: PastedProse, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pasteConversion")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        assert pasted.in_unicode is not None
        self._question = QLabel(self)
        self._question.setWordWrap(True)
        self._labels = (QLabel(self), QLabel(self))
        self._texts = (self._text("before", pasted.prose), self._text("after", pasted.in_unicode))
        self._buttons = QDialogButtonBox(self)
        self.convert = self._button("convert", pasted.in_unicode, QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep = self._button("keep", pasted.prose, QDialogButtonBox.ButtonRole.ActionRole)
        self.convert.setDefault(True)
        self._cancel = self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._cancel.setIcon(QIcon())  # some desktops put one there; the other dialogs have none
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        add_help_key(self)
        self.retranslate()
        self.convert.setFocus()

    def _text(self, name: str, prose: Prose) -> QPlainTextEdit:
        shown = QPlainTextEdit(plain_text(prose)[:_SHOWN], self)
        shown.setObjectName(f"pasteConversion.{name}")
        make_readable_only(shown)
        shown.setTabChangesFocus(True)
        shown.setFont(page_font())
        return shown

    def _button(self, name: str, prose: Prose, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = self._buttons.addButton("", role)
        button.setObjectName(f"pasteConversion.{name}")
        button.clicked.connect(partial(self._choose, prose))
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout()
        space(grid)
        for column, (label, text) in enumerate(zip(self._labels, self._texts, strict=True)):
            grid.addWidget(label, 0, column)
            grid.addWidget(text, 1, column)
        layout = QVBoxLayout(self)
        space(layout, WIDE, STEP)
        layout.addWidget(self._question)
        layout.addLayout(grid, 1)
        layout.addWidget(self._buttons)
        room = self.screen().availableGeometry().size() * 0.9
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))

    def retranslate(self) -> None:
        """Set every word of the dialog."""
        self.setWindowTitle(self.tr("Paste text in an old typeface"))
        self._question.setText(
            self.tr(
                "The pasted text seems to be typed for an old typeface (TCVN3 or VNI). Nothing has been pasted yet."
                " Look at both sides and choose."
            )
        )
        for label, text, words in zip(
            self._labels, self._texts, (self.tr("As it came"), self.tr("In Unicode")), strict=True
        ):
            label.setText(words)
            text.setAccessibleName(words)
        self.convert.setText(self.tr("Paste in &Unicode"))
        self.keep.setText(self.tr("Paste &as it came"))

    def _choose(self, prose: Prose, _checked: bool = False) -> None:
        self.chosen.emit(prose)
        self.accept()
