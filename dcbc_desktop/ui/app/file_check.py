"""Examination of the data file while the window is open, and the lasting banner that says what it found."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal, Slot

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.store import FileExamination
from dcbc_desktop.store.copies.copy_files import ASKED
from dcbc_desktop.store.models import Problem
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import app
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.workflow.backups import Backup, StartedBackup, finish_backup, start_backup

_DAMAGED_PAGES = frozenset({"damaged_pages", "database_damaged"})
"""With these a save may overwrite what could still be rescued, so the file is copied as it was found."""

_AWAY = frozenset({"database_missing", "database_unreachable", "database_busy"})
"""The file was moved, its stick pulled out, or another program holds it: saves tell that, and it is no damage."""


class FileCheck(QObject):
    """Examines the file beside the work, shows what was found until it is gone; typing and saving go on."""

    copy_requested = Signal()
    recovery_requested = Signal()
    finished = Signal()

    def __init__(self, runner: BackgroundRunner, window: MainWindow) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._examination: FileExamination | None = None
        self._kept: Backup | None = None
        self.problems: tuple[Problem, ...] = ()
        self.banner: Banner | None = None
        runner.closing.connect(self.stop)
        window.installEventFilter(self)

    @Slot()
    def begin(self) -> None:
        """Examine the file that is open now; an examination of another file ends."""
        self.stop()
        self._runner.run_on_store(self, Store.examination, then=self._run, failed=self._pass_over)

    @Slot()
    def stop(self) -> None:
        """End the examination; its answer is dropped."""
        if self._examination is not None:
            self._examination.cancel()

    @Slot()
    def forget(self) -> None:
        """Another file is opened: end the examination and hide what was found."""
        self.stop()
        self.problems, self._kept = (), None
        self._show_banner()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Set the words anew after a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_banner()
        return super().eventFilter(watched, event)

    def _run(self, examination: FileExamination) -> None:
        self._examination = examination
        self._runner.run(self, examination.run, then=partial(self._on_examined, examination), lane=Lane.EXAMINATION)

    def _on_examined(self, examination: FileExamination, problems: tuple[Problem, ...]) -> None:
        if examination.cancelled:
            return
        self.problems = tuple(problem for problem in problems if problem.code not in _AWAY)
        self._show_banner()
        if _DAMAGED_PAGES & {problem.code for problem in problems}:
            self._runner.run_on_store(self, partial(start_backup, reason=ASKED), then=self._finish_copy,
                                      failed=self._pass_over)  # fmt: skip
        self.finished.emit()

    def _finish_copy(self, started: StartedBackup | None) -> None:
        if started is not None:
            self._runner.run(
                self, finish_backup, started, then=self._on_copied, failed=self._pass_over, lane=Lane.EXAMINATION
            )

    def _on_copied(self, copied: Backup) -> None:
        self._kept = copied
        self._show_banner()

    def _pass_over(self, _error: DcbcError) -> None:
        """A file that cannot be read or a disk that is full is told by saves and pages already."""

    def _show_banner(self) -> None:
        if not self.problems:
            if self.banner is not None:
                self.banner.show_message("")
            return
        if self.banner is None:
            self.banner = self._make_banner()
        first = self._runner.sentence(self.problems[0].code, self.problems[0].params)
        found = self.tr("The data file is damaged or was changed outside the program; problems found: %1.")
        what = first if len(self.problems) == 1 else found.replace("%1", str(len(self.problems)))
        rest = self.tr("You can go on typing and it is saved. Make a copy on another disk now, and show the details to "
                       "whoever looks after this computer.")  # fmt: skip
        kept = self.tr("The file as it was found is kept in %1.")
        parts = [what, kept.replace("%1", self._kept.copy.path.name) if self._kept is not None else "", rest]
        self.banner.show_message(" ".join(filter(None, parts)), self.tr("Ma&ke a copy…"), self.tr("Show detail&s…"))

    def _make_banner(self) -> Banner:
        banner = Banner("banner.fileCheck", alarming=True, parent=self._window)
        self._window.rows.insertWidget(0, banner)
        banner.button_clicked.connect(self.copy_requested)
        banner.other_button_clicked.connect(self._show_details)
        return banner

    @Slot()
    def _show_details(self) -> None:
        dialog = app.ProblemsDialog(self._runner, self.problems, self._window)
        dialog.recovery_requested.connect(self.recovery_requested)
        dialog.open()
