"""Verdicts on signatures, and the reasons they follow from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Verdict(StrEnum):
    """Verdict on one file: KHÔNG HỢP LỆ, CHƯA XÁC ĐỊNH or HỢP LỆ."""

    INVALID = "invalid"
    UNDETERMINED = "undetermined"
    VALID = "valid"


class Code(StrEnum):
    """Reason of a verdict; each has a sentence in messages.<lang>.toml."""

    PDF_UNREADABLE = "pdf_unreadable"
    SIGNATURE_UNREADABLE = "signature_unreadable"
    NO_SIGNATURE = "no_signature"
    SIGNATURE_KIND_UNKNOWN = "signature_kind_unknown"
    DIGEST_WRONG = "digest_wrong"
    WEAK_ALGORITHM = "weak_algorithm"
    NOT_ENTIRE_FILE = "not_entire_file"
    APPENDED = "appended"
    KEY_USAGE = "key_usage"
    EXPIRED_AT_SIGNING = "expired_at_signing"
    NOT_YET_VALID_AT_SIGNING = "not_yet_valid_at_signing"
    UNTRUSTED_CHAIN = "untrusted_chain"
    REVOKED = "revoked"
    REVOCATION_UNKNOWN = "revocation_unknown"


UNDECIDED: Final = frozenset(
    {Code.NO_SIGNATURE, Code.SIGNATURE_KIND_UNKNOWN, Code.WEAK_ALGORITHM, Code.UNTRUSTED_CHAIN}
)
HARMLESS: Final = frozenset({Code.REVOCATION_UNKNOWN})


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the parameters of its sentence."""

    code: Code
    params: Mapping[str, object] = field(default_factory=dict)


def verdict_of(reasons: Iterable[Reason]) -> Verdict:
    """Return the verdict: a reason that is neither harmless nor undecided makes the file invalid."""
    codes = {reason.code for reason in reasons} - HARMLESS
    if codes - UNDECIDED:
        return Verdict.INVALID
    return Verdict.UNDETERMINED if codes else Verdict.VALID


def verdict_line(verdict: Verdict, reasons: Iterable[Reason]) -> str:
    """Return the code of the verdict's sentence, revocation included."""
    match verdict:
        case Verdict.INVALID:
            return "verdict_invalid"
        case Verdict.UNDETERMINED:
            return "verdict_undetermined"
    unknown = any(reason.code is Code.REVOCATION_UNKNOWN for reason in reasons)
    return "verdict_valid_revocation_unknown" if unknown else "verdict_valid"
