"""Places where signature fields are shown, on all pages: what each may show, and whose signature it holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from pyhanko.pdf_utils.generic import DictionaryObject, FloatObject, NumberObject, PdfObject

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.appearance.appearance_facts import Appearance
from dcbc_desktop.signing.appearance.appearance_reader import AppearanceReader
from dcbc_desktop.signing.appearance.signer_words import SignerWords, signer_words
from dcbc_desktop.signing.comparison.form_fields import fields_of, is_signature_widget
from dcbc_desktop.signing.comparison.pdf_document import Budget, PdfDocument, entries, place_of
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS
from dcbc_desktop.signing.records import printable

NOWHERE: Final = -1
"""Place in the list of a page for a field that no page lists."""
_HINTS: Final = ("/TU", "/Contents")
OUR_HINTS: Final = frozenset({"Chữ ký số của người ký", "Chữ ký số của cơ quan"})
"""Descriptions of our own fields, for screen readers."""

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class SignatureWidget:
    """A place where a signature field is shown; pages, and places in their lists, count from 0.

    `hints` are words that programs show beside a pointer. `holds_signature` is known where the field paints or has
    hints, `signer` where it has text or hints and its signature can be read.
    """

    page: int
    index: int
    rectangle: Rectangle
    field: str
    looks: Appearance
    hints: str
    holds_signature: bool
    signer: SignerWords | None


def field_widgets(pdf: bytes, pages: Collection[int] | None = None) -> tuple[SignatureWidget, ...]:
    """Return the widgets of signature fields on the pages named, counted from 1; on all where none are named.

    Fields that name a page which does not list them come last. Raises FileError `pages_unreadable` for what cannot be
    read, `too_heavy` for too many objects.
    """
    try:
        return tuple(_Widgets(PdfDocument(pdf, Budget()), pages).found())
    except PARSER_ERRORS as error:
        raise FileError("pages_unreadable") from error


class _Owner(NamedTuple):
    """The field that a widget shows: its full name, and the dictionary with its value."""

    name: str
    field: DictionaryObject


class _Widgets:
    """Widgets of one file."""

    def __init__(self, document: PdfDocument, pages: Collection[int] | None) -> None:
        self._document = document
        self._wanted = pages
        self._owners = dict(self._found_owners())
        self._looks = AppearanceReader()
        self._signers: dict[str, SignerWords | None] = {}

    def _found_owners(self) -> Iterator[tuple[int, _Owner]]:
        """Yield each field of the form, by the identity of its dictionary, which is read once."""
        for field in fields_of(self._document):
            owner = next((node for node in field.chain if "/V" in node), field.own)
            yield id(field.own), _Owner(field.name, owner)

    def found(self) -> Iterator[SignatureWidget]:
        """Yield the widgets that pages list, then those that none does."""
        document, listed = self._document, set[int]()
        for number, page in enumerate(document.pages):
            if self._wanted is not None and number + 1 not in self._wanted:
                continue
            for index, raw in enumerate(document.items(page.entries.get("/Annots"))):
                if is_signature_widget(document, raw):
                    annotation = document.dictionary(raw)
                    listed.add(id(annotation))
                    yield self._read(number, index, annotation)
        for field in fields_of(document):
            if id(field.own) not in listed and is_signature_widget(document, field.own):
                named = document.page_number(place_of(entries(field.own).get("/P")))
                if named is not None:
                    yield self._read(named, NOWHERE, field.own)

    def _read(self, number: int, index: int, annotation: DictionaryObject) -> SignatureWidget:
        owner = self._owners.get(id(annotation), _Owner("", DictionaryObject()))
        looks = self._looks.of_annotation(annotation)
        hints = self._hints(annotation, owner.field)
        known = (looks.paints or hints) and isinstance(self._document.get(owner.field, "/V"), DictionaryObject)
        signer = self._signer(owner) if known and (looks.says or hints) else None
        place = self._rectangle(entries(annotation).get("/Rect"))
        return SignatureWidget(number, index, place, printable(owner.name), looks, hints, bool(known), signer)

    def _hints(self, *dictionaries: DictionaryObject) -> str:
        """Return the descriptions of a field and its widget, except those of our own fields."""
        found = [self._document.get(one, key) for one in dictionaries for key in _HINTS]
        texts = dict.fromkeys(printable(str(text)) for text in found if text is not None)
        return " ".join(text for text in texts if text not in OUR_HINTS)

    def _signer(self, owner: _Owner) -> SignerWords | None:
        if owner.name not in self._signers:
            self._signers[owner.name] = signer_words(self._document.reader, owner.field, owner.name)
        return self._signers[owner.name]

    def _rectangle(self, raw: PdfObject | None) -> Rectangle:
        """Return a rectangle; raises ValueError or TypeError for anything else."""
        if self._document.value(raw) is None:
            return 0.0, 0.0, 0.0, 0.0
        sides = [self._document.value(side) for side in self._document.items(raw)]
        first, second, third, fourth = (float(side) for side in sides if isinstance(side, FloatObject | NumberObject))
        return min(first, third), min(second, fourth), max(first, third), max(second, fourth)
