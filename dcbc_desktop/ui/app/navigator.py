"""Pages of the window: the list of reports, one open report, or the error of the database."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, reduce
from operator import or_
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QSessionManager

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.report import Report, State
from dcbc_desktop.store.store_thread import StoreThread
from dcbc_desktop.ui import app, backups
from dcbc_desktop.ui import start as start_pages
from dcbc_desktop.ui.app.commands import When
from dcbc_desktop.ui.app.editor_commands import EditorCommands
from dcbc_desktop.ui.app.help_commands import HelpCommands
from dcbc_desktop.ui.app.main_window import NAME, MainWindow
from dcbc_desktop.ui.app.navigation_commands import NavigationCommands, SearchCommands
from dcbc_desktop.ui.app.panel_commands import PanelCommands
from dcbc_desktop.ui.app.report_commands import ReportCommands
from dcbc_desktop.ui.app.report_page import ReportPage
from dcbc_desktop.ui.app.startup import (
    OpenedReport,
    StartupData,
    open_store,
    read_report,
    read_startup_data,
    view_store,
)
from dcbc_desktop.ui.app.window_commands import WindowCommands
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.ui.widgets.file_choice import DroppedFiles, local_files, sort_dropped

EXAMINE_AFTER_MS = 3_000
"""From the first page to the examination of the file: nobody waits for it."""
EXAMINE_AGAIN_MS = 4 * 60 * 60 * 1_000
SAVE_TIMEOUT_S = 5.0
"""Longest wait for the disk when the system's session ends."""


class Navigator(QObject):
    """Opens and leaves reports; a report is left only when it is saved, or when a person lets its last edits go."""

    database_opened = Signal()
    """`database` is open for writing."""
    stayed = Signal()
    """A person was asked about unsaved edits at the close, and stays."""
    log_shown = Signal()
    """The person wants to see the log."""

    def __init__(self, runner: BackgroundRunner, window: MainWindow, database: Path) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._stack = window.stack
        self._actions = window.actions_by_verb
        self.database = database
        self.page: ReportPage | None = None
        self._closing: app.Closing | None = None
        self._start_page: start_pages.StartPage | None = None
        self._error_page: app.DatabaseErrorPage | None = None
        self.error_banner = Banner("banner.error", alarming=True, parent=window)
        window.rows.insertWidget(0, self.error_banner)
        self.file_check: app.FileCheck | None = None
        self._to_examine = QTimer(self)
        self._to_examine.setSingleShot(True)
        self.backup_care = backups.BackupCare(runner, window, window.rows)
        self.switch = app.DatabaseSwitch(runner, self)
        self.view_banner = Banner("banner.readOnly", alarming=False, parent=window)
        window.rows.insertWidget(0, self.view_banner)
        self.crash_banner = Banner("banner.crash", alarming=False, parent=window)
        window.rows.insertWidget(0, self.crash_banner)
        self._read_only = False
        self.editor_commands = EditorCommands(self._actions, window)
        self.window_commands = WindowCommands(runner, self._actions, database, window)
        self.navigation_commands = NavigationCommands(runner, window)
        HelpCommands(runner, window)
        self._actions.set_keys()
        self._connect_signals()
        self._offer()

    def _connect_signals(self) -> None:
        self._window.close_requested.connect(self._close)
        self._window.files_dropped.connect(self._take_dropped)
        self._actions.connect_slots({"quit": self._window.close, "close": self.leave_report, "open": self._open_chosen})
        self._actions.connect_slots({"backups": self.backup_care.show_dialog})
        self.backup_care.open_requested.connect(self.switch.open_file)
        self.backup_care.replace_requested.connect(self.switch.replace_file)
        self.backup_care.damage_found.connect(self.examine_file)
        self.backup_care.failed.connect(self.show_error)
        self.window_commands.open_requested.connect(self.open_report)
        self.navigation_commands.open_requested.connect(self.open_report)
        self.window_commands.list_changed.connect(self._refresh_list)
        self.window_commands.points_changed.connect(self._use_text_size)
        self._runner.error_happened.connect(self.show_error)
        self.error_banner.button_clicked.connect(self._hide_error)
        self._to_examine.timeout.connect(self.examine_file)
        self.view_banner.button_clicked.connect(self._try_again)
        self.crash_banner.button_clicked.connect(self._hide_crash)
        self.crash_banner.other_button_clicked.connect(self.log_shown)

    def begin(self, data: StartupData) -> None:
        """Show the first page: the report that was open, or the list."""
        self._read_only = data.read_only
        self._say_read_only()
        if not data.read_only:
            self.database_opened.emit()
        if data.opened is not None:
            self.show_report(data.opened)
        else:
            self.show_start_page()
        if data.error is not None:
            self.show_error(data.error)
        if not data.read_only:
            self.backup_care.begin(self.database)
            self._to_examine.start(EXAMINE_AFTER_MS)

    @Slot()
    def examine_file(self) -> None:
        """Examine the whole file beside the work, and again after some hours."""
        if self.file_check is None:
            self.file_check = app.FileCheck(self._runner, self._window)
            self.file_check.copy_requested.connect(self._copy_file)
            self.file_check.recovery_requested.connect(self.switch.begin_recovery)
        self.file_check.begin()
        self._to_examine.start(EXAMINE_AGAIN_MS)

    @Slot()
    def _copy_file(self) -> None:
        app.RescueCopy(self._runner, self.page.session if self.page is not None else None, self._window).begin()

    @Slot(int)
    def open_report(self, report_id: int) -> None:
        """Open a report after the open one is saved."""
        self.leave_then(partial(self._read_report, report_id))

    @Slot()
    def leave_report(self) -> None:
        """Go back to the list of reports."""
        self.leave_then(self._forget_open_report)

    def show_report(self, opened: OpenedReport) -> None:
        """Show a report at the place where the person stopped."""
        buttons = tuple(self._actions[verb] for verb in ("signOff", "export"))
        page = ReportPage(self._runner, opened, buttons, self._window)
        self._drop_page()
        self.page = page
        self._window.may_close = False
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        ReportCommands(self._runner, self._actions, page, self._window)
        PanelCommands(self._runner, self._actions, page, self._window)
        SearchCommands(self._actions, page)
        self._actions.connect_slots({"nextTab": page.tabs.next_tab, "previousTab": page.tabs.previous_tab})
        page.session.state_changed.connect(self._offer)
        self._use_text_size(self.window_commands.points)
        self._offer()
        page.session.issued_changed.connect(self._name_window)
        self._name_window()
        page.resume()
        self.navigation_commands.follow(page)

    @Slot()
    def _name_window(self) -> None:
        """Name the open report in the title of the window, with number and date once it has them."""
        if self.page is not None:
            session = self.page.session
            report, issued = session.saved_report, session.issued
            name = issued.short if issued is not None else ""
            words = filter(None, (report.outline.name, report.period.label, name))
            self._window.setWindowTitle(f"{' · '.join(words)} — {NAME}")

    @Slot()
    def show_start_page(self) -> None:
        """Read the list of reports again and show it, with the report chosen that was open."""
        left = self.page.session.saved_report.id if self.page is not None else None
        self._drop_page()
        if self._start_page is None:
            self._start_page = self._make_start_page()
        self._stack.setCurrentWidget(self._start_page)
        self._start_page.refresh_at(left)
        self._start_page.enter()
        self.navigation_commands.follow(None)
        self._offer()
        self._window.setWindowTitle(NAME)

    def show_database_error(self, error: DcbcError) -> None:
        """Show that the database could not be opened, on a page of its own."""
        if self._error_page is None:
            self._error_page = self._make_error_page()
        self._error_page.show_message(error)
        self._stack.setCurrentWidget(self._error_page)
        self._offer()

    @Slot(object)
    def use_database(self, path: Path) -> None:
        """Open another database."""
        self.open_database(path)

    @Slot()
    def _take_over(self) -> None:
        """Open the database although its lock is held by a program on another computer."""
        self.open_database(self.database, take_over=True)

    @property
    def window(self) -> MainWindow:
        """The main window."""
        return self._window

    @property
    def shows_database_error(self) -> bool:
        """True while no database is open, and the page says why."""
        return self._error_page is not None and self._stack.currentWidget() is self._error_page

    def close_database(self, shown: DcbcError) -> None:
        """Close the database for work on its file, and say why on the page of errors."""
        self._drop_page()
        self._rest()
        self._runner.store.close()
        self.show_database_error(shown)

    def _rest(self) -> None:
        """Stop the care for a file that is closed."""
        self._to_examine.stop()
        if self.file_check is not None:
            self.file_check.forget()
        self.backup_care.pause()

    @Slot()
    def _view(self) -> None:
        """Read the database that another program has open for writing."""
        self._use_store(self.database, partial(view_store, self.database))

    def open_database(self, path: Path, *, take_over: bool = False, new_file: bool = False) -> None:
        """Close the open database and open one, with its first page."""
        self._use_store(path, partial(open_store, path, take_over=take_over, new_file=new_file))

    def _use_store(self, path: Path, opening: Callable[[], StoreThread]) -> None:
        self._rest()
        self._runner.store.close()
        self._runner.store = opening()
        self.database = path
        self._runner.run_on_store(self, read_startup_data, then=self.begin, failed=self.show_database_error)

    @Slot(object)
    def _take_dropped(self, data: QMimeData) -> None:
        """Check PDF files that are dropped on a report; other files can only be imported from the list."""
        if self._stack.currentWidget() is not self._error_page or self._error_page is None:
            self._runner.run(self, sort_dropped, local_files(data), then=self._take_sorted)

    def _take_sorted(self, found: DroppedFiles) -> None:
        if found.pdfs:
            self.window_commands.take_pdfs(found.pdfs)
        if found.others or found.folders:
            words = self.tr("“%1” is not a PDF file. Received PDF files can be dropped here to be checked; other files "
                            "are taken in from the list of reports.")  # fmt: skip
            self.error_banner.show_message(
                words.replace("%1", (found.others or found.folders)[0].name), self.tr("Close")
            )

    @Slot(object)
    def show_error(self, error: DcbcError) -> None:
        """Show a known failure that no dialog handles as a lasting line, never as a modal dialog."""
        self.error_banner.show_message(self._runner.error_sentence(error), self.tr("Close"))

    @Slot()
    def save_before_the_end(self) -> bool:
        """Save at once and wait for the disk, for a limited time; return whether all is saved. The program ends."""
        return self.page is None or self.page.session.save_now(SAVE_TIMEOUT_S)

    @Slot(QSessionManager)
    def end_session(self, manager: QSessionManager) -> None:
        """Save before the system's session ends; where that fails stop the end of the session and ask the person."""
        if not self.save_before_the_end() and manager.allowsInteraction():
            manager.cancel()
            manager.release()
            QTimer.singleShot(0, self._window.close)

    def leave_then(self, after: Callable[[], None]) -> None:
        """Call `after` once the open report is saved or its last edits are given up; at once if none is open."""
        if self.page is None:
            after()
        elif self._closing is None:
            closing = app.Closing(self._runner, self.page.session, self._window)
            closing.finished.connect(self._end_closing)
            closing.given_up.connect(self._end_closing)
            closing.given_up.connect(self.stayed)
            closing.finished.connect(after)
            self._closing = closing
            closing.begin()

    @Slot()
    def _end_closing(self) -> None:
        self._closing = None

    @Slot()
    def _close(self) -> None:
        self.leave_then(self._close_now)

    def _close_now(self) -> None:
        self._window.may_close = True
        QTimer.singleShot(0, self._window.close)  # Qt ignores a close within a close

    def _read_report(self, report_id: int) -> None:
        self._runner.run_on_store(self, read_report, report_id, then=self.show_report)

    def _forget_open_report(self) -> None:
        if self._read_only:
            self.show_start_page()
            return
        self._runner.run_on_store(self, lambda store: store.settings.set_open_report(None))
        self.show_start_page()

    def _drop_page(self) -> None:
        if self.page is not None:
            self._stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
            self._window.may_close = True

    def _make_start_page(self) -> start_pages.StartPage:
        page = start_pages.StartPage(self._runner, self._window)
        page.open_requested.connect(self.open_report)
        page.new_requested.connect(self.window_commands.new_report)
        page.import_requested.connect(self.window_commands.import_file)
        page.restore_requested.connect(self.window_commands.restore_file)
        page.verify_requested.connect(self.window_commands.verify_files)
        page.pdfs_dropped.connect(self.window_commands.take_pdfs)
        page.office_requested.connect(self.window_commands.edit_offices)
        page.bin_requested.connect(self.window_commands.show_bin)
        self._stack.addWidget(page)
        return page

    def _make_error_page(self) -> app.DatabaseErrorPage:
        page = app.DatabaseErrorPage(self._runner, self._window)
        page.retry_requested.connect(self._try_again)
        page.take_over_requested.connect(self._take_over)
        page.recovery_requested.connect(self.switch.begin_recovery)
        page.new_file_requested.connect(self.switch.begin_new_file)
        page.view_requested.connect(self._view)
        page.database_chosen.connect(self.use_database)
        page.quit_requested.connect(self._window.close)
        self._stack.addWidget(page)
        return page

    @Slot()
    def _open_chosen(self) -> None:
        if self._start_page is not None and self.page is None:
            self._start_page.open_action.trigger()

    @Slot()
    def _refresh_list(self) -> None:
        if self._start_page is not None and self.page is None:
            self._start_page.refresh()

    @Slot(float)
    def _use_text_size(self, points: float) -> None:
        if self.page is not None:
            self.page.set_text_size(points)

    @Slot()
    def _try_again(self) -> None:
        self.use_database(self.database)

    def say_crashed(self) -> None:
        """Say that the program failed the last time, below Python, where no dialog could be shown."""
        words = self.tr(
            "The program broke down the last time. What was saved then is whole: at most the last second of typing is "
            "missing. The log says what happened in the program, without a word of your reports."
        )
        self.crash_banner.show_message(words, self.tr("Close"), self.tr("Show the log"))

    @Slot()
    def _hide_crash(self) -> None:
        self.crash_banner.show_message("")

    def _say_read_only(self) -> None:
        if not self._read_only or self._error_page is None or self._error_page.error is None:
            self.view_banner.show_message("")
            return
        error = self._error_page.error
        words = self.tr("Read-only: nothing here can be changed, and nothing is written.")
        if {"user", "host", "since"} <= error.params.keys():
            who = self.tr("%1 on the computer %2 has the file open since %3.")
            for place, name in (("%1", "user"), ("%2", "host"), ("%3", "since")):
                who = who.replace(place, str(error.params[name]))
        else:
            who = self._runner.error_sentence(error)
        self.view_banner.show_message(f"{words} {who}", self.tr("Open to write"))

    @Slot()
    def _hide_error(self) -> None:
        self.error_banner.show_message("")

    @Slot()
    def _offer(self) -> None:
        """Enable the commands that the shown page and the open report allow."""
        current = self._stack.currentWidget()
        state = When.ALWAYS
        if not self._read_only and (current is None or current is not self._error_page):
            state |= When.DATABASE
        if current is not None and current is self._start_page:
            state |= When.LIST
        if self.page is not None:
            state |= When.REPORT if self._read_only else _report_state(self.page.session.saved_report)
        self._actions.offer(state)
        self.editor_commands.offer()


def _report_state(report: Report) -> When:
    states = {
        When.EDITABLE: report.editable,
        When.PRESENTED: report.state is State.PRESENTED,
        When.UNSIGNED: not report.frozen,
        When.SIGNED: report.frozen,
        When.EVER_SIGNED: report.frozen or report.revision > 1,
        When.AMENDED: report.revision > 1,
    }
    return reduce(or_, (state for state, holds in states.items() if holds), When.REPORT)
