"""Person who works in a whole window over a real database in the test's own folder."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from dcbc_desktop.paths import WINDOW_FILE
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import LeftOver
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.app.navigator import Navigator
from dcbc_desktop.ui.app.report_page import ReportPage
from dcbc_desktop.ui.app.startup import open_store, read_startup_data
from dcbc_desktop.ui.app.window_state import WindowState
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.fields import LineEdit
from tests.places import ROOT
from tests.report.samples import blank_report, full_report, short_report

T = TypeVar("T")
W = TypeVar("W", bound=QObject)


class Clerk:
    """Opens the window, finds its fields, waits for its background work."""

    def __init__(self, qtbot: QtBot, database: Path) -> None:
        self.qtbot = qtbot
        self.database = database
        self.window_file = database.parent / WINDOW_FILE
        self._opened: list[tuple[MainWindow, BackgroundRunner]] = []

    def keep(self, report: Report, left_over: tuple[LeftOver, ...] = (), copied: Collection[str] = ()) -> Report:
        """Store a report that is open at the next start."""
        store = Store.open(self.database)
        try:
            kept = store.create_report(
                report.outline,
                report.period,
                office_code="A01",
                entries=report.entries,
                left_over=left_over,
                copied=copied,
            )
            store.settings.set_open_report(kept.id)
        finally:
            store.close()
        return kept

    def killed_at_work(self, module: str, last_word: str) -> None:
        """Run a process that works in the window, and kill it one second after it prints its last word."""
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DCBC_DATA_DIR": str(self.database.parent)}
        command = [sys.executable, "-m", module, str(self.database)]
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == f"{last_word}\n"
            time.sleep(1)  # the promise itself: one second
            process.kill()

    def opened(self, *, active: bool = True) -> None:
        """Show the window with its first page; with `active` off the system gives it no focus."""
        state = WindowState(self.window_file)
        self.window = MainWindow(state)
        self.runner = BackgroundRunner(open_store(self.database), "en")
        self.navigator = Navigator(self.runner, self.window, self.database)
        self._opened.append((self.window, self.runner))
        self.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not active)
        self.window.show()
        if active:
            self.window.activateWindow()
        self.runner.run_on_store(
            self.navigator, read_startup_data, then=self.navigator.begin, failed=self.navigator.show_database_error
        )
        self.settle()

    def blank(self) -> None:
        """Show the window with an empty report of outline A."""
        self.keep(blank_report())
        self.opened()

    def full(self) -> None:
        """Show the window with a report that may be signed off."""
        self.keep(full_report())
        self.opened()

    def short(self) -> None:
        """Show the window with a report of few parts that may be signed off."""
        self.keep(short_report())
        self.opened()

    @property
    def page(self) -> ReportPage:
        """Page of the open report."""
        page = self.navigator.page
        assert page is not None
        return page

    @property
    def session(self) -> ReportSession:
        """The open report."""
        return self.page.session

    @property
    def tabs(self) -> QTabWidget:
        """Tabs, found by their object name."""
        return self.find(QTabWidget, "sectionTabs")

    def settle(self) -> None:
        """Wait until every page is built and no job is running."""
        self.qtbot.waitUntil(self._settled)

    def _settled(self) -> bool:
        page = self.navigator.page
        return self.runner.idle and (page is None or all(tab.built for tab in page.tabs.pages.values()))

    def saved(self) -> None:
        """Save at once and wait for it, without the pause before a save (`test_evening` waits for that)."""
        self.session.flush()
        self.qtbot.waitUntil(lambda: not self.session.dirty)

    def find(self, kind: type[W], name: str) -> W:
        """Return a part of the window by its object name."""
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def line(self, name: str) -> LineEdit:
        """Return a field of one line, on its tab, with the focus."""
        return self.focused(self.find(LineEdit, name))

    def editor(self, key: str) -> ProseEditor:
        """Return a section's editor, on its tab, with the focus."""
        return self.focused(self.find(ProseEditor, f"prose.{key}"))

    def focused(self, field: W) -> W:
        """Show the tab of a field and focus the field."""
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
        """Run a job on the store thread, past the window."""
        return self.runner.store.submit(job).result(30)

    def stored(self) -> Report:
        """Read the report from the disk."""
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
