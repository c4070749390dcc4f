"""Updates behind our own bytes that readers could take in different ways; what they hold is harmless but for one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf, String

from tests.workflow.verification.forgeries.hand_written import (
    behind,
    last_table,
    packed_behind,
    root_of,
    size_of,
    updated,
)
from tests.workflow.verification.received_files import exported

Make = Callable[[], bytes]


def later_date(pdf: Pdf) -> None:
    """A change that programs that sign make."""
    pdf.docinfo.ModDate = String("D:20270101000000+07'00'")


def harmless() -> bytes:
    """A regular update that changes nothing that counts."""
    return updated(exported(), later_date)


def packed() -> bytes:
    """The same with an object stream and a cross-reference stream."""
    return updated(exported(), later_date, packed=True)


def _info() -> tuple[int, bytes]:
    with pikepdf.open(BytesIO(exported())) as pdf:
        return pdf.trailer["/Info"].objgen[0], pdf.docinfo.unparse(resolved=True)


def _behind(objects: Mapping[int, bytes], more: bytes = b"") -> bytes:
    return behind(exported(), objects, root_of(exported()), _info()[0], more)


def _replaced(pattern: bytes, new: bytes | Callable[[re.Match[bytes]], bytes]) -> bytes:
    """The same at the end of the update, where lengths do not matter."""
    whole = harmless()
    place = whole.rindex(b"trailer")
    tail, times = re.subn(pattern, new, whole[place:])
    assert times == 1
    return whole[:place] + tail


def _row(new: Callable[[int], bytes]) -> bytes:
    """The same with another row in its table, made of the place that it names."""
    whole = harmless()
    place = whole.rindex(b" 00000 n") - 10
    return whole[:place] + new(int(whole[place : place + 10])) + whole[place + 18 :]


def _another_file() -> bytes:
    """A whole file behind ours, whose tables do not lead back to it."""
    with pikepdf.open(BytesIO(exported())) as pdf:
        pdf.Root.Lang = String("en")
        for page in pdf.pages:
            page.Contents = pdf.make_stream(b"")
        saved = BytesIO()
        pdf.save(saved)
    shift, other = len(exported()), saved.getvalue()
    start = last_table(other)
    table = re.sub(rb"(\d{10}) (\d{5}) n", lambda row: b"%010d %b n" % (int(row[1]) + shift, row[2]), other[start:])
    return exported() + other[:start] + table.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + shift))


def _unnamed_object() -> bytes:
    """An object of ours once more, in no table: readers that search for objects find it."""
    number, body = _info()
    pdf = exported() + b"%d 0 obj\n%b\nendobj\n" % (number, body.replace(b"DCBC", b"XXXX"))
    return behind(pdf, {number: body}, root_of(exported()), number)


def _within_a_stream() -> bytes:
    number, body = _info()
    inner = b"%d 0 obj\n%b\nendobj\n" % (number, body)
    stream = b"<</Length %d>>\nstream\n%b\nendstream" % (len(inner), inner)
    return _behind({number: body, size_of(exported()): stream})


def _in_our_bytes() -> bytes:
    """A table that leads into the bytes that were exported."""
    pdf = harmless()
    own = pdf.index(b"%d 0 obj" % _info()[0])
    return _row(lambda _: b"%010d 00000 n" % own)


def _freed() -> bytes:
    number = _info()[0]
    return _row(lambda _: b"0000000000 00001 f").replace(b"/Info %d 0 R/Prev" % number, b"/Prev")


def _hybrid() -> bytes:
    streams = packed()
    start = last_table(streams)
    pdf = streams[: streams.rindex(b"startxref")]
    number, body = _info()
    return behind(pdf, {number: body}, root_of(exported()), number, b"/XRefStm %d" % start)


def _twice(key: bytes, value: bytes) -> bytes:
    number, body = _info()
    return _behind({number: body.replace(b"<<", b"<< /%b %b " % (key, value), 1)})


def _packed_twice() -> bytes:
    """An object stream that is replaced by a later one of its number."""
    first = packed()
    number, body = _info()
    stream = size_of(exported())
    other = body.replace(b"DCBC", b"XXXX")
    head = b"%d 0 " % number
    text = b"<</Type/ObjStm/N 1/First %d/Length %d>>\nstream\n%b%b\nendstream" % (
        len(head), len(head + other), head, other,
    )  # fmt: skip
    return packed_behind(first, {stream: text}, root_of(exported()), number)


IRREGULAR: dict[str, Make] = {
    "another file behind": _another_file,
    "a second head": lambda: exported() + b"%PDF-1.7\n" + harmless()[len(exported()) :],
    "an object in no table": _unnamed_object,
    "an object within a stream": _within_a_stream,
    "a table that leads into our bytes": _in_our_bytes,
    "an object freed": _freed,
    "tables of two kinds": _hybrid,
    "another generation": lambda: _row(lambda place: b"%010d 00001 n" % place),
    "a place beside the object": lambda: _row(lambda place: b"%010d 00000 n" % (place - 1)),
    "a size too small": lambda: _replaced(rb"/Size \d+", b"/Size 3"),
    "no catalogue named": lambda: _replaced(rb"/Root \d+ 0 R", b""),
    "a catalogue named twice": lambda: _replaced(rb"(/Root \d+ 0 R)", rb"\1 /Root 3 0 R"),
    "another catalogue": lambda: _replaced(rb"/Root \d+ 0 R", b"/Root 3 0 R"),
    "no way back": lambda: _replaced(rb"/Prev \d+", b""),
    "a way back to elsewhere": lambda: _replaced(rb"/Prev \d+", b"/Prev 20"),
    "a table beside its place": lambda: _replaced(rb"startxref\s+(\d+)", _beside),
    "two ends": lambda: harmless() + harmless()[harmless().rindex(b"startxref") :],
    "no end": lambda: harmless()[: harmless().rindex(b"%%EOF")],
    "encrypted": lambda: _replaced(rb"/Prev", b"/Encrypt <</Filter/Standard>>/Prev"),
    "an unknown entry of the trailer": lambda: _replaced(rb"/Prev", b"/Khac (9 000) /Prev"),
    "a key twice, first": lambda: _twice(b"Title", b"(Khac)"),
    "an object stream twice": _packed_twice,
    "nothing behind": exported,
    "bytes behind": lambda: exported() + b"% 900\n",
    "one byte less": lambda: exported()[:-1] + harmless()[len(exported()) :],
}


def _beside(found: re.Match[bytes]) -> bytes:
    return b"startxref\n%d" % (int(found[1]) - 3)


def _lost_script() -> bytes:
    """A script under a generation that no table has: some readers look at numbers alone."""

    def change(pdf: Pdf) -> None:
        pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))

    def rewrite(body: bytes) -> bytes:
        return re.sub(rb"/OpenAction (\d+) 0 R", rb"/OpenAction \1 1 R", body)

    return updated(exported(), change, rewrite=rewrite)


def _other_parent(pdf: Pdf) -> None:
    """A page that takes its box from a dictionary beside the tree."""
    pdf.pages[0].obj.Parent = pdf.make_indirect(Dictionary(Type=Name.Pages, CropBox=[0, 400, 595, 842]))


def _page_of_another_type(pdf: Pdf) -> None:
    pdf.pages[0].obj.Type = Name.Template


AMBIGUOUS: dict[str, Make] = {
    "a script of another generation": _lost_script,
    "another parent of a page": lambda: updated(exported(), _other_parent),
    "a page of another type": lambda: updated(exported(), _page_of_another_type),
    "tables of two kinds": _hybrid,
    "a table beside its place": IRREGULAR["a table beside its place"],
    "no catalogue named": IRREGULAR["no catalogue named"],
    "a catalogue named twice": IRREGULAR["a catalogue named twice"],
    "a key twice": IRREGULAR["a key twice, first"],
}
"""Files that readers take in different ways; whichever they mean, they are not ours."""
