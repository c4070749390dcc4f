"""Keys that stand twice in a dictionary, signed so by the genuine person: readers take the first or the last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO

import pikepdf
from pikepdf import Name, Object, Pdf

from tests.signing.authority import signer
from tests.workflow.verification.forgeries.envelopes import Envelope
from tests.workflow.verification.forgeries.forged_updates import other_words, person_field
from tests.workflow.verification.forgeries.hand_written import enclosed, fill, updated
from tests.workflow.verification.received_files import exported

Make = Callable[[], bytes]
_MARK = b"/Marke /Marke"


def doubled(body: bytes, key: bytes, decoy: bytes, *, last: bool) -> bytes:
    """An object that holds a mark, without it, and with a key once more before or behind its own."""
    if _MARK not in body:
        return body
    more, kept = b"/%b %b " % (key, decoy), body.replace(_MARK, b"")
    head = kept.partition(b"\nstream\n")[0]
    place = head.rindex(b">>") if last else kept.index(b"<<") + 2
    return kept[:place] + more + kept[place:]


def _signed(find: Callable[[Pdf], Object], key: bytes, decoy: bytes, *, last: bool) -> bytes:
    def change(pdf: Pdf) -> None:
        find(pdf)["/Marke"] = Name.Marke
        fill(pdf, person_field(pdf))

    prepared = updated(exported(), change, rewrite=partial(doubled, key=key, decoy=decoy, last=last))
    return enclosed(prepared, Envelope(signer()))


def _value(key: bytes, decoy: bytes, *, last: bool) -> bytes:
    prepared = updated(
        exported(),
        lambda pdf: fill(pdf, person_field(pdf), Marke=Name.Marke),
        rewrite=partial(doubled, key=key, decoy=decoy, last=last),
    )
    return enclosed(prepared, Envelope(signer()))


def _other_contents(*, last: bool) -> bytes:
    """Pages with other words, for those readers that take the other one."""
    with pikepdf.open(BytesIO(exported())) as pdf:
        other_words(pdf)
        code = pdf.pages[0].obj.Contents.read_bytes()
        number = len(pdf.objects) + 50

    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj["/Marke"] = Name.Marke
        fill(pdf, person_field(pdf))
        while pdf.make_stream(code).objgen[0] < number:
            pass

    prepared = updated(
        exported(), change, rewrite=partial(doubled, key=b"Contents", decoy=b"%d 0 R" % number, last=last)
    )
    return enclosed(prepared, Envelope(signer()))


def _page(pdf: Pdf) -> Object:
    return pdf.pages[0].obj


def _last_page(pdf: Pdf) -> Object:
    return pdf.pages[-1].obj


def _root(pdf: Pdf) -> Object:
    return pdf.Root


def _form(pdf: Pdf) -> Object:
    return pdf.Root.AcroForm


def _font(pdf: Pdf) -> Object:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def _program(pdf: Pdf) -> Object:
    return _font(pdf).FontDescriptor.FontFile2


def _specification(pdf: Pdf) -> Object:
    return pdf.Root.Names.EmbeddedFiles.Names[1]


_DOUBLES: dict[str, Callable[..., bytes]] = {
    "other words": _other_contents,
    "another size": partial(_signed, _page, b"MediaBox", b"[0 400 595 842]"),
    "other notes": partial(_signed, _last_page, b"Annots", b"[]"),
    "a script": partial(_signed, _root, b"OpenAction", b"<</S/JavaScript/JS(app.alert\\(9\\))>>"),
    "other names": partial(_signed, _root, b"Names", b"<<>>"),
    "other pages": partial(_signed, _root, b"Pages", b"<</Type/Pages/Kids[]/Count 0>>"),
    "another language": partial(_signed, _root, b"Lang", b"(en)"),
    "other fields": partial(_signed, _form, b"Fields", b"[]"),
    "other letters": partial(_signed, _font, b"Encoding", b"/MacRomanEncoding"),
    "other widths": partial(_signed, _font, b"FirstChar", b"1"),
    "another length of a font": partial(_signed, _program, b"Length1", b"99"),
    "other data": partial(_signed, _specification, b"EF", b"<<>>"),
    "another value of the field": partial(_signed, person_field, b"V", b"<</Type/Sig>>"),
    "another place of the field": partial(_signed, person_field, b"Rect", b"[0 0 595 842]"),
    "another range": partial(_value, b"ByteRange", b"[0 10 20 30]"),
    "another value": partial(_value, b"Contents", b"<00>"),
    "another kind": partial(_value, b"SubFilter", b"/adbe.pkcs7.sha1"),
}
DOUBLES: dict[str, Make] = {
    f"{name}, {told}": partial(make, last=last)
    for name, make in _DOUBLES.items()
    for told, last in (("first", False), ("last", True))
}
