"""Judging one file's bytes: signatures, the data inside, pages against data. Runs in the confined child alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime

import msgspec

from dcbc_desktop import intake
from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.datafile import Restored, decode_data
from dcbc_desktop.signing.records import FIELDS, Role, Trust, printable
from dcbc_desktop.signing.signature import SignatureFacts
from dcbc_desktop.signing.verdicts import Code, Reason
from dcbc_desktop.signing.verifier import examine
from dcbc_desktop.workflow.verification.facts import Received, ReportRecord, SignatureRecord, VerdictReason
from dcbc_desktop.workflow.verification.page_comparison import compare_pages

_SHOWN = 300
"""Letters of a foreign word or line that are told."""
_UNREACHED = frozenset({Code.EXPIRED_AT_SIGNING, Code.NOT_YET_VALID_AT_SIGNING, Code.SIGNATURE_UNREADABLE,
                        Code.SIGNATURE_KIND_UNKNOWN})  # fmt: skip


def judge(pdf: bytes, trust: Trust, now: datetime) -> Received:
    """The whole verdict about a file, with its data; `now` needs a time zone. Never raises for what the bytes are."""
    examination = examine(pdf, trust, now)
    told = Received(tuple(map(_why, examination.reasons)), tuple(map(_signature, examination.signatures)))
    if Code.PDF_UNREADABLE in told.codes:
        return told
    try:
        data = intake.embedded_data(pdf)
        restored = decode_data(data)
    except FileError as error:
        return told.with_reasons([] if error.code in told.codes else [VerdictReason(error.code, _plain(error.params))])
    why = [*_about_pages(pdf, restored, data), *_about_signer(restored, examination.signatures)]
    return Received((*told.reasons, *why), told.signatures, _report(restored), data)


def _about_pages(pdf: bytes, restored: Restored, data: bytes) -> Iterator[VerdictReason]:
    if restored.draft:
        yield VerdictReason("draft_file")
    try:
        difference = compare_pages(pdf, restored.report, draft=restored.draft, data=data)
    except FileError as error:
        yield VerdictReason(error.code, _plain(error.params))
        return
    if difference is not None:
        yield VerdictReason(difference.code, _plain(difference.params))


def _about_signer(restored: Restored, signatures: Iterable[SignatureFacts]) -> Iterator[VerdictReason]:
    """Told where no person's certificate bears the name printed under the signature."""
    printed = restored.report.text(h.SIGNATORY_NAME)
    names = [facts.signer.name for facts in signatures if facts.signer and facts.field != FIELDS[Role.SEAL]]
    if names and printed.strip() and not any(_same_person(name, printed) for name in names):
        yield VerdictReason("signer_differs", {"signed": names[0], "printed": printable(printed)})


def _same_person(certified: str, printed: str) -> bool:
    """Certificates often lack marks and carry more than the name: its words must stand there together."""
    return f" {_bare(printed)} " in f" {_bare(certified)} "


def _bare(name: str) -> str:
    """Without marks, case and anything but letters: `NGUYEN VAN A` for `Nguyễn Văn A`."""
    parts = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    kept = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in kept).split())


def _why(reason: Reason) -> VerdictReason:
    return VerdictReason(str(reason.code), _plain(reason.params))


def _plain(params: Mapping[str, object]) -> dict[str, str | int]:
    return {name: value if isinstance(value, int) else _visible(str(value)) for name, value in params.items()}


def _visible(words: str) -> str:
    """Foreign words without marks that nobody sees, which could turn a whole line round."""
    return "".join(letter for letter in words[:_SHOWN] if letter.isprintable())


def _signature(facts: SignatureFacts) -> SignatureRecord:
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
        chain="untrusted" if Code.UNTRUSTED_CHAIN in codes else "unknown" if codes & _UNREACHED else "trusted",
        revocation=_revocation(codes),
        reasons=tuple(map(_why, facts.reasons)),
    )


def _revocation(codes: set[Code]) -> str:
    if Code.REVOKED in codes:
        return "revoked"
    return "unknown" if codes & {Code.REVOCATION_UNKNOWN, Code.UNTRUSTED_CHAIN, *_UNREACHED} else "good"


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
