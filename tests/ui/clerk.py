"""Person who works in a whole window over a real database in the test's own folder."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import LeftOver
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.app.navigator import Navigator
from dcbc_desktop.ui.app.report_window import ReportWindow
from dcbc_desktop.ui.app.startup import open_store, read_startup_data
from dcbc_desktop.ui.app.window_state import WindowState
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.fields import LineEdit
from tests.places import ROOT
from tests.report.samples import blank_report, full_report

T = TypeVar("T")
W = TypeVar("W", bound=QObject)


class Clerk:
    """Opens the window, finds fields, waits for what the window has under way."""

    def __init__(self, qtbot: QtBot, database: Path) -> None:
        self.qtbot = qtbot
        self.database = database
        self._opened: list[tuple[MainWindow, BackgroundRunner]] = []

    def keep(self, report: Report, left_over: tuple[LeftOver, ...] = ()) -> Report:
        """A report in the database, open at the next start."""
        store = Store.open(self.database)
        try:
            kept = store.create_report(
                report.outline, report.period, office_code="A01", entries=report.entries, left_over=left_over
            )
            store.settings.set_open_report(kept.id)
        finally:
            store.close()
        return kept

    def killed_at_work(self, module: str, last_word: str) -> None:
        """A process that works in the window, killed one second after it says its last word."""
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DCBC_DATA_DIR": str(self.database.parent)}
        command = [sys.executable, "-m", module, str(self.database)]
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == f"{last_word}\n"
            time.sleep(1)  # the promise itself: one second
            process.kill()

    def opened(self) -> None:
        """The window on the screen, its first page shown."""
        state = WindowState(self.database.parent / "window.txt")
        self.window = MainWindow(state)
        self.runner = BackgroundRunner(open_store(self.database), "en")
        self.navigator = Navigator(self.runner, self.window, self.database)
        self._opened.append((self.window, self.runner))
        self.window.show()
        self.window.activateWindow()
        self.runner.run_on_store(
            self.navigator, read_startup_data, then=self.navigator.begin, failed=self.navigator.show_database_error
        )
        self.settle()

    def blank(self) -> None:
        """The window with an empty report of outline A."""
        self.keep(blank_report())
        self.opened()

    def full(self) -> None:
        """The window with a report that may be signed off."""
        self.keep(full_report())
        self.opened()

    @property
    def page(self) -> ReportWindow:
        """The open report's page."""
        page = self.navigator.page
        assert page is not None
        return page

    @property
    def session(self) -> ReportSession:
        """The open report."""
        return self.page.session

    @property
    def tabs(self) -> QTabWidget:
        """The tabs, found as a test outside the project finds them."""
        return self.find(QTabWidget, "sectionTabs")

    def settle(self) -> None:
        """Until every page is built and no answer is outstanding."""
        self.qtbot.waitUntil(self._settled)

    def _settled(self) -> bool:
        page = self.navigator.page
        return self.runner.idle and (page is None or all(tab.built for tab in page.tabs.pages.values()))

    def saved(self) -> None:
        """Until everything typed is on the disk, without the pause that a clerk makes (`test_evening` waits for it)."""
        self.session.flush()
        self.qtbot.waitUntil(lambda: not self.session.dirty)

    def find(self, kind: type[W], name: str) -> W:
        """A part of the window by its object name."""
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def line(self, name: str) -> LineEdit:
        """A field of one line, on its tab, with the focus."""
        return self.focused(self.find(LineEdit, name))

    def editor(self, key: str) -> ProseEditor:
        """A section's editor, on its tab, with the focus."""
        return self.focused(self.find(ProseEditor, f"prose.{key}"))

    def focused(self, field: W) -> W:
        """Go to a field."""
        assert isinstance(field, QWidget)
        page: QWidget | None = field
        while page is not None and page not in self.page.tabs.pages.values():
            page = page.parentWidget()
        if page is not None:
            self.page.tabs.setCurrentWidget(page)
        field.setFocus()
        QApplication.processEvents()
        return field

    def store(self, job: Callable[[Store], T]) -> T:
        """Something done behind the window's back."""
        return self.runner.store.submit(job).result(30)

    def stored(self) -> Report:
        """The report as it lies on the disk."""
        return self.store(partial(_load, self.session.saved_report.id))

    def close(self) -> None:
        """Close the window and the database, saving nothing more."""
        for window, runner in self._opened:
            window.may_close = True
            window.close()
            window.deleteLater()
            runner.close()
        self._opened.clear()


def _load(report_id: int, store: Store) -> Report:
    return store.load_report(report_id)
