"""Export: a draft with its mark, or exactly the bytes that were signed off."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.signoff import canonical_content, content_sha256
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.files import write_file
from dcbc_desktop.workflow.pages import make_pdf


@dataclass(frozen=True, slots=True)
class Exported:
    """A file handed out. `sha256` is the content's hash, `file_sha256` that of the file's bytes."""

    path: Path
    revision: int
    sha256: str
    file_sha256: str


def export_draft(report: Report, target: Path) -> Exported:
    """Write a draft that carries DỰ THẢO on every page."""
    data = make_pdf(report, draft=True)
    write_file(target, data)
    return _exported(target, data, report.revision, content_sha256(canonical_content(report)))


def export_final(store: Store, report_id: int, target: Path, revision: int | None = None) -> Exported:
    """Write the bytes of a signed-off revision; raises RefusedError `report_not_signed` where there is none.

    Without `revision` the report itself must be signed: while an amendment is being written, the earlier revision is
    handed out only by its number.
    """
    report = store.load_report(report_id)
    wanted = revision or report.revision
    signed = {known.number: known for known in store.revisions(report_id)}
    if wanted not in signed:
        raise RefusedError("report_not_signed")
    data = store.revision_pdf(report_id, wanted)
    write_file(target, data)
    exported = _exported(target, data, wanted, signed[wanted].sha256)
    store.record_export(report_id, wanted, target.name, exported.file_sha256, draft=False)
    return exported


def _exported(target: Path, data: bytes, revision: int, sha256: str) -> Exported:
    return Exported(target, revision, sha256, hashlib.sha256(data).hexdigest())


def suggested_name(report: Report, *, draft: bool) -> str:
    """A file name that sorts and says what it is, in plain ASCII: `BC-dan-chu_2026_vpcp_r1.pdf`."""
    symbol = ascii_name(report.text("header.symbol") or report.office_code) or "co-quan"
    state = "du-thao" if draft else f"r{report.revision}"
    return f"BC-dan-chu_{report.period.code}_{symbol.lower()}_{state}.pdf"


def ascii_name(text: str) -> str:
    """Vietnamese text as a piece of a file name that every file system takes."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^A-Za-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")[:40]
