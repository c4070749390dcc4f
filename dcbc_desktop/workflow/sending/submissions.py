"""Sending upward: the mail draft about an exported file, and the submission log (nhật ký gửi)."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path
from typing import Final

from dcbc_desktop import export
from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.paths import absolute
from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import in_zone
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store.models import Submission
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.sending.exports import FOLDER, ExportedFile, logged_name, revision_report, signed_revision
from dcbc_desktop.workflow.sending.output_files import require_place, write_into, write_new_file
from dcbc_desktop.workflow.sending.target_guard import MAIL as MAIL_SUFFIXES
from dcbc_desktop.workflow.sending.target_guard import PDF

MAIL: Final = "mail"
OTHER: Final = "other"
WAYS: Final = (MAIL, FOLDER, OTHER)
"""Ways of sending: a mail draft, a folder or stick, anything else (the office's own network, by hand)."""
MAIL_SUFFIX: Final = ".eml"
MOST_RECIPIENT: Final = 500
"""Letters of a recipient in the log."""
_LAST_ADDRESS: Final = "session.mail_to."
"""Setting of the address used last, by office: every report goes to the same superior body."""


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


def prepare_letter(
    store: Store, report_id: int, exported: ExportedFile, *, draft: bool = False, to: str | None = None
) -> export.Letter:
    """Return the letter about an exported file; without `to`, to the address of the office's last one."""
    if draft:
        report = store.load_report(report_id)
        number, day = report.text(h.NUMBER), h.issue_date(report.text(h.DATE))
    else:
        report = revision_report(store, report_id, exported.revision)
        signed = signed_revision(store, report_id, exported.revision)
        number, day = signed.document_number, signed.document_date
    enclosed = export.Enclosed(export.attachment_name(exported.path.name), exported.file_sha256, number, day, draft)
    sender = next((one.short_name for one in store.office.profiles() if one.code == report.office_code), "")
    address = last_address(store, report.office_code) if to is None else to
    return export.letter_about(report, enclosed, sender=sender, to=address)


def write_mail(exported: ExportedFile, letter: export.Letter, target: Path, *, replace: bool = True) -> Path:
    """Write the draft, into a folder under the PDF's name; returns the file.

    Raises FileError `mail_pdf_changed` where the PDF is no longer the one that was exported; without `replace`
    RefusedError `file_differs` where another file has this name.
    """
    if absolute(target) == absolute(exported.path):
        raise UsageError("mail_same_file", file=target.name)
    mail = export.mail_draft(letter, exported.path.name, _exported_bytes(exported))
    if not replace:
        write_new_file(target, mail, MAIL_SUFFIXES)
        return target
    return write_into(target, exported.path.with_suffix(MAIL_SUFFIX).name, mail, MAIL_SUFFIXES)


def record_mail(store: Store, report_id: int, exported: ExportedFile, letter: export.Letter) -> None:
    """Log that a mail draft was made of a final, and remember its address."""
    to = ", ".join(export.parse_addresses(letter.to))
    store.submissions.record(report_id, exported.revision, logged_name(exported.path), exported.file_sha256, MAIL, to)
    if to:
        store.settings.set(_LAST_ADDRESS + store.load_report(report_id).office_code, to)


def record_by_hand(
    store: Store, report_id: int, to: str, way: str = OTHER, when: datetime | date | None = None, note: str = ""
) -> None:
    """Log a submission by other means: of the newest signed revision, with its file that was exported last.

    Raises UsageError `sent_to_missing` or `sent_in_future`, RefusedError `report_not_signed`.
    """
    recipient = _one_line(to)
    if not recipient:
        raise UsageError("sent_to_missing")
    _require_past(when, store.now())
    report = store.load_report(report_id)
    if not (revisions := store.revisions.listed(report.id)):
        raise RefusedError("report_not_signed")
    newest = revisions[-1]
    known = [one for one in sent_files(store, report_id) if one.revision == newest.number and one.file]
    file, sha256 = (known[0].file, known[0].sha256) if known else ("", newest.pdf_sha256)
    store.submissions.record(report_id, newest.number, file, sha256, way, recipient, told=when, note=_one_line(note))


def _require_past(when: datetime | date | None, now: datetime) -> None:
    ahead = in_zone(when) > now if isinstance(when, datetime) else when is not None and when > in_zone(now).date()
    if ahead:
        raise UsageError("sent_in_future")


def sent_when(one: Submission) -> str:
    """Return the time of a submission: as the person gives it, else when it was recorded."""
    told = one.told or one.at
    return f"{told:%d/%m/%Y %H:%M}" if isinstance(told, datetime) else f"{told:%d/%m/%Y}"


def sent_files(store: Store, report_id: int) -> tuple[Submission, ...]:
    """Return the submission log of a report, newest first."""
    return tuple(sorted(store.submissions.listed(report_id), key=lambda one: one.id, reverse=True))


def last_address(store: Store, office_code: str) -> str:
    """Return the address of an office's last mail draft."""
    return store.settings.get(_LAST_ADDRESS + office_code) or ""


def _exported_bytes(exported: ExportedFile) -> bytes:
    try:
        data = exported.path.read_bytes()
    except OSError as error:
        raise FileError("mail_pdf_changed", file=exported.path.name) from error
    if hashlib.sha256(data).hexdigest() != exported.file_sha256:
        raise FileError("mail_pdf_changed", file=exported.path.name)
    return data


def _one_line(text: str) -> str:
    return clean_line(text[: 4 * MOST_RECIPIENT]).text.strip()[:MOST_RECIPIENT]
