"""Unexpected failures: written to the log without a word of the report, and told in plain words, never as a traceback.

Whether everything typed is saved is not believed but read back from the database before it is said.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6 import QtWidgets
from PySide6.QtCore import QMessageLogContext, QObject, Qt, QTimer, QtMsgType, Signal, Slot, qInstallMessageHandler

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.failure_log import log_exception, log_file, log_message
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import app
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.show_in_folder import show_in_folder
from dcbc_desktop.workflow.sending.output_files import write_file
from dcbc_desktop.workflow.sending.target_guard import LOG

CHECK_WITHIN_MS = 10_000
"""Longest wait for the disk before the box says that it could not be checked."""
_MOST_QT_MESSAGES: Final = 200
"""In one run; more would push failures out of the log."""
_MOST_LETTERS: Final = 300
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”|«[^»]*»")
_LOGGED: Final = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class _Check(Enum):
    """What is known about the last edits."""

    RUNNING = auto()
    SAVED = auto()
    NOT_SAVED = auto()


class BugReporter(QObject):
    """Installs the hooks for uncaught exceptions and Qt's messages; shows one message box at a time."""

    restart_requested = Signal()
    _happened = Signal()

    def __init__(
        self,
        runner: BackgroundRunner,
        window: QtWidgets.QWidget,
        session: Callable[[], ReportSession | None],
        *,
        may_restart: bool = True,
    ) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._session = session
        self._may_restart = may_restart
        self._box: _BugBox | None = None
        self._qt_messages = 0
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Install the hooks for all threads."""
        sys.excepthook = self.report
        threading.excepthook = self._report_thread
        qInstallMessageHandler(self.log_qt_message)

    def remove(self) -> None:
        """Restore the hooks of Python and Qt."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception and show the message box."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        file = log_exception((kind, error, trace))
        if sys.stderr is not None:  # there is none where Windows starts the program without a console
            sys.stderr.write(self._runner.sentence("bug_logged", {"file": file}) + "\n")
        self._happened.emit()

    def _report_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_type, args.exc_value, args.exc_traceback)

    def log_qt_message(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        """Log a warning of Qt, without what it quotes: it may be a person's text."""
        if kind not in _LOGGED or self._qt_messages >= _MOST_QT_MESSAGES:
            return
        self._qt_messages += 1
        clean = _QUOTED.sub("…", words)[:_MOST_LETTERS]
        log_message(f"Qt, {kind.name}, {context.category or '?'}: {clean}")
        if sys.stderr is not None:
            sys.stderr.write(f"{clean}\n")

    @Slot()
    def _show(self) -> None:
        if self._box is not None:
            return
        box = _BugBox(self._window, may_restart=self._may_restart)
        box.save_log.clicked.connect(self.save_log)
        box.show_log.clicked.connect(self.show_log)
        box.restart.clicked.connect(self.restart_requested)
        box.save_copy.clicked.connect(self._save_copy)
        box.finished.connect(self._forget)
        self._box = box
        box.show()
        self._check()

    def _check(self) -> None:
        """Save what is not saved, read it back, and say in the box whether everything is there."""
        session = self._session()
        if session is None:
            self._say(_Check.SAVED)
            return
        QTimer.singleShot(CHECK_WITHIN_MS, self, self._stop_waiting)
        session.flush()
        self._runner.run_on_store(
            self, is_stored, session.report_snapshot(), then=self._on_checked, failed=self._on_check_failed
        )

    def _on_checked(self, stored: bool) -> None:
        self._say(_Check.SAVED if stored else _Check.NOT_SAVED)

    def _on_check_failed(self, error: DcbcError) -> None:
        self._say(_Check.NOT_SAVED, self._runner.error_sentence(error))

    @Slot()
    def _stop_waiting(self) -> None:
        if self._box is not None and self._box.check is _Check.RUNNING:
            self._say(_Check.NOT_SAVED)

    def _say(self, check: _Check, reason: str = "") -> None:
        if self._box is not None:
            self._box.say(check, reason)

    @Slot()
    def _forget(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None

    @Slot()
    def _save_copy(self) -> None:
        session = self._session()
        if session is not None:
            app.RescueCopy(self._runner, session, self._window, None).begin()

    @Slot()
    def show_log(self) -> None:
        """Show the log in the system's file manager."""
        show_in_folder(self._runner, self, log_file(), self._runner.error_happened.emit)

    @Slot()
    def save_log(self) -> None:
        """Ask for a file and copy the log to it."""
        dialog = QtWidgets.QFileDialog(self._window, self.tr("Save the log"))
        dialog.setObjectName("saveLog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("log")
        dialog.selectFile("dcbc-desktop.log")
        dialog.fileSelected.connect(self.write_log)
        dialog.open()

    @Slot(str)
    def write_log(self, name: str) -> None:
        """Copy the log to a file."""
        self._runner.run(self, _copy_log, Path(name))


class _BugBox(QtWidgets.QMessageBox):
    """Box that says what is known about the last edits, and what can be done."""

    def __init__(self, window: QtWidgets.QWidget, *, may_restart: bool) -> None:
        super().__init__(QtWidgets.QMessageBox.Icon.Warning, "DCBC Desktop", "", parent=window)
        self.setObjectName("bugBox")
        self.setModal(False)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.check = _Check.RUNNING
        action, reject = QtWidgets.QMessageBox.ButtonRole.ActionRole, QtWidgets.QMessageBox.ButtonRole.RejectRole
        self.restart = self.addButton(self.tr("&Restart the program"), action)
        self.save_copy = self.addButton(self.tr("Save a &copy elsewhere…"), action)
        self.show_log = self.addButton(self.tr("Sho&w the log"), action)
        self.save_log = self.addButton(self.tr("&Save the log…"), action)
        self.close_box = self.addButton(self.tr("C&lose"), reject)
        names = ("restart", "copy", "showLog", "saveLog", "close")
        buttons = (self.restart, self.save_copy, self.show_log, self.save_log, self.close_box)
        for name, button in zip(names, buttons, strict=True):
            button.setObjectName(f"bug.{name}")
        self.setEscapeButton(self.close_box)
        self._may_restart = may_restart
        self.setText(self.tr("The program met a failure that it did not foresee."))
        self.say(_Check.RUNNING, "")

    def say(self, check: _Check, reason: str) -> None:
        """Say whether the last edits are saved; only then a restart is offered."""
        self.check = check
        self.restart.setEnabled(self._may_restart and check is _Check.SAVED)
        self.setInformativeText(f"{self._known(check)} {reason} {self._about_log()}".replace("  ", " "))
        if check is _Check.SAVED and self._may_restart:
            self.setDefaultButton(self.restart)

    def _known(self, check: _Check) -> str:
        match check:
            case _Check.RUNNING:
                return self.tr("Checking that everything typed is saved…")
            case _Check.SAVED:
                return self.tr(
                    "Everything typed is saved; this was just read back from the data file. You can go on working; "
                    "after a restart you are at the same place."
                )
            case _Check.NOT_SAVED:
                return self.tr("The last edits could not be saved. Do not close the window; save a copy elsewhere.")

    def _about_log(self) -> str:
        return self.tr(
            "The log says what happened in the program, without a word of your reports; please pass it on to whoever "
            "looks after the program."
        )


def is_stored(store: Store, snapshot: Callable[[], Report]) -> bool:
    """Return whether a report is in the database as it is on the screen; what is missing is saved first."""
    report = snapshot()
    missing = _missing(store, report)
    if missing and report.editable:
        store.save_entries(report.id, missing)
        missing = _missing(store, report)
    return not missing


def _missing(store: Store, report: Report) -> dict[str, Entry]:
    stored = store.load_report(report.id)
    return {key: entry for key, entry in report.entries.items() if _clean(entry) != _clean(stored.entry(key))}


def _clean(entry: Entry) -> Entry:
    return Entry(nfc(entry.value), nfc(entry.note))


def _copy_log(target: Path) -> None:
    write_file(target, log_file().read_bytes() if log_file().exists() else b"", LOG)
