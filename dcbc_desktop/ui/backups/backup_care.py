"""Care for copies while the window is open: the schedule, the weekly reminder, the dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from dcbc_desktop.ui import backups
from dcbc_desktop.ui.background import BackgroundRunner

START_AFTER_MS = 8_000
"""From the first page to the first copy: the start and the first keystrokes come before it."""


class BackupCare(QObject):
    """Begins after the first page; its parts are loaded then."""

    open_requested = Signal(object)
    """Path of a file that a copy was restored into."""
    replace_requested = Signal(object)
    """CopyFile that is to take the place of the open database."""
    damage_found = Signal()
    """A copy was not right: the file has to be examined."""
    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner, window: QWidget, rows: QVBoxLayout) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._rows = rows
        self._database = Path()
        self._schedule: backups.BackupSchedule | None = None
        self._reminder: backups.StickReminder | None = None
        self._off = False
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(START_AFTER_MS)
        self._start.timeout.connect(self.start)

    def switch_off(self) -> None:
        """Make no copies: the database is a throw-away one."""
        self._off = True

    def begin(self, database: Path) -> None:
        """Begin soon, for a database that was just opened."""
        self._database = database
        if not self._off:
            self._start.start()

    def pause(self) -> None:
        """Stop while no database is open."""
        self._start.stop()
        self._hide_reminder()

    @Slot()
    def start(self) -> None:
        """Make the first copy, and remind of a stick if a week has passed."""
        if self._reminder is None:
            self._reminder = backups.StickReminder(self._runner, self._window)
            self._reminder.copy_requested.connect(self.copy_to_stick)
            self._rows.insertWidget(0, self._reminder)
        self._reminder.look()  # before the copy: the first look keeps a day
        self.schedule.at_start()

    def at_end(self) -> None:
        """Make the last copy and wait for it."""
        if not self._off and self._database != Path():
            self.schedule.at_end()

    @property
    def schedule(self) -> backups.BackupSchedule:
        """Schedule of copies, made on first use."""
        if self._schedule is None:
            self._schedule = backups.BackupSchedule(self._runner, self)
            self._schedule.failed.connect(self.failed)
            self._schedule.damage_found.connect(self.damage_found)
        return self._schedule

    @Slot()
    def show_dialog(self) -> backups.BackupsDialog:
        """Bản sao lưu."""
        dialog = backups.BackupsDialog(self._runner, self.schedule, self._database, self._window)
        dialog.open_requested.connect(self.open_requested)
        dialog.replace_requested.connect(self.replace_requested)
        dialog.copied_to_stick.connect(self._hide_reminder)
        dialog.open()
        return dialog

    @Slot()
    def _hide_reminder(self) -> None:
        if self._reminder is not None:
            self._reminder.show_message("")

    @Slot()
    def copy_to_stick(self) -> None:
        """Open the dialog and ask for the stick."""
        dialog = self.show_dialog()
        if isValid(dialog):
            dialog.ask_for_stick()
