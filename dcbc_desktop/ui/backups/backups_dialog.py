"""Bản sao lưu: the copies that are kept, what each holds, a copy now, a copy on a stick, restoring."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QListWidget, QWidget

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.store.copies.checking import CopiedReport
from dcbc_desktop.store.copies.copy_files import CopyFile
from dcbc_desktop.store.files.free_names import free_name
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.backups.backup_schedule import BackupSchedule
from dcbc_desktop.ui.backups.copy_words import megabytes, reason_words, report_line
from dcbc_desktop.ui.backups.password_dialogs import NewPasswordDialog, OpenLockedDialog
from dcbc_desktop.ui.backups.restore_dialog import RestoreDialog
from dcbc_desktop.ui.widgets.check_boxes import CheckBox
from dcbc_desktop.ui.widgets.item_views import PaddedRowDelegate, ReadOnlyTable
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button
from dcbc_desktop.workflow.backups import backups_of, look_at
from dcbc_desktop.workflow.locked_copies import SUFFIX, make_locked
from dcbc_desktop.workflow.signing.keys import Secret
from dcbc_desktop.workflow.stick_copies import (
    StickCopy,
    copy_everything,
    new_name,
    note_copied,
    reminds,
    switch_reminder,
)

_TIME = "%H:%M %d/%m/%Y"
_SAMPLES = ("23:59 28/12/2026", "Trước khi nhập tệp", "Reports: 9999", "23:59 28/12/2026", "999,9 MB", "")


class BackupsDialog(TaskDialog):
    """Dialog with the copies of the open database; files are read on a worker thread."""

    open_requested = Signal(object)
    """Path of a new file that a copy was restored into."""
    replace_requested = Signal(object)
    """CopyFile that is to take the place of the open database."""
    copied_to_stick = Signal()

    def __init__(
        self, runner: BackgroundRunner, schedule: BackupSchedule, database: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(runner, parent, "backupsDialog")
        self._schedule = schedule
        self._database = database
        self._copies: tuple[CopyFile, ...] = ()
        self._stick: Path | None = None
        self._secret: Secret | None = None
        self._note = SentenceLabel(self, "backups.note")
        self._table = ReadOnlyTable("backupsTable", _SAMPLES, self)
        self._holds = SentenceLabel(self, "backups.holds")
        self._reports = QListWidget(self)
        self._reports.setObjectName("backups.reports")
        self._reports.setItemDelegate(PaddedRowDelegate(self._reports))
        self._reminder = CheckBox(self)
        self._reminder.setObjectName("backups.reminder")
        self._protect = CheckBox(self)
        self._protect.setObjectName("backups.protect")
        self.body.addWidget(self._note)
        self.body.addWidget(self._table, 100)
        self.body.addWidget(self._holds)
        self.body.addWidget(self._reports, 60)
        self.body.addWidget(self._reminder)
        self.body.addWidget(self._protect)
        self._now, self._to_stick = self.add_main_button("now"), self.add_button("stick")
        self._restore, self._open = self.add_button("restore"), self.add_button("openLocked")
        self.add_standard(QDialogButtonBox.StandardButton.Close)
        self._connect_signals()
        self.retranslate()
        self._offer()
        self.open_at_size(920, 560)
        self._refresh()
        runner.run_on_store(self, reminds, then=self._reminder.setChecked, failed=self.show_error)

    def _connect_signals(self) -> None:
        self.buttons.accepted.connect(self._back_up)
        self._to_stick.clicked.connect(self.ask_for_stick)
        self._restore.clicked.connect(self._ask_to_restore)
        self._open.clicked.connect(self._ask_for_locked)
        self._table.itemSelectionChanged.connect(self._look)
        self._reminder.toggled.connect(self._switch_reminder)
        self._schedule.made.connect(self._on_made)
        self._schedule.failed.connect(self._failed)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Backups"))
        if not self._note.text() or not self._stick:
            self._note.setText(
                self.tr("Copies are made by themselves: at the start and the end, every quarter of an hour of work, "
                        "and before a file is taken in. They are on this computer; a copy on a stick protects from "
                        "its loss.")
            )  # fmt: skip
        self._table.use_words(
            self.tr("Backups"),
            (self.tr("Made"), self.tr("Occasion"), self.tr("Holds"), self.tr("Last edit"), self.tr("Size"),
             self.tr("Check")),
        )  # fmt: skip
        self._reports.setAccessibleName(self.tr("Reports in the backup"))
        self._reminder.setText(self.tr("&Remind me every week of a copy on a stick"))
        self._reminder.setAccessibleName(self._reminder.text().replace("&", ""))
        self._protect.setText(self.tr("Protect the copy on a stick with a pass&word"))
        self._protect.setAccessibleName(self._protect.text().replace("&", ""))
        name_button(self._now, self.tr("&Back up now"))
        name_button(self._to_stick, self.tr("Copy to a s&tick…"))
        name_button(self._restore, self.tr("Re&store this backup…"))
        name_button(self._open, self.tr("&Open a copy with a password…"))
        self._fill()

    def _refresh(self) -> None:
        self._runner.run(self, backups_of, self._database, then=self._show, failed=self.show_error, lane=Lane.BACKUP)

    def _show(self, copies: tuple[CopyFile, ...]) -> None:
        self._copies = copies
        self._fill()
        blocked = self._table.blockSignals(True)
        if copies:
            self._table.selectRow(0)
        self._table.blockSignals(blocked)
        self._look()

    def _fill(self) -> None:
        checked, unchecked = self.tr("checked"), self.tr("not checked")
        self._table.show_rows([
            (
                f"{one.at:{_TIME}}", reason_words(one.reason),
                self.tr("Reports: %1").replace("%1", "?" if one.reports is None else str(one.reports)),
                f"{one.edited:{_TIME}}" if one.edited else "", megabytes(one.size, self.locale()),
                checked if one.verified else unchecked,
            )
            for one in self._copies
        ])  # fmt: skip

    @Slot()
    def _look(self) -> None:
        """Verify the chosen copy and list its reports."""
        copy = self._chosen()
        self._offer()
        self._reports.clear()
        if copy is None:
            self._holds.setText("" if self._copies else self.tr("There are no backups yet."))
            return
        self._holds.setText(self.tr("The backup is being checked…"))
        self._runner.run(self, _looked_at, copy, then=self._show_reports, lane=Lane.BACKUP)

    def _show_reports(self, looked: tuple[CopyFile, tuple[CopiedReport, ...] | DcbcError]) -> None:
        copy, found = looked
        if copy != self._chosen():
            return
        if isinstance(found, DcbcError):
            self._holds.setText(self._runner.error_sentence(found))
            return
        self._holds.setText(self.tr("The backup is whole. It holds:"))
        self._reports.clear()  # the same copy may have been chosen twice before the first answer
        self._reports.addItems([report_line(one) for one in found])

    def _chosen(self) -> CopyFile | None:
        row = self._table.currentRow()
        return self._copies[row] if 0 <= row < len(self._copies) and self._table.selectedItems() else None

    def _offer(self, *, busy: bool = False) -> None:
        self._now.setEnabled(not busy)
        self._to_stick.setEnabled(not busy)
        self._restore.setEnabled(not busy and self._chosen() is not None)
        self._open.setEnabled(not busy)
        self._protect.setEnabled(not busy)

    @Slot()
    def _back_up(self) -> None:
        self.show_problem("")
        self._offer(busy=True)
        self._schedule.now()

    @Slot(object)
    def _on_made(self, copy: CopyFile | None) -> None:
        self._offer()
        if copy is not None and not copy.verified:
            self._failed(FileError("backup_of_damaged", file=str(self._database), copy=copy.path.name))
        elif self._stick is not None and copy is not None:
            self._write_to_stick(copy, self._stick)
        self._refresh()

    @Slot(object)
    def _failed(self, error: DcbcError) -> None:
        self._stick = self._secret = None
        self._offer()
        self.show_error(error)

    @Slot()
    def ask_for_stick(self) -> None:
        """Ask for the stick, or another folder."""
        dialog = QFileDialog(self, self.tr("Copy everything to"))
        dialog.setObjectName("chooseStick")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.copy_to_stick)
        dialog.open()

    @Slot(str)
    def copy_to_stick(self, folder: str) -> None:
        """Make a copy now, then copy it and everything else into a folder; with a password after asking for it."""
        if self._protect.isChecked():
            dialog = NewPasswordDialog(self._runner, self)
            dialog.chosen.connect(partial(self._copy_locked, Path(folder)))
            dialog.open()
        else:
            self._copy(Path(folder))

    def _copy_locked(self, folder: Path, secret: Secret) -> None:
        self._secret = secret
        self._copy(folder)

    def _copy(self, folder: Path) -> None:
        self._stick = folder
        self._note.setText(self.tr("Copying… The stick must stay where it is."))
        self._back_up()

    def _write_to_stick(self, copy: CopyFile, folder: Path) -> None:
        self._offer(busy=True)
        job = partial(copy_everything, self._database, copy, folder, _go_on)
        if self._secret is not None:
            target = new_name(folder, SUFFIX)
            job = partial(make_locked, self._database, copy, target, self._secret, _go_on)
        self._runner.run(self, job, then=self._on_stick, failed=self._failed, lane=Lane.BACKUP)

    def _on_stick(self, done: StickCopy) -> None:
        words = self.tr(
            "Copied to %1 and read back: %2 reports in %3 files, %4. Please eject the stick before you take it out."
        )
        for mark, value in (("%1", str(done.folder)), ("%2", str(done.reports)), ("%3", str(done.files)),
                            ("%4", megabytes(done.size, self.locale()))):  # fmt: skip
            words = words.replace(mark, value)
        self._note.show_message(words)
        self.copied_to_stick.emit()
        self._stick = self._secret = None
        self._offer()
        self._runner.run_on_store(self, note_copied, failed=self.show_error)

    @Slot(bool)
    def _switch_reminder(self, on: bool) -> None:
        self._runner.run_on_store(self, switch_reminder, on, failed=self.show_error)

    @Slot()
    def _ask_to_restore(self) -> None:
        copy = self._chosen()
        if copy is not None:
            dialog = RestoreDialog(self._runner, self._database, copy, self)
            dialog.restored.connect(self._on_restored)
            dialog.replace_requested.connect(self._on_replace)
            dialog.open()

    @Slot()
    def _ask_for_locked(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a copy with a password"))
        dialog.setObjectName("chooseLocked")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Copies with a password (*.age)"))
        dialog.fileSelected.connect(self.open_locked_copy)
        dialog.open()

    @Slot(str)
    def open_locked_copy(self, name: str) -> None:
        """Ask for the password of a copy, and open it into a new file beside the open one."""
        copy = Path(name)
        target = free_name(self._database.parent, copy.name.removesuffix(SUFFIX), ".db")
        dialog = OpenLockedDialog(self._runner, copy, target, self)
        dialog.restored.connect(self._on_restored)
        dialog.open()

    @Slot(object)
    def _on_restored(self, path: Path) -> None:
        self.open_requested.emit(path)
        self.accept()

    @Slot(object)
    def _on_replace(self, copy: CopyFile) -> None:
        self.replace_requested.emit(copy)
        self.accept()


def _looked_at(copy: CopyFile) -> tuple[CopyFile, tuple[CopiedReport, ...] | DcbcError]:
    try:
        return copy, look_at(copy)
    except DcbcError as error:
        return copy, error


def _go_on() -> None:
    """Nothing else waits for the worker thread of copies."""
