"""Incremental updates and signatures written by hand: what a stranger with an editor could make of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Change = Callable[[Pdf], None]
Entry = Any
"""Whatever pikepdf can write."""
ROOM = 12_000
"""Bytes for the value of a signature."""
_NUMBER = 1_111_111_111
_RANGE = b"%d %d %d" % (_NUMBER, _NUMBER, _NUMBER)


def updated(
    pdf: bytes, change: Callable[[Pdf], object], *, packed: bool = False, rewrite: Callable[[bytes], bytes] = bytes
) -> bytes:
    """The file, and behind it one update with all objects that a change touches; `packed` into an object stream.

    `rewrite` has the last word on how each of them is written.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        _ = len(opened.pages)  # qpdf mends the tree of pages when it is first asked for it
        before = objects_of(opened)
        change(opened)
        after = objects_of(opened).items()
        changed = {number: rewrite(body) for number, body in after if before.get(number) != body}
        root = opened.trailer["/Root"].objgen[0]
        info = opened.trailer["/Info"].objgen[0] if "/Info" in opened.trailer else 0
    return packed_behind(pdf, changed, root, info) if packed else behind(pdf, changed, root, info)


def objects_of(opened: Pdf) -> dict[int, bytes]:
    """The written form of each object."""
    return {one.objgen[0]: written(one) for one in opened.objects if one.is_indirect and one.objgen[0]}


def written(thing: pikepdf.Object) -> bytes:
    """An object as it stands in a file."""
    if not isinstance(thing, pikepdf.Stream):
        return thing.unparse(resolved=True)
    raw, entries = thing.read_raw_bytes(), dict(thing.stream_dict.items())
    return Dictionary({**entries, "/Length": len(raw)}).unparse(resolved=True) + b"\nstream\n" + raw + b"\nendstream"


def behind(pdf: bytes, objects: Mapping[int, bytes], root: int, info: int = 0, more: bytes = b"") -> bytes:
    """The file and an update of these objects, in the kind of table that the file has; `more` for the trailer."""
    places, body = {}, b"" if pdf.endswith(b"\n") else b"\n"
    for number, content in objects.items():
        places[number] = len(pdf) + len(body)
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    return pdf + body + ending(pdf, places, len(pdf) + len(body), root, info, more)


def ending(pdf: bytes, places: Mapping[int, int], at: int, root: int, info: int = 0, more: bytes = b"") -> bytes:
    """The table of an update that begins at a place, its trailer and end mark."""
    previous = last_table(pdf)
    size = max([*places, size_of(pdf) - 1]) + 1
    trailer = b"/Root %d 0 R" % root + (b"/Info %d 0 R" % info if info else b"") + b"/Prev %d" % previous + more
    if pdf[previous:].lstrip().startswith(b"xref"):
        rows = b"".join(b"%d 1\n%010d 00000 n \n" % item for item in sorted(places.items()))
        table = b"xref\n" + (rows or b"0 0\n")
        return table + b"trailer\n<</Size %d%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, at)
    entries = {**{number: (1, place, 0) for number, place in places.items()}, size: (1, at, 0)}
    return _table_stream(entries, size, trailer) + b"startxref\n%d\n%%%%EOF\n" % at


def _table_stream(entries: Mapping[int, tuple[int, int, int]], own: int, trailer: bytes) -> bytes:
    index = b" ".join(b"%d 1" % number for number in sorted(entries))
    data = b"".join(
        bytes([kind]) + place.to_bytes(4) + part.to_bytes(2) for _, (kind, place, part) in sorted(entries.items())
    )
    head = b"%d 0 obj\n<</Type/XRef/W[1 4 2]/Index[%b]/Length %d/Size %d%b>>\nstream\n"
    return head % (own, index, len(data), own + 1, trailer) + data + b"\nendstream\nendobj\n"


def packed_behind(pdf: bytes, objects: Mapping[int, bytes], root: int, info: int = 0, more: bytes = b"") -> bytes:
    """The same, with an object stream for all but streams, and a cross-reference stream."""
    size = max([*objects, size_of(pdf) - 1]) + 1
    apart = {number: body for number, body in objects.items() if b"\nstream\n" in body}
    inside = {number: body for number, body in objects.items() if number not in apart}
    places, out = {}, b"" if pdf.endswith(b"\n") else b"\n"
    for number, content in {**apart, size: _object_stream(inside)}.items():
        places[number] = (1, len(pdf) + len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    at = len(pdf) + len(out)
    rows = {**places, **{number: (2, size, index) for index, number in enumerate(inside)}, size + 1: (1, at, 0)}
    trailer = b"/Root %d 0 R" % root + (b"/Info %d 0 R" % info if info else b"") + b"/Prev %d" % last_table(pdf) + more
    return pdf + out + _table_stream(rows, size + 1, trailer) + b"startxref\n%d\n%%%%EOF\n" % at


def _object_stream(objects: Mapping[int, bytes]) -> bytes:
    head, body = b"", b""
    for number, content in objects.items():
        head += b"%d %d " % (number, len(body))
        body += content + b" "
    return b"<</Type/ObjStm/N %d/First %d/Length %d>>\nstream\n%b\nendstream" % (
        len(objects), len(head), len(head + body), head + body,
    )  # fmt: skip


def last_table(pdf: bytes) -> int:
    """Where the last table of cross-references stands."""
    return int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])


def size_of(pdf: bytes) -> int:
    """One more than the highest number of an object."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return int(opened.trailer["/Size"])


def root_of(pdf: bytes) -> int:
    """Number of the catalogue."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return int(opened.trailer["/Root"].objgen[0])


# signatures


def field_named(opened: Pdf, name: str) -> pikepdf.Object | None:
    """A field of the form, by its partial name."""
    fields = list(opened.Root.AcroForm.Fields) if "/AcroForm" in opened.Root else []
    return next((field for field in fields if str(field.get("/T", "")) == name), None)


def new_field(opened: Pdf, name: str, page: int = 0, **entries: Entry) -> Dictionary:
    """A signature field of its own, which shows nothing unless entries say so."""
    drawn = {"Rect": [0, 0, 0, 0], "F": 132, **entries}
    made = opened.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(name), P=opened.pages[page].obj, **drawn)
    )
    if "/AcroForm" not in opened.Root:
        opened.Root.AcroForm = opened.make_indirect(Dictionary(Fields=[], SigFlags=3))
    opened.Root.AcroForm.Fields.append(made)
    on_page(opened, made, page)
    return made


def on_page(opened: Pdf, annotation: pikepdf.Object, page: int = 0) -> None:
    """One more annotation on a page."""
    held = opened.pages[page].obj
    held.Annots = Array([*(held.Annots if "/Annots" in held else []), annotation])


def fill(
    opened: Pdf, field: pikepdf.Object, kind: str = "ETSI.CAdES.detached", room: int = ROOM, **entries: Entry
) -> None:
    """An empty value for a field, with room for a signature."""
    value = {
        "Type": Name.Sig, "Filter": Name("/Adobe.PPKLite"), "SubFilter": Name(f"/{kind}"),
        "ByteRange": [0, _NUMBER, _NUMBER, _NUMBER], "Contents": String(bytes(room)), **entries,
    }  # fmt: skip
    field.V = opened.make_indirect(Dictionary(**value))


def enclosed(pdf: bytes, envelope: Callable[[bytes], bytes]) -> bytes:
    """The file with the range and the value of its one signature that has none."""
    found = re.search(rb"<0{2000,}>", pdf)
    assert found
    first, second = found.span()
    place = pdf.index(_RANGE)
    numbers = (b"%d %d %d" % (first, second, len(pdf) - second)).ljust(len(_RANGE))
    pdf = pdf[:place] + numbers + pdf[place + len(_RANGE) :]
    value = envelope(pdf[:first] + pdf[second:]).hex().encode()
    assert len(value) <= second - first - 2
    return pdf[: first + 1] + value.ljust(second - first - 2, b"0") + pdf[second - 1 :]


def signed_by_hand(
    pdf: bytes,
    envelope: Callable[[bytes], bytes],
    field: str = "nguoi_ky",
    change: Change | None = None,
    **entries: Entry,
) -> bytes:
    """The file with one more signature, and with what else the same update changes; the field is made if missing."""

    def sign(opened: Pdf) -> None:
        if change is not None:
            change(opened)
        place = field_named(opened, field)
        fill(opened, new_field(opened, field) if place is None else place, **entries)

    return enclosed(updated(pdf, sign), envelope)
