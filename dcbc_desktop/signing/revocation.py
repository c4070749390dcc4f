"""Revocation by known lists: those of the office and those inside the file; none is ever fetched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum, auto
from itertools import pairwise
from typing import NamedTuple

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm

from dcbc_desktop.signing.certificates import shown_name

_HARMLESS_REASONS = frozenset(
    {x509.ReasonFlags.superseded, x509.ReasonFlags.cessation_of_operation, x509.ReasonFlags.affiliation_changed}
)


class RevocationStatus(IntEnum):
    """Status of a certificate by the revocation lists, from the best to the worst."""

    GOOD = auto()
    OLD = auto()
    """Not revoked by lists that are too old to say more."""
    UNKNOWN = auto()
    REVOKED = auto()


class Revocation(NamedTuple):
    """A status; of an old list its issuer and when it was made."""

    status: RevocationStatus
    issuer: str = ""
    made: datetime | None = None


@dataclass(frozen=True, slots=True)
class RevocationLists:
    """The office's revocation lists, and those inside the file."""

    office: tuple[x509.CertificateRevocationList, ...] = ()
    brought: tuple[x509.CertificateRevocationList, ...] = ()


def parse_lists(crls: Iterable[bytes]) -> tuple[x509.CertificateRevocationList, ...]:
    """Return the lists that can be read; a damaged one is left out."""
    found = []
    for der in crls:
        try:
            found.append(x509.load_der_x509_crl(der))
        except (ValueError, TypeError):
            continue
    return tuple(found)


class _Moments(NamedTuple):
    signed_at: datetime
    now: datetime


def revocation_status(
    path: Sequence[asn1_x509.Certificate], lists: RevocationLists, signed_at: datetime, now: datetime
) -> Revocation:
    """Return the worst status of a chain, given from its root; of old lists the oldest counts.

    A list inside the file has to be in force still: who holds a stolen key can set the clock back, sign, and add a list
    of that time. The office's own need only have been in force at the signing.
    """
    found = [_one(issuer, held, lists, _Moments(signed_at, now)) for issuer, held in pairwise(path)]
    worst = max((one.status for one in found), default=RevocationStatus.GOOD)
    return min((one for one in found if one.status is worst), key=_made, default=Revocation(worst))


def _one(
    issuer: asn1_x509.Certificate, held: asn1_x509.Certificate, lists: RevocationLists, at: _Moments
) -> Revocation:
    known = [*((one, False) for one in lists.office), *((one, True) for one in lists.brought)]
    try:
        above = x509.load_der_x509_certificate(issuer.dump())
        name = shown_name(issuer.subject)
        found = [
            Revocation(_by_list(one, held.serial_number, at, brought=brought), name, one.last_update_utc)
            for one, brought in known
            if one.issuer == above.subject and _signed_by(one, above)
        ]
    except (ValueError, TypeError, UnsupportedAlgorithm, x509.UnsupportedGeneralNameType):
        return Revocation(RevocationStatus.UNKNOWN)
    if any(one.status is RevocationStatus.REVOKED for one in found):
        return Revocation(RevocationStatus.REVOKED)
    best = min((one.status for one in found), default=RevocationStatus.UNKNOWN)
    return max((one for one in found if one.status is best), key=_made, default=Revocation(best))


def _made(one: Revocation) -> datetime:
    return one.made or datetime.min.replace(tzinfo=UTC)


def _signed_by(crl: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    try:
        return crl.is_signature_valid(issuer.public_key())  # type: ignore[arg-type]  # another key is a TypeError
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return False


def _by_list(crl: x509.CertificateRevocationList, serial: int, at: _Moments, *, brought: bool) -> RevocationStatus:
    entry = crl.get_revoked_certificate_by_serial_number(serial)
    if entry is not None and not _harmless_and_later(entry, at.signed_at):
        return RevocationStatus.REVOKED
    if not _is_complete(crl):
        return RevocationStatus.UNKNOWN
    return RevocationStatus.GOOD if _in_force(crl, at, brought=brought) else RevocationStatus.OLD


def _harmless_and_later(entry: x509.RevokedCertificate, signed_at: datetime) -> bool:
    """Return whether a certificate ended after the signing for a harmless reason.

    A stolen key, or no reason given, counts for any time: the signer's clock can be set back.
    """
    try:
        reason = entry.extensions.get_extension_for_class(x509.CRLReason).value.reason
    except x509.ExtensionNotFound:
        return False
    return reason in _HARMLESS_REASONS and entry.revocation_date_utc > signed_at


def _is_complete(crl: x509.CertificateRevocationList) -> bool:
    """Return whether a list is neither one of changes nor of some reasons or kinds of certificates only."""
    return all(_is_distribution_point_only(found.value) for found in crl.extensions if found.critical)


def _is_distribution_point_only(value: x509.ExtensionType) -> bool:
    if not isinstance(value, x509.IssuingDistributionPoint):
        return False
    of_some_kind = value.only_contains_user_certs or value.only_contains_ca_certs or value.only_contains_attribute_certs
    return not (of_some_kind or value.indirect_crl or value.only_some_reasons)


def _in_force(crl: x509.CertificateRevocationList, at: _Moments, *, brought: bool) -> bool:
    """Return whether the office's list was in force at the signing, or is newer, and one inside the file is still."""
    until = crl.next_update_utc
    if until is None:
        return not brought
    return (max(at) if brought else at.signed_at) <= until
