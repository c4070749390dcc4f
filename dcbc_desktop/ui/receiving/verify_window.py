"""Kiểm tra tệp nhận được: check received files, show verdicts with reasons, restore a report from one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.dates import now
from dcbc_desktop.store.models import ROOT
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.office.trusted_certificates_dialog import TrustedCertificatesDialog
from dcbc_desktop.ui.receiving.file_checks import Clock, FileChecks
from dcbc_desktop.ui.receiving.files_model import FilesModel
from dcbc_desktop.ui.receiving.received_file import FileStatus, ReceivedFile
from dcbc_desktop.ui.receiving.restore_flow import RestoreFlow
from dcbc_desktop.ui.receiving.verdict_text import VerdictFormatter, csv_bytes, text_bytes
from dcbc_desktop.ui.receiving.verify_page import VerifyPage
from dcbc_desktop.ui.widgets.file_choice import DroppedFiles, ask_files, ask_target, local_files, sort_dropped
from dcbc_desktop.ui.widgets.screen_reader import announce
from dcbc_desktop.ui.widgets.show_in_folder import open_path
from dcbc_desktop.ui.widgets.task_dialog import TaskDialog, name_button
from dcbc_desktop.workflow.restore_report import RestoreResult
from dcbc_desktop.workflow.sending.output_files import write_file
from dcbc_desktop.workflow.sending.target_guard import LIST

_TABLE = ".csv"
_CHECKED = (
    FileStatus.VALID, FileStatus.UNDETERMINED, FileStatus.INVALID, FileStatus.FOREIGN, FileStatus.UNREADABLE,
)  # fmt: skip
_BUTTONS = ("restore", "view", "copy", "save")


class VerifyWindow(TaskDialog):
    """Window that stays open beside the work; files are chosen or dropped and checked one after another."""

    restored = Signal(int)

    def __init__(self, runner: BackgroundRunner, parent: QWidget | None = None, clock: Clock = now) -> None:
        super().__init__(runner, parent, "verifyWindow")
        self.choose_files: Callable[[], Sequence[Path]] = self._ask_files
        self.choose_target: Callable[[], Path | None] = self._ask_target
        self.open_file: Callable[[Path], bool] = open_path
        self._to_restore: Path | None = None
        self._busy = False
        self._formatter = VerdictFormatter(runner, self)
        self.model = FilesModel(self._formatter, self)
        self.checks = FileChecks(runner, self, clock)
        self._flow = RestoreFlow(runner, self, clock)
        self.page = VerifyPage(self.model, self._formatter, self)
        self.body.addWidget(self.page, 1)
        self._buttons = {name: self.add_button(name) for name in _BUTTONS}
        self.add_standard(QDialogButtonBox.StandardButton.Close)
        self._copy_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.page.table)
        self._copy_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._connect_signals()
        self.setAcceptDrops(True)
        self.setWindowFlags(self.windowFlags() | Qt.WindowType.WindowMinMaxButtonsHint)
        self.retranslate()
        self.open_at_size(1180, 680)
        self.page.enter()
        runner.run(self, runner.sentence, "verdict_valid", {})  # loads all sentences before the first is needed
        self._read_trust()

    def _connect_signals(self) -> None:
        self.checks.begun.connect(self._on_begun)
        self.checks.answered.connect(self._on_answered)
        self.checks.related.connect(self._on_related)
        self.checks.ended.connect(self._on_ended)
        self._flow.restored.connect(self._on_restored)
        self._flow.failed.connect(self._on_failed)
        self._flow.left.connect(self._on_left)
        self.page.add_requested.connect(self._choose)
        self.page.trust_requested.connect(self.show_trusted)
        self.page.stop_requested.connect(self._stop)
        self.page.rest_requested.connect(self._check_rest)
        self.page.table.selectionModel().currentChanged.connect(self._on_chosen)
        self.page.table.activated.connect(self._view)
        self._copy_key.activated.connect(self._copy)
        slots = {"restore": self._restore, "view": self._view, "copy": self._copy, "save": self._save}
        for name, slot in slots.items():
            self._buttons[name].clicked.connect(slot)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Check received files"))
        name_button(self._buttons["restore"], self.tr("&Restore as a report…"))
        name_button(self._buttons["view"], self.tr("&Open the pages"))
        name_button(self._buttons["copy"], self.tr("Co&py the result"))
        name_button(self._buttons["save"], self.tr("Save the &list…"))
        self.model.retranslate()
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system between light and dark."""
        if event.type() == QEvent.Type.PaletteChange:
            self.model.retranslate()
        super().changeEvent(event)

    # Incoming files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept any number of files."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped files as if they had been chosen; folders are refused with a sentence."""
        event.acceptProposedAction()
        self.take_dropped(local_files(event.mimeData()))

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Take dropped files of any kind, and folders by mistake."""
        self._runner.run(self, sort_dropped, tuple(paths), then=partial(self._take_sorted, tuple(paths)))

    def _take_sorted(self, paths: Sequence[Path], found: DroppedFiles) -> None:
        self.take([path for path in paths if path not in found.folders])
        if found.folders:
            words = self.tr("“%1” is a folder. Please open it, choose the files in it and drop them here.")
            self.show_problem(words.replace("%1", found.folders[0].name))

    def take(self, paths: Iterable[Path], *, restore: bool = False) -> None:
        """Check these files and show the first; with `restore`, restore it if its check allows that."""
        wanted = self.model.add(path.absolute() for path in paths)
        if not wanted:
            return
        self.show_problem("")
        self.page.show_message("")
        self._to_restore = wanted[0] if restore else None
        self.page.choose(self.model.row_of(wanted[0]))
        self.checks.check(wanted)
        self._show_state()

    @Slot()
    def _choose(self) -> None:
        self.take(self.choose_files())

    @Slot()
    def _check_rest(self) -> None:
        self.checks.check([file.path for file in self.model.files if not file.done])
        self._show_state()

    @Slot()
    def _stop(self) -> None:
        self._to_restore = None
        self.checks.stop()

    # Results

    @Slot(object)
    def _on_begun(self, path: Path) -> None:
        self._show(ReceivedFile(path, FileStatus.BUSY))

    @Slot(object)
    def _on_answered(self, file: ReceivedFile) -> None:
        self._show(file)
        if file.path == self._to_restore:
            self._to_restore = None
            self._restore_file(file.path)

    @Slot(object)
    def _on_related(self, found: Iterable[ReceivedFile]) -> None:
        known = self.model.files  # a file without a result is being checked again
        self._show(*(file for file in found if known[self.model.row_of(file.path)].done))

    @Slot()
    def _on_ended(self) -> None:
        self._show(*(ReceivedFile(file.path) for file in self.model.files if file.status is FileStatus.BUSY))
        announce(self, self.page.summary())

    def _show(self, *files: ReceivedFile) -> None:
        self.model.show(*files)
        chosen = self._current_file()
        if chosen in files:
            self.page.details.show_file(chosen)
        self._show_state()

    def _current_file(self) -> ReceivedFile | None:
        row = self.model.row_of(path) if (path := self.page.chosen()) is not None else -1
        return self.model.files[row] if row >= 0 else None

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self) -> None:
        self.page.details.show_file(self._current_file())
        self._show_state()

    def _show_state(self) -> None:
        file = self._current_file()
        offered = {
            "restore": file is not None and file.may_be_restored and not self._busy,
            "view": file is not None and file.may_be_seen,
            "copy": file is not None and file.done,
            "save": any(self.model.counts[status] for status in _CHECKED),
        }
        for name, wanted in offered.items():
            self._buttons[name].setEnabled(wanted)
        self.page.show_progress(self.checks.busy, *self.checks.progress)

    # Trusted certificates

    def _read_trust(self) -> None:
        self._runner.run_on_store(self, _count_roots, then=self.page.show_roots, failed=self.show_error)

    @Slot()
    def show_trusted(self) -> None:
        """Open the trusted certificates; after a change every file is checked again."""
        dialog = TrustedCertificatesDialog(self._runner, self)
        dialog.changed.connect(self._judge_anew)
        dialog.open()

    @Slot()
    def _judge_anew(self) -> None:
        self._read_trust()
        self.checks.stop()
        self.checks.check(self.model.add([file.path for file in self.model.files]))
        self._show_state()

    # Restoring, copying, saving

    @Slot()
    def _restore(self) -> None:
        file = self._current_file()
        if file is not None and file.may_be_restored:
            self._restore_file(file.path)

    def _restore_file(self, path: Path) -> None:
        self.show_problem("")
        self.page.show_message(self.tr("Restoring…"))
        self._busy = True
        self._flow.begin(path)
        self._show_state()

    @Slot(object)
    def _on_restored(self, rebuilt: RestoreResult) -> None:
        self._on_left()
        self.page.show_message(self._flow.outcome(rebuilt))
        self.restored.emit(rebuilt.report.id)
        if len(self.model.files) == 1:
            self.accept()

    @Slot(object)
    def _on_failed(self, error: DcbcError) -> None:
        self._on_left()
        self.show_error(error)

    @Slot()
    def _on_left(self) -> None:
        self._busy = False
        self.page.show_message("")
        self._show_state()

    @Slot()
    def _view(self) -> None:
        file = self._current_file()
        if file is not None and file.may_be_seen and not self.open_file(file.path):
            self.show_problem(self.tr("No program on this computer opens PDF files. The file is unchanged."))

    @Slot()
    def _copy(self) -> None:
        file = self._current_file()
        if file is not None and file.done:
            QGuiApplication.clipboard().setText(self._formatter.text(file))
            self.page.show_message(self.tr("The result was copied."))

    @Slot()
    def _save(self) -> None:
        target = self.choose_target()
        if target is not None:
            done = tuple(file for file in self.model.files if file.done)
            self._runner.run(
                self, self._write_list, target, done, then=partial(self._show_saved, target), failed=self.show_error
            )

    def _write_list(self, target: Path, done: Sequence[ReceivedFile]) -> None:
        """Write the list on a worker thread: formatting thousands of files takes seconds."""
        write_file(target, self._listing(target, done), LIST)

    def _listing(self, target: Path, done: Sequence[ReceivedFile]) -> bytes:
        if target.suffix.lower() == _TABLE:
            return csv_bytes(self._formatter.csv_titles(), map(self._formatter.csv_cells, done))
        return text_bytes(map(self._formatter.text, done))

    def _show_saved(self, target: Path, _nothing: object) -> None:
        self.show_problem("")
        self.page.show_message(self.tr("The list was written: %1").replace("%1", str(target)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return press the focused button only; in the list it opens the pages."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(button := self.focusWidget(), QPushButton):
            button.click()

    def reject(self) -> None:
        """Stop the checks on the first Escape, close on the next."""
        if self.checks.busy and len(self.model.files) > 1:
            self._stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Stop all checks when the window closes."""
        self.checks.stop()
        super().done(result)

    def _ask_files(self) -> Sequence[Path]:
        kinds = self.tr("PDF files (*.pdf);;All files (*)")
        return ask_files(self, self.windowTitle(), kinds)

    def _ask_target(self) -> Path | None:
        kinds = self.tr("Table for Excel (*.csv);;Text (*.txt)")
        return ask_target(self, self.tr("Save the list"), self.tr("check-results.csv"), kinds)


def _count_roots(store: Store) -> int:
    return len(store.trusted.listed(ROOT))
