"""Entries of the pages beside what they draw: sizes, notes, actions, presentation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from dcbc_desktop.signing.comparison.form_fields import is_signature_widget, widget_differs
from dcbc_desktop.signing.comparison.marked_content import marks, shown_codes
from dcbc_desktop.signing.comparison.metadata import is_date
from dcbc_desktop.signing.comparison.parallel_walk import STORAGE, ParallelWalk
from dcbc_desktop.signing.comparison.parts import OF_A_PAGE, FilePart, PartDifference
from dcbc_desktop.signing.comparison.pdf_document import PdfDocument, entries, stream_data

DRAWN: Final = frozenset({"/Contents", "/Resources"})
_APART: Final = frozenset({"/Type", "/Parent", "/Annots", "/LastModified", *DRAWN})
_BOXES: Final = frozenset({"/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"})
"""Boxes that are the paper's where they are not named."""
_FONTS: Final = frozenset({"/Font"})
_PROCEDURES: Final = "/ProcSet"
_FACE: Final = "/FontDescriptor"
_PROGRAM: Final = "/FontFile2"
_LENGTH: Final = "/Length1"
_USUAL: Final = {"/Rotate": 0, "/UserUnit": 1}
_NEAR: Final = 0.01
"""Points."""
PageEntries = Mapping[str, PdfObject]


def page_differs(walk: ParallelWalk, number: int, one: PageEntries, other: PageEntries) -> PartDifference | None:
    """Return the first entry of a page, counted from 1, that differs; what it draws is compared elsewhere."""
    for key in sorted((one.keys() | other.keys()) - _APART):
        if not _same_entry(walk, key, one, other):
            return PartDifference(OF_A_PAGE.get(key, FilePart.PAGE_ENTRY), key, number)
    if "/LastModified" in other and not is_date(walk.other.value(other["/LastModified"])):
        return PartDifference(FilePart.PAGE_ENTRY, "/LastModified", number)
    found = notes_differ(walk, one.get("/Annots"), other.get("/Annots"))
    return PartDifference(found, "/Annots", number) if found else None


def _same_entry(walk: ParallelWalk, key: str, one: PageEntries, other: PageEntries) -> bool:
    if key in _BOXES:
        boxes = _box(walk.one, one, key), _box(walk.other, other, key)
        return all(abs(left - right) < _NEAR for left, right in zip(*boxes, strict=True))
    if key in _USUAL:
        usual = _USUAL[key]
        return _number(walk.one, one.get(key), usual) == _number(walk.other, other.get(key), usual)
    return walk.same(_meant(walk.one, one.get(key)), _meant(walk.other, other.get(key)))


def _box(document: PdfDocument, page: PageEntries, key: str) -> tuple[float, ...]:
    """Return a box: where it is not named, the part of the page that shows; raises ValueError for no rectangle."""
    for name in (key, "/CropBox", "/MediaBox"):
        if document.value(page.get(name)) is not None:
            sides = [_number(document, side, None) for side in document.items(page[name])]
            if len(sides) != 4:
                raise ValueError
            return tuple(sides)
    raise ValueError


def _number(document: PdfDocument, raw: PdfObject | None, usual: float | None) -> float:
    found = document.value(raw)
    if found is None and usual is not None:
        return usual
    if not isinstance(found, NumberObject | FloatObject):
        raise TypeError
    return float(found)


def _meant(document: PdfDocument, raw: PdfObject | None) -> PdfObject | None:
    """Return an entry; an empty dictionary or array, as ours have one, means nothing."""
    found = document.value(raw)
    empty = isinstance(found, ArrayObject | DictionaryObject) and not len(found)
    return None if empty else raw


def notes_differ(walk: ParallelWalk, one: PdfObject | None, other: PdfObject | None) -> FilePart | None:
    """Return what differs among the notes of a page, signatures apart: programs that sign add theirs."""
    for raw in walk.other.items(other):
        if is_signature_widget(walk.other, raw):
            found = widget_differs(walk.other, raw)
            if found is not None:
                return found
    left, right = _other_notes(walk.one, one), _other_notes(walk.other, other)
    if len(left) != len(right) or not all(walk.same(*pair) for pair in zip(left, right, strict=True)):
        return FilePart.PAGE_NOTE
    return None


def _other_notes(document: PdfDocument, raw: PdfObject | None) -> list[PdfObject]:
    return [note for note in document.items(raw) if not is_signature_widget(document, note)]


def foreign_resource(walk: ParallelWalk, one: PageEntries, other: PageEntries) -> str:
    """Return the kind of resources in which a page has one that ours lacks; "" for none. Fonts are compared apart."""
    known, told = (_resources(document, page) for document, page in _sides(walk, one, other))
    for kind, held in told.items():
        ours = known.get(kind, {})
        if kind not in _FONTS and not all(walk.same(ours.get(name), raw) for name, raw in held.items()):
            return kind
    return "" if _is_procedure_set(walk.other, other) else _PROCEDURES


def _is_procedure_set(document: PdfDocument, page: PageEntries) -> bool:
    """Return whether the names of old printers' procedures, which no reader uses any more, are names alone."""
    names = document.items(entries(document.dictionary(page.get("/Resources"))).get(_PROCEDURES))
    return all(isinstance(document.value(name), NameObject) for name in names)


def _resources(document: PdfDocument, page: PageEntries) -> dict[str, dict[str, PdfObject]]:
    """Return the named resources of a page by kind."""
    kinds = entries(document.dictionary(page.get("/Resources")))
    return {kind: entries(document.dictionary(raw)) for kind, raw in kinds.items() if kind != _PROCEDURES}


def is_redrawn(walk: ParallelWalk, one: PageEntries, other: PageEntries) -> bool:
    """Return whether a page is not drawn with the same code and the same fonts; it may still look the same."""
    if _code(walk.one, one.get("/Contents")) != _code(walk.other, other.get("/Contents")):
        return True
    return not walk.same(_fonts(walk.one, one), _fonts(walk.other, other))


def redrawn_otherwise(walk: ParallelWalk, one: PageEntries, other: PageEntries) -> FilePart | None:
    """Return the part in which a page that was drawn anew differs: its marks, shown codes or fonts.

    It may still look the same.

    Font programs are not compared here, since another version of the page maker cuts them in another way. Raises
    ValueError for code that makes no sense.
    """
    before, now = _code(walk.one, one.get("/Contents")), _code(walk.other, other.get("/Contents"))
    if before != now and marks(before) != marks(now):
        return FilePart.TAGS
    if before != now and shown_codes(before) != shown_codes(now):
        return FilePart.PAGE_ENTRY
    known, told = (entries(document.dictionary(_fonts(document, page))) for document, page in _sides(walk, one, other))
    same = all(name in known and _same_font(walk, known[name], raw) for name, raw in told.items())
    return None if same else FilePart.FONT


def _same_font(walk: ParallelWalk, one: PdfObject, other: PdfObject) -> bool:
    left, right = walk.one.dictionary(one), walk.other.dictionary(other)
    descriptors = walk.one.dictionary(entries(left).get(_FACE)), walk.other.dictionary(entries(right).get(_FACE))
    return (
        walk.same_entries(left, right, frozenset({_FACE}))
        and walk.same_entries(*descriptors, frozenset({_PROGRAM}))
        and _is_program(walk.other, entries(descriptors[1]).get(_PROGRAM))
    )


def _is_program(document: PdfDocument, raw: PdfObject | None) -> bool:
    """Return whether a font program says its whole length, and nothing else: some readers stop where it says."""
    found = document.value(raw)
    if not isinstance(found, StreamObject) or entries(found).keys() - STORAGE != {_LENGTH}:
        return False
    told = document.get(found, _LENGTH)
    return isinstance(told, NumberObject) and told == len(stream_data(found))


def _fonts(document: PdfDocument, page: PageEntries) -> PdfObject | None:
    return entries(document.dictionary(page.get("/Resources"))).get("/Font")


def _sides(walk: ParallelWalk, one: PageEntries, other: PageEntries) -> tuple[tuple[PdfDocument, PageEntries], ...]:
    return (walk.one, one), (walk.other, other)


def _code(document: PdfDocument, contents: PdfObject | None) -> bytes:
    """Return the code of a page, however many streams it is cut into.

    Raises ValueError for a stream that says more than how it is packed: some readers take its data from another file.
    """
    found = document.value(contents)
    if found is None:
        return b""
    parts = document.items(found) if isinstance(found, ArrayObject) else [found]
    streams = [stream for part in parts if isinstance(stream := document.value(part), StreamObject)]
    if any(entries(stream).keys() - STORAGE for stream in streams):
        raise ValueError
    return b"\n".join([stream_data(stream) for stream in streams])
