"""Nhận lại bản đã ký: attach a PDF signed by another program or a scan of the paper; list those stored so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.dates import moment_text, now
from dcbc_desktop.store.models import HERE, Scan, SignedCopy
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.signing.signature_details import SignaturesLabel
from dcbc_desktop.ui.widgets.file_choice import ask_file, ask_target, local_files
from dcbc_desktop.ui.widgets.item_views import ReadOnlyTable
from dcbc_desktop.ui.widgets.labels import ToneLabel
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button
from dcbc_desktop.workflow.sending.output_files import write_file
from dcbc_desktop.workflow.sending.target_guard import PDF, SCANS
from dcbc_desktop.workflow.signing import external_signatures
from dcbc_desktop.workflow.signing.external_signatures import AttachRequest, RefusedSignatureError, ReturnedFile
from dcbc_desktop.workflow.signing.signatures import signed_by
from dcbc_desktop.workflow.verification.facts import Received, in_order, reason_sentence

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Trust

_SAMPLES = ("Bản ký số từ nơi khác", "28/12/2026 23:59", "99.999 KB", "")


@dataclass(frozen=True, slots=True)
class _Attachments:
    """Signed copies and scans of a revision, and its official file."""

    copies: tuple[SignedCopy, ...]
    scans: tuple[Scan, ...]
    pdf: bytes
    trust: Trust


class AttachDialog(TaskDialog):
    """Dialog that takes one file at a time, chosen or dropped; stored files are never removed."""

    attached = Signal()

    def __init__(self, runner: BackgroundRunner, report_id: int, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "attachDialog")
        self.choose_file: Callable[[], Path | None] = self._ask_file
        self.choose_target: Callable[[str], Path | None] = self._ask_target
        self._report_id = report_id
        self._attachments: _Attachments | None = None
        self._busy = False
        self._make_widgets()
        for part in (self._intro, self._answer, self._bar, self._signatures, self._nothing):
            self.body.addWidget(part)
        self.body.addWidget(self._table, 100)
        self.body.addStretch(1)  # while the table is hidden the words stay at the top
        self._connect_signals()
        self.setAcceptDrops(True)
        self.retranslate()
        self.open_at_size(760, 460)
        self._refresh()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Signed copy or scan"))
        self._intro.setText(
            self.tr("Choose the file that came back, or drop it here. A PDF that was exported here and signed with "
                    "another program becomes the official copy; a scan of the paper signed by pen (PDF, PNG, JPEG) is "
                    "kept beside the report and marked as a scan.")
        )  # fmt: skip
        self._nothing.setText(self.tr("No signed copy and no scan has been kept for this revision yet."))
        self._table.use_words(
            self.tr("Signed copies and scans"), (self.tr("What"), self.tr("When"), self.tr("Size"), self.tr("File"))
        )
        self._bar.setAccessibleName(self.tr("Looking at the file"))
        name_button(self._choose, self.tr("&Choose file…"))
        name_button(self._save, self.tr("&Save the scan to a file…"))
        self._fill()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept a single file."""
        if len(local_files(event.mimeData())) == 1 and not self._busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a dropped file as if it had been chosen."""
        event.acceptProposedAction()
        self.take(local_files(event.mimeData())[0])

    def take(self, path: Path) -> None:
        """Check a file and store it if the check allows that."""
        self._answer.setText("")
        self.show_problem("")
        self._set_busy(True)
        self._runner.run_on_store(
            self,
            external_signatures.attach_request,
            self._report_id,
            then=partial(self._inspect, path),
            failed=self._failed,
        )

    def _make_widgets(self) -> None:
        self._intro = SentenceLabel(self)
        self._answer = SentenceLabel(self, "attach.answer")
        self._answer.hide()
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.hide()
        self._signatures = SignaturesLabel("attach.signatures", self)
        self._nothing = ToneLabel(parent=self)
        self._nothing.setObjectName("attach.nothing")
        self._nothing.hide()
        self._table = ReadOnlyTable("attachTable", _SAMPLES, self)
        self._choose, self._save = self.add_main_button("choose"), self.add_button("save")
        self._save.setEnabled(False)
        self.add_standard(QDialogButtonBox.StandardButton.Close)

    def _connect_signals(self) -> None:
        self._choose.clicked.connect(self._choose_one)
        self._save.clicked.connect(self._save_scan)
        self._table.itemSelectionChanged.connect(self._enable_save)

    @Slot()
    def _choose_one(self) -> None:
        path = self.choose_file()
        if path is not None:
            self.take(path)

    def _inspect(self, path: Path, wanted: AttachRequest) -> None:
        self._runner.run(
            self,
            external_signatures.look_at,
            wanted,
            path,
            now(),
            then=partial(self._keep, wanted),
            failed=self._failed,
            lane=Lane.SIGNING,
        )

    def _keep(self, wanted: AttachRequest, found: ReturnedFile) -> None:
        self._runner.run_on_store(
            self,
            external_signatures.keep_attached,
            wanted,
            found,
            then=partial(self._show_answer, found),
            failed=self._failed,
        )

    def _show_answer(self, found: ReturnedFile, _stored: SignedCopy | Scan) -> None:
        self._set_busy(False)
        if found.kind:
            words = self.tr("“{name}” is kept as a scan of the report that was signed by pen.")
        else:
            words = self.tr("“{name}” is kept as the official copy: it is the exported file, unchanged, with the "
                            "signature after it.")  # fmt: skip
        self._answer.show_message("\n".join([words.format(name=found.name), *self._reasons(found.received)]))
        self.attached.emit()
        self._runner.run_on_store(
            self, _read_attachments, self._report_id, then=self._show_latest, failed=self.show_error
        )

    def _failed(self, error: DcbcError) -> None:
        self._set_busy(False)
        self._answer.show_message("")
        sentences = [self._runner.error_sentence(error)]
        if isinstance(error, RefusedSignatureError):
            sentences += self._reasons(error.received)
        self.show_problem("\n".join(sentences))

    def _reasons(self, received: Received | None) -> list[str]:
        """Return the reasons about the signatures, one a line."""
        reasons = received.reasons if received is not None else ()
        return [f"• {reason_sentence(reason, self._runner.language)}" for reason in in_order(reasons)]

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._bar.setVisible(busy)
        self._choose.setEnabled(not busy)

    def _refresh(self) -> None:
        self._runner.run_on_store(self, _read_attachments, self._report_id, then=self._show, failed=self.show_error)

    def _show(self, attachments: _Attachments) -> None:
        self._attachments = attachments
        self._fill()
        if attachments.copies:
            self._runner.run(
                self,
                signed_by,
                attachments.pdf,
                attachments.trust,
                now(),
                then=self._signatures.show_signatures,
                failed=self.show_error,
                lane=Lane.SIGNING,
            )

    def _show_latest(self, attachments: _Attachments) -> None:
        """Show the list and select its last row, the file just stored."""
        self._show(attachments)
        self._table.setCurrentCell(self._table.rowCount() - 1, 0)

    def _fill(self) -> None:
        attachments = self._attachments
        rows = [*self._copy_rows(attachments), *self._scan_rows(attachments)] if attachments is not None else []
        self._table.show_rows(rows)
        self._table.setVisible(bool(rows))
        self._nothing.setVisible(attachments is not None and not rows)
        self._save.setVisible(attachments is not None and bool(attachments.scans))
        self._enable_save()

    def _copy_rows(self, attachments: _Attachments) -> list[tuple[str, ...]]:
        here, elsewhere = self.tr("Signed in this program"), self.tr("Signed elsewhere")
        official = self.tr("Official copy")
        return [
            (here if one.how == HERE else elsewhere, moment_text(one.at), _size(one.size),
             official if one is attachments.copies[-1] else "")
            for one in attachments.copies
        ]  # fmt: skip

    def _scan_rows(self, attachments: _Attachments) -> list[tuple[str, ...]]:
        return [(self.tr("Scan"), moment_text(one.at), _size(one.size), one.name) for one in attachments.scans]

    def _chosen_scan(self) -> Scan | None:
        attachments, row = self._attachments, self._table.currentRow()
        if attachments is None or not len(attachments.copies) <= row < len(attachments.copies) + len(attachments.scans):
            return None
        return attachments.scans[row - len(attachments.copies)]

    @Slot()
    def _enable_save(self) -> None:
        self._save.setEnabled(self._chosen_scan() is not None)

    @Slot()
    def _save_scan(self) -> None:
        scan = self._chosen_scan()
        target = self.choose_target(scan.name) if scan is not None else None
        if scan is None or target is None:
            return
        self._runner.run_on_store(
            self, _write_scan, self._report_id, scan, target, then=self._show_saved, failed=self._failed
        )

    def _show_saved(self, path: Path) -> None:
        self.show_problem("")
        self._answer.show_message(self.tr("The scan is written: {file}").format(file=path))

    def _ask_file(self) -> Path | None:
        kinds = self.tr("PDF and pictures (*.pdf *.png *.jpg *.jpeg);;All files (*)")
        return ask_file(self, self.windowTitle(), kinds)

    def _ask_target(self, name: str) -> Path | None:
        return ask_target(self, self.tr("Save the scan"), Path(name).name)


def _size(count: int) -> str:
    return f"{max(1, round(count / 1024)):,} KB".replace(",", ".")


def _read_attachments(store: Store, report_id: int) -> _Attachments:
    wanted = external_signatures.attach_request(store, report_id)
    copies, scans = (
        store.revisions.signed_copies(report_id, wanted.revision),
        store.scans.listed(report_id, wanted.revision),
    )
    return _Attachments(copies, scans, wanted.official, wanted.trust)


def _write_scan(store: Store, report_id: int, scan: Scan, target: Path) -> Path:
    write_file(target, store.scans.data(report_id, scan.sha256), SCANS.get(scan.kind, PDF))
    return target
