"""Files that promise endless work: bombs, loops and crowds, in every part that is read."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache

import pikepdf

from dcbc_desktop.report.datafile import NAME
from tests.workflow.verification.received_files import doctored, with_attachment

Object = pikepdf.Object


@cache
def bomb(megabytes: int) -> bytes:
    """Zeros, packed a thousandfold; made of one packed megabyte, repeated."""
    piece, packer = bytes(1_000_000), zlib.compressobj(9)
    first = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = ((megabytes * 1_000_000) % 65_521 << 16 | 1).to_bytes(4)
    return first + again * (megabytes - 1) + b"\x03\x00" + checksum


def raw(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects; the first is the catalog."""
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(written))
    return written + head + table + end


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), entries, data)


def _embedded(content: bytes) -> bytes:
    name = NAME.encode()
    return raw([
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(%b)3 0 R]>>>>>>" % name,
        b"<</Type/Pages/Kids[5 0 R]/Count 1>>",
        b"<</Type/Filespec/F(%b)/UF(%b)/EF<</F 4 0 R>>>>" % (name, name),
        content,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ])  # fmt: skip


def _described(content: bytes) -> bytes:
    return raw([b"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", content])  # fmt: skip


def _packed(data: bytes, times: int = 1) -> bytes:
    return stream(data, b"/Filter[" + b"/FlateDecode" * times + b"]")


def _in_stream(find: Callable[[pikepdf.Pdf], Object], megabytes: int) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        find(pdf).write(bomb(megabytes), filter=pikepdf.Name.FlateDecode)

    return change


def _contents(pdf: pikepdf.Pdf) -> Object:
    found = pdf.pages[0].Contents
    return found[0] if isinstance(found, pikepdf.Array) else found


def _font(pdf: pikepdf.Pdf) -> Object:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def _letters(pdf: pikepdf.Pdf) -> Object:
    return _font(pdf).ToUnicode


def _face(pdf: pikepdf.Pdf) -> Object:
    font = _font(pdf)
    return (font.DescendantFonts[0] if "/DescendantFonts" in font else font).FontDescriptor.FontFile2


def _many_words(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"BT /F1 1 Tf 1 0 0 1 0 0 Tm " + b"(a) Tj " * 3_000_000 + b"ET")


def _many_drawings(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 1 1 re f " * 2_000_000)


def _same_form_within_itself(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"/X Do /X Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    pdf.pages[0].add_resource(form, pikepdf.Name.XObject, pikepdf.Name("/X"))
    pdf.pages[0].contents_add(b"/X Do")


def _forms_doubling(pdf: pikepdf.Pdf) -> None:
    inner = pdf.make_stream(b"0 0 1 1 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    for _ in range(40):
        outer = pdf.make_stream(b"/X Do /X Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
        outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
        inner = outer
    pdf.pages[0].add_resource(inner, pikepdf.Name.XObject, pikepdf.Name("/X"))
    pdf.pages[0].contents_add(b"/X Do")


def _fields(pdf: pikepdf.Pdf) -> None:
    for number in range(10_000):
        field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=f"o{number}", V="x")
        pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))


def _annotations(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="x")
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note) for _ in range(50_000)])


def _attachments(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.Names.EmbeddedFiles.Names
    pdf.Root.Names.EmbeddedFiles.Names = pikepdf.Array([x for n in range(5_000) for x in (f"tệp {n}", names[1])])


def _pages(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    for _ in range(5_000):
        pdf.pages.append(page)


def _huge_picture(pdf: pikepdf.Pdf) -> None:
    image = pdf.make_stream(bomb(900), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=30_000,
                            Height=30_000, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
    image.write(bomb(900), filter=pikepdf.Name.FlateDecode)
    pdf.pages[0].add_resource(image, pikepdf.Name.XObject, pikepdf.Name("/Im9"))
    pdf.pages[0].contents_add(b"q 400 0 0 60 90 500 cm /Im9 Do Q")


def _signatures() -> bytes:
    value = b"<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<3000>>>"
    fields = [b"<</T(k%d)/FT/Sig/V %b>>" % (n, value) for n in range(3_000)]
    named = b" ".join(b"%d 0 R" % (n + 3) for n in range(3_000))
    return raw([b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[" + named + b"]>>>>",
                b"<</Type/Pages/Kids[]/Count 0>>", *fields])  # fmt: skip


def _name_tree_loop() -> bytes:
    return raw([
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</Kids[3 0 R 3 0 R 4 0 R]>>",
        b"<</Kids[3 0 R 4 0 R]>>",
    ])  # fmt: skip


def _page_tree_loop() -> bytes:
    return raw([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 2000000000>>",
                b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 999999999>>"])  # fmt: skip


def _page_tree_deep() -> bytes:
    levels = [b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count %d>>" % (n + 1, n + 1, 2**30) for n in range(2, 60)]
    return raw([b"<</Type/Catalog/Pages 2 0 R>>", *levels, b"<</Type/Page/MediaBox[0 0 9 9]>>"])


def _nested(opening: bytes, closing: bytes, levels: int) -> bytes:
    return raw([b"<</Type/Catalog/Pages 2 0 R/X " + opening * levels + closing * levels + b">>",
                b"<</Type/Pages/Kids[]/Count 0>>"])  # fmt: skip


HOSTILE: dict[str, Callable[[], bytes]] = {
    "attachment of 10 GB": lambda: _embedded(_packed(bomb(10_000))),
    "attachment packed three times": lambda: _embedded(_packed(zlib.compress(zlib.compress(bomb(10_000), 9), 9), 3)),
    "attachment of 60 MB of brackets": lambda: doctored(with_attachment(b"[" * 60_000_000)),
    "attachment of 60 MB of one text": lambda: doctored(with_attachment(b'{"content":"' + b"a" * 60_000_000 + b'"}')),
    "page content of 10 GB": lambda: doctored(_in_stream(_contents, 10_000)),
    "letters of a font of 10 GB": lambda: doctored(_in_stream(_letters, 10_000)),
    "a font of 10 GB": lambda: doctored(_in_stream(_face, 10_000)),
    "XMP of 10 GB": lambda: _described(_packed(bomb(10_000))),
    "three million words": lambda: doctored(_many_words),
    "two million drawings": lambda: doctored(_many_drawings),
    "a form within itself": lambda: doctored(_same_form_within_itself),
    "forms doubling forty times": lambda: doctored(_forms_doubling),
    "10,000 fields": lambda: doctored(_fields),
    "50,000 notes": lambda: doctored(_annotations),
    "5,000 attachments": lambda: doctored(_attachments),
    "5,000 pages": lambda: doctored(_pages),
    "a picture of 900 million points": lambda: doctored(_huge_picture),
    "3,000 signatures": _signatures,
    "a name tree in a ring": _name_tree_loop,
    "a page tree in a ring": _page_tree_loop,
    "a page tree doubling": _page_tree_deep,
    "arrays 100,000 deep": lambda: _nested(b"[", b"]", 100_000),
    "dictionaries 100,000 deep": lambda: _nested(b"<</X", b">>", 100_000),
    "a table before itself": lambda: raw([b"<</Type/Catalog>>"], b"/Prev 9"),
    "cross references of 2 GB": lambda: raw([b"<</Type/Catalog>>"]).replace(b"/Size 2", b"/Size 2000000000"),
    "19 MB of nothing": lambda: b"%PDF-1.7\n" + b"1 0 obj " * 2_400_000,
    "19 MB of table ends": lambda: b"%PDF-1.7\n" + b"startxref\n0\n%%EOF\n" * 1_000_000,
}
