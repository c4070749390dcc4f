"""Verdicts on signatures, and the reasons they follow from."""

from __future__ import annotations

from collections.abc import Mapping, Set
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
    WEAK_KEY = "weak_key"
    WEAK_CERTIFICATE = "weak_certificate"
    NOT_ENTIRE_FILE = "not_entire_file"
    APPENDED = "appended"
    KEY_USAGE = "key_usage"
    EXPIRED_AT_SIGNING = "expired_at_signing"
    NOT_YET_VALID_AT_SIGNING = "not_yet_valid_at_signing"
    SIGNED_IN_FUTURE = "signed_in_future"
    SIGNING_TIME_MISSING = "signing_time_missing"
    SIGNING_TIMES_DIFFER = "signing_times_differ"
    CHAIN_MISSING = "chain_missing"
    UNTRUSTED_CHAIN = "untrusted_chain"
    REVOKED = "revoked"
    REVOCATION_UNKNOWN = "revocation_unknown"
    REVOCATION_OLD_LIST = "revocation_old_list"


WEAK: Final = frozenset({Code.WEAK_ALGORITHM, Code.WEAK_KEY, Code.WEAK_CERTIFICATE})
"""Reasons of signatures that others than the signer could have made."""
NOT_TRUSTED: Final = frozenset({Code.CHAIN_MISSING, Code.UNTRUSTED_CHAIN})
UNDECIDED: Final = WEAK | NOT_TRUSTED | {Code.NO_SIGNATURE, Code.SIGNATURE_KIND_UNKNOWN, Code.SIGNED_IN_FUTURE}
UNCHECKED: Final = frozenset({Code.REVOCATION_UNKNOWN, Code.REVOCATION_OLD_LIST})
"""Reasons of certificates whose revocation is not known, or only as of an old list."""
HARMLESS: Final = UNCHECKED | {Code.SIGNING_TIME_MISSING, Code.SIGNING_TIMES_DIFFER}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the parameters of its sentence."""

    code: Code
    params: Mapping[str, object] = field(default_factory=dict)


def verdict_of(codes: Set[str], *, undecided: Set[str] = UNDECIDED, harmless: Set[str] = HARMLESS) -> Verdict:
    """Return the verdict: a code that is neither harmless nor undecided makes the file invalid."""
    counted = codes - harmless
    if counted - undecided:
        return Verdict.INVALID
    return Verdict.UNDETERMINED if counted else Verdict.VALID
