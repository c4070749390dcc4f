"""Page shown when the database cannot be opened: the reason and the ways to go on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.labels import heading_label, plain_label
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, TEXT_WIDTH, WIDE, space

RECOVERABLE = frozenset({
    "database_damaged", "database_empty", "database_not_sqlite", "database_foreign", "database_newer", "database_gone",
    "database_failed", "database_journal_left",
})  # fmt: skip
"""Errors after which recovery can be asked what there is."""

_HELD = ("database_locked", "database_locked_elsewhere", "database_left_locked", "lock_not_file", "database_read_only")
"""Errors of a file that can be read all the same."""


class DatabaseErrorPage(TranslatedWidget):
    """Page with the reason and buttons. Reading is offered if another program has the file open, opening if another
    computer left its lock."""

    retry_requested = Signal()
    recovery_requested = Signal()
    new_file_requested = Signal()
    take_over_requested = Signal()
    view_requested = Signal()
    database_chosen = Signal(object)
    quit_requested = Signal()

    def __init__(self, runner: BackgroundRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("troublePage")
        self._runner = runner
        self._error: DcbcError | None = None
        self._heading = heading_label(1, self)
        self.sentence = plain_label(parent=self, wraps=True)
        self.sentence.setObjectName("troubleSentence")
        self.sentence.setMaximumWidth(TEXT_WIDTH)
        names = ("recover", "retry", "view", "takeOver", "newFile", "choose", "quit")
        self._buttons = tuple(QPushButton(self) for _ in names)
        self._recover, self._retry, self._view, self._take_over, self._new, self._choose, self._quit = self._buttons
        for button, name in zip(self._buttons, names, strict=True):
            button.setObjectName(f"trouble.{name}")
            button.setAutoDefault(True)  # Return presses the one with the focus
        for hidden in (self._recover, self._view, self._take_over, self._new):
            hidden.hide()
        self._recover.clicked.connect(self.recovery_requested)
        self._new.clicked.connect(self.new_file_requested)
        self._view.clicked.connect(self.view_requested)
        self._take_over.clicked.connect(self.take_over_requested)
        self._retry.clicked.connect(self.retry_requested)
        self._choose.clicked.connect(self._ask_for_file)
        self._quit.clicked.connect(self.quit_requested)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        space(buttons)
        for button in self._buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        space(column, spacing=WIDE)
        column.addStretch(1)
        column.addWidget(self._heading)
        column.addWidget(self.sentence)
        column.addLayout(buttons)
        column.addStretch(2)
        layout = QHBoxLayout(self)
        space(layout, 2 * WIDE, STEP)
        layout.addStretch(1)
        layout.addLayout(column, 6)
        layout.addStretch(1)

    @property
    def error(self) -> DcbcError | None:
        """Error that is shown."""
        return self._error

    def show_message(self, error: DcbcError) -> None:
        """Show an error."""
        self._error = error
        self._take_over.setVisible(error.code == "database_left_locked")
        self._recover.setVisible(error.code in RECOVERABLE)
        self._new.setVisible(error.code == "database_gone")
        self._view.setVisible(error.code in _HELD)
        self.retranslate()
        first = self._recover if error.code in RECOVERABLE else self._retry
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every word of the page."""
        self._heading.setText(self.tr("The reports could not be opened"))
        self._recover.setText(self.tr("Re&cover…"))
        self._retry.setText(self.tr("&Try again"))
        self._new.setText(self.tr("&Begin with an empty file"))
        self._view.setText(self.tr("Open read-on&ly"))
        self._take_over.setText(self.tr("Nobody has it open: &open it here"))
        self._choose.setText(self.tr("Choose a&nother file…"))
        self._quit.setText(self.tr("&Quit"))
        for button in self._buttons:
            button.setAccessibleName(button.text().replace("&", ""))
        self.sentence.setText(self._runner.error_sentence(self._error) if self._error else "")

    @Slot()
    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose another file"))
        dialog.setObjectName("chooseDatabase")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # an existing file is opened, a new name is created
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Open"))
        dialog.setNameFilter(self.tr("Report databases (*.db)"))
        dialog.setDefaultSuffix("db")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    @Slot(str)
    def _on_file_selected(self, name: str) -> None:
        self.database_chosen.emit(Path(name))
