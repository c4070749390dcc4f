"""Khôi phục bản sao lưu: into a new file, or in the place of the open one, which is kept under another name."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.store.copies.copy_files import CopyFile
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.widgets.check_boxes import RadioButton
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button
from dcbc_desktop.workflow.backups import restore_into, suggested_target


class RestoreDialog(TaskDialog):
    """Dialog with the two ways; neither writes over a file."""

    restored = Signal(object)
    """Path of the new file."""
    replace_requested = Signal(object)
    """The CopyFile, once the person chose that it takes the place of the open database."""

    def __init__(self, runner: BackgroundRunner, database: Path, copy: CopyFile, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "restoreDialog")
        self._database = database
        self._copy = copy
        self._target = suggested_target(database, copy)
        self._intro = SentenceLabel(self, "restore.intro")
        self._new, self._instead = RadioButton(self), RadioButton(self)
        self._new.setObjectName("restore.new")
        self._instead.setObjectName("restore.instead")
        self._new.setChecked(True)
        for part in (self._intro, self._new, self._instead):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._restore = self.add_main_button("restore")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._begin)
        self.retranslate()
        self.open_at_size(640, 0)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Restore a backup"))
        intro = self.tr("The backup of %1 holds %2 reports. What was written since is not in it; nothing is lost by "
                        "restoring: the file that is open now stays as it is.")  # fmt: skip
        self._intro.setText(
            intro.replace("%1", f"{self._copy.at:%H:%M %d/%m/%Y}").replace("%2", str(self._copy.reports or 0))
        )
        self._new.setText(self.tr("&Open it as a new file, to look something up: %1").replace("%1", self._target.name))
        self._instead.setText(self.tr("&Work on with it from now on; the present file is kept under another name"))
        for button in (self._new, self._instead):
            button.setAccessibleName(button.text().replace("&", ""))
        name_button(self._restore, self.tr("&Restore"))

    @Slot()
    def _begin(self) -> None:
        if self._instead.isChecked():
            self.replace_requested.emit(self._copy)
            self.accept()
            return
        self._restore.setEnabled(False)
        self._runner.run(
            self, partial(restore_into, self._database, self._copy.path, self._target), then=self._done,
            failed=self._failed, lane=Lane.BACKUP,
        )  # fmt: skip

    def _done(self, _: object) -> None:
        self.restored.emit(self._target)
        self.accept()

    def _failed(self, error: DcbcError) -> None:
        self._restore.setEnabled(True)
        self.show_error(error)
