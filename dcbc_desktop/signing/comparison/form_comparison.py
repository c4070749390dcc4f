"""Form of a file: signature fields may be added, and those that are there filled; nothing else may differ.

A field changes only while it is signed, and only as programs that sign change it.
"""

from __future__ import annotations

from typing import Final

from pyhanko.pdf_utils.generic import ArrayObject, BooleanObject, DictionaryObject, FloatObject, NumberObject

from dcbc_desktop.signing.comparison.form_fields import Field, fields_of, kind_of, unusual
from dcbc_desktop.signing.comparison.parallel_walk import ParallelWalk
from dcbc_desktop.signing.comparison.parts import FilePart
from dcbc_desktop.signing.comparison.pdf_document import PdfDocument, entries

_OF_THE_FORM: Final = frozenset({"/Fields", "/SigFlags", "/DA", "/DR", "/Q", "/NeedAppearances", "/CO", "/Type"})
"""Default fonts and colours draw nothing while there are only signature fields."""
_ALL_FLAGS: Final = 3
"""Signatures exist, and updates only (ISO 32000-1, table 219)."""
_AROUND: Final = frozenset({"/Parent", "/Kids"})
_OF_SIGNING: Final = frozenset({"/V", "/AP", "/Rect", "/F", "/M", "/MK", "/DA", "/DR", "/Lock"})
_OF_SIGNED: Final = frozenset({"/V", "/DV", "/SV", "/Lock", "/TM", "/M", "/NM", "/DR"})
"""Entries that no program writes into a field before it is signed."""
_TO_THE_CATALOGUE: Final = frozenset({"/Reference"})
"""Entry of a signature that may lead to every other one."""


def form_differs(one: PdfDocument, other: PdfDocument, *, same_pages: bool = False) -> FilePart | None:
    """Return what differs in the form; appearances of fields that are signed now are compared elsewhere.

    With `same_pages` a page of one number is known to be the same in both.
    """
    walk = ParallelWalk(one, other, one.budget, same_pages=same_pages)
    before, now = (document.dictionary(entries(document.root).get("/AcroForm")) for document in (one, other))
    if not walk.same_entries(before, now, _OF_THE_FORM) or _wants_more(other, now):
        return FilePart.FORM
    known = {field.name: field for field in fields_of(one)}
    for field in fields_of(other):
        found = known.pop(field.name, None)
        if found is not None and _is_kept(walk, found, field):
            continue
        odd = next(filter(None, map(unusual, field.chain)), None)
        if odd is not None or found is not None or not _is_of_signing(other, field):
            return odd or FilePart.FORM
    return FilePart.FORM if known else None


def _is_of_signing(document: PdfDocument, field: Field) -> bool:
    """Return whether a field is one as programs that sign add it: for a signature, below no other field.

    One that is not signed sets no conditions and has no value, text or date of its own.
    """
    names = sum("/T" in entries(node) for node in field.chain)
    if kind_of(document, field) != "/Sig" or names > 1:
        return False
    return _is_signed(document, field) or not any(entries(node).keys() & _OF_SIGNED for node in field.chain)


def _wants_more(document: PdfDocument, form: DictionaryObject) -> bool:
    """Return whether a form is to be drawn anew, or computed, by the reader, or has flags that are none."""
    drawn = document.get(form, "/NeedAppearances")
    order = document.get(form, "/CO")
    computed = order is not None and not (isinstance(order, ArrayObject) and not len(order))
    flags = document.get(form, "/SigFlags")
    odd = flags is not None and not (isinstance(flags, NumberObject) and 0 <= flags <= _ALL_FLAGS)
    return odd or computed or (drawn is not None and not (isinstance(drawn, BooleanObject) and not drawn.value))


def _is_kept(walk: ParallelWalk, field: Field, found: Field) -> bool:
    """Return whether a field is as it was, or was empty and is signed now.

    It stays where it was, or loses its place on the page: programs that sign without a picture make it invisible.
    """
    if len(field.chain) != len(found.chain):
        return False
    pairs = list(zip(field.chain, found.chain, strict=True))
    if not _is_signed(walk.one, field) and _is_signed(walk.other, found):
        return all(walk.same_entries(*pair, _AROUND | _OF_SIGNING) for pair in pairs) and _stays(walk, field, found)
    return all(walk.same_entries(*pair, _AROUND | {"/V"}) and _same_value(walk, *pair) for pair in pairs)


def _is_signed(document: PdfDocument, field: Field) -> bool:
    return any(isinstance(document.get(node, "/V"), DictionaryObject) for node in field.chain)


def _stays(walk: ParallelWalk, field: Field, found: Field) -> bool:
    left, right = entries(field.own).get("/Rect"), entries(found.own).get("/Rect")
    sides = [walk.other.value(side) for side in walk.other.items(right)]
    nowhere = all(isinstance(side, NumberObject | FloatObject) and not side for side in sides)
    return walk.same(left, right) or (len(sides) == 4 and nowhere)


def _same_value(walk: ParallelWalk, one: DictionaryObject, other: DictionaryObject) -> bool:
    left, right = walk.one.get(one, "/V"), walk.other.get(other, "/V")
    if isinstance(left, DictionaryObject) and isinstance(right, DictionaryObject):
        return walk.same_entries(left, right, _TO_THE_CATALOGUE)
    return walk.same(left, right)
