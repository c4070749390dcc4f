"""Which revocation lists belong to a signer's chain, and may travel inside the signed file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from asn1crypto import crl as asn1_crl
from asn1crypto import x509

from dcbc_desktop.signing.credentials import Credentials
from dcbc_desktop.signing.trust import Trust

MAX_EMBEDDED: Final = 2_000_000
"""Bytes of one list; a larger one would outweigh the report many times over."""
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


def lists_for(credentials: Credentials, trust: Trust) -> tuple[bytes, ...]:
    """The newest list of each authority between the signer and the root, as far as they are at hand."""
    own = credentials.signer.signing_cert
    held = credentials.signer.cert_registry
    known = [*(_loaded(root) for root in trust.roots), *held]
    return _newest(trust.crls, _issuers(own, known)) if own is not None else ()


def _loaded(der: bytes) -> x509.Certificate:
    return x509.Certificate.load(der)


def _issuers(own: x509.Certificate, known: Sequence[x509.Certificate]) -> set[str]:
    """Everybody above a certificate, by name."""
    found = {own.issuer.hashable}
    before = 0
    while len(found) > before:
        before = len(found)
        found |= {one.issuer.hashable for one in known if one.subject.hashable in found}
    return found


def _newest(crls: Iterable[bytes], issuers: set[str]) -> tuple[bytes, ...]:
    newest: dict[str, tuple[datetime, bytes]] = {}
    for der in crls:
        about = asn1_crl.CertificateList.load(der)["tbs_cert_list"]
        name, made = about["issuer"].hashable, about["this_update"].native
        if name in issuers and len(der) <= MAX_EMBEDDED and made > newest.get(name, (_LONG_AGO, b""))[0]:
            newest[name] = (made, der)
    return tuple(der for _, der in newest.values())
