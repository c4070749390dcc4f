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
    "contents after their end": lambda: _replaced(_stream(_page()[1]) + b"\n" + _page()[2] + b"\nendstream"),
}


def _signed(make: Make) -> bytes:
    """By the genuine person, with tools that ask less than ours."""
    return enclosed(updated(make(), lambda pdf: fill(pdf, person_field(pdf))), Envelope(signer()))


def genuine() -> bytes:
    """The same contents once more, in an update that all readers take alike."""
    return _signed(lambda: _replaced(_stream(_page()[1])))


BEFORE: dict[str, Make] = {name: partial(_signed, make) for name, make in _BEFORE.items()}
