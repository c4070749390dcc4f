"""Export to PDF: ask for a file, write the draft or the signed bytes, show the result."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from shiboken6 import isValid

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import sending
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.sending.mail_dialog import AttachFirst
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.message_box import message_box, remove_button_icons
from dcbc_desktop.ui.widgets.show_in_folder import open_path, show_in_folder
from dcbc_desktop.workflow.sending.exports import (
    ExportedFile,
    export_draft,
    export_final,
    final_name,
    logged_name,
    signed_revision,
)
from dcbc_desktop.workflow.sending.file_names import suggested_name
from dcbc_desktop.workflow.sending.mail_drafts import WrittenMail


class ExportFlow(QObject):
    """Exports one file after another without blocking the window."""

    exported = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.choose_file: Callable[[str], Path | None] = self._ask_file
        self.open_path: Callable[[Path], bool] = open_path
        self.show_in_folder: Callable[[Path], None] = self._show_file
        self.attach_first: AttachFirst | None = None
        self._runner = runner
        self._session = session
        self._window = parent
        self._exported: ExportedFile | None = None
        self._draft = True

    def start(self, draft: bool) -> None:
        """Ask for a file and write it; a final is refused before the question if the report is not signed."""
        self._draft = draft
        if draft:
            self._write_to(self.choose_file(suggested_name(self._session.report, draft=True)))
        else:
            self._runner.run_on_store(
                self, _final_name, self._session.report.id, then=self._choose_for_final, failed=self._show_failure
            )

    def _choose_for_final(self, name: str) -> None:
        self._write_to(self.choose_file(name))

    def _write_to(self, target: Path | None) -> None:
        if target is None:
            return
        if self._draft:
            self._session.flush(partial(self._write_draft, target))
        else:
            self._runner.run_on_store(
                self, export_final, self._session.report.id, target, then=self._done, failed=self._show_failure
            )

    def _ask_file(self, suggested: str) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, self.tr("Export as PDF"), folder, self.tr("PDF files (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(suggested)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        return Path(chosen[0]) if chosen else None

    def _write_draft(self, target: Path) -> None:
        if isValid(self):
            self._runner.run(
                self, export_draft, self._session.report, target, then=self._record, failed=self._show_failure
            )

    def _record(self, exported: ExportedFile) -> None:
        self._runner.run_on_store(
            self, _record_draft, self._session.report.id, exported, then=self._done, failed=self._show_failure
        )

    def _done(self, exported: ExportedFile) -> None:
        self._exported = exported
        box = self._box(QMessageBox.Icon.Information, self.tr("The PDF is written: {file}").format(file=exported.path))
        box.setObjectName("exportResult")
        self._add_button(box, "folder", self.tr("Show in &folder"), self._show_exported)
        self._add_button(box, "open", self.tr("&Open PDF"), self._open_file)
        if not self._draft:
            self._add_button(box, "mail", self.tr("&Mail draft…"), self._write_mail)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
        remove_button_icons(box)
        box.open()
        self.exported.emit(exported)

    def _add_button(self, box: QMessageBox, name: str, words: str, then: Callable[[], None]) -> None:
        button = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
        button.setObjectName(f"exportResult.{name}")
        button.clicked.connect(then)

    def _show_failure(self, error: DcbcError) -> None:
        box = self._box(QMessageBox.Icon.Warning, self._runner.error_sentence(error))
        box.setObjectName("exportFailure")
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        remove_button_icons(box)
        box.open()
        self.failed.emit(error)

    def _box(self, picture: QMessageBox.Icon, text: str) -> QMessageBox:
        return message_box(self._window, self.tr("Export as PDF"), picture, text)

    def _show_file(self, path: Path) -> None:
        show_in_folder(self._runner, self, path, self._show_failure)

    @Slot()
    def _show_exported(self) -> None:
        if self._exported is not None:
            self.show_in_folder(self._exported.path)

    @Slot()
    def _open_file(self) -> None:
        if self._exported is not None:
            self._open(self._exported.path)

    def _open(self, path: Path) -> None:
        if not self.open_path(path):
            self._show_failure(FileError("file_without_program", file=str(path)))

    @Slot()
    def _write_mail(self) -> None:
        if self._exported is None:
            return
        dialog = sending.MailDialog(
            self._runner, self._session.report.id, self._exported, self._window, self.attach_first
        )
        dialog.made.connect(self._show_mail)
        dialog.open()

    @Slot(object)
    def _show_mail(self, written: WrittenMail) -> None:
        sending.MailWrittenDialog(self._runner, written, self.open_path, self.show_in_folder, self._window).open()


def _final_name(store: Store, report_id: int) -> str:
    return final_name(store, report_id, signed_revision(store, report_id))


def _record_draft(store: Store, report_id: int, exported: ExportedFile) -> ExportedFile:
    name = logged_name(exported.path)
    store.submissions.record_export(report_id, exported.revision, name, exported.file_sha256, draft=True)
    return exported
