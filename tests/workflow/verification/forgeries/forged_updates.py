"""A signed file and what a stranger without any key puts behind it, or changes in its signature's own bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.signing.authority import foreign_root, signer
from tests.workflow.verification.forgeries.envelopes import Envelope
from tests.workflow.verification.forgeries.hand_written import (
    Entry,
    behind,
    enclosed,
    ending,
    field_named,
    fill,
    last_table,
    new_field,
    objects_of,
    packed_behind,
    root_of,
    updated,
)
from tests.workflow.verification.forgeries.page_forgeries import added, redrawn, said
from tests.workflow.verification.received_files import exported, signed

Make = Callable[[], bytes]
_RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


def by_hand() -> bytes:
    """Signed by the person, its value where the tests can reach it."""
    return _signed_with()


def _signed_with(change: Callable[[Pdf], None] | None = None, **entries: Entry) -> bytes:
    def sign(pdf: Pdf) -> None:
        if change is not None:
            change(pdf)
        place = field_named(pdf, "nguoi_ky")
        fill(pdf, new_field(pdf, "nguoi_ky") if place is None else place, **entries)

    return enclosed(updated(exported(), sign), Envelope(signer()))


# updates of objects

Change = Callable[[Pdf], None]


def other_words(pdf: Pdf) -> None:
    redrawn(said(b"12/BC", b"99/BC"))(pdf)


def person_field(pdf: Pdf) -> pikepdf.Object:
    found = field_named(pdf, "nguoi_ky")
    assert found is not None
    return found


def _moved_field(pdf: Pdf) -> None:
    person_field(pdf).Rect = [50, 50, 500, 800]


def _redrawn_field(pdf: Pdf) -> None:
    look = pdf.make_stream(b"1 g 0 0 99 99 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 99, 99])
    person_field(pdf).AP = Dictionary(N=look)


def _redrawn_appearance(pdf: Pdf) -> None:
    person_field(pdf).AP.N.write(b"1 g 0 0 99 99 re f")


def _second_field_of_the_name(pdf: Pdf) -> None:
    new_field(pdf, "nguoi_ky", V=person_field(pdf).V)


def _kid(pdf: Pdf) -> None:
    kid = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=[0, 0, 9, 9], Parent=person_field(pdf))
    )
    person_field(pdf).Kids = Array([kid])


def _two_values(pdf: Pdf) -> None:
    held = person_field(pdf)
    kid = pdf.make_indirect(Dictionary(FT=Name.Sig, V=held.V, Parent=held, T=String("con")))
    held.Kids = Array([kid])


def _another_form(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=[person_field(pdf)], SigFlags=3)


def _no_form(pdf: Pdf) -> None:
    del pdf.Root.AcroForm


def _empty_form(pdf: Pdf) -> None:
    pdf.Root.AcroForm.Fields = Array([])


def _emptied_field(pdf: Pdf) -> None:
    del person_field(pdf).V


def _no_seal_field(pdf: Pdf) -> None:
    pdf.Root.AcroForm.Fields = Array([person_field(pdf)])


def _forged_lists(pdf: Pdf) -> None:
    lists = [pdf.make_stream(one) for one in (foreign_root().crl(signer()), b"0\x00")]
    pdf.Root.DSS = pdf.make_indirect(Dictionary(Type=Name.DSS, CRLs=lists, Certs=[pdf.make_stream(foreign_root().der)]))


def _certified(pdf: Pdf) -> None:
    pdf.Root.Perms = Dictionary(DocMDP=person_field(pdf).V)


def _other_value(pdf: Pdf) -> None:
    person_field(pdf).V.Name = String("Thủ tướng")


def _later_version(pdf: Pdf) -> None:
    pdf.Root.Version = Name("/2.0")


def _hidden_pages(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids = Array([pdf.pages[-1].obj])
    pdf.Root.Pages.Count = 1


def _another_root(pdf: Pdf) -> None:
    pdf.trailer["/Root"] = pdf.make_indirect(Dictionary(dict(pdf.Root.items())))


def _other_data(pdf: Pdf) -> None:
    pdf.Root.Names.EmbeddedFiles.Names[1].EF.F.write(b"{}")


OBJECTS: dict[str, Change] = {
    "other words": other_words,
    "a cover": added(b"1 g 90 500 400 60 re f"),
    "pages hidden": _hidden_pages,
    "another catalogue": _another_root,
    "other data": _other_data,
    "the field elsewhere": _moved_field,
    "the field drawn otherwise": _redrawn_field,
    "the appearance drawn otherwise": _redrawn_appearance,
    "a second field of its name": _second_field_of_the_name,
    "a kid of the field": _kid,
    "a kid with the value": _two_values,
    "another form": _another_form,
    "no form": _no_form,
    "an empty form": _empty_form,
    "the field emptied": _emptied_field,
    "the seal's field gone": _no_seal_field,
    "forged lists": _forged_lists,
    "certified afterwards": _certified,
    "another name in the value": _other_value,
    "a later version": _later_version,
}

UNSEEN: dict[str, Change] = {
    name: change
    for name, change in OBJECTS.items()
    if name not in {"another catalogue", "forged lists", "a later version"}
}
"""Changes that a later genuine signature does not make good; the others change nothing that counts."""

# updates by tables


def _swapped_by_table() -> bytes:
    """Words that lay unused under the signature come into force by a table alone."""
    with pikepdf.open(BytesIO(exported())) as pdf:
        _ = len(pdf.pages)
        other_words(pdf)
        code = pdf.pages[0].obj.Contents.read_bytes()
    with pikepdf.open(BytesIO(exported())) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
    body = b"<</Length %d>>\nstream\n%b\nendstream" % (len(code), code)
    unused = exported() + b"\n%d 0 obj\n%b\nendobj\n" % (number, body)
    place = len(exported()) + 1
    prepared = unused + ending(unused, {}, len(unused), root_of(unused))
    pdf_signed = enclosed(updated(prepared, lambda opened: fill(opened, person_field(opened))), Envelope(signer()))
    return pdf_signed + ending(pdf_signed, {number: place}, len(pdf_signed), root_of(pdf_signed))


def _freed(free: Callable[[Pdf], int]) -> Make:
    def make() -> bytes:
        with pikepdf.open(BytesIO(signed())) as pdf:
            number = free(pdf)
        table = b"xref\n%d 1\n0000000000 00001 f \ntrailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
        with pikepdf.open(BytesIO(signed())) as pdf:
            size = int(pdf.trailer["/Size"])
        return signed() + table % (number, size, root_of(signed()), last_table(signed()), len(signed()))

    return make


def _in_a_ring() -> bytes:
    pdf = signed() + ending(signed(), {}, len(signed()), root_of(signed()))
    return pdf.replace(b"/Prev %d" % last_table(signed()), b"/Prev %d" % len(signed()))


def _without_previous() -> bytes:
    """All objects anew, and no way back to the table that was signed."""
    with pikepdf.open(BytesIO(signed())) as pdf:
        _ = len(pdf.pages)
        other_words(pdf)
        objects = objects_of(pdf)
        root_number = pdf.trailer["/Root"].objgen[0]
    made = behind(signed(), objects, root_number)
    return re.sub(rb"/Prev \d+>>\nstartxref", b">>\nstartxref", made)


def _hybrid() -> bytes:
    """A table of two kinds: older and newer readers see different objects."""
    plain, other = updated(signed(), other_words), updated(signed(), other_words, packed=True)
    streams = other[len(signed()) :]
    at = last_table(other)
    assert plain.startswith(signed())
    pdf = signed() + streams[: streams.rindex(b"startxref")]
    return pdf + ending(pdf, {}, len(pdf), root_of(signed()), more=b"/XRefStm %d" % at)


TABLES: dict[str, Make] = {
    "words that lay ready": _swapped_by_table,
    "a field freed": _freed(lambda pdf: person_field(pdf).objgen[0]),
    "a value freed": _freed(lambda pdf: int(person_field(pdf).V.objgen[0])),
    "a page freed": _freed(lambda pdf: int(pdf.pages[-1].obj.objgen[0])),
    "a ring of tables": _in_a_ring,
    "no way back": _without_previous,
    "a table of two kinds": _hybrid,
    "an empty update": lambda: behind(signed(), {}, root_of(signed())),
    "an empty update with streams": lambda: packed_behind(signed(), {}, root_of(signed())),
    "only an end mark": lambda: signed() + b"startxref\n%d\n%%%%EOF\n" % last_table(signed()),
    "a comment": lambda: signed() + b"% 9 000\n",
    "a second head": lambda: signed() + b"%PDF-2.0\n",
    "bytes of nothing": lambda: signed() + bytes(4_000),
    "the file once more": lambda: signed() + signed(),
    "another file behind": lambda: signed() + exported(),
}
