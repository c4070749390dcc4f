"""Revocation by known lists: those of the office and those inside the file; none is ever fetched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from enum import Enum, auto
from itertools import pairwise

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm

_HARMLESS_REASONS = frozenset(
    {x509.ReasonFlags.superseded, x509.ReasonFlags.cessation_of_operation, x509.ReasonFlags.affiliation_changed}
)


class RevocationStatus(Enum):
    """Status of a certificate by the revocation lists."""

    GOOD = auto()
    REVOKED = auto()
    UNKNOWN = auto()


def parse_lists(crls: Iterable[bytes]) -> tuple[x509.CertificateRevocationList, ...]:
    """Return the lists that can be read; a damaged one is left out."""
    found = []
    for der in crls:
        try:
            found.append(x509.load_der_x509_crl(der))
        except (ValueError, TypeError):
            continue
    return tuple(found)


def revocation_status(
    path: Sequence[asn1_x509.Certificate], lists: Sequence[x509.CertificateRevocationList], signed_at: datetime
) -> RevocationStatus:
    """Return the worst status of a chain, given from its root: revoked before unknown before good."""
    found = {_one(issuer, held, lists, signed_at) for issuer, held in pairwise(path)}
    for worst in (RevocationStatus.REVOKED, RevocationStatus.UNKNOWN):
        if worst in found:
            return worst
    return RevocationStatus.GOOD


def _one(
    issuer: asn1_x509.Certificate,
    held: asn1_x509.Certificate,
    lists: Sequence[x509.CertificateRevocationList],
    signed_at: datetime,
) -> RevocationStatus:
    try:
        above = x509.load_der_x509_certificate(issuer.dump())
        own = [found for found in lists if found.issuer == above.subject and _signed_by(found, above)]
        found = {_by_list(crl, held.serial_number, signed_at) for crl in own}
    except (ValueError, TypeError, x509.UnsupportedGeneralNameType):
        return RevocationStatus.UNKNOWN
    if RevocationStatus.REVOKED in found:
        return RevocationStatus.REVOKED
    return RevocationStatus.GOOD if RevocationStatus.GOOD in found else RevocationStatus.UNKNOWN


def _signed_by(crl: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    try:
        return crl.is_signature_valid(issuer.public_key())  # type: ignore[arg-type]  # another key is a TypeError
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return False


def _by_list(crl: x509.CertificateRevocationList, serial: int, signed_at: datetime) -> RevocationStatus:
    entry = crl.get_revoked_certificate_by_serial_number(serial)
    if entry is not None and not _harmless_and_later(entry, signed_at):
        return RevocationStatus.REVOKED
    return RevocationStatus.GOOD if _is_complete(crl) and _current(crl, signed_at) else RevocationStatus.UNKNOWN


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


def _current(crl: x509.CertificateRevocationList, signed_at: datetime) -> bool:
    """Return whether a list was in force at the signing, or is newer."""
    until = crl.next_update_utc or datetime.max.replace(tzinfo=UTC)
    return signed_at <= until
