"""A folder as an office receives it: genuine files, forged ones of every kind, and files that are something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
from pikepdf import Name

from dcbc_desktop.report import header as h
from dcbc_desktop.report.signoff import canonical_content, content_sha256
from dcbc_desktop.signing.records import Role, Trust
from dcbc_desktop.signing.signer import sign_pdf
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.intake.received.stranger_files import letter, office, picture, zipped
from tests.signing.authority import DAY, FIRST, LAST, NOW, PASSPHRASE, foreign_root, root, signer
from tests.workflow.verification.added_fields import Look, with_field, with_fonts
from tests.workflow.verification.forgeries.forged_envelopes import BY_CERTIFICATE
from tests.workflow.verification.forgeries.page_forgeries import added, forged, redrawn, said, with_annotation
from tests.workflow.verification.received_files import (
    SIGNATORY,
    by_agency,
    by_person,
    doctored,
    exported,
    final_report,
    sealed,
    signed,
    with_data_of_another,
)

TRUST = Trust((root().der,), (root().crl(),))


def noted_after_signing() -> bytes:
    """A note, put on a signed file by a reader of PDF that saves behind the end."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(signed()))
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject()
    for key, value in (("/Type", "/Annot"), ("/Subtype", "/FreeText")):
        note[generic.pdf_name(key)] = generic.pdf_name(value)
    note[generic.pdf_name("/Contents")] = generic.pdf_string("Đã xem")
    note[generic.pdf_name("/DA")] = generic.pdf_string("/Helv 12 Tf")
    note[generic.pdf_name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (100, 400, 300, 450)))
    known = page["/Annots"] if "/Annots" in page else generic.ArrayObject()
    page["/Annots"] = generic.ArrayObject([*known, writer.add_object(note)])
    writer.update_container(page)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def expired() -> bytes:
    """Signed three days after the certificate's last one."""
    holder = root().issue(SIGNATORY, last=NOW - 6 * DAY)
    return sign_pdf(exported(), holder.credentials(NOW - 7 * DAY), Role.PERSON, NOW - 3 * DAY)


def locked(user: str) -> bytes:
    """The exported file with a password: to open it, or only to restrict what is done with it."""
    written = BytesIO()
    with pikepdf.open(BytesIO(exported())) as pdf:
        pdf.save(written, encryption=pikepdf.Encryption(owner="chủ", user=user))
    return written.getvalue()


def of_another_program(*, producer: str = "Microsoft® Word 2019") -> bytes:
    """A PDF with words and nothing of ours."""
    pdf = pikepdf.new()
    for _ in range(3):
        pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[-1].contents_add(b"BT /F1 12 Tf 72 720 Td (Cong van) Tj ET")
    if producer:
        pdf.docinfo["/Producer"] = producer
    written = BytesIO()
    pdf.save(written)
    return written.getvalue()


def with_field_of_another(pdf: bytes) -> bytes:
    """The file, signed by a program that names its fields otherwise."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    holder = root().issue(SIGNATORY, first=FIRST, last=LAST)
    own = signers.SimpleSigner.load_pkcs12_data(holder.p12(), [], PASSPHRASE.encode())
    assert own is not None
    told = signers.PdfSignatureMetadata(field_name="Signature1", md_algorithm="sha256")
    written = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), told, own)
    return bytes(written.getvalue())


def scanned() -> bytes:
    """Pages that are pictures of paper."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    shot = pdf.make_stream(b"\xc0" * 400, Type=Name.XObject, Subtype=Name.Image, Width=20, Height=20)
    shot.ColorSpace, shot.BitsPerComponent = Name.DeviceGray, 8
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=shot))
    page.contents_add(b"595 0 0 842 0 0 cm /Im Do")
    pdf.docinfo["/Producer"] = "Canon iR-ADV"
    written = BytesIO()
    pdf.save(written)
    return written.getvalue()


def successors() -> tuple[bytes, bytes]:
    """A revision and the one that replaces it."""
    first = final_report()
    sha256 = content_sha256(canonical_content(first, ""))
    second = replace(final_report(**{h.TITLE: "Kết quả, đã sửa số liệu"}), revision=2)
    return by_person(make_pdf(first, draft=False)), by_person(make_pdf(second, draft=False, predecessor_sha256=sha256))


def added_beside() -> bytes:
    """A block of words on free space, in the field of another's signature."""
    look = Look((120, 100, 360, 200), b"BT /F9 12 Tf 4 60 Td (So don la 9.999) Tj ET", page=2, resources=with_fonts)
    return with_field(signed(), look, root().issue("Lê Văn Khác"))


def _runs_by_itself(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=Name.JavaScript, JS="app.alert(1)")


EXAMPLES: dict[str, Callable[[], bytes]] = {
    "01 ký số và đóng dấu.pdf": sealed,
    "02 người ký, chưa có dấu.pdf": signed,
    "03 bản ký tay.pdf": exported,
    "04 dự thảo.pdf": lambda: make_pdf(final_report(), draft=True),
    "05 nơi cấp lạ.pdf": lambda: by_person(exported(), foreign_root().issue(SIGNATORY)),
    "06 người khác ký.pdf": lambda: by_person(exported(), root().issue("Lê Văn Lạ")),
    "07 chứng thư hết hạn.pdf": expired,
    "08 số liệu bị sửa.pdf": lambda: by_person(forged(exported(), redrawn(said(b"2026", b"2025")))),
    "09 dữ liệu của báo cáo khác.pdf": lambda: by_person(doctored(with_data_of_another)),
    "10 che chữ.pdf": lambda: by_person(forged(exported(), added(b"1 1 1 rg 90 500 400 60 re f"))),
    "11 ghi chú trên trang.pdf": lambda: by_person(forged(exported(), with_annotation)),
    "12 thêm sau khi ký.pdf": noted_after_signing,
    "13 chân thư của cổng thư.pdf": lambda: sealed() + b"\r\n-- \r\nScanned by the mail gateway of the province\r\n",
    "14 tải chưa xong.pdf": lambda: sealed()[:-20_000],
    "15 có mật khẩu.pdf": lambda: locked("mật khẩu"),
    "16 khóa in.pdf": lambda: locked(""),
    "17 công văn của nơi khác.pdf": of_another_program,
    "18 bản quét.pdf": scanned,
    "19 nén.pdf": lambda: zipped(**{"xã Mẫu Sơn__báo cáo.pdf": sealed()}),
    "20 thư.pdf": letter,
    "21 văn bản.pdf": lambda: office("word/document.xml"),
    "22 ảnh chụp.pdf": lambda: picture("JPEG"),
    "23 trống.pdf": bytes,
    "24 bản đầu.pdf": lambda: successors()[0],
    "25 bản thay thế.pdf": lambda: successors()[1],
    "26 dấu trước chữ ký.pdf": lambda: by_agency(exported()),
    "30 khóa yếu.pdf": BY_CERTIFICATE["RSA of 1,024 bits"],
    "31 chữ thêm cạnh trang.pdf": added_beside,
    "32 lệnh tự chạy.pdf": lambda: by_person(doctored(_runs_by_itself)),
    "33 ký ngày mai.pdf": lambda: sign_pdf(exported(), signer().credentials(), Role.PERSON, NOW + 30 * DAY),
    "29 văn bản ký số của nơi khác.pdf": lambda: with_field_of_another(of_another_program(producer="vOffice")),
}
"""File name to bytes; in the order of what a clerk would expect first."""
