"""Plain data about a received file, to and from the confined child: verdict, reasons, signatures, report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

import msgspec

from dcbc_desktop.report.wording import sentence
from dcbc_desktop.signing import verdicts
from dcbc_desktop.signing.verdicts import HARMLESS, UNCHECKED, UNDECIDED, Verdict
from dcbc_desktop.workflow.verification.reason_groups import (
    CAUSES,
    FOREIGN_PDF,
    LOOKED_AT,
    NOT_PDF,
    TOLD_KINDS,
    UNDECIDED_KINDS,
    UNREAD,
)

TOO_HEAVY: Final = "too_heavy"
INTERRUPTED: Final = "reader_interrupted"
READER_FAULTS: Final = frozenset({INTERRUPTED, "reader_unavailable", "reader_failed", "unexpected"})
"""Faults of the program or the computer, which say nothing about a file."""
REPLACES: Final = "replaces"
REPLACED_BY: Final = "replaced_by"
SAME_FILE: Final = "same_file"
RECEIVE: Final = "receive"
INSPECT: Final = "inspect"
"""The two acts of the child."""
_DOUBTED: Final = frozenset({"draft_file", "data_newer", "signer_differs", "seal_differs", "person_missing"})
_UNDECIDED: Final = frozenset(UNDECIDED) | _DOUBTED | UNDECIDED_KINDS | LOOKED_AT | READER_FAULTS
_HARMLESS: Final = frozenset(HARMLESS) | {"seal_missing", REPLACES, REPLACED_BY, SAME_FILE} | TOLD_KINDS
RANK: Final = {Verdict.INVALID: 0, Verdict.UNDETERMINED: 1, Verdict.VALID: 2}
"""Place of a verdict, counted from the worst."""


class VerdictReason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reason: its code and the parameters of its sentence."""

    code: str
    params: dict[str, str | int] = {}


class SignatureRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One signature as shown: signer, time, certificate, and the reasons that it adds to the verdict.

    `chain` is `trusted`, `untrusted` or, where that was not reached, `unknown`; `revocation` is `good`, `revoked` or
    `unknown`; `holder` is `person`, `agency` or `other`, as the page names them, and empty where that is not known.
    """

    field: str
    kind: str
    signer: str
    issuer: str
    serial: str
    not_before: datetime | None
    not_after: datetime | None
    signed_at: datetime | None
    covered_to: int
    chain: str
    revocation: str
    reasons: tuple[VerdictReason, ...]
    holder: str = ""


class ReportRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The report that the file's data names; `unprinted` is the data that no page shows."""

    uid: str
    office_code: str
    superior_code: str
    issuer: str
    title: str
    outline_id: str
    period: str
    period_label: str
    number: str
    symbol: str
    date: date | None
    signatory: str
    revision: int
    draft: bool
    sha256: str
    predecessor_sha256: str
    layout_version: int
    unprinted: dict[str, str]


class Received(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole verdict on one file; `data` is its `bao-cao.json` where that was asked for and could be read."""

    reasons: tuple[VerdictReason, ...]
    signatures: tuple[SignatureRecord, ...] = ()
    report: ReportRecord | None = None
    data: bytes = b""
    file: str = ""
    sha256: str = ""
    size: int = 0

    @property
    def codes(self) -> frozenset[str]:
        """Codes of the reasons."""
        return frozenset(reason.code for reason in self.reasons)

    @property
    def verdict(self) -> Verdict:
        """Verdict that follows from the reasons."""
        return verdict_of(self.codes)

    @property
    def line(self) -> str:
        """Code of the verdict's sentence; a file that is none of ours has a line of its own."""
        counted = self.codes - _HARMLESS
        if counted & NOT_PDF:
            return "verdict_not_pdf"
        if counted and counted <= UNREAD:
            return "verdict_unread"
        match self.verdict:
            case Verdict.INVALID:
                return "verdict_invalid"
            case Verdict.UNDETERMINED:
                return "verdict_foreign" if FOREIGN_PDF in counted else "verdict_undetermined"
        return "verdict_valid_revocation_unknown" if UNCHECKED & self.codes else "verdict_valid"

    def with_reasons(self, more: Iterable[VerdictReason]) -> Received:
        """Return the same file with more reasons."""
        return msgspec.structs.replace(self, reasons=(*self.reasons, *more))


class VerdictRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Request to the child for the verdict on one file."""

    pdf: bytes
    roots: tuple[bytes, ...]
    crls: tuple[bytes, ...]
    now: datetime
    with_data: bool


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
    """The kind of a file, or the code of a refusal, which is an answer and no failure."""

    kind: str = ""
    received: Received | None = None
    refusal: str = ""
    params: dict[str, int] = {}


def verdict_of(codes: frozenset[str]) -> Verdict:
    """Return the verdict by the reasons of signatures and by those of pages, data and kind of file."""
    return verdicts.verdict_of(codes, undecided=_UNDECIDED, harmless=_HARMLESS)


def in_order(reasons: Iterable[VerdictReason]) -> Sequence[VerdictReason]:
    """Return reasons as they are read: those that decide the verdict first, causes before what follows from them."""
    return sorted(reasons, key=_place)


def _place(reason: VerdictReason) -> tuple[int, int]:
    code = reason.code
    place = CAUSES.index(code) if code in CAUSES else len(CAUSES)
    return RANK[verdict_of(frozenset({code}))], place


def verdict_sentence(received: Received, language: str) -> str:
    """Return the verdict in one line."""
    return sentence(received.line, {}, language)


def reason_sentence(reason: VerdictReason, language: str) -> str:
    """Return one reason as a sentence."""
    return sentence(reason.code, reason.params, language)
