"""Unexpected exceptions: written to the log file and shown in plain words, never as a traceback."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Qt, Signal, Slot

from dcbc_desktop.failure_log import log_exception, log_file
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.workflow.sending.output_files import write_file
from dcbc_desktop.workflow.sending.target_guard import LOG


class BugReporter(QObject):
    """Installs the hooks for uncaught exceptions; shows one message box at a time."""

    _happened = Signal()

    def __init__(self, runner: BackgroundRunner, window: QtWidgets.QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._box: QtWidgets.QMessageBox | None = None
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Install the hooks for all threads."""
        sys.excepthook = self.report
        threading.excepthook = self._report_thread

    def remove(self) -> None:
        """Restore the hooks of Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

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

    @Slot()
    def _show(self) -> None:
        if self._box is not None:
            return
        words = self.tr(
            "Something went wrong that the program did not foresee. What is saved is safe, and you can go on working. "
            "The log says what happened; please pass it on to whoever looks after the program."
        )
        box = QtWidgets.QMessageBox(QtWidgets.QMessageBox.Icon.Warning, "DCBC Desktop", words, parent=self._window)
        box.setObjectName("bugBox")
        box.setModal(False)
        save = box.addButton(self.tr("&Save the log…"), QtWidgets.QMessageBox.ButtonRole.ActionRole)
        box.addButton(self.tr("&Close"), QtWidgets.QMessageBox.ButtonRole.RejectRole)
        save.clicked.connect(self.save_log)
        box.finished.connect(self._forget)
        self._box = box
        box.show()

    @Slot()
    def _forget(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None

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


def _copy_log(target: Path) -> None:
    write_file(target, log_file().read_bytes() if log_file().exists() else b"", LOG)
