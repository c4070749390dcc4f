"""Mail drafts about exported files: the letter, the scans that go with it, warnings, and how to go on by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dcbc_desktop import export
from dcbc_desktop.errors import DcbcError, FileError, RefusedError, UsageError
from dcbc_desktop.paths import absolute
from dcbc_desktop.report import header as h
from dcbc_desktop.store.files.free_names import free_name
from dcbc_desktop.store.models import MAIL, PEN, WRITTEN, Scan
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.sending.exports import ExportedFile, logged_name, revision_report, signed_revision
from dcbc_desktop.workflow.sending.file_names import beside
from dcbc_desktop.workflow.sending.output_files import require_place, write_file, write_into, write_new_file
from dcbc_desktop.workflow.sending.target_guard import MAIL as MAIL_SUFFIXES
from dcbc_desktop.workflow.sending.target_guard import PDF, SCANS

MAIL_SUFFIX: Final = ".eml"
_LAST_ADDRESS: Final = "session.mail_to."
"""Setting of the recipients used last, by office: every report goes to the same superior body."""
_SCAN: Final = "ban-quet"
_MOST_MEGABYTES: Final = 18
"""Files of a mail that most servers still take: base64 makes 25 MB of them."""
_UNSIGNED: Final = ("mail_unsigned_pen", "mail_unsigned", "mail_older_than_signature")
_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class PreparedMail:
    """Letter and scans for an exported file, and what a person has to know before it is sent."""

    letter: export.Letter
    scans: tuple[export.AttachedScan, ...] = ()
    warnings: tuple[DcbcError, ...] = ()

    @property
    def unsigned(self) -> DcbcError | None:
        """Return the warning that the receiver gets no signature, if there is one."""
        return next((one for one in self.warnings if one.code in _UNSIGNED), None)


@dataclass(frozen=True, slots=True)
class WrittenMail:
    """A draft that was written, with everything that a person without a mail program needs."""

    path: Path
    recipients: tuple[export.MailAddress, ...]
    letter: export.Letter
    attachments: tuple[Path, ...]
    """The PDF, and the scans as files beside the draft."""

    @property
    def to(self) -> str:
        """Recipients as they are pasted into a mail program of the browser."""
        return ", ".join(map(str, self.recipients))


def require_mail(mail: Path | None, pdf: Path, to: str) -> None:
    """Check PDF and mail draft before either is written, with the database open; raises as writing them would."""
    export.parse_addresses(to)
    require_place(pdf, PDF)
    if mail is None:
        return
    if absolute(mail) == absolute(pdf) and not pdf.is_dir():
        raise UsageError("mail_same_file", file=pdf.name)
    require_place(mail, MAIL_SUFFIXES)
    if not absolute(mail).parent.is_dir():
        raise FileError("file_folder_missing", file=mail.name, folder=str(mail.parent))


def prepare_mail(
    store: Store, report_id: int, exported: ExportedFile, *, draft: bool = False, to: str | None = None
) -> PreparedMail:
    """Return the mail about an exported file; without `to`, to the address of the office's last one.

    What was signed by pen goes with its scans; a file without any signature, and without a scan, gets a warning.
    """
    name = export.attachment_name(exported.path.name)
    scans: tuple[export.AttachedScan, ...] = ()
    warnings: tuple[DcbcError, ...] = ()
    if draft:
        report = store.load_report(report_id)
        number, day = report.text(h.NUMBER), h.issue_date(report.text(h.DATE))
    else:
        report = revision_report(store, report_id, exported.revision)
        signed = signed_revision(store, report_id, exported.revision)
        number, day = signed.document_number, signed.document_date
        scans, warnings = _signed_by_hand(store, report_id, exported, signed.exit)
    with_it = tuple((one.name, hashlib.sha256(one.data).hexdigest()) for one in scans)
    enclosed = export.Enclosed(name, exported.file_sha256, number, day, draft, with_it)
    sender = next((one.short_name for one in store.office.profiles() if one.code == report.office_code), "")
    address = last_address(store, report.office_code) if to is None else to
    return PreparedMail(export.letter_about(report, enclosed, sender=sender, to=address), scans, warnings)


def _signed_by_hand(
    store: Store, report_id: int, exported: ExportedFile, way: str
) -> tuple[tuple[export.AttachedScan, ...], tuple[DcbcError, ...]]:
    """Return the scans of a revision, and warnings about missing signatures and heavy files."""
    copies = store.revisions.signed_copies(report_id, exported.revision)
    if any(copy.sha256 == exported.file_sha256 for copy in copies):
        return (), tuple(_too_heavy(exported, ()))
    kept = store.scans.listed(report_id, exported.revision)
    scans, lost = _scans(store, report_id, exported, kept)
    unsigned: list[DcbcError] = []
    if copies:
        unsigned.append(RefusedError("mail_older_than_signature", file=exported.path.name))
    elif not scans and way == PEN:
        unsigned.append(RefusedError("mail_unsigned_pen", file=exported.path.name))
    elif not scans:
        unsigned.append(RefusedError("mail_unsigned", file=exported.path.name))
    return scans, (*unsigned, *lost, *_too_heavy(exported, scans))


def _scans(
    store: Store, report_id: int, exported: ExportedFile, kept: Sequence[Scan]
) -> tuple[tuple[export.AttachedScan, ...], list[DcbcError]]:
    """Return the scans with their bytes; one that is gone or damaged gives an error and does not keep the mail back."""
    scans, lost = [], list[DcbcError]()
    for number, one in enumerate(kept, 1):
        suffix = SCANS[one.kind][0]
        name = beside(exported.path.name, suffix, f"{_SCAN}-{number}" if len(kept) > 1 else _SCAN)
        try:
            scans.append(export.AttachedScan(name, store.scans.data(report_id, one.sha256), suffix))
        except FileError as error:
            lost.append(error)
    return tuple(scans), lost


def _too_heavy(exported: ExportedFile, scans: Sequence[export.AttachedScan]) -> Iterator[DcbcError]:
    try:
        size = exported.path.stat().st_size + sum(len(one.data) for one in scans)
    except OSError:  # writing the draft says that the PDF is gone
        return
    if size > _MOST_MEGABYTES * _MEGABYTE:
        yield RefusedError("mail_too_heavy", megabytes=round(size / _MEGABYTE))


def write_mail(exported: ExportedFile, prepared: PreparedMail, target: Path, *, replace: bool = True) -> WrittenMail:
    """Write the draft, into a folder under the PDF's name, and its scans beside it.

    Raises FileError `mail_pdf_changed` where the PDF is no longer the one that was exported; without `replace`
    RefusedError `file_differs` where another file has this name.
    """
    if absolute(target) == absolute(exported.path):
        raise UsageError("mail_same_file", file=target.name)
    letter = prepared.letter
    recipients = export.parse_addresses(letter.to)
    mail = export.mail_draft(letter, exported.path.name, _exported_bytes(exported), prepared.scans)
    written = target
    if replace:
        written = write_into(target, beside(exported.path.name, MAIL_SUFFIX), mail, MAIL_SUFFIXES)
    else:
        write_new_file(target, mail, MAIL_SUFFIXES)
    scans = [_written_scan(written.parent, one) for one in prepared.scans]
    return WrittenMail(written, recipients, letter, (exported.path, *scans))


def _written_scan(folder: Path, scan: export.AttachedScan) -> Path:
    """Write a scan into a folder under a free name; the same one that is there already is left alone."""
    target = folder / scan.name
    try:
        if target.is_file() and target.read_bytes() == scan.data:
            return target
    except OSError:
        pass  # not to be read: it gets a name of its own
    target = free_name(folder, target.stem, scan.suffix)
    write_file(target, scan.data, (scan.suffix,))
    return target


def mail_target(exported: ExportedFile) -> Path:
    """Return the file of the draft beside an exported PDF."""
    return exported.path.with_name(beside(exported.path.name, MAIL_SUFFIX))


def record_mail(store: Store, report_id: int, exported: ExportedFile, written: WrittenMail) -> None:
    """Log that a mail draft was made of a final, with the scans that go with it, and remember its recipients."""
    scans = ", ".join(export.attachment_name(path.name, path.suffix) for path in written.attachments[1:])
    store.submissions.record(
        report_id, exported.revision, logged_name(exported.path), exported.file_sha256, MAIL, written.to,
        note=f"kèm bản quét {scans}" if scans else "", event=WRITTEN,
    )  # fmt: skip
    if written.to:
        store.settings.set(_LAST_ADDRESS + store.load_report(report_id).office_code, written.to)


def last_address(store: Store, office_code: str) -> str:
    """Return the recipients of an office's last mail draft."""
    return store.settings.get(_LAST_ADDRESS + office_code) or ""


def _exported_bytes(exported: ExportedFile) -> bytes:
    try:
        data = exported.path.read_bytes()
    except OSError as error:
        raise FileError("mail_pdf_changed", file=exported.path.name) from error
    if hashlib.sha256(data).hexdigest() != exported.file_sha256:
        raise FileError("mail_pdf_changed", file=exported.path.name)
    return data
