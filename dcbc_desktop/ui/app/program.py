"""Start and end of the program with a window: first the painted frame, then the database and everything else."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QProcess, QTimer, Slot
from PySide6.QtWidgets import QApplication

from dcbc_desktop import console, ui
from dcbc_desktop.errors import FileError
from dcbc_desktop.failure_log import CrashWatch, collect_crashes
from dcbc_desktop.paths import WINDOW_FILE, user_data_dir
from dcbc_desktop.ui import app
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.app.window_state import WindowState
from dcbc_desktop.ui.widgets.language import Translators, known_language
from dcbc_desktop.ui.widgets.style import application_arguments, register_fonts

if TYPE_CHECKING:
    from dcbc_desktop.ui.app.startup import StartupData
    from dcbc_desktop.ui.session import ReportSession

LISTEN_AFTER_MS = 1_000
"""From the opened database to the import of the network module, which nobody waits for."""
BEGIN_AFTER_MS = 2_000
LOOK_EVERY_MS = 5_000
QUIET_LOOKS = 2
"""Looks in a row without a new job: somebody who types is saved twice a second."""
MOST_NEW = 1_000_000
"""With so many new objects since the last search it waits only for the workers."""


class Program(QObject):
    """Makes the window, the background runner and the navigator, and ends them."""

    runner: ui.BackgroundRunner
    navigator: app.Navigator
    reporter: app.BugReporter
    tidying: GarbageCollection
    first_window: app.FirstWindow

    def __init__(self, language: str | None = None) -> None:
        self.app = QApplication.instance() or QApplication(application_arguments())
        super().__init__()
        self.app.setApplicationName("DCBC Desktop")
        if isinstance(self.app, QApplication):
            self.app.setDesktopFileName("dcbc-desktop")
        self._language_given = language is not None
        self.translators = Translators()
        state = WindowState(user_data_dir() / WINDOW_FILE, self)
        self.language = known_language(language or state.look.language)
        self.translators.use(self.language)
        self.window = MainWindow(state)
        self.crash_watch = CrashWatch()
        self.restarting = False

    def show_frame(self) -> None:
        """Paint the window's frame before the rest is loaded."""
        self.window.show()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def load(self, database: Path, *, sample: bool = False) -> None:
        """Begin to open the database; import and connect the other parts meanwhile."""
        store = app.open_store(database, sample=sample)
        self.runner = ui.BackgroundRunner(store, self.language, self)
        register_fonts()
        self.navigator = app.Navigator(self.runner, self.window, database)
        if sample:
            self.navigator.backup_care.switch_off()
        self.reporter = app.BugReporter(self.runner, self.window, self._open_session, may_restart=not sample)
        self.reporter.install()
        crashes = collect_crashes()
        self.crash_watch.begin()
        if crashes:
            self.navigator.say_crashed()
        self.first_window = app.FirstWindow(self.window)
        self._connect_signals()
        self.runner.run_on_store(
            self.navigator, app.read_startup_data, then=self._begin, failed=self.navigator.show_database_error
        )
        self.tidying = GarbageCollection(self.runner, self)

    def run(self) -> int:
        """Run until the window is closed; return the exit code. Start the program anew where that was asked for."""
        code = QApplication.exec()
        self.end()
        if self.restarting:
            program, *words = restart_command(self.navigator.database, self.runner.language)
            QProcess.startDetached(program, words)
        return code

    def _open_session(self) -> ReportSession | None:
        return self.navigator.page.session if self.navigator.page is not None else None

    @Slot()
    def restart(self) -> None:
        """Save, close, and start again at the same place."""
        self.restarting = True
        self.window.close()

    @Slot()
    def _stay(self) -> None:
        """Forget the restart: the person stays in the window."""
        self.restarting = False

    def quit_soon(self) -> None:
        """End the event loop with its next round, also one that has not begun yet."""
        QTimer.singleShot(0, self.app.quit)

    def end(self) -> None:
        """Save the last edits, close the database, end the threads."""
        self.navigator.save_before_the_end()
        self.navigator.backup_care.at_end()
        try:
            self.runner.close()
        except FileError as error:  # the disk does not answer, and the process must end
            console.tell(self.runner.error_sentence(error))
        self.reporter.remove()
        self.first_window.stop()
        self.crash_watch.end()

    def _begin(self, data: StartupData) -> None:
        if data.language is not None and not self._language_given:
            self.window.state.remember(language=data.language)
            self.runner.set_language(known_language(data.language))
        self.navigator.begin(data)

    @Slot()
    def _listen(self) -> None:
        """Let later starts with the same database raise this window."""
        self.first_window.listen(self.navigator.database)

    @Slot()
    def _listen_soon(self) -> None:
        QTimer.singleShot(LISTEN_AFTER_MS, self.first_window, self._listen)  # which goes with the window

    def _connect_signals(self) -> None:
        self.navigator.database_opened.connect(self._listen_soon)
        self.navigator.window_commands.log_requested.connect(self.reporter.save_log)
        self.navigator.log_shown.connect(self.reporter.show_log)
        self.navigator.stayed.connect(self._stay)
        self.reporter.restart_requested.connect(self.restart)
        self.runner.language_changed.connect(self.translators.use)
        if isinstance(self.app, QApplication):
            self.app.commitDataRequest.connect(self.navigator.end_session)
            self.app.aboutToQuit.connect(self.navigator.save_before_the_end)


def restart_command(database: Path, language: str) -> list[str]:
    """Return the command that starts this program again, frozen, installed or from a checkout."""
    safe_path = ["-P"] if sys.flags.safe_path else []
    module = [] if getattr(sys, "frozen", False) else [*safe_path, "-m", "dcbc_desktop"]
    return [sys.executable, *module, "--db", str(database), "--lang", language]


class GarbageCollection(QObject):
    """Search for reference cycles in quiet moments, on the GUI thread, where widgets may be deleted.

    Python's own timing sets in while a worker thread makes pages or checks of a long text, and holds up every thread:
    in a section of 200 KB for 25 to 130 ms. The program leaves hardly any cycles behind, so the search can wait.
    """

    def __init__(self, runner: ui.BackgroundRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._jobs = self._tidied = 0
        self._quiet = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        QTimer.singleShot(BEGIN_AFTER_MS, self, self.begin)

    @Slot()
    def begin(self) -> None:
        """Exempt the objects of the start, which stay for good, and begin to look."""
        gc.freeze()
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Search for cycles if jobs ran since the last search and none runs now."""
        jobs = self._runner.jobs
        still = self._runner.idle and jobs == self._jobs
        self._quiet = self._quiet + 1 if still else 0
        self._jobs = jobs
        wanted = self._quiet >= QUIET_LOOKS and jobs != self._tidied
        if wanted or (self._runner.idle and gc.get_count()[0] > MOST_NEW):
            self._tidied = jobs
            gc.collect()
