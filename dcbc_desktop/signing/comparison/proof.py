"""Proof that a file is our bytes with updates that only sign it; what they replace is compared, and nothing else.

Where the proof fails, nothing is said: the whole file has to be compared (`document_comparison`).
"""

from __future__ import annotations

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject, PdfObject

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.comparison.document_comparison import (
    catalogue_differs,
    information_differs,
    trailer_differs,
)
from dcbc_desktop.signing.comparison.form_comparison import form_differs
from dcbc_desktop.signing.comparison.form_fields import fields_of, is_signature_widget, read_values, widget_differs
from dcbc_desktop.signing.comparison.page_entries import DRAWN, notes_differ, page_differs
from dcbc_desktop.signing.comparison.parallel_walk import ParallelWalk
from dcbc_desktop.signing.comparison.pdf_document import Budget, PdfDocument, Place, entries, place_of
from dcbc_desktop.signing.comparison.regular_updates import updated_numbers
from dcbc_desktop.signing.comparison.tags import TagComparison, is_field_element
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS


def proven_pages(received: bytes, made: bytes) -> frozenset[int] | None:
    """Return the pages, counted from 1, whose notes the updates change, where all else is proven equal; else None."""
    if not received.startswith(made):
        return None
    try:
        budget = Budget()
        base, later = PdfDocument(made, budget), PdfDocument(received, budget)
        numbers = updated_numbers(base, later, made, received)
        return None if numbers is None else _Proof(base, later, numbers).pages()
    except (FileError, *PARSER_ERRORS):
        return None


class _Proof:
    """Comparison of each replaced object, by its role in our file."""

    def __init__(self, base: PdfDocument, later: PdfDocument, numbers: frozenset[int]) -> None:
        self._base, self._later, self._numbers = base, later, numbers
        self._walk = ParallelWalk(base, later, base.budget, same_numbers=True)
        self._tags = TagComparison(self._walk, same_numbers=True)
        root, trailer = entries(base.root), entries(base.trailer)
        self._apart = {place_of(trailer.get("/Root")), place_of(trailer.get("/Info")), place_of(root.get("/Metadata"))}
        self._apart |= self._places_of_the_form(root.get("/AcroForm"))
        self._tables = self._places_of_tables(root.get("/StructTreeRoot"))
        self._pages: set[int] = set()

    def pages(self) -> frozenset[int] | None:
        """Return the pages with other notes; None where something may differ."""
        read_values(self._later)
        if not self._same_frame() or not all(map(self._same_number, sorted(self._numbers))):
            return None
        return frozenset(self._pages)

    def _same_frame(self) -> bool:
        """Compare what the trailer names; the page tree and the tags must be where they were."""
        base, later = self._base, self._later
        roots = entries(base.root), entries(later.root)
        return (
            place_of(entries(base.trailer)["/Root"]) == place_of(entries(later.trailer)["/Root"])
            and all(place_of(roots[0].get(key)) == place_of(roots[1].get(key)) for key in ("/Pages", "/StructTreeRoot"))
            and not any(trailer_differs(later))
            and not any(catalogue_differs(self._walk))
            and form_differs(base, later, same_pages=True) is None
            and not any(information_differs(self._walk))
        )

    def _places_of_the_form(self, form: PdfObject | None) -> set[Place | None]:
        """Return where the form, its fields and their empty appearances are: signing changes them."""
        found = {place_of(form), place_of(entries(self._base.dictionary(form)).get("/Fields"))}
        for field in fields_of(self._base):
            appearance = entries(field.own).get("/AP")
            found |= {place_of(appearance), place_of(entries(self._base.dictionary(appearance)).get("/N"))}
        return found

    def _places_of_tables(self, root: PdfObject | None) -> set[Place | None]:
        tables = entries(self._base.dictionary(root))
        return {place_of(root), place_of(tables.get("/ParentTree")), place_of(tables.get("/IDTree"))}

    def _same_number(self, number: int) -> bool:
        """Return whether an object of ours that an update holds is as it was, or changed as signing changes it."""
        place = (number, 0)
        if place in self._apart:
            return True
        if place in self._tables:
            root = entries(self._base.root).get("/StructTreeRoot")
            return self._tags.same_roots(root, entries(self._later.root).get("/StructTreeRoot"))
        one = IndirectObject(number, 0, self._base.reader)
        other = IndirectObject(number, 0, self._later.reader)
        if is_signature_widget(self._base, one):
            return is_signature_widget(self._later, other) and widget_differs(self._later, other) is None
        return self._same_object(one, other)

    def _same_object(self, one: IndirectObject, other: IndirectObject) -> bool:
        found = self._base.value(one)
        kind = self._base.name(found, "/Type") if isinstance(found, DictionaryObject) else ""
        if kind == "/Page":
            return self._same_page(one, other)
        if kind == "/StructElem":
            return self._same_element(one, other)
        page = self._page_of_notes(place_of(one))
        if page:
            self._pages.add(page)
            return notes_differ(self._walk, one, other) is None
        return self._walk.same(found, self._later.value(other))

    def _same_page(self, one: IndirectObject, other: IndirectObject) -> bool:
        number = self._base.page_number(place_of(one))
        if number is None:
            return False
        self._pages.add(number + 1)
        left, right = entries(self._base.dictionary(one)), entries(self._later.dictionary(other))
        return page_differs(self._walk, number + 1, left, right) is None and all(
            self._walk.same(left.get(key), right.get(key)) for key in ("/Type", "/Parent", *DRAWN)
        )

    def _page_of_notes(self, place: Place | None) -> int:
        """Return the page whose array of notes an object is; 0 for other objects."""
        pages = enumerate(self._base.pages, start=1)
        return next((number for number, page in pages if place_of(page.entries.get("/Annots")) == place), 0)

    def _same_element(self, one: IndirectObject, other: IndirectObject) -> bool:
        if is_field_element(self._base, one):
            return is_field_element(self._later, other)
        return self._above(self._base, one) == self._above(self._later, other) and self._tags.same_elements(one, other)

    @staticmethod
    def _above(document: PdfDocument, element: IndirectObject) -> Place | None:
        return place_of(entries(document.dictionary(element)).get("/P"))
