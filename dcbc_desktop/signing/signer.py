"""Signing: one PAdES signature as one incremental update; the bytes of the file stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, Final

from asn1crypto import crl as asn1_crl
from asn1crypto import x509
from pyhanko.pdf_utils.content import AnnotAppearances
from pyhanko.pdf_utils.crypt import SecurityHandler
from pyhanko.pdf_utils.form_tools import annot_width_height, get_single_field_annot
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    PdfObject,
    Reference,
    StreamObject,
    pdf_name,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.pdf_utils.xref import ObjectStream
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.stamp import NoOpStampStyle

from dcbc_desktop.errors import FileError, RefusedError
from dcbc_desktop.report.dates import VIETNAM
from dcbc_desktop.signing.added_fields import add_fields
from dcbc_desktop.signing.certificates import Credentials
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS
from dcbc_desktop.signing.records import FIELDS, FieldRoom, Role, Trust

_STREAM_END: Final = b"\nendstream"
_SIDES: Final = (0.0, 0.0, 0.0, 0.0)
_SAME_SIZE: Final = 0.1
"""Points between a field's rectangle and the box of its appearance, which export rounds differently."""


@dataclass(frozen=True, slots=True)
class SignatureOptions:
    """Parts of a signature besides the key: revocation lists to embed, the signature's picture, the place."""

    crls: Sequence[bytes] = ()
    appearance: bytes = b""
    """A PDF of one page (`export.signature_appearance` draws it), shown in the middle of the field.

    Empty: the field looks as export made it.
    """
    place: str = ""
    rooms: Sequence[FieldRoom] = ()
    """Places of the fields in a file without any."""


NO_OPTIONS: Final = SignatureOptions()


def sign_pdf(
    pdf: bytes, credentials: Credentials, role: Role, now: datetime, options: SignatureOptions = NO_OPTIONS
) -> bytes:
    """Return the file with one more signature: the given bytes, unchanged, and one update after them.

    The field of that role is taken where the file has it empty, else made. `now` needs a time zone. Raises FileError
    `pdf_unreadable` and `signing_failed`, RefusedError `already_signed`.
    """
    try:
        writer = _KeepingWriter(BytesIO(pdf), strict=False)
        if options.rooms and not list(enumerate_sig_fields(writer)):
            add_fields(writer, options.rooms)
        field = _empty_field(writer, FIELDS[role])
        _embed(writer, options.crls)
    except PARSER_ERRORS as error:
        raise FileError("pdf_unreadable") from error
    signed = BytesIO()
    try:
        if options.appearance:
            draw_into(writer, field, options.appearance)
        signer = _Signer(_metadata(credentials, role, options), credentials.signer, stamp_style=AS_IT_WAS)
        signer.moment = now.astimezone(VIETNAM)
        signer.sign_pdf(writer, existing_fields_only=True, output=signed)
    except PARSER_ERRORS as error:
        raise FileError("signing_failed") from error
    return signed.getvalue()


class _KeepingWriter(IncrementalPdfFileWriter):
    """Writer that leaves XMP and Info alone: pyHanko would rewrite them at each update and so break PDF/A."""

    def _update_meta(self) -> None:
        pass

    def add_object(
        self, obj: PdfObject, obj_stream: ObjectStream | None = None, idnum: int | None = None
    ) -> IndirectObject:
        """Give a stream that ends in `\\r` a line end of its own: before `\\n` it would read as a part of that one."""
        if isinstance(obj, StreamObject) and obj.encoded_data.endswith(b"\r"):
            obj = _EndedStream(dict(obj), encoded_data=obj.encoded_data)
        return super().add_object(obj, obj_stream, idnum)


class _EndedStream(StreamObject):
    """Stream with the line end before `endstream` that ISO 19005-3, 6.1.7.1 asks for."""

    def write_to_stream(
        self, stream: IO[bytes], handler: SecurityHandler | None = None, container_ref: Reference | None = None
    ) -> None:
        """Write the stream as pyHanko does, with the line end."""
        written = BytesIO()
        super().write_to_stream(written, handler, container_ref)
        stream.write(written.getvalue().removesuffix(_STREAM_END) + b"\r" + _STREAM_END)


class _Signer(PdfSigner):
    """Signer at a given moment instead of the system clock's."""

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


def _metadata(credentials: Credentials, role: Role, options: SignatureOptions) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=FIELDS[role],
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=credentials.certificate.name,
        location=options.place or None,
        signer_key_usage=set(),  # checked when the certificate was opened
    )


AS_IT_WAS: Final = NoOpStampStyle()
"""pyHanko's own stamp is text in a font of the viewer's, which neither PDF/A nor PDF/UA takes."""


def draw_into(writer: IncrementalPdfFileWriter, field: DictionaryObject, page: bytes) -> None:
    """Show the first page of a PDF in the middle of a field at its own size, or smaller where the field is.

    The box and the packing of the field's appearance stay as they were: checkers of signatures (EU DSS) take any other
    change of it, made after a first signature, for an alteration. A field without a rectangle stays as it is.
    """
    annotation = get_single_field_annot(field)
    width, height = map(float, annot_width_height(annotation))
    if not width or not height:
        return
    before = annotation["/AP"]["/N"] if "/AP" in annotation else DictionaryObject()
    drawn = writer.import_page_as_xobject(PdfFileReader(BytesIO(page)))
    form = _around(drawn, _box(before, width, height))
    if not before or "/Filter" in before:
        form.compress()
    annotation["/AP"] = AnnotAppearances(writer.add_object(form)).as_pdf_object()
    writer.update_container(annotation)


def _box(before: DictionaryObject, width: float, height: float) -> ArrayObject:
    """Return the box of a field's appearance, or the field's own size where that has another one."""
    box = ArrayObject(before.get("/BBox", ()))
    if "/Matrix" not in before and _near(_size(box), (width, height)):
        return box
    return ArrayObject(map(FloatObject, (0, 0, width, height)))


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) < _SAME_SIZE for a, b in zip(one, other, strict=True))


def _size(box: ArrayObject) -> tuple[float, float]:
    """Return width and height of a rectangle; zero for what is none."""
    left, bottom, right, top = [float(side) for side in box] if len(box) == len(_SIDES) else _SIDES
    return right - left, top - bottom


def _around(drawn: IndirectObject, box: ArrayObject) -> StreamObject:
    """Return a form of this box with a page in its middle."""
    page = drawn.get_object()["/BBox"]
    (width, height), (room_across, room_up) = _size(page), _size(box)
    scale = min(1.0, room_across / width, room_up / height)
    x = float(box[0]) + (room_across - scale * width) / 2 - scale * float(page[0])
    y = float(box[1]) + (room_up - scale * height) / 2 - scale * float(page[1])
    names = DictionaryObject({pdf_name("/XObject"): DictionaryObject({pdf_name("/Drawn"): drawn})})
    entries = {"/Type": pdf_name("/XObject"), "/Subtype": pdf_name("/Form"), "/BBox": box, "/Resources": names}
    content = b"q %.6f 0 0 %.6f %.3f %.3f cm /Drawn Do Q" % (scale, scale, x, y)
    return StreamObject({pdf_name(key): value for key, value in entries.items()}, stream_data=content)


MAX_EMBEDDED: Final = 2_000_000
"""Bytes of one list; a larger one would outweigh the report many times over."""
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


def lists_for(credentials: Credentials, trust: Trust) -> tuple[bytes, ...]:
    """Return the newest known revocation list of each authority between the signer and the root, to be embedded."""
    own = credentials.signer.signing_cert
    held = credentials.signer.cert_registry
    known = [*(x509.Certificate.load(root) for root in trust.roots), *held]
    return _newest(trust.crls, _issuers(own, known)) if own is not None else ()


def _issuers(own: x509.Certificate, known: Sequence[x509.Certificate]) -> set[str]:
    """Return the names of all authorities above a certificate."""
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
