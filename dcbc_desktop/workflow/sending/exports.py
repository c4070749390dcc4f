"""Export of PDF files: a draft with its mark, or exactly the bytes that were signed off."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from dcbc_desktop import export
from dcbc_desktop.errors import RefusedError
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.signoff import canonical_content, content_sha256, read_content, report_of
from dcbc_desktop.store.models import FOLDER, SAVED, Revision
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.report_pages import make_compared_pdf
from dcbc_desktop.workflow.sending.file_names import suggested_name
from dcbc_desktop.workflow.sending.output_files import require_place, write_into
from dcbc_desktop.workflow.sending.target_guard import PDF


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """An exported file. `sha256` is the content's hash, `file_sha256` that of the file's bytes."""

    path: Path
    revision: int
    sha256: str
    file_sha256: str


def export_draft(report: Report, target: Path) -> ExportedFile:
    """Write a draft that carries DỰ THẢO on every page; into a folder under its suggested name."""
    require_place(target, PDF)
    data = make_compared_pdf(report, draft=True)
    written = write_into(target, suggested_name(report, draft=True), data, PDF)
    return _exported(written, data, report.revision, content_sha256(canonical_content(report)))


def export_final(store: Store, report_id: int, target: Path, revision: int | None = None) -> ExportedFile:
    """Write the bytes of a signed-off revision, into a folder under its suggested name; raises as `signed_revision`."""
    wanted = signed_revision(store, report_id, revision)
    data = store.revisions.official_pdf(report_id, wanted.number)
    written = write_into(target, final_name(store, report_id, wanted), data, PDF)
    exported = _exported(written, data, wanted.number, wanted.sha256)
    name = logged_name(written)
    store.submissions.record_export(report_id, wanted.number, name, exported.file_sha256, draft=False)
    store.submissions.record(report_id, wanted.number, name, exported.file_sha256, FOLDER, "", event=SAVED)
    return exported


def signed_revision(store: Store, report_id: int, number: int | None = None) -> Revision:
    """Return a signed-off revision; raises RefusedError `report_not_signed` where there is none.

    Without `number` the report itself must be signed: while an amendment is being written, the earlier revision is
    exported only by its number.
    """
    report = store.load_report(report_id)
    wanted = number or report.revision
    signed = {revision.number: revision for revision in store.revisions.listed(report_id)}
    if wanted in signed:
        return signed[wanted]
    raise RefusedError("report_not_signed")


def final_name(store: Store, report_id: int, revision: Revision) -> str:
    """Return the name suggested for a signed-off revision's file, with the number that was registered."""
    report = revision_report(store, report_id, revision.number)
    return suggested_name(report, draft=False, number=revision.document_number)


def revision_report(store: Store, report_id: int, revision: int) -> Report:
    """Return the report as a signed-off revision holds it."""
    return report_of(read_content(store.revisions.content(report_id, revision)), report_id)


def logged_name(path: Path) -> str:
    """Return a file's name as the logs keep it, and as the mail attaches it."""
    return export.attachment_name(path.name)


def _exported(target: Path, data: bytes, revision: int, sha256: str) -> ExportedFile:
    return ExportedFile(target, revision, sha256, hashlib.sha256(data).hexdigest())
