"""Verdict on a file's bytes: signatures, the data inside, pages against data. Runs in the confined child alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from typing import Final

import msgspec

from dcbc_desktop import intake
from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.datafile import Restored, decode_data
from dcbc_desktop.report.report import Report
from dcbc_desktop.signing.later_changes import only_signed
from dcbc_desktop.signing.records import Trust, printable
from dcbc_desktop.signing.signature import SignatureFacts
from dcbc_desktop.signing.verdicts import NOT_TRUSTED, UNCHECKED, WEAK, Code, Reason, Verdict
from dcbc_desktop.signing.verifier import examine
from dcbc_desktop.workflow.verification.facts import (
    InspectionRequest,
    InspectionResult,
    Received,
    ReportRecord,
    SignatureRecord,
    VerdictReason,
)
from dcbc_desktop.workflow.verification.page_comparison import compare_with, remake
from dcbc_desktop.workflow.verification.reason_groups import LOOKED_AT
from dcbc_desktop.workflow.verification.recognition import explained, recognised, require_scan
from dcbc_desktop.workflow.verification.signers import SEAL_DIFFERS, SIGNER_DIFFERS, about_signers, holder_of
from dcbc_desktop.workflow.verification.visible_additions import visible_additions

SIGNED = "signed"
_SHOWN = 300
"""Letters of a foreign word or line that are shown."""
_UNREACHED = frozenset({Code.EXPIRED_AT_SIGNING, Code.NOT_YET_VALID_AT_SIGNING, Code.SIGNATURE_UNREADABLE,
                        Code.SIGNATURE_KIND_UNKNOWN})  # fmt: skip


def judge(pdf: bytes, trust: Trust, now: datetime) -> Received:
    """Return the whole verdict on a file, with its data; `now` needs a time zone. Never raises for foreign bytes."""
    judged = partial(_judged, trust=trust, now=now)
    return recognised(pdf, judged) or explained(pdf, judged(pdf), judged)


def _judged(pdf: bytes, trust: Trust, now: datetime) -> Received:
    """Return the verdict on a file that begins as a PDF does."""
    examination = examine(pdf, trust, now)
    found = Received(tuple(map(_why, examination.reasons)), tuple(map(_signature, examination.signatures)))
    if Code.PDF_UNREADABLE in found.codes:
        return found
    try:
        data = intake.embedded_data(pdf)
        restored = decode_data(data)
    except FileError as error:
        return found.with_reasons(
            [] if error.code in found.codes else [VerdictReason(error.code, _plain(error.params))]
        )
    signers = {one.field: one.signer for one in found.signatures}
    why = [*_about_pages(pdf, restored, data, signers), *about_signers(restored.report, examination.signatures)]
    signatures = tuple(_signature(facts, restored.report) for facts in examination.signatures)
    return Received((*found.reasons, *why), signatures, _report(restored), data)


def _about_pages(pdf: bytes, restored: Restored, data: bytes, signers: Mapping[str, str]) -> Iterator[VerdictReason]:
    if restored.draft:
        yield VerdictReason("draft_file")
    try:
        made = remake(
            restored.report,
            draft=restored.draft,
            data=data,
            layout_version=restored.layout_version,
            fields=restored.signature_fields,
        )
        difference, noted = compare_with(made, pdf, restored.report, draft=restored.draft)
        found = [difference] if difference else visible_additions(pdf, made, restored.report, signers, noted)
        yield from [VerdictReason(one.code, _plain(one.params)) for one in found]
    except FileError as error:
        yield VerdictReason(error.code, _plain(error.params))


def _why(reason: Reason) -> VerdictReason:
    return VerdictReason(str(reason.code), _plain(reason.params))


def _plain(params: Mapping[str, object]) -> dict[str, str | int]:
    return {name: value if isinstance(value, int) else _visible(str(value)) for name, value in params.items()}


def _visible(words: str) -> str:
    """Return foreign words without invisible marks, which could reverse a whole line."""
    return "".join(letter for letter in words[:_SHOWN] if letter.isprintable())


def _signature(facts: SignatureFacts, report: Report | None = None) -> SignatureRecord:
    codes = {reason.code for reason in facts.reasons}
    signer = facts.signer
    return SignatureRecord(
        field=facts.field,
        kind=facts.kind,
        signer=signer.name if signer else "",
        issuer=signer.issuer if signer else "",
        serial=signer.serial if signer else "",
        not_before=signer.not_before if signer else None,
        not_after=signer.not_after if signer else None,
        signed_at=facts.signed_at,
        covered_to=facts.covered_to,
        chain="untrusted" if codes & NOT_TRUSTED else "unknown" if codes & _UNREACHED else "trusted",
        revocation=_revocation(codes),
        reasons=tuple(map(_why, facts.reasons)),
        holder=str(holder_of(signer, report)) if signer and report else "",
    )


def _revocation(codes: set[Code]) -> str:
    if Code.REVOKED in codes:
        return "revoked"
    return "unknown" if codes & (UNCHECKED | NOT_TRUSTED | _UNREACHED) else "good"


def _report(restored: Restored) -> ReportRecord:
    report = restored.report
    return ReportRecord(
        uid=report.uid,
        office_code=report.office_code,
        superior_code=report.superior_code,
        issuer=printable(" ".join(report.lines(h.ISSUER))),
        title=printable(report.text(h.TITLE)),
        outline_id=report.outline.id,
        period=report.period.code,
        period_label=report.period.label,
        number=printable(report.text(h.NUMBER)),
        symbol=printable(report.text(h.SYMBOL)),
        date=_printed_date(report.text(h.DATE)),
        signatory=printable(report.text(h.SIGNATORY_NAME)),
        revision=report.revision,
        draft=restored.draft,
        sha256=restored.sha256,
        predecessor_sha256=restored.predecessor_sha256,
        layout_version=restored.layout_version,
        unprinted=msgspec.to_builtins(restored.unprinted),
    )


def _printed_date(text: str) -> date | None:
    with suppress(UsageError):
        return h.typed_date(text)
    return None


def inspect_file(asked: InspectionRequest) -> InspectionResult:
    """Recognise a file by content; raises the errors of `require_scan` and `scan_kind`."""
    if asked.data.startswith(asked.official):
        return _signed_elsewhere(asked)
    if asked.data.startswith(asked.official[: asked.exported]):
        return InspectionResult(
            refusal="attach_unsigned" if asked.official.startswith(asked.data) else "signed_other_file"
        )
    require_scan(asked.data)
    kind = intake.scan_kind(asked.data)
    if kind is intake.ScanKind.PDF and intake.carries_data(asked.data):
        return _refused_export(asked)
    return InspectionResult(str(kind))


_DOUBTED: Final = WEAK | {Code.SIGNATURE_KIND_UNKNOWN, Code.SIGNED_IN_FUTURE}
"""Undecided here and for every receiver, whomever the office trusts."""


def _signed_elsewhere(asked: InspectionRequest) -> InspectionResult:
    """Accept signatures only, each valid, the last over the whole file; a chain that is not trusted is no refusal.

    A stranger's is one: the copy could not be taken back, and the right person could not sign it any more. What shows
    beside the report is another: nobody could take it off the signed file again.
    """
    found = judge(asked.data, Trust(asked.roots, asked.crls), asked.now)
    told = msgspec.structs.replace(found, data=b"")
    if asked.data == asked.official or not found.signatures:
        return InspectionResult(refusal="attach_unsigned")
    if found.verdict is Verdict.INVALID or found.codes & _DOUBTED:
        return InspectionResult(refusal="attach_invalid", received=told)
    if found.codes & {SIGNER_DIFFERS, SEAL_DIFFERS}:
        return InspectionResult(refusal="attach_other_signer", received=told)
    if found.codes & LOOKED_AT:
        return InspectionResult(refusal="attach_addition", received=told)
    if not only_signed(asked.official, asked.data):
        return InspectionResult(refusal="attach_added_more")
    return InspectionResult(SIGNED, told)


def _refused_export(asked: InspectionRequest) -> InspectionResult:
    """Refuse a PDF with a report's data: a scan is a picture of paper, this is an export and not this one's bytes."""
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
