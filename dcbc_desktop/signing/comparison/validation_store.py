"""Certificates and revocation data that programs which sign put into a file (ISO 32000-2, 12.8.4.3), and nothing else.

A stream of the store may hold anything at all, and no page shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from asn1crypto.cms import ContentInfo
from asn1crypto.core import Asn1Value
from asn1crypto.crl import CertificateList
from asn1crypto.ocsp import BasicOCSPResponse, OCSPResponse
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.generic import PdfObject, StreamObject

from dcbc_desktop.signing.comparison.metadata import is_date
from dcbc_desktop.signing.comparison.parallel_walk import STORAGE
from dcbc_desktop.signing.comparison.pdf_document import PdfDocument, entries, is_of_type, stream_data

_Kind = Callable[[bytes], Asn1Value]


def _certificate(data: bytes) -> Asn1Value:
    return Certificate.load(data, strict=True)["tbs_certificate"]["issuer"]


def _list(data: bytes) -> Asn1Value:
    return CertificateList.load(data, strict=True)["tbs_cert_list"]["issuer"]


def _answer(data: bytes) -> Asn1Value:
    return OCSPResponse.load(data, strict=True)["response_status"]


def _bare_answer(data: bytes) -> Asn1Value:
    return BasicOCSPResponse.load(data, strict=True)["tbs_response_data"]["responder_id"]


def _time_stamp(data: bytes) -> Asn1Value:
    return ContentInfo.load(data, strict=True)["content"]


_ANSWERS: Final = (_answer, _bare_answer)
_OF_THE_STORE: Final = MappingProxyType({"/Certs": (_certificate,), "/CRLs": (_list,), "/OCSPs": _ANSWERS})
_OF_A_SIGNATURE: Final = MappingProxyType({"/Cert": (_certificate,), "/CRL": (_list,), "/OCSP": _ANSWERS})
_DIGEST: Final = re.compile(r"/[0-9A-Fa-f]{40}")
"""Name of the entry for a signature: SHA-1 of its value."""
_BYTES_A_STEP: Final = 64


def is_validation_store(document: PdfDocument, raw: PdfObject | None) -> bool:
    """Return whether a DSS dictionary holds certificates, revocation lists and answers alone."""
    store = document.dictionary(raw)
    held = entries(store)
    signatures = entries(document.dictionary(held.get("/VRI")))
    return (
        held.keys() <= {"/Type", "/VRI", *_OF_THE_STORE}
        and is_of_type(document, store, "/DSS")
        and all(_are_all(document, held.get(key), kinds) for key, kinds in _OF_THE_STORE.items())
        and all(_DIGEST.fullmatch(name) and _is_of_a_signature(document, one) for name, one in signatures.items())
    )


def _is_of_a_signature(document: PdfDocument, raw: PdfObject) -> bool:
    told = document.dictionary(raw)
    held = entries(told)
    date, stamp = document.get(told, "/TU"), held.get("/TS")
    return (
        held.keys() <= {"/Type", "/TU", "/TS", *_OF_A_SIGNATURE}
        and is_of_type(document, told, "/VRI")
        and (date is None or is_date(date))
        and (stamp is None or _is_one(document, stamp, (_time_stamp,)))
        and all(_are_all(document, held.get(key), kinds) for key, kinds in _OF_A_SIGNATURE.items())
    )


def _are_all(document: PdfDocument, raw: PdfObject | None, kinds: tuple[_Kind, ...]) -> bool:
    return all(_is_one(document, one, kinds) for one in document.items(raw))


def _is_one(document: PdfDocument, raw: PdfObject, kinds: tuple[_Kind, ...]) -> bool:
    """Return whether a stream holds one value of a kind and no byte more."""
    found = document.value(raw)
    if not isinstance(found, StreamObject) or entries(found).keys() - STORAGE:
        return False
    data = stream_data(found)
    document.budget.spend(len(data) // _BYTES_A_STEP)
    return any(_is_a(kind, data) for kind in kinds)


def _is_a(kind: _Kind, data: bytes) -> bool:
    try:
        kind(data)
    except (ValueError, TypeError, KeyError):
        return False
    return True
