"""Work on the file of the database, which has to be closed meanwhile: recovery, a backup in its place."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from dcbc_desktop import workflow
from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.ui import backups
from dcbc_desktop.ui.background import BackgroundRunner, Lane

if TYPE_CHECKING:
    from dcbc_desktop.store.copies.copy_files import CopyFile
    from dcbc_desktop.ui.app.navigator import Navigator


class DatabaseSwitch(QObject):
    """Leaves the open report, closes the database, works on its file, and opens it again.

    Made at the start of the window, so the parts that it needs are loaded on first use.
    """

    def __init__(self, runner: BackgroundRunner, navigator: Navigator) -> None:
        super().__init__(navigator)
        self._runner = runner
        self._navigator = navigator

    @Slot()
    def begin_recovery(self) -> None:
        """Show what can be recovered; where nothing is done the same file opens again."""
        self._navigator.leave_then(self._recover)

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Open another database after the open report is saved."""
        self._navigator.leave_then(partial(self._navigator.open_database, path))

    @Slot(object)
    def replace_file(self, copy: CopyFile) -> None:
        """Let a backup take the place of the open database, of which a copy is made before."""
        self._navigator.leave_then(partial(self._copy_then_replace, copy))

    @Slot()
    def begin_new_file(self) -> None:
        """Make an empty file where one is gone, because the person says so."""
        self._navigator.open_database(self._navigator.database, new_file=True)

    def _recover(self) -> None:
        navigator = self._navigator
        opened = not navigator.shows_database_error
        if opened:
            navigator.close_database(FileError("database_damaged", file=str(navigator.database)))
        else:  # the file may have opened, and hold its lock, before what is read first was found damaged
            self._runner.store.close()
        dialog = backups.RecoveryDialog(self._runner, navigator.database, navigator.window)
        dialog.recovered.connect(navigator.use_database)
        if opened:
            dialog.rejected.connect(self._open_same)
        dialog.open()

    def _copy_then_replace(self, copy: CopyFile) -> None:
        job = workflow.backups.back_up_before_restore
        self._runner.run_on_store(self, job, then=partial(self._replace_closed, copy))

    def _replace_closed(self, copy: CopyFile, _: None) -> None:
        self._navigator.close_database(FileError("database_being_replaced"))
        self._runner.run(
            self, workflow.backups.replace_by, self._navigator.database, copy.path, then=self._open_replaced,
            failed=self._open_again, lane=Lane.BACKUP,
        )  # fmt: skip

    def _open_replaced(self, _: Path | None) -> None:
        self._open_same()

    def _open_again(self, error: DcbcError) -> None:
        self._open_same()
        self._navigator.show_error(error)

    @Slot()
    def _open_same(self) -> None:
        self._navigator.open_database(self._navigator.database)
