"""What a file is that somebody wants to attach: foreign bytes are taken apart in the confined child alone."""

from __future__ import annotations

from datetime import datetime

import msgspec

from dcbc_desktop import intake
from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.later_changes import only_signed
from dcbc_desktop.signing.records import Trust
from dcbc_desktop.signing.verdicts import Code, Verdict
from dcbc_desktop.workflow.verification.facts import Received
from dcbc_desktop.workflow.verification.verdict import judge

SIGNED = "signed"


class InspectionRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file, and the revision it is to be attached to: our bytes, of which the first `exported` were signed off."""

    data: bytes
    official: bytes
    exported: int
    uid: str
    revision: int
    roots: tuple[bytes, ...]
    crls: tuple[bytes, ...]
    now: datetime


class InspectionResult(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What it is, or the code of why it is refused, which is an answer and no failure."""

    kind: str = ""
    received: Received | None = None
    refusal: str = ""
    params: dict[str, int] = {}


def inspect_file(asked: InspectionRequest) -> InspectionResult:
    """Tell by content; raises FileError `scan_kind_unknown`, `scan_unreadable` or `scan_oversized`."""
    if asked.data.startswith(asked.official):
        return _signed_elsewhere(asked)
    if asked.data.startswith(asked.official[: asked.exported]):
        return InspectionResult(
            refusal="attach_unsigned" if asked.official.startswith(asked.data) else "signed_other_file"
        )
    kind = intake.scan_kind(asked.data)
    if kind is intake.ScanKind.PDF and intake.carries_data(asked.data):
        return _no_scan(asked)
    return InspectionResult(str(kind))


def _signed_elsewhere(asked: InspectionRequest) -> InspectionResult:
    """Signatures only, each sound, the last over the whole file; whether the chain is trusted is told, not asked."""
    found = judge(asked.data, Trust(asked.roots, asked.crls), asked.now)
    told = msgspec.structs.replace(found, data=b"")
    if asked.data == asked.official or not found.signatures:
        return InspectionResult(refusal="attach_unsigned")
    if found.verdict is Verdict.INVALID or Code.SIGNATURE_KIND_UNKNOWN in found.codes:
        return InspectionResult(refusal="attach_invalid", received=told)
    if not only_signed(asked.official, asked.data):
        return InspectionResult(refusal="attach_added_more")
    return InspectionResult(SIGNED, told)


def _no_scan(asked: InspectionRequest) -> InspectionResult:
    """A scan is a picture of paper: a PDF that carries a report's data is an export, and not this one's bytes."""
    try:
        held = intake.read_exported(asked.data).report
    except FileError:
        return InspectionResult(refusal="attach_altered")
    if held.uid != asked.uid:
        return InspectionResult(refusal="attach_other_report")
    if held.revision != asked.revision:
        params = {"found": held.revision, "revision": asked.revision}
        return InspectionResult(refusal="attach_other_revision", params=params)
    return InspectionResult(refusal="attach_altered")
