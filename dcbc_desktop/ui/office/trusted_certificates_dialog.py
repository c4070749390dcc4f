"""Chứng thư tin cậy: certificates of authorities and revocation lists that the office trusts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.dates import local_day
from dcbc_desktop.store.models import ROOT, Trusted
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.file_choice import ask_files, local_files
from dcbc_desktop.ui.widgets.item_views import ReadOnlyTable
from dcbc_desktop.ui.widgets.message_box import ask_yes_no
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button
from dcbc_desktop.workflow import trusted_certificates
from dcbc_desktop.workflow.trusted_certificates import TrustFileEntry

_SAMPLES = ("", "Danh sách thu hồi", "28/12/2026 00", "AB CD EF DD 34 56 78 90 …")
_SHOWN_BYTES = 8


@dataclass(frozen=True, slots=True)
class _TrustedRow:
    """Stored certificate or revocation list, and its last day."""

    sha256: str
    kind: str
    name: str
    until: str


@dataclass(frozen=True, slots=True)
class _FilesRead:
    """Certificates and lists read from files, and errors by file name."""

    brought: tuple[TrustFileEntry, ...]
    faults: tuple[tuple[str, DcbcError], ...]


class TrustedCertificatesDialog(TaskDialog):
    """Dialog that adds and removes trusted certificates. The program ships none and downloads none."""

    changed = Signal()

    def __init__(self, runner: BackgroundRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "trustDialog")
        self.choose_files: Callable[[], Sequence[Path]] = self._ask_files
        self._rows: tuple[_TrustedRow, ...] | None = None
        self._intro, self._nothing = SentenceLabel(self), SentenceLabel(self, "trust.nothing")
        self._answer = SentenceLabel(self, "trust.answer")
        self._nothing.hide()
        self._answer.hide()
        self._whole_fingerprint = SentenceLabel(self, "trust.fingerprint")
        self._table = ReadOnlyTable("trustTable", _SAMPLES, self)
        for part in (self._intro, self._nothing, self._answer):
            self.body.addWidget(part)
        self.body.addWidget(self._table, 100)
        self.body.addWidget(self._whole_fingerprint)
        self.body.addStretch(1)  # while the table is hidden the words stay at the top
        self._add, self._remove = self.add_main_button("add"), self.add_button("remove")
        self.add_standard(QDialogButtonBox.StandardButton.Close)
        self._add.clicked.connect(self._choose)
        self._remove.clicked.connect(self._ask_remove)
        self._table.itemSelectionChanged.connect(self._show_fingerprint)
        self.setAcceptDrops(True)
        self.retranslate()
        self.open_at_size(860, 440)
        self._refresh()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Trusted certificates"))
        self._intro.setText(
            self.tr("A signature is trusted where its certificate was issued under one of these. Revocation lists tell "
                    "which certificates were withdrawn. Files may also be dropped here.")
        )  # fmt: skip
        self._nothing.setText(
            self.tr("Nothing has been loaded yet, and the program brings none along: whom to trust is the office's "
                    "decision. The root certificates and revocation lists for state bodies come from the Government "
                    "Cipher Committee (Ban Cơ yếu Chính phủ); those of the licensed authorities from the authority "
                    "that issued the certificate, or from the National Root CA. Copy the files (.cer, .crt, .pem, "
                    ".p7b, .crl) to this computer, compare the fingerprint with the one their issuer publishes, and "
                    "add them here.")
        )  # fmt: skip
        names = (self.tr("Name"), self.tr("Kind"), self.tr("Valid until"), self.tr("Fingerprint (SHA-256)"))
        self._table.use_words(self.tr("Trusted certificates and revocation lists"), names)
        name_button(self._add, self.tr("&Add from files…"))
        name_button(self._remove, self.tr("&Remove…"))
        self._fill()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept any number of files."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped files as if they had been chosen."""
        event.acceptProposedAction()
        self.take(local_files(event.mimeData()))

    def take(self, paths: Sequence[Path]) -> None:
        """Read files and store their contents; an unreadable file does not stop the others."""
        if paths:
            self.show_problem("")
            self._answer.show_message("")
            self._runner.run(self, _read, tuple(paths), then=self._keep, failed=self.show_error)

    @Slot()
    def _choose(self) -> None:
        self.take(self.choose_files())

    def _keep(self, read: _FilesRead) -> None:
        if read.faults:
            self.show_problem("\n".join(f"{file}: {self._runner.error_sentence(fault)}" for file, fault in read.faults))
        if read.brought:
            before = {row.sha256 for row in self._rows or ()}
            then = partial(self._show_added, before, trusted_certificates.left_out(read.brought))
            self._runner.run_on_store(
                self, trusted_certificates.keep_trust, read.brought, then=then, failed=self.show_error
            )

    def _show_added(self, before: set[str], left_out: tuple[str, ...], kept: tuple[Trusted, ...]) -> None:
        new = {one.sha256 for one in kept} - before
        if new:
            told = self.tr("Added: {count}.").format(count=len(new))
        else:
            told = self.tr("All of it was here already; nothing was changed.")
        others = [self._runner.sentence("trust_left_out", {"name": name}) for name in left_out]
        self._answer.show_message("\n".join([told, *others]))
        self.changed.emit()
        self._refresh()

    def _current_row(self) -> _TrustedRow | None:
        row = self._table.currentRow()
        return self._rows[row] if self._rows and 0 <= row < len(self._rows) else None

    @Slot()
    def _show_fingerprint(self) -> None:
        """Show the whole fingerprint of the current row, for comparison letter by letter."""
        chosen = self._current_row()
        self._whole_fingerprint.setText(f"{chosen.name}\nSHA-256: {_fingerprint(chosen.sha256)}" if chosen else "")
        self._whole_fingerprint.setVisible(chosen is not None)

    @Slot()
    def _ask_remove(self) -> None:
        chosen = self._current_row()
        if chosen is None:
            return
        question = self.tr("Trust “{name}” no longer? Signatures that rest on it are then told as not trusted; the "
                           "files themselves are not changed.").format(name=chosen.name)  # fmt: skip
        ask_yes_no(self, question, partial(self._remove_one, chosen.sha256))

    def _remove_one(self, sha256: str) -> None:
        self._runner.run_on_store(
            self, trusted_certificates.remove_trust, sha256, then=self._show_removed, failed=self.show_error
        )

    def _show_removed(self, gone: Trusted) -> None:
        self._answer.show_message(self.tr("Removed: {name}.").format(name=gone.name))
        self.changed.emit()
        self._refresh()

    def _refresh(self) -> None:
        self._runner.run_on_store(self, _read_rows, then=self._show, failed=self.show_error)

    def _show(self, rows: tuple[_TrustedRow, ...]) -> None:
        self._rows = rows
        self._fill()

    def _fill(self) -> None:
        rows = self._rows or ()
        kinds = {True: self.tr("Certificate"), False: self.tr("Revocation list")}
        self._table.show_rows(
            [(one.name, kinds[one.kind == ROOT], one.until, _fingerprint(one.sha256, _SHOWN_BYTES)) for one in rows]
        )
        self._table.setVisible(bool(rows))
        self._nothing.setVisible(self._rows == ())
        self._remove.setEnabled(bool(rows))
        self._show_fingerprint()

    def _ask_files(self) -> Sequence[Path]:
        kinds = self.tr("Certificates and revocation lists (*.cer *.crt *.pem *.der *.p7b *.p7c *.crl);;All files (*)")
        return ask_files(self, self.windowTitle(), kinds)


def _fingerprint(sha256: str, shown: int | None = None) -> str:
    """Format a fingerprint in pairs, as issuers print it; with `shown`, only the first pairs."""
    pairs = [sha256[at : at + 2].upper() for at in range(0, len(sha256), 2)]
    return " ".join(pairs) if shown is None else " ".join([*pairs[:shown], "…"])


def _read_rows(store: Store) -> tuple[_TrustedRow, ...]:
    rows = ((one, trusted_certificates.good_until(one)) for one in store.trusted.listed())
    return tuple(_TrustedRow(one.sha256, one.kind, one.name, local_day(until) if until else "–") for one, until in rows)


def _read(paths: tuple[Path, ...]) -> _FilesRead:
    brought: list[TrustFileEntry] = []
    faults: list[tuple[str, DcbcError]] = []
    for path in paths:
        try:
            brought += trusted_certificates.read_trust_file(path)
        except DcbcError as fault:
            faults.append((path.name, fault))
    return _FilesRead(tuple(brought), tuple(faults))
