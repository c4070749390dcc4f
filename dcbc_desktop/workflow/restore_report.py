"""Restoring a report from an exported PDF alone: as signed where the file proves it, else as a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dcbc_desktop.errors import FileError, RefusedError
from dcbc_desktop.report.datafile import Restored, decode_data
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.signoff import canonical_content, content_sha256
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.store.copies.copy_files import RESTORE
from dcbc_desktop.store.models import DIGITAL, NewRevision, Origin
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.backups import back_up_before
from dcbc_desktop.workflow.import_report import PlacedAmount, placed_amounts
from dcbc_desktop.workflow.verification.client import read_received, receive
from dcbc_desktop.workflow.verification.facts import Received, VerdictReason, in_order

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Trust

DRAFT: Final = "draft"
_END: Final = re.compile(rb"startxref\s+([0-9]{1,12})\s+%%EOF[ \t]*(?:\r\n|\n|\r)?")


@dataclass(frozen=True, slots=True)
class RestoreSource:
    """A file that may become a report: its bytes, the verdict, and the report in its data."""

    name: str
    pdf: bytes
    received: Received
    restored: Restored
    at: datetime

    @property
    def proven(self) -> bool:
        """True for a final file that is valid."""
        return self.received.verdict is Verdict.VALID and not self.restored.draft


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """The restored report, if it was there already, whose copy it became, and the amounts placed in each entry."""

    report: Report
    incoming: RestoreSource
    there_already: bool
    copy_of: str
    placed: Mapping[str, PlacedAmount]


class RestoreRefusedError(RefusedError):
    """Refusal of a file that is invalid; carries the reasons."""

    def __init__(self, reasons: tuple[VerdictReason, ...]) -> None:
        super().__init__("restore_refused")
        self.reasons = reasons


def read_source(path: Path, trust: Trust, now: datetime) -> RestoreSource:
    """Read a file before a database is opened for it.

    Raises FileError where there is nothing to restore (the errors of `read_received`, or the code of the first reason:
    `pdf_unreadable`, `too_heavy`, `foreign_pdf`, `data_missing`, `data_invalid`, `data_newer`, a kind of file),
    RestoreRefusedError for a file that is invalid.
    """
    pdf = read_received(path)
    received = receive(pdf, trust, now, with_data=True)
    if not received.data:
        why = _why_nothing(received)
        raise FileError(why.code, **why.params)
    if received.verdict is Verdict.INVALID:
        raise RestoreRefusedError(received.reasons)
    return RestoreSource(path.name, pdf, received, decode_data(received.data), now)


def _why_nothing(received: Received) -> VerdictReason:
    about_data = [reason for reason in received.reasons if reason.code.startswith("data_")]
    return (about_data or in_order(received.reasons))[0]


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """Plan of `restore`: open the report with this id, or make one, as a copy or not.

    With `accepts` the draft that is there becomes the signed revision that the file proves.
    """

    there: int | None
    copy: bool
    accepts: bool = False


def plan_restore(store: Store, incoming: RestoreSource) -> RestorePlan:
    """Return what a restore would do, so that a person can decide before."""
    known = tuple(_known(store, incoming.restored.report.uid))
    there = next((one for one in known if _says_the_same(store, one, incoming.restored)), None)
    return RestorePlan(there, bool(known) and there is None, there is not None and _accepts(store, there, incoming))


def restore(store: Store, incoming: RestoreSource) -> RestoreResult:
    """Restore the report of a file, whole or not at all.

    Where it, or a copy of it, is there with the same content, that one is opened, and where it was a draft of what the
    file proves as signed, it is signed now; with other content the file becomes a copy.
    """
    back_up_before(store, RESTORE)
    report = incoming.restored.report
    placed = placed_amounts(report.outline, report.entries)
    plan = plan_restore(store, incoming)
    revision, tail = _as_signed(incoming) if incoming.proven else (None, b"")
    if plan.there is not None:
        kept = _taken_out_of_bin(store, plan.there)
        if plan.accepts and revision is not None:
            kept = store.origins.accept_signed(plan.there, revision, tail)
        return RestoreResult(kept, incoming, not plan.accepts, _copy_of(store, kept.id), placed)
    kept = store.origins.restore(report, _origin(incoming), revision, tail)
    return RestoreResult(kept, incoming, False, _copy_of(store, kept.id), placed)


def _known(store: Store, uid: str) -> Iterator[int]:
    """Yield the report of this uid, also in the bin, and its copies."""
    rows = (*store.list_reports(), *store.list_bin())
    own = [row.id for row in rows if row.uid == uid]
    yield from own
    if own:
        yield from (row.id for row in rows if row.uid != uid and _copy_of(store, row.id) == uid)


def _copy_of(store: Store, report_id: int) -> str:
    origin = store.origins.find(report_id)
    return origin.copy_of if origin is not None else ""


def _says_the_same(store: Store, report_id: int, restored: Restored) -> bool:
    """Return whether a signed revision, or the draft, has the same content."""
    if any(revision.sha256 == restored.sha256 for revision in store.revisions.listed(report_id)):
        return True
    report = replace(store.load_report(report_id), uid=restored.report.uid)
    return canonical_content(report) == canonical_content(restored.report)


def _accepts(store: Store, report_id: int, incoming: RestoreSource) -> bool:
    """Return whether a draft, never signed here, can become the revision that the file proves."""
    report, restored = store.load_report(report_id), incoming.restored
    number, first = restored.report.revision, not store.revisions.listed(report_id)
    known_before = not restored.predecessor_sha256 or store.origins.find(report_id) is not None
    return incoming.proven and report.editable and first and report.revision == number and known_before


def _taken_out_of_bin(store: Store, report_id: int) -> Report:
    if any(row.id == report_id for row in store.list_bin()):
        store.unbin_report(report_id)
    return store.load_report(report_id)


def _origin(incoming: RestoreSource) -> Origin:
    verdict = DRAFT if incoming.restored.draft else str(incoming.received.verdict)
    return Origin(incoming.name, incoming.received.sha256, verdict, "", incoming.at)


def _as_signed(incoming: RestoreSource) -> tuple[NewRevision, bytes]:
    """Return the revision as it was signed off, and the bytes that the signatures added to its file."""
    restored = incoming.restored
    content = canonical_content(restored.report, restored.predecessor_sha256, restored.layout_version)
    exported = incoming.pdf[: _exported_length(incoming.pdf)]
    times = [told.signed_at for told in incoming.received.signatures if told.signed_at is not None]
    signed = min(times, default=incoming.at)
    revision = NewRevision(content, content_sha256(content), exported, DIGITAL, signed)
    return revision, incoming.pdf[len(exported) :]


def _exported_length(pdf: bytes) -> int:
    """Return the length of the file before the first signature: up to the first end mark that points to a table."""
    for end in _END.finditer(pdf):
        if pdf[int(end[1]) :].startswith(b"xref"):
            return end.end()
    return len(pdf)
