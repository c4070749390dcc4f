"""Returned files: our file signed by another program, or the scan of a report that was signed by pen.

In three steps like signing: `attach_request` reads the database, `look_at` the file, `keep_attached` writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from dcbc_desktop.errors import FileError, RefusedError
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store.models import ELSEWHERE, Scan, SignedCopy
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.signing.signatures import signed_off
from dcbc_desktop.workflow.trusted_certificates import office_trust
from dcbc_desktop.workflow.verification.client import read_received
from dcbc_desktop.workflow.verification.facts import INSPECT, InspectionRequest, InspectionResult, Received
from dcbc_desktop.workflow.verification.readers import readers

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Trust

MAX_BYTES: Final = 100_000_000
_MAX_NAME: Final = 200
_SECONDS: Final = 20.0
_SECONDS_A_MEGABYTE: Final = 4.0


class RefusedSignatureError(RefusedError):
    """Refusal of a signature that every receiver would refuse or doubt; carries the verdict."""

    def __init__(self, code: str, received: Received) -> None:
        super().__init__(code)
        self.received = received


@dataclass(frozen=True, slots=True)
class AttachRequest:
    """The revision that a file is to be attached to; of `official` the first `exported` bytes were signed off."""

    report_id: int
    uid: str
    revision: int
    exported: int
    official: bytes
    trust: Trust


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file that may be kept: a scan of some kind, or a signed file (then without a kind) with its verdict."""

    name: str
    data: bytes
    kind: str = ""
    received: Received | None = None


def attach_request(store: Store, report_id: int, revision: int | None = None) -> AttachRequest:
    """Return what attaching to a revision needs; raises RefusedError `report_not_signed`."""
    number = signed_off(store, report_id, revision)
    uid, exported = store.load_report(report_id).uid, len(store.revisions.pdf(report_id, number))
    return AttachRequest(
        report_id, uid, number, exported, store.revisions.official_pdf(report_id, number), office_trust(store)
    )


def look_at(wanted: AttachRequest, path: Path, now: datetime) -> ReturnedFile:
    """Recognise a file by content in the confined child; nothing is kept. `now` needs a time zone.

    Raises FileError: the errors of `read_received`, the kind of a file that holds another (`file_zip`),
    `scan_kind_unknown`, `pdf_password`, `scan_unreadable`, `scan_oversized`, `too_heavy`, `reader_unavailable`;
    RefusedError `attach_unsigned`, `attach_added_more`, `attach_altered`, `attach_other_revision`,
    `attach_other_report` or `signed_other_file`; RefusedSignatureError `attach_invalid`, `attach_other_signer` or
    `attach_addition`.
    """
    data, name = read_received(path, MAX_BYTES), clean_line(path.name).text[:_MAX_NAME]
    trust = wanted.trust
    asked = InspectionRequest(
        data, wanted.official, wanted.exported, wanted.uid, wanted.revision, trust.roots, trust.crls, now
    )
    seconds = _SECONDS + _SECONDS_A_MEGABYTE * len(data) / 1_000_000
    try:
        found = msgspec.msgpack.decode(
            readers().run(INSPECT, msgspec.msgpack.encode(asked), seconds), type=InspectionResult
        )
    except msgspec.DecodeError as error:
        raise FileError("too_heavy") from error
    if found.refusal and found.received is not None:
        raise RefusedSignatureError(found.refusal, found.received)
    if found.refusal:
        raise RefusedError(found.refusal, **found.params)
    return ReturnedFile(name, data, "" if found.received else found.kind, found.received)


def keep_attached(store: Store, wanted: AttachRequest, found: ReturnedFile) -> SignedCopy | Scan:
    """Keep a file that `look_at` accepted; raises RefusedError `already_attached` for the same scan again."""
    if found.received is not None:
        return store.revisions.add_signed_copy(wanted.report_id, wanted.revision, found.data, ELSEWHERE)
    return store.scans.attach(wanted.report_id, wanted.revision, found.name, found.kind, found.data)
