"""Files of trusted certificates (PEM, DER, .p7b) and of revocation lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from asn1crypto import cms, crl, pem, x509
from cryptography.x509 import load_der_x509_crl

from dcbc_desktop.errors import FileError
from dcbc_desktop.paths import read_regular
from dcbc_desktop.signing.certificates import describe_certificate, shown_name
from dcbc_desktop.signing.records import Certificate, RevocationList

MAX_ROOTS_BYTES: Final = 2_000_000
MAX_CRL_BYTES: Final = 50_000_000
MAX_ROOTS: Final = 500
_Read = TypeVar("_Read")


class TrustFile(NamedTuple):
    """Contents of a file: authorities' certificates and revocation lists as DER, and names of other holders.

    Authorities hand out bundles with an example of what they issue: a signer's certificate is left out, and said.
    """

    roots: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    left_out: tuple[str, ...] = ()


def authorities_in_file(path: Path) -> TrustFile:
    """Return the certificates in a file; raises FileError as `authorities_of` does."""
    return authorities_of(read_regular(path, MAX_ROOTS_BYTES))


def roots_of(data: bytes) -> tuple[bytes, ...]:
    """Return each authority's certificate as DER; raises FileError as `authorities_of` does."""
    return authorities_of(data).roots


def authorities_of(data: bytes) -> TrustFile:
    """Return the authorities' certificates, and who else has one.

    Raises FileError `trust_file_too_large`, `trust_file_unreadable` or, where none is an authority's,
    `trust_not_authority`.
    """
    if len(data) > MAX_ROOTS_BYTES:
        raise FileError("trust_file_too_large", limit=MAX_ROOTS_BYTES // 1_000_000)
    try:
        found = list(_certificates(data))
        shown = [(describe_certificate(one).name, one.ca or one.self_issued) for one in found]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FileError("trust_file_unreadable") from error
    if not found or len(found) > MAX_ROOTS:
        raise FileError("trust_file_unreadable")
    roots = tuple(one.dump() for one, (_, authority) in zip(found, shown, strict=True) if authority)
    left_out = tuple(dict.fromkeys(name for name, authority in shown if not authority))
    if not roots:
        raise FileError("trust_not_authority", name=left_out[0])
    return TrustFile(roots, left_out=left_out)


def describe_root(der: bytes) -> Certificate:
    """Return a trusted root, one of `roots_of`, as shown."""
    return describe_certificate(x509.Certificate.load(der))


def crls_in_file(path: Path) -> tuple[bytes, ...]:
    """Return the revocation lists in a file; raises FileError as `crls_of` does."""
    return crls_of(read_regular(path, MAX_CRL_BYTES))


def crls_of(data: bytes) -> tuple[bytes, ...]:
    """Return each revocation list as DER; raises FileError `crl_file_too_large` or `crl_file_unreadable`."""
    if len(data) > MAX_CRL_BYTES:
        raise FileError("crl_file_too_large", limit=MAX_CRL_BYTES // 1_000_000)
    try:
        found = tuple(_blocks(data, "X509 CRL"))
        for der in found:
            load_der_x509_crl(der)
            describe_crl(der)
    except (ValueError, TypeError, KeyError) as error:
        raise FileError("crl_file_unreadable") from error
    if not found:
        raise FileError("crl_file_unreadable")
    return found


def read_trust_data(data: bytes) -> TrustFile:
    """Return certificates, revocation lists or both, recognised by content.

    Raises FileError `trust_not_authority`, `trust_file_too_large`, `crl_file_too_large` or, where it is neither,
    `trust_file_unreadable`.
    """
    faults: dict[str, FileError] = {}
    held, crls = _read_or(authorities_of, data, faults), _read_or(crls_of, data, faults)
    if "trust_not_authority" in faults or not (held or crls):
        raise next(faults[code] for code in (*_MOST_TELLING, *faults) if code in faults)
    return (held or TrustFile())._replace(crls=crls or ())


_MOST_TELLING: Final = ("trust_not_authority", "crl_file_too_large", "trust_file_unreadable")


def _read_or(read: Callable[[bytes], _Read], data: bytes, faults: dict[str, FileError]) -> _Read | None:
    try:
        return read(data)
    except FileError as fault:
        faults[fault.code] = fault
        return None


def describe_crl(der: bytes) -> RevocationList:
    """Return a revocation list, one of `crls_of`, as shown."""
    about = crl.CertificateList.load(der)["tbs_cert_list"]
    return RevocationList(shown_name(about["issuer"]), about["this_update"].native, about["next_update"].native)


def _certificates(data: bytes) -> Iterator[x509.Certificate]:
    for der in _blocks(data, "CERTIFICATE", "PKCS7"):
        yield from _bundled(der)


def _bundled(der: bytes) -> Iterator[x509.Certificate]:
    """Yield a certificate alone, or the certificates of a .p7b file."""
    try:
        message = cms.ContentInfo.load(der, strict=True)
        signed = message["content_type"].native == "signed_data"
    except ValueError:
        signed = False
    if not signed:
        yield x509.Certificate.load(der, strict=True)
        return
    yield from (held.chosen for held in message["content"]["certificates"] if held.name == "certificate")


def _blocks(data: bytes, *kinds: str) -> Iterator[bytes]:
    if not pem.detect(data):
        yield data
        return
    for kind, _, der in pem.unarmor(data, multiple=True):
        if kind in kinds:
            yield der
