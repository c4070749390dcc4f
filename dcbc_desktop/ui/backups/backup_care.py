"""Care for copies while the window is open: the schedule, the weekly reminder, the dialog, the banner about damage."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from dcbc_desktop.ui import backups
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.banner import Banner

START_AFTER_MS = 8_000
"""From the first page to the first copy: the start and the first keystrokes come before it."""


class BackupCare(QObject):
    """Begins after the first page; its parts are loaded then."""

    open_requested = Signal(object)
    """Path of a file that a copy was restored into."""
    replace_requested = Signal(object)
    """CopyFile that is to take the place of the open database."""
    recovery_requested = Signal()
    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner, window: QWidget, rows: QVBoxLayout) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._rows = rows
        self._database = Path()
        self._schedule: backups.BackupSchedule | None = None
        self._reminder: backups.StickReminder | None = None
        self.damage_banner = Banner("banner.damage", alarming=True, parent=window)
        self.damage_banner.button_clicked.connect(self.recovery_requested)
        rows.insertWidget(0, self.damage_banner)
        self._off = False
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(START_AFTER_MS)
        self._start.timeout.connect(self.start)
        window.installEventFilter(self)

    def switch_off(self) -> None:
        """Make no copies: the database is a throw-away one."""
        self._off = True

    def begin(self, database: Path) -> None:
        """Begin soon, for a database that was just opened."""
        self._database = database
        self.damage_banner.show_message("")
        if not self._off:
            self._start.start()

    def pause(self) -> None:
        """Stop while no database is open."""
        self._start.stop()
        self.damage_banner.show_message("")
        if self._reminder is not None:
            self._reminder.show_message("")

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
            self._schedule.damage_found.connect(self._show_damage)
        return self._schedule

    @Slot()
    def show_dialog(self) -> backups.BackupsDialog:
        """Bản sao lưu."""
        dialog = backups.BackupsDialog(self._runner, self.schedule, self._database, self._window)
        dialog.open_requested.connect(self.open_requested)
        dialog.replace_requested.connect(self.replace_requested)
        dialog.open()
        return dialog

    @Slot()
    def copy_to_stick(self) -> None:
        """Open the dialog and ask for the stick."""
        dialog = self.show_dialog()
        if isValid(dialog):
            dialog.ask_for_stick()

    @Slot()
    def _show_damage(self) -> None:
        words = self.tr("The data file is damaged in places. Nothing was removed, and earlier backups are there.")
        self.damage_banner.show_message(words, self.tr("&Recover…"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Set the words anew after a change of language."""
        if event.type() == QEvent.Type.LanguageChange and self.damage_banner.text:
            self._show_damage()
        return super().eventFilter(watched, event)
