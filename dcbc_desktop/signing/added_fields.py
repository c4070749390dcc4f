"""Signature fields added to a file that was exported without: at their places, with their tags (ISO 14289-1, 7.18)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
    pdf_name,
    pdf_string,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from dcbc_desktop.signing.records import FieldRoom

_PRINTED_AND_LOCKED: Final = 4 + 128
_APPEND_ONLY: Final = 1 + 2


def add_fields(writer: IncrementalPdfFileWriter, rooms: Iterable[FieldRoom]) -> None:
    """Add an empty field in each room, all of them at once: after a signature nothing may be added to the tags.

    Raises what pyHanko raises for a file without tags or without a form.
    """
    form = writer.root["/AcroForm"]
    form["/Fields"] = ArrayObject(_tagged_widget(writer, room) for room in rooms)
    form[pdf_name("/SigFlags")] = NumberObject(_APPEND_ONLY)
    writer.update_container(form)


def _tagged_widget(writer: IncrementalPdfFileWriter, room: FieldRoom) -> IndirectObject:
    page, _ = writer.find_page_for_modification(room.page)
    widget = writer.add_object(_widget(writer, room, page))
    annotations = page.get_object().setdefault(pdf_name("/Annots"), ArrayObject())
    annotations.append(widget)
    writer.update_container(annotations)
    _tag(writer, widget, page)
    return widget


def _widget(writer: IncrementalPdfFileWriter, room: FieldRoom, page: IndirectObject) -> DictionaryObject:
    left, bottom, right, top = room.place
    form = {
        "/Type": pdf_name("/XObject"),
        "/Subtype": pdf_name("/Form"),
        "/BBox": _numbers(0, 0, right - left, top - bottom),
        "/Resources": DictionaryObject(),
    }
    nothing = StreamObject({pdf_name(key): value for key, value in form.items()}, stream_data=b"")
    nothing.compress()
    return _dictionary(
        {
            "/Type": pdf_name("/Annot"),
            "/Subtype": pdf_name("/Widget"),
            "/FT": pdf_name("/Sig"),
            "/T": pdf_string(room.field),
            "/TU": TextStringObject(room.label),
            "/F": NumberObject(_PRINTED_AND_LOCKED),
            "/Rect": _numbers(*room.place),
            "/P": page,
            "/AP": _dictionary({"/N": writer.add_object(nothing)}),
        }
    )


def _tag(writer: IncrementalPdfFileWriter, widget: IndirectObject, page: IndirectObject) -> None:
    """Add an element for a widget at the end of the document, and its row in the table of parents."""
    root = writer.root["/StructTreeRoot"]
    document, parents, key = root.raw_get("/K"), root["/ParentTree"], root["/ParentTreeNextKey"]
    content = _dictionary({"/Type": pdf_name("/OBJR"), "/Pg": page, "/Obj": widget})
    tag = {"/Type": pdf_name("/StructElem"), "/S": pdf_name("/Form"), "/P": document, "/Pg": page}
    element = writer.add_object(_dictionary({**tag, "/K": ArrayObject([content])}))
    document.get_object()["/K"].append(element)
    parents["/Nums"].extend([NumberObject(key), element])
    root["/ParentTreeNextKey"] = NumberObject(key + 1)
    widget.get_object()["/StructParent"] = NumberObject(key)
    for changed in (document.get_object(), parents, root):
        writer.update_container(changed)


def _dictionary(entries: dict[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({pdf_name(key): value for key, value in entries.items()})


def _numbers(*numbers: float) -> ArrayObject:
    return ArrayObject(FloatObject(round(number, 2)) for number in numbers)
