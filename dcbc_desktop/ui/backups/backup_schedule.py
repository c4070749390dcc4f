"""Copies that are made by themselves: after the start, every quarter of an hour of work, at the end."""

from __future__ import annotations

from concurrent.futures import TimeoutError as TooSlowError

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.store.copies.copy_files import ASKED, EXIT, START, WORK
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.workflow.backups import Backup, StartedBackup, back_up, finish_backup, start_backup

EVERY_MS = 15 * 60 * 1_000
END_TIMEOUT_S = 30.0
"""Longest wait for the copy at the end; the window is closed by then."""


class BackupSchedule(QObject):
    """Copies the database when it changed since its last copy, in steps between saves."""

    failed = Signal(object)
    """A DcbcError: no copy was made."""
    damage_found = Signal()
    """The copy that was made is not right, so the database is not."""
    made = Signal(object)
    """The CopyFile, or None where nothing had changed."""

    def __init__(self, runner: BackgroundRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.after_work)
        self._timer.start()

    @Slot()
    def at_start(self) -> None:
        """Copy what the last session left uncopied: it was killed, or its file came from elsewhere."""
        self._begin(START)

    @Slot()
    def after_work(self) -> None:
        """Copy what was written in the last quarter of an hour."""
        self._begin(WORK)

    @Slot()
    def now(self) -> None:
        """Copy because a person asks for it."""
        self._begin(ASKED, always=True)

    def at_end(self) -> None:
        """Copy before the program ends, and wait for it; a disk that is too slow or fails ends the wait."""
        self._timer.stop()
        try:
            self._runner.store.submit(_back_up_at_exit).result(END_TIMEOUT_S)
        except (DcbcError, TooSlowError):  # nobody is there to read it; the next start copies
            return

    def _begin(self, reason: str, *, always: bool = False) -> None:
        job = _start_always if always else start_backup
        self._runner.run_on_store(self, job, reason, then=self._finish, failed=self.failed.emit)

    def _finish(self, started: StartedBackup | None) -> None:
        if started is None:
            self.made.emit(None)
            return
        self._runner.run(self, finish_backup, started, then=self._done, failed=self.failed.emit, lane=Lane.BACKUP)

    def _done(self, backup: Backup) -> None:
        self.made.emit(backup.copy)
        if not backup.copy.verified:
            self.damage_found.emit()
        elif backup.scans_problem is not None:
            self.failed.emit(backup.scans_problem)


def _start_always(store: Store, reason: str) -> StartedBackup | None:
    return start_backup(store, reason, always=True)


def _back_up_at_exit(store: Store) -> Backup | None:
    return back_up(store, EXIT)
