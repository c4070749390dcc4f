"""Copy of the database with the last edits, or of the open report alone, when the database cannot be written.

The database may be away, or its disk may not answer at all: then the copy is made from memory, on another thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from dcbc_desktop.errors import DcbcError, FileError, UsageError
from dcbc_desktop.invocation import DEFAULT_LANGUAGE
from dcbc_desktop.report.dates import today
from dcbc_desktop.report.prose import note_texts, plain_text
from dcbc_desktop.report.report import Entry, EntryKind, Report, all_keys, entry_kind
from dcbc_desktop.store.report_copy import write_report_copy
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.workflow.review import place_name
from dcbc_desktop.workflow.sending.output_files import write_file
from dcbc_desktop.workflow.sending.target_guard import COPY, TEXT, require_suffix, require_target

STORE_WITHIN_MS = 10_000
"""Longest wait until the thread of the database begins with the copy; it may hang in a disk that does not answer."""


class _Copied(NamedTuple):
    """The copy, and the error that kept its scans out of it or says that it is damaged as the file is."""

    file: Path
    missing: DcbcError | None


class _Turn:
    """Given once: to the thread of the database, or to the timer that waited for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Return whether the caller is the first."""
        return self._lock.acquire(blocking=False)


class RescueCopy(QObject):
    """Asks for a file, writes the copy, and says where it is; calls `then` after success."""

    def __init__(
        self,
        runner: BackgroundRunner,
        session: ReportSession | None,
        window: QWidget,
        then: Callable[[], None] | None = None,
    ) -> None:
        """`session` is the open report, if one is open."""
        super().__init__(window)
        self._runner = runner
        self._edited = None if session is None else (session.saved_report, session.report)
        self._window = window
        self._then = then
        self._target = Path()
        self._turn = _Turn()

    def begin(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self._window, self.tr("Save a copy elsewhere"))
        dialog.setObjectName("saveElsewhere")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Report databases (*.db)"))
        dialog.setDefaultSuffix("db")
        dialog.selectFile(f"bao-cao-{today().isoformat()}.db")
        dialog.fileSelected.connect(self.write_to)
        dialog.open()

    @Slot(str)
    def write_to(self, name: str) -> None:
        """Write the whole database; if that fails, this report alone; if that fails, its texts beside it."""
        self._target = Path(name)
        self._turn = _Turn()
        QTimer.singleShot(STORE_WITHIN_MS, self, self._stop_waiting)
        self._runner.run_on_store(
            self,
            _copy_with_edits,
            self._turn,
            self._edited,
            self._target,
            then=self._on_answer,
            failed=self._on_failure,
            first=True,
        )

    def _on_answer(self, copied: _Copied | None) -> None:
        if copied is not None:
            self._show_copied(copied)

    def _on_failure(self, error: DcbcError) -> None:
        if self._edited is None or isinstance(error, UsageError):  # the name is at fault, not the disk
            self._show_failure(error)
        else:
            self._write_report(self._edited[1])

    @Slot()
    def _stop_waiting(self) -> None:
        if self._edited is not None and self._turn.take():
            self._write_report(self._edited[1])

    def _write_report(self, report: Report) -> None:
        if not report.editable:
            self._write_texts(report)
            return
        self._runner.run(
            self,
            write_report_alone,
            report,
            self._target,
            then=self._show_report_copied,
            failed=partial(self._on_report_failed, report),
            lane=Lane.RESCUE,
        )

    def _on_report_failed(self, report: Report, _error: DcbcError) -> None:
        self._write_texts(report)

    def _write_texts(self, report: Report) -> None:
        self._runner.run(
            self,
            write_texts,
            report,
            self._target.with_suffix(".txt"),
            then=self._show_written,
            failed=self._show_failure,
            lane=Lane.RESCUE,
        )

    def _show_report_copied(self, written: Path) -> None:
        sentence = self.tr(
            "The open report is copied to %1. Your other reports could not be copied: their file cannot be read now."
        )
        self._show_box(QMessageBox.Icon.Information, sentence.replace("%1", str(written)), self._then)

    def _show_copied(self, copied: _Copied) -> None:
        sentence = self.tr("Copied to %1").replace("%1", str(copied.file))
        if copied.missing is not None:
            sentence = f"{sentence}\n\n{self._runner.error_sentence(copied.missing)}"
        self._show_box(QMessageBox.Icon.Information, sentence, self._then)

    def _show_written(self, written: Path) -> None:
        sentence = self.tr("Only the texts of the open report could be copied, to %1").replace("%1", str(written))
        self._show_box(QMessageBox.Icon.Information, sentence, self._then)

    def _show_failure(self, error: DcbcError) -> None:
        self._show_box(QMessageBox.Icon.Warning, self._runner.error_sentence(error), None)

    def _show_box(self, icon: QMessageBox.Icon, sentence: str, then: Callable[[], None] | None) -> None:
        box = QMessageBox(icon, self.tr("Save a copy elsewhere"), sentence, QMessageBox.StandardButton.Ok, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setObjectName("savedElsewhere")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if then is not None:
            box.accepted.connect(then)
        box.finished.connect(self.deleteLater)
        box.open()


def _copy_with_edits(store: Store, turn: _Turn, edited: tuple[Report, Report] | None, target: Path) -> _Copied | None:
    """Copy the database, then the open report's unsaved edits into the copy, then the scans; None if it is too late.

    `edited` is that report as it is saved and as it is shown.
    """
    if not turn.take():
        return None
    require_suffix(target, COPY)
    damage = _copy_reports(store, target)
    if edited is not None:
        saved, report = edited
        changed = {key: entry for key, entry in report.entries.items() if entry != saved.entry(key)}
        if damage is not None and changed:
            raise damage  # nothing is written into a damaged copy: the open report is written alone
        if damage is None:
            _save_into(target, report.id, changed)
    try:
        store.copy_scans(target)
    except DcbcError as error:
        return _Copied(target, damage or error)
    return _Copied(target, damage)


def _copy_reports(store: Store, target: Path) -> FileError | None:
    """Copy the database; returns what to say where it is damaged and so is the copy."""
    try:
        store.copy_reports(target)
    except FileError as error:
        if error.code not in ("copy_damaged", "database_damaged"):
            raise
        store.copy_reports(target, damaged=True)
        return FileError("copied_damaged", file=str(target))
    return None


def _save_into(target: Path, report_id: int, changed: Mapping[str, Entry]) -> None:
    copy = Store.open(target)
    try:
        copy.save_entries(report_id, changed)
    finally:
        copy.close()


def write_report_alone(report: Report, target: Path) -> Path:
    """Write a report from memory to a database of its own."""
    require_target(target, COPY)
    write_report_copy(report, target)
    return target


def write_texts(report: Report, target: Path) -> Path:
    """Write every value of a report as plain text, notes behind their section."""
    texts = ((place_name(key, report, DEFAULT_LANGUAGE), _words(report, key)) for key in all_keys(report.outline))
    parts = [f"{name}\n{text}\n" for name, text in texts if text]
    write_file(target, "\n".join(parts).encode("utf-8"), TEXT)
    return target


def _words(report: Report, key: str) -> str:
    if entry_kind(report.outline, key) is not EntryKind.PROSE:
        entry = report.entry(key)
        return "\n".join(filter(None, (entry.value, entry.note)))
    prose = report.prose(key)
    notes = (f"[{number}] {text}" for number, text in enumerate(note_texts(prose), start=1))
    return "\n".join(filter(None, (plain_text(prose), *notes)))
