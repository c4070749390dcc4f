"""Mật khẩu bản sao: a new password for a copy on a stick, typed twice; the password that opens such a copy."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.widgets.secret_edit import SecretEdit
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, TaskForm, name_button
from dcbc_desktop.workflow.locked_copies import LEAST_LETTERS, open_locked


class NewPasswordDialog(TaskDialog):
    """Dialog that asks for a new password twice, and says that nobody can help who forgets it."""

    chosen = Signal(object)
    """The Secret."""

    def __init__(self, runner: BackgroundRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "newPasswordDialog")
        self._warning = SentenceLabel(self, "newPassword.warning")
        self._first = SecretEdit("newPassword.first", self)
        self._again = SecretEdit("newPassword.again", self)
        self._form = TaskForm()
        self._form.add(self._first)
        self._form.add(self._again)
        self.body.addWidget(self._warning)
        self.body.addLayout(self._form)
        self.body.addStretch(1)
        self._copy = self.add_main_button("copy")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._choose)
        self.retranslate()
        self.open_at_size(560, 0)
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Password of the copy"))
        self._warning.show_message(
            self.tr("Whoever finds the stick cannot read the copy without the password. If it is forgotten, nobody can "
                    "open the copy, not even whoever made this program: please keep it in a safe place. The reports "
                    "on this computer are opened as before.")
        )  # fmt: skip
        self._form.name(self._first, self.tr("&Password (at least %1 letters):").replace("%1", str(LEAST_LETTERS)))
        self._form.name(self._again, self.tr("&Once more:"))
        name_button(self._copy, self.tr("Co&py"))

    @Slot()
    def _choose(self) -> None:
        if len(self._first.text()) < LEAST_LETTERS:
            self._ask_again(UsageError("copy_password_short", least=LEAST_LETTERS), self._first)
        elif self._first.text() != self._again.text():
            self._ask_again(UsageError("secrets_differ"), self._again)
        else:
            self.chosen.emit(self._first.secret())
            self._forget()
            self.accept()

    def _ask_again(self, error: DcbcError, field: SecretEdit) -> None:
        self.show_error(error)
        field.selectAll()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def reject(self) -> None:
        """Close, and forget what was typed."""
        self._forget()
        super().reject()

    def _forget(self) -> None:
        self._first.forget()
        self._again.forget()


class OpenLockedDialog(TaskDialog):
    """Dialog that opens a copy with a password into a new file; a wrong password is asked for again."""

    restored = Signal(object)
    """Path of the new file."""

    def __init__(self, runner: BackgroundRunner, copy: Path, target: Path, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "openLockedDialog")
        self._file = copy
        self._target = target
        self._intro = SentenceLabel(self, "openLocked.intro")
        self._password = SecretEdit("openLocked.password", self)
        self._form = TaskForm()
        self._form.add(self._password)
        self.body.addWidget(self._intro)
        self.body.addLayout(self._form)
        self.body.addStretch(1)
        self._open = self.add_main_button("open")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._begin)
        self.retranslate()
        self.open_at_size(560, 0)
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Open a copy with a password"))
        intro = self.tr("“%1” is opened into the new file %2. The file that is open now stays as it is.")
        self._intro.show_message(intro.replace("%1", self._file.name).replace("%2", self._target.name))
        self._form.name(self._password, self.tr("&Password:"))
        name_button(self._open, self.tr("&Open"))

    @Slot()
    def _begin(self) -> None:
        self.show_problem("")
        self._enable(False)
        job = partial(open_locked, self._file, self._target, self._password.secret(), _go_on)
        self._password.forget()
        self._runner.run(self, job, then=self._done, failed=self._failed, lane=Lane.BACKUP)

    @Slot()
    def reject(self) -> None:
        """Close, and forget what was typed; not while the copy is opened."""
        if self._open.isEnabled():
            self._password.forget()
            super().reject()

    def _done(self, _: object) -> None:
        self.restored.emit(self._target)
        self.accept()

    def _failed(self, error: DcbcError) -> None:
        self._enable(True)
        self.show_error(error)
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self, wanted: bool) -> None:
        self._open.setEnabled(wanted)
        self._password.setEnabled(wanted)


def _go_on() -> None:
    """Nothing else waits for the worker thread of copies."""
