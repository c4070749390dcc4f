"""The window from its first paint to its end. First the frame, painted; then the database and everything else."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from dcbc_desktop.paths import user_data_dir
from dcbc_desktop.ui import app
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.app.window_state import FILE_NAME, WindowState
from dcbc_desktop.ui.widgets.language import Translators, known_language
from dcbc_desktop.ui.widgets.style import application_arguments, register_fonts

if TYPE_CHECKING:
    from dcbc_desktop.ui.app.startup import StartupData
    from dcbc_desktop.ui.background import BackgroundRunner


class Program(QObject):
    """Puts the parts together and takes them apart again."""

    runner: BackgroundRunner
    navigator: app.Navigator
    reporter: app.BugReporter
    tidying: app.Tidying

    def __init__(self, language: str | None = None) -> None:
        self.app = QApplication.instance() or QApplication(application_arguments())
        super().__init__()
        self.app.setApplicationName("DCBC Desktop")
        if isinstance(self.app, QApplication):
            self.app.setDesktopFileName("dcbc-desktop")
        self._language_given = language is not None
        self.translators = Translators()
        state = WindowState(user_data_dir() / FILE_NAME, self)
        self.language = known_language(language or state.look.language)
        self.translators.use(self.language)
        self.window = MainWindow(state)

    def show_frame(self) -> None:
        """Paint the window's frame before the rest is loaded."""
        self.window.show()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def load(self, database: Path, *, sample: bool = False) -> None:
        """Begin to read the database; load and join the rest meanwhile."""
        store = app.open_store(database, sample=sample)
        from dcbc_desktop.ui.background import BackgroundRunner  # noqa: PLC0415

        self.runner = BackgroundRunner(store, self.language, self)
        register_fonts()
        self.reporter = app.BugReporter(self.runner, self.window)
        self.reporter.install()
        self.navigator = app.Navigator(self.runner, self.window, database)
        self._connect_signals()
        self.runner.run_on_store(
            self.navigator, app.read_startup_data, then=self._begin, failed=self.navigator.show_trouble
        )
        self.tidying = app.Tidying(self.runner, self)

    def run(self) -> int:
        """Stay until the window is closed."""
        code = QApplication.exec()
        self.end()
        return code

    def end(self) -> None:
        """Save what is left, close the database, let the threads go."""
        from dcbc_desktop.errors import FileError  # noqa: PLC0415

        self.navigator.save_before_the_end()
        try:
            self.runner.close()
        except FileError as error:  # the disk does not answer; the process must not hang on it
            if sys.stderr is not None:
                sys.stderr.write(self.runner.error_sentence(error) + "\n")
        self.reporter.remove()

    def _begin(self, data: StartupData) -> None:
        if data.language is not None and not self._language_given:
            self.window.state.remember(language=data.language)
            self.runner.set_language(known_language(data.language))
        self.navigator.begin(data)

    def _connect_signals(self) -> None:
        self.navigator.start_acts.log_requested.connect(self.reporter.save_log)
        self.runner.language_changed.connect(self.translators.use)
        if isinstance(self.app, QApplication):
            self.app.commitDataRequest.connect(self.navigator.save_before_the_end)
            self.app.aboutToQuit.connect(self.navigator.save_before_the_end)
