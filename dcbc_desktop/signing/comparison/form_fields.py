"""Fields of a form, and the widgets of signatures on the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from pyhanko.pdf_utils.generic import DictionaryObject, PdfObject

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.comparison.parts import FilePart
from dcbc_desktop.signing.comparison.pdf_document import PdfDocument, Place, entries, place_of

MAX_FIELDS: Final = 2_000
_DEEPEST: Final = 10
_ACTIVE: Final = frozenset({"/A", "/AA", "/PA"})
_OF_THE_FIELD: Final = frozenset({"/FT", "/T", "/TM", "/TU", "/Ff", "/V", "/DV", "/Kids", "/Parent", "/Lock", "/SV"})
_OF_THE_WIDGET: Final = frozenset({
    "/Type", "/Subtype", "/Rect", "/F", "/P", "/AP", "/AS", "/MK", "/BS", "/Border", "/DA", "/DR", "/Q", "/H", "/M",
    "/NM", "/StructParent",
})  # fmt: skip
"""Entries that programs that sign write (ISO 32000-1, 12.5.2, 12.5.6.19 and 12.7.3); others carry files, layers, text.
"""


class Field(NamedTuple):
    """A field or widget: its full name, and its dictionaries from itself up to the root of the form."""

    name: str
    chain: tuple[DictionaryObject, ...]

    @property
    def own(self) -> DictionaryObject:
        """The field itself."""
        return self.chain[0]


def is_signature_widget(document: PdfDocument, raw: PdfObject | None) -> bool:
    """Return whether an annotation is the widget of a signature field."""
    found = document.value(raw)
    if not isinstance(found, DictionaryObject) or document.name(found, "/Subtype") != "/Widget":
        return False
    for _ in range(_DEEPEST):
        kind = document.name(found, "/FT")
        if kind or "/Parent" not in found:
            return kind == "/Sig"
        found = document.dictionary(entries(found)["/Parent"])
    return False


def widget_differs(document: PdfDocument, raw: PdfObject | None) -> FilePart | None:
    """Return what a widget of a signature has that no signature needs."""
    return unusual(document.dictionary(raw))


def unusual(node: DictionaryObject) -> FilePart | None:
    """Return what a signature field, or a widget of one, has that no signature needs."""
    keys = entries(node).keys()
    if keys & _ACTIVE:
        return FilePart.SCRIPT
    return None if keys <= _OF_THE_FIELD | _OF_THE_WIDGET else FilePart.FORM


def fields_of(document: PdfDocument) -> Iterator[Field]:
    """Yield the fields without further fields below; raises FileError `too_heavy` for too many, or for a loop."""
    form = document.dictionary(entries(document.root).get("/AcroForm"))
    waiting: list[tuple[PdfObject, str, tuple[DictionaryObject, ...]]] = [
        (raw, "", ()) for raw in document.items(entries(form).get("/Fields"))
    ]
    seen: set[Place | None] = set()
    while waiting:
        raw, above, chain = waiting.pop()
        place = place_of(raw)
        if len(seen) > MAX_FIELDS or len(chain) > _DEEPEST or (place is not None and place in seen):
            raise FileError("too_heavy")
        seen.add(place)
        node = document.dictionary(raw)
        partial = document.get(node, "/T")
        name = above if partial is None else f"{above}.{partial}" if above else str(partial)
        kids = document.items(entries(node).get("/Kids"))
        waiting += [(kid, name, (node, *chain)) for kid in kids]
        if not kids:
            yield Field(name, (node, *chain))


def read_values(document: PdfDocument) -> None:
    """Read the signatures in the fields; raises what pyHanko raises, also for one with a key twice."""
    for field in fields_of(document):
        for node in field.chain:
            document.get(node, "/V")


def kind_of(document: PdfDocument, field: Field) -> str:
    """Return the kind of a field, its own or inherited."""
    return next(filter(None, (document.name(node, "/FT") for node in field.chain)), "")
