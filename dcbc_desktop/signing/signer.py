"""Signing: one PAdES signature as one incremental update; nothing that stands in the file is touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import IO, Final

from asn1crypto import crl as asn1_crl
from pyhanko.pdf_utils.crypt import SecurityHandler
from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject, PdfObject, Reference, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.pdf_utils.xref import ObjectStream
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.validation.dss import DocumentSecurityStore

from dcbc_desktop.errors import FileError, RefusedError
from dcbc_desktop.report.dates import VIETNAM
from dcbc_desktop.signing.appearance import AS_IT_WAS, draw_into
from dcbc_desktop.signing.credentials import Credentials
from dcbc_desktop.signing.errors import BREAKAGE

MAX_BYTES: Final = 200_000_000
_STREAM_END: Final = b"\nendstream"


class Role(StrEnum):
    """Whose signature: the signatory's, or the agency's seal."""

    PERSON = "person"
    SEAL = "seal"


FIELDS: Final = {Role.PERSON: "nguoi_ky", Role.SEAL: "co_quan"}
"""The signature fields that an exported file carries."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What goes into a signature besides the key: revocation lists to embed, the signature's picture, the place."""

    crls: Sequence[bytes] = ()
    appearance: bytes = b""
    """A PDF of one page (`export.signature_picture` draws it), shown in the middle of the field. Empty: the field looks
    as export made it."""
    place: str = ""


NOTHING_MORE: Final = Wish()


def sign_pdf(pdf: bytes, credentials: Credentials, role: Role, now: datetime, wish: Wish = NOTHING_MORE) -> bytes:
    """The file with one more signature: the given bytes, unchanged, and one update after them.

    The field of that role is taken where the file has it empty, else made. `now` needs a time zone. Raises FileError
    `pdf_unreadable` and `signing_failed`, RefusedError `already_signed`.
    """
    try:
        writer = _KeepingWriter(BytesIO(pdf), strict=False)
        field = _empty_field(writer, FIELDS[role])
        _embed(writer, wish.crls)
    except BREAKAGE as error:
        raise FileError("pdf_unreadable") from error
    signed = BytesIO()
    try:
        if wish.appearance:
            draw_into(writer, field, wish.appearance)
        signer = _Signer(_metadata(credentials, role, wish), credentials.signer, stamp_style=AS_IT_WAS)
        signer.moment = now.astimezone(VIETNAM)
        signer.sign_pdf(writer, existing_fields_only=True, output=signed)
    except BREAKAGE as error:
        raise FileError("signing_failed") from error
    return signed.getvalue()


class _KeepingWriter(IncrementalPdfFileWriter):
    """pyHanko would write the XMP and Info anew at each update and so break PDF/A; a signature changes neither."""

    def _update_meta(self) -> None:
        pass

    def add_object(
        self, obj: PdfObject, obj_stream: ObjectStream | None = None, idnum: int | None = None
    ) -> IndirectObject:
        """A stream that ends in `\\r` gets a line end of its own: before `\\n` it would read as a part of that one."""
        if isinstance(obj, StreamObject) and obj.encoded_data.endswith(b"\r"):
            obj = _EndedStream(dict(obj), encoded_data=obj.encoded_data)
        return super().add_object(obj, obj_stream, idnum)


class _EndedStream(StreamObject):
    """Ends as export's own streams do (ISO 19005-3, 6.1.7.1)."""

    def write_to_stream(
        self, stream: IO[bytes], handler: SecurityHandler | None = None, container_ref: Reference | None = None
    ) -> None:
        """As any stream, but for the line end before `endstream`."""
        written = BytesIO()
        super().write_to_stream(written, handler, container_ref)
        stream.write(written.getvalue().removesuffix(_STREAM_END) + b"\r" + _STREAM_END)


class _Signer(PdfSigner):
    """Signs at a given moment, not at the one that the system's clock shows."""

    moment: datetime

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment
        return session


def _empty_field(writer: IncrementalPdfFileWriter, name: str) -> DictionaryObject:
    if name not in [found for found, _, _ in enumerate_sig_fields(writer)]:
        append_signature_field(writer, SigFieldSpec(name))
    filled, place = next(rest for found, *rest in enumerate_sig_fields(writer) if found == name)
    if filled is not None:
        raise RefusedError("already_signed", field=name)
    field: DictionaryObject = place.get_object()
    return field


def _embed(writer: IncrementalPdfFileWriter, crls: Sequence[bytes]) -> None:
    if crls:
        lists = [asn1_crl.CertificateList.load(der) for der in crls]
        DocumentSecurityStore.supply_dss_in_writer(writer, None, crls=lists)


def _metadata(credentials: Credentials, role: Role, wish: Wish) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=FIELDS[role],
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=credentials.certificate.name,
        location=wish.place or None,
        signer_key_usage=set(),  # looked at when the certificate was opened
    )
