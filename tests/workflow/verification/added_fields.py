"""Signature fields added to a signed file, with any look: alone, or signed by somebody as another program would."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple

import pypdfium2
from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata
from pyhanko.stamp import BaseStampStyle

from dcbc_desktop.report.dates import VIETNAM
from dcbc_desktop.signing.signer import AS_IT_WAS, _KeepingWriter, _Signer
from tests.signing.authority import NOW, Holder

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


Resources = Callable[[IncrementalPdfFileWriter], generic.DictionaryObject]


@dataclass(frozen=True)
class Look:
    """A field's place and what it shows there; `code` draws in points from the lower left corner of its box."""

    box: Box
    code: bytes | None
    page: int = 0
    flags: int = 132
    form: Mapping[str, object] = field(default_factory=dict)
    resources: Resources | None = None
    widget: Callable[[IncrementalPdfFileWriter, generic.DictionaryObject], None] | None = None
    """More of the widget, once it is made."""


TIMES = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Times-Roman", "/Encoding": "/WinAnsiEncoding"}


def dictionary(entries: Mapping[str, object]) -> generic.DictionaryObject:
    """PDF objects of plain values; a text that begins with a slash is a name."""
    return generic.DictionaryObject({pdf_name(key): thing(value) for key, value in entries.items()})


def thing(value: object) -> generic.PdfObject:
    """A PDF object of a plain value."""
    match value:
        case generic.PdfObject():
            return value
        case bool():
            return generic.BooleanObject(value)
        case int() | float():
            return generic.FloatObject(value)
        case str():
            return pdf_name(value) if value.startswith("/") else generic.pdf_string(value)
        case Mapping():
            return dictionary(value)
        case list() | tuple():
            return generic.ArrayObject([thing(one) for one in value])
    raise TypeError(value)


def with_fonts(_: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    """Times as F9, which every reader has."""
    return dictionary({"/Font": {"/F9": TIMES}})


def resource(kind: str, name: str, value: object) -> Resources:
    """One object under a name."""

    def make(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
        held = thing(value)
        return dictionary({kind: {name: writer.add_object(held)}})

    return make


def graphics_state(**entries: object) -> Resources:
    """A graphics state as G."""
    return resource("/ExtGState", "/G", {f"/{key}": value for key, value in entries.items()})


def picture(image: Image.Image, *, ink_only: bool = True) -> Resources:
    """A picture as /Im, transparent where it has no ink; the other way round it covers all of its rectangle."""

    def make(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
        def stream(data: bytes, space: str, more: Mapping[str, object]) -> generic.IndirectObject:
            entries = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": space, **more}
            made = generic.StreamObject(dict(dictionary(entries)), stream_data=data)
            for key, value in (("/Width", image.width), ("/Height", image.height), ("/BitsPerComponent", 8)):
                made[pdf_name(key)] = generic.NumberObject(value)
            place: generic.IndirectObject = writer.add_object(made)
            return place

        mask = {"/SMask": stream(image.getchannel("A").tobytes(), "/DeviceGray", {})} if ink_only else {}
        drawn = stream(image.convert("RGB").tobytes(), "/DeviceRGB", mask)
        return dictionary({"/XObject": {"/Im": drawn}})

    return make


def form(writer: IncrementalPdfFileWriter, look: Look, code: bytes) -> generic.IndirectObject:
    """A form XObject."""
    left, bottom, right, top = look.box
    entries = {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": [0, 0, right - left, top - bottom], **look.form}
    drawn = generic.StreamObject(dict(dictionary(entries)), stream_data=code)
    drawn[pdf_name("/Resources")] = (look.resources or with_fonts)(writer)
    made: generic.IndirectObject = writer.add_object(drawn)
    return made


def add_field(writer: IncrementalPdfFileWriter, name: str, look: Look) -> generic.IndirectObject:
    """A field that nobody signed, in the form and on its page."""
    widget = dictionary(
        {"/Type": "/Annot", "/Subtype": "/Widget", "/FT": "/Sig", "/T": name, "/F": look.flags, "/Rect": list(look.box)}
    )
    widget[pdf_name("/F")] = generic.NumberObject(look.flags)
    if look.code is not None:
        widget[pdf_name("/AP")] = dictionary({"/N": form(writer, look, look.code)})
    if look.widget is not None:
        look.widget(writer, widget)
    place = writer.add_object(widget)
    put_on_page(writer, place, look.page)
    acro = writer.root["/AcroForm"]
    acro["/Fields"].append(place)
    writer.update_container(acro["/Fields"])
    writer.update_container(acro)
    return place


def put_on_page(writer: IncrementalPdfFileWriter, place: generic.IndirectObject, number: int) -> None:
    """A widget among the annotations of a page."""
    reference = writer.find_page_for_modification(number)[0]
    page = reference.get_object()
    page[pdf_name("/Annots")] = generic.ArrayObject([*_annotations(page), place])
    writer.mark_update(reference.reference)


def _annotations(page: generic.DictionaryObject) -> list[generic.PdfObject]:
    held = page["/Annots"] if "/Annots" in page else generic.ArrayObject()
    return [held.raw_get(index) for index in range(len(held))]


def with_field(pdf: bytes, look: Look, holder: Holder | None = None, name: str = "Ky_them") -> bytes:
    """The file with one more field, signed by a holder where one is named."""
    return with_fields(pdf, {name: look}, holder, name)


def with_fields(pdf: bytes, looks: Mapping[str, Look], holder: Holder | None = None, signed: str = "") -> bytes:
    """The file with more fields in one update, of which one may be signed in it."""
    writer = _KeepingWriter(BytesIO(pdf), strict=False)
    for name, look in looks.items():
        add_field(writer, name, look)
    return written(writer, holder, signed)


def with_stamp(pdf: bytes, name: str, style: BaseStampStyle, holder: Holder) -> bytes:
    """One of the file's own fields signed with a stamp of pyHanko's."""
    return written(_KeepingWriter(BytesIO(pdf), strict=False), holder, name, style)


def written(
    writer: IncrementalPdfFileWriter, holder: Holder | None, signed: str, style: BaseStampStyle = AS_IT_WAS
) -> bytes:
    """The update, with a signature in one field."""
    output = BytesIO()
    if holder is None:
        writer.write(output)
        return output.getvalue()
    meta = PdfSignatureMetadata(
        field_name=signed, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, signer_key_usage=set()
    )
    signer = _Signer(meta, holder.credentials().signer, stamp_style=style)
    signer.moment = NOW.astimezone(VIETNAM)
    signer.sign_pdf(writer, existing_fields_only=True, output=output)
    return output.getvalue()


def with_look(pdf: bytes, name: str, look: Look, holder: Holder) -> bytes:
    """One of the file's own fields signed with another look; `look.box` gives its size alone."""
    writer = _KeepingWriter(BytesIO(pdf), strict=False)
    fields = writer.root["/AcroForm"]["/Fields"]
    place = next(fields.raw_get(n) for n in range(len(fields)) if fields[n]["/T"] == name)
    widget = place.get_object()
    if look.code is not None:
        widget[pdf_name("/AP")] = dictionary({"/N": form(writer, look, look.code)})
    if look.widget is not None:
        look.widget(writer, widget)
    writer.mark_update(place.reference)
    return written(writer, holder, name)


def box_of(pdf: bytes, name: str) -> Box:
    """The rectangle of a field."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    known = [one.get_object() for one in writer.root["/AcroForm"]["/Fields"]]
    one = next(one for one in known if one["/T"] == name)
    left, bottom, right, top = (float(side) for side in one["/Rect"])
    return left, bottom, right, top


class FoundWord(NamedTuple):
    """A word of a page and its place."""

    page: int
    place: Box


def find(pdf: bytes, text: str) -> FoundWord:
    """Where the first place with these words is."""
    with pypdfium2.PdfDocument(pdf) as opened:
        for number in range(len(opened)):
            page = opened[number].get_textpage()
            found = page.search(text, match_case=True).get_next()
            if found is not None:
                boxes = [page.get_charbox(index) for index in range(found[0], found[0] + found[1])]
                left, bottom, right, top = zip(*boxes, strict=True)
                return FoundWord(number, (min(left), min(bottom), max(right), max(top)))
    raise LookupError(text)
