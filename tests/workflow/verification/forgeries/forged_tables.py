"""Updates before the signature that some readers take as ours, and others as a file with other words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from io import BytesIO

import pikepdf

from tests.signing.authority import signer
from tests.workflow.verification.forgeries.envelopes import Envelope
from tests.workflow.verification.forgeries.forged_updates import other_words, person_field
from tests.workflow.verification.forgeries.hand_written import (
    behind,
    enclosed,
    fill,
    last_table,
    packed_behind,
    root_of,
    size_of,
    updated,
)
from tests.workflow.verification.received_files import exported

Make = Callable[[], bytes]


@cache
def _page() -> tuple[int, bytes, bytes, int, bytes]:
    """Number of the first page's contents, their code, the code of other words; number and body of the page."""
    with pikepdf.open(BytesIO(exported())) as pdf:
        held = pdf.pages[0].obj
        number, code = held.Contents.objgen[0], held.Contents.read_bytes()
        page, body = held.objgen[0], held.unparse(resolved=True)
        other_words(pdf)
        return number, code, pdf.pages[0].obj.Contents.read_bytes(), page, body


def _stream(code: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(code) if length is None else length, entries, code)


def _two_rows(first: bytes, second: bytes, kind: bytes = b"n") -> bytes:
    """The same number twice in one table."""
    number, pdf = _page()[0], exported()
    places = []
    for body in (first, second):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"%d 1\n%010d 00000 %b \n%d 1\n%010d 00000 n \n" % (number, places[0], kind, number, places[1])
    told = size_of(exported()), root_of(exported()), last_table(exported()), _info()
    trailer = b"<</Size %d/Root %d 0 R/Prev %d%b>>" % told
    return pdf + b"xref\n" + rows + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % len(pdf)


def _info() -> bytes:
    with pikepdf.open(BytesIO(exported())) as pdf:
        return b"/Info %d 0 R" % pdf.trailer["/Info"].objgen[0]


def _replaced(body: bytes) -> bytes:
    return behind(exported(), {_page()[0]: body}, root_of(exported()), more=_info())


def _two_parts() -> bytes:
    """The same number in two parts of the index of a table that is a stream."""
    number, code, other, _, _ = _page()
    free = size_of(exported())
    pdf = packed_behind(exported(), {number: _stream(code), free: _stream(other)}, root_of(exported()), more=_info())
    again = b"%d" % number
    again = again.rjust(len(b"%d" % free), b"0")
    pdf = pdf.replace(b"\n%d 0 obj" % free, b"\n%b 0 obj" % again)
    assert b"/Index[%d 1 %d 1" % (number, free) in pdf
    return pdf.replace(b"/Index[%d 1 %d 1" % (number, free), b"/Index[%d 1 %b 1" % (number, again))


def _smaller() -> bytes:
    """A size that leaves objects out."""
    pdf = _replaced(_stream(_page()[1]))
    tail = re.sub(rb"/Size \d+", b"/Size 40", pdf[len(exported()) :])
    return exported() + tail


def _two_of_a_number_in_a_stream() -> bytes:
    """The page twice in one object stream; some readers take the last, whose words are others."""
    _, _, other, page, body = _page()
    pdf, number = exported(), size_of(exported())
    held = re.sub(rb"/Contents \d+ 0 R", b"/Contents %d 0 R" % number, body)
    assert held != body
    packed = packed_behind(pdf, {page: body, number: _stream(other)}, root_of(pdf), more=_info())
    stream = b"%d 0 %d %d " % (page, page, len(body) + 1)
    table = b"<</Type/ObjStm/N 2/First %d/Length %d>>\nstream\n%b%b %b \nendstream" % (
        len(stream), len(stream) + len(body) + len(held) + 2, stream, body, held,
    )  # fmt: skip
    again = b"\n%d 0 obj\n" % (number + 1)
    start = packed.index(again) + len(again)
    end = packed.index(b"\nendobj", start)
    more = len(table) - (end - start)
    at = last_table(packed)
    moved = (packed[:start] + table + packed[end:]).replace(b"startxref\n%d" % at, b"startxref\n%d" % (at + more))
    row = bytes([1]) + at.to_bytes(4) + bytes(2)
    assert moved.count(row) == 1
    return moved.replace(row, bytes([1]) + (at + more).to_bytes(4) + bytes(2))


def _hybrid() -> bytes:
    """A file written anew whose table names a stream of rows besides, which old readers pass over."""
    with pikepdf.open(BytesIO(exported())) as pdf:
        saved = BytesIO()
        pdf.save(saved, static_id=True, fix_metadata_version=False)
    whole, (number, _, other, _, _) = saved.getvalue(), _page()
    at = last_table(whole)
    with pikepdf.open(saved) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
    body = b"%d 0 obj\n%b\nendobj\n" % (number, _stream(other))
    told = size_of(whole), number, size_of(whole) + 1
    rows = b"%d 0 obj\n<</Type/XRef/W[1 4 2]/Index[%d 1]/Size %d/Length 7>>\nstream\n" % told
    rows += bytes([1]) + at.to_bytes(4) + bytes(2) + b"\nendstream\nendobj\n"
    table = whole[at:].replace(b"trailer <<", b"trailer <</XRefStm %d" % (at + len(body)))
    moved = at + len(body) + len(rows)
    return whole[:at] + body + rows + table.replace(b"startxref\n%d" % at, b"startxref\n%d" % moved)


def _named_otherwise(name: bytes, value: bytes) -> bytes:
    """An entry of the catalogue whose name is written with codes."""
    pdf = exported()
    with pikepdf.open(BytesIO(pdf)) as opened:
        body = opened.Root.unparse(resolved=True)
    return behind(
        pdf, {root_of(pdf): body.replace(b"<<", b"<< /%b %b " % (name, value), 1)}, root_of(pdf), more=_info()
    )


def _cut_within_a_number() -> bytes:
    """Readers put a space between two streams, or none."""
    number, code, _, page, body = _page()
    first = size_of(exported())
    found = re.search(rb"\d\d\.\d\d", code)
    assert found
    place = found.end() - 1
    held = body.replace(b"/Contents %d 0 R" % number, b"/Contents [%d 0 R %d 0 R]" % (first, first + 1))
    assert held != body
    objects = {page: held, first: _stream(code[:place]), first + 1: _stream(code[place:])}
    return behind(exported(), objects, root_of(exported()), more=_info())


_BEFORE: dict[str, Make] = {
    "two rows, other words first": lambda: _two_rows(_stream(_page()[2]), _stream(_page()[1])),
    "two rows, other words last": lambda: _two_rows(_stream(_page()[1]), _stream(_page()[2])),
    "two rows, one of no kind": lambda: _two_rows(_stream(_page()[2]), _stream(_page()[1]), b"x"),
    "two rows, one freed": lambda: _two_rows(_stream(_page()[2]), _stream(_page()[1]), b"f"),
    "two parts with one number": _two_parts,
    "a size too small": _smaller,
    "cut within a number": _cut_within_a_number,
    "contents in another file": lambda: _replaced(_stream(_page()[1], b"/F(khac.txt)")),
    "contents packed in another file": lambda: _replaced(_stream(_page()[1], b"/FFilter/FlateDecode")),
    "contents longer than they say": lambda: _replaced(_stream(_page()[1], length=200)),
    "contents shorter than they say": lambda: _replaced(_stream(_page()[1], length=len(_page()[1]) + 400)),
    "contents of no length": lambda: _replaced(_stream(_page()[1], length=0)),
    "the page twice in a stream": _two_of_a_number_in_a_stream,
    "rows beside the table": _hybrid,
    "a script under codes": lambda: _named_otherwise(b"Open#41ction", b"<</S/JavaScript/JS(app.alert\\(9\\))>>"),
    "other pages under codes": lambda: _named_otherwise(b"P#61ges", b"<</Type/Pages/Kids[]/Count 0>>"),
    "contents after their end": lambda: _replaced(_stream(_page()[1]) + b"\n" + _page()[2] + b"\nendstream"),
}


def _signed(make: Make) -> bytes:
    """By the genuine person, with tools that ask less than ours."""
    return enclosed(updated(make(), lambda pdf: fill(pdf, person_field(pdf))), Envelope(signer()))


def genuine() -> bytes:
    """The same contents once more, in an update that all readers take alike."""
    return _signed(lambda: _replaced(_stream(_page()[1])))


BEFORE: dict[str, Make] = {name: partial(_signed, make) for name, make in _BEFORE.items()}
