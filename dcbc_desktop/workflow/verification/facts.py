"""What is told of a received file: one verdict, its reasons, the facts to show; plain data from the confined child."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

import msgspec

from dcbc_desktop.report.wording import sentence
from dcbc_desktop.signing.verdicts import HARMLESS, UNDECIDED, Code, Verdict

TOO_HEAVY: Final = "too_heavy"
REPLACES: Final = "replaces"
REPLACED_BY: Final = "replaced_by"
SAME_FILE: Final = "same_file"
_UNDECIDED: Final = frozenset(UNDECIDED) | {"draft_file", "data_newer"}
_HARMLESS: Final = frozenset(HARMLESS) | {"signer_differs", REPLACES, REPLACED_BY, SAME_FILE}


class VerdictReason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reason: its code and the parameters of its sentence."""

    code: str
    params: dict[str, str | int] = {}


class SignatureRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One signature: who, when, by whose certificate, and what is known of it.

    `chain` is `trusted`, `untrusted` or, where that was not reached, `unknown`; `revocation` is `good`, `revoked` or
    `unknown`.
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


class ReportRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which report the file's data says it is; `unprinted` is what no page shows."""

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
    """One file's whole verdict; `data` is its `bao-cao.json` where that was asked for and could be read."""

    reasons: tuple[VerdictReason, ...]
    signatures: tuple[SignatureRecord, ...] = ()
    report: ReportRecord | None = None
    data: bytes = b""
    file: str = ""
    sha256: str = ""
    size: int = 0

    @property
    def codes(self) -> frozenset[str]:
        """The reasons' codes."""
        return frozenset(reason.code for reason in self.reasons)

    @property
    def verdict(self) -> Verdict:
        """Whatever is neither harmless nor open makes the file invalid."""
        return verdict_of(self.codes)

    @property
    def line(self) -> str:
        """The code of the verdict's one line."""
        match self.verdict:
            case Verdict.INVALID:
                return "verdict_invalid"
            case Verdict.UNDETERMINED:
                return "verdict_undetermined"
        return "verdict_valid_revocation_unknown" if Code.REVOCATION_UNKNOWN in self.codes else "verdict_valid"

    def with_reasons(self, more: Iterable[VerdictReason]) -> Received:
        """The same file with more to say about it."""
        return msgspec.structs.replace(self, reasons=(*self.reasons, *more))


def verdict_of(codes: frozenset[str]) -> Verdict:
    """The verdict that follows from reasons."""
    told = codes - _HARMLESS
    if told - _UNDECIDED:
        return Verdict.INVALID
    return Verdict.UNDETERMINED if told else Verdict.VALID


def verdict_sentence(received: Received, language: str) -> str:
    """The verdict in one line."""
    return sentence(received.line, {}, language)


def reason_sentence(reason: VerdictReason, language: str) -> str:
    """One reason, as a person reads it."""
    return sentence(reason.code, reason.params, language)
