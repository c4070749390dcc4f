"""Certificates, lists and answers that programs that sign put beside their signatures, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from dcbc_desktop.signing.comparison.document_comparison import compare_documents
from dcbc_desktop.signing.comparison.parts import FilePart
from tests.signing.authority import NOW, root, signer
from tests.signing.comparison.altered_files import Change
from tests.workflow.verification.forgeries.hand_written import updated
from tests.workflow.verification.received_files import exported

_DIGEST = "/" + "0A" * 20


def _answer() -> bytes:
    """Of a server, about the signer."""
    certificate = x509.load_der_x509_certificate(signer().der)
    made = ocsp.OCSPResponseBuilder().add_response(
        cert=certificate, issuer=root().certificate, algorithm=hashes.SHA256(), cert_status=ocsp.OCSPCertStatus.GOOD,
        this_update=NOW, next_update=NOW + timedelta(days=1), revocation_time=None, revocation_reason=None,
    )  # fmt: skip
    named = made.responder_id(ocsp.OCSPResponderEncoding.HASH, root().certificate)
    return named.sign(root().key, hashes.SHA256()).public_bytes(Encoding.DER)


def _store(**entries: Callable[[Pdf], Object]) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.Root.DSS = pdf.make_indirect(Dictionary({f"/{key}": make(pdf) for key, make in entries.items()}))

    return change


def _held(*data: bytes, **entries: object) -> Callable[[Pdf], Object]:
    return lambda pdf: Array([pdf.make_stream(one, **entries) for one in data])


def _of_a_signature(name: str = _DIGEST, **entries: Callable[[Pdf], Object]) -> Callable[[Pdf], Object]:
    return lambda pdf: Dictionary({name: Dictionary({f"/{key}": make(pdf) for key, make in entries.items()})})


def _text(text: str) -> Callable[[Pdf], Object]:
    return lambda _: String(text)


_GENUINE: dict[str, Change] = {
    "nothing": _store(),
    "all kinds": _store(
        Type=lambda _: Name.DSS,
        Certs=_held(signer().der, root().der),
        CRLs=_held(root().crl()),
        OCSPs=_held(_answer()),
        VRI=_of_a_signature(Cert=_held(signer().der), CRL=_held(root().crl()), OCSP=_held(_answer())),
    ),
    "a time": _store(VRI=_of_a_signature(TU=_text("D:20261216080000+07'00'"))),
}
_OTHER: dict[str, Change] = {
    "another key": _store(Khac=_text("9000")),
    "another type": _store(Type=lambda _: Name.Khac),
    "data": _store(OCSPs=_held(b"9000")),
    "a certificate among the lists": _store(CRLs=_held(signer().der)),
    "a list among the answers": _store(OCSPs=_held(root().crl())),
    "words behind a list": _store(CRLs=_held(root().crl() + b"9000")),
    "a stream with a name": _store(Certs=_held(signer().der, Khac=String("9000"))),
    "a text among the lists": _store(CRLs=lambda _: Array([String("9000")])),
    "a name of no signature": _store(VRI=_of_a_signature("/Khac", Cert=_held(signer().der))),
    "another key of a signature": _store(VRI=_of_a_signature(Khac=_text("9000"))),
    "words for a time": _store(VRI=_of_a_signature(TU=_text("9000 lượt"))),
    "words for a time stamp": _store(VRI=_of_a_signature(TS=lambda pdf: pdf.make_stream(b"9000"))),
    "words for a signature's list": _store(VRI=_of_a_signature(CRL=_held(b"9000"))),
}


@pytest.mark.parametrize("name", _GENUINE)
def test_what_is_for_later_checks_is_no_difference(name: str) -> None:
    assert compare_documents(updated(exported(), _GENUINE[name]), exported()).difference is None


@pytest.mark.parametrize("name", _OTHER)
def test_anything_else_is(name: str) -> None:
    found = compare_documents(updated(exported(), _OTHER[name]), exported()).difference
    assert found == (FilePart.OTHER, "/DSS", 0)
