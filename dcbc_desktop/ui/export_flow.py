"""Export: where to, then a draft or exactly what was signed off, then what became of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from shiboken6 import isValid

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.confirm import drop_pictures
from dcbc_desktop.ui.desk import Desk
from dcbc_desktop.ui.plain_box import plain_box
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.workflow.exporting import Exported, export_draft, export_final, suggested_name


def _open_in_system(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class ExportFlow(QObject):
    """One export after another; nothing of it stops the window."""

    exported = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, session: ReportSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.choose_file: Callable[[str], Path | None] = self._ask_file
        self.open_path: Callable[[Path], None] = _open_in_system
        self._desk = desk
        self._session = session
        self._window = parent
        self._exported: Exported | None = None

    def start(self, draft: bool) -> None:
        """Ask for a file and write it."""
        report = self._session.report
        target = self.choose_file(suggested_name(report, draft=draft))
        if target is None:
            return
        if draft:
            self._session.flush(partial(self._write_draft, target))
        else:
            self._desk.ask(self, partial(_final, report.id, target), self._done, self._show_failure)

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
            self._desk.work(self, partial(export_draft, self._session.report, target), self._record, self._show_failure)

    def _record(self, exported: Exported) -> None:
        job = partial(_record_draft, self._session.report.id, exported)
        self._desk.ask(self, job, self._done, self._show_failure)

    def _done(self, exported: Exported) -> None:
        self._exported = exported
        box = self._box(QMessageBox.Icon.Information, self.tr("The PDF is written: {file}").format(file=exported.path))
        box.setObjectName("exportResult")
        folder = box.addButton(self.tr("Open &folder"), QMessageBox.ButtonRole.ActionRole)
        file = box.addButton(self.tr("&Open PDF"), QMessageBox.ButtonRole.ActionRole)
        folder.clicked.connect(self._open_folder)
        file.clicked.connect(self._open_file)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
        drop_pictures(box)
        box.open()
        self.exported.emit(exported)

    def _show_failure(self, error: DcbcError) -> None:
        box = self._box(QMessageBox.Icon.Warning, self._desk.error_sentence(error))
        box.setObjectName("exportFailure")
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        drop_pictures(box)
        box.open()
        self.failed.emit(error)

    def _box(self, picture: QMessageBox.Icon, text: str) -> QMessageBox:
        return plain_box(self._window, self.tr("Export as PDF"), picture, text)

    @Slot()
    def _open_folder(self) -> None:
        if self._exported is not None:
            self.open_path(self._exported.path.parent)

    @Slot()
    def _open_file(self) -> None:
        if self._exported is not None:
            self.open_path(self._exported.path)


def _final(report_id: int, target: Path, store: Store) -> Exported:
    return export_final(store, report_id, target)


def _record_draft(report_id: int, exported: Exported, store: Store) -> Exported:
    store.record_export(report_id, exported.revision, exported.path.name, exported.file_sha256, draft=True)
    return exported
