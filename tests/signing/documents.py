"""PDFs to sign: pages, Info, XMP and an attachment, every stream readable in the bytes."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf

from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import sign_pdf
from tests.signing.authority import NOW, seal, signer

DATA = b'{"format":"dcbc-bao-cao","so_lieu":"cong khai 1234 lan"}'
WORDS = b"Bao cao thuc hien dan chu"


def document(number: int = 1, pages: int = 2) -> bytes:
    """An unsigned file; its number stands in its title, pages and data."""
    return _document(number, pages)


@cache
def _document(number: int, pages: int) -> bytes:
    pdf = pikepdf.new()
    for page in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
        words = WORDS + b" so %d trang %d" % (number, page)
        pdf.pages[page].contents_add(b"BT /F1 12 Tf 72 720 Td (" + words + b") Tj ET")
    pdf.attachments["bao-cao.json"] = _data_file(pdf, DATA + b"%d" % number)
    with pdf.open_metadata() as xmp:
        xmp["dc:title"] = f"Bao cao {number}"
    pdf.docinfo["/Title"] = f"Bao cao {number}"
    saved = BytesIO()
    pdf.save(saved, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    return saved.getvalue()


def _data_file(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.AttachedFileSpec:
    return pikepdf.AttachedFileSpec(
        pdf, data, filename="bao-cao.json", description="", mime_type="application/json", creation_date="", mod_date=""
    )


def signed(number: int = 1) -> bytes:
    """Signed by the person."""
    return _signed(number)


@cache
def _signed(number: int) -> bytes:
    return sign_pdf(document(number), signer().credentials(), Role.PERSON, NOW)


def sealed(number: int = 1) -> bytes:
    """Signed by the person, then by the agency."""
    return _sealed(number)


@cache
def _sealed(number: int) -> bytes:
    return sign_pdf(signed(number), seal().credentials(), Role.SEAL, NOW)


def with_fields(pdf: bytes, *names: str) -> bytes:
    """The file with empty, visible signature fields, as export makes them."""
    opened = pikepdf.open(BytesIO(pdf))
    page = opened.pages[-1]
    fields = [_field(opened, page, name, 100 + 120 * place) for place, name in enumerate(names)]
    page.Annots = opened.make_indirect(pikepdf.Array(fields))
    opened.Root.AcroForm = opened.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array(fields), SigFlags=3))
    saved = BytesIO()
    opened.save(saved, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    return saved.getvalue()


def _field(pdf: pikepdf.Pdf, page: pikepdf.Page, name: str, left: int) -> pikepdf.Object:
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Sig,
            T=name,
            F=132,
            Rect=[left, 100, left + 100, 160],
            P=page.obj,
        )
    )
