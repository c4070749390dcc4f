"""Tags that come with signature fields: a program that signs may add elements for its fields, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject
from pyhanko.pdf_utils.reader import HistoricalResolver
from pyhanko.sign.diff_analysis.rules_api import ReferenceUpdate, WhitelistRule

_TREE: Final = "/StructTreeRoot"
_OF_AN_ELEMENT: Final = frozenset({"/Type", "/S", "/P", "/Pg", "/K"})
_OF_ITS_CONTENT: Final = frozenset({"/Type", "/Pg", "/Obj"})


class AddedTagRule(WhitelistRule):
    """Allow elements for signature fields after those of the document, with their rows in the table of parents."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[ReferenceUpdate]:
        """Yield the tree, its document, its table and the elements, where nothing else changed in them."""
        before, now = _entry(old.root, _TREE), _entry(new.root, _TREE)
        if not (isinstance(before, DictionaryObject) and _same_but(before, now, "/ParentTreeNextKey")):
            return
        elements = _more(_entry(before, "/K"), _entry(now, "/K"), "/K")
        rows = _more(_entry(before, "/ParentTree"), _entry(now, "/ParentTree"), "/Nums")
        added = [one for one in (*elements, *rows[1::2]) if isinstance(one, IndirectObject) and _is_of_a_field(one)]
        if len(added) != 2 * len(elements) or len(rows) != len(added):
            return
        fresh = [one for one in added if not old._get_usages_of_ref(one.reference)]
        for place in (old.root.raw_get(_TREE), before.raw_get("/K"), before.raw_get("/ParentTree"), *fresh):
            if isinstance(place, IndirectObject):
                yield ReferenceUpdate(place.reference)


def _same_but(before: PdfObject | None, now: PdfObject | None, grown: str) -> bool:
    """Return whether two dictionaries have the same entries, one of them apart."""
    if not (isinstance(before, DictionaryObject) and isinstance(now, DictionaryObject)):
        return False
    same = (before.raw_get(key) == now.raw_get(key) for key in before if key != grown)
    return before.keys() == now.keys() and all(same)


def _more(before: PdfObject | None, now: PdfObject | None, grown: str) -> list[PdfObject | None]:
    """Return what an array in a dictionary has after what it had; [None] where anything else changed."""
    if not _same_but(before, now, grown):
        return [None]
    kept, whole = _items(_entry(before, grown)), _items(_entry(now, grown))
    return whole[len(kept) :] if whole[: len(kept)] == kept else [None]


def _items(array: PdfObject | None) -> list[PdfObject | None]:
    return [array.raw_get(at) for at in range(len(array))] if isinstance(array, ArrayObject) else [None]


def _is_of_a_field(element: IndirectObject) -> bool:
    """Return whether an element holds the widget of a signature and nothing that is read out."""
    kids = _entry(element, "/K", _OF_AN_ELEMENT)
    content = kids[0] if isinstance(kids, ArrayObject) and len(kids) == 1 else kids
    kind = _entry(_entry(content, "/Obj", _OF_ITS_CONTENT), "/FT")
    return isinstance(kind, NameObject) and kind == "/Sig"


def _entry(thing: PdfObject | None, key: str, known: frozenset[str] | None = None) -> PdfObject | None:
    """Return an entry of a dictionary that has no entries but the known ones; else None."""
    found = thing.get_object() if thing is not None else None
    if not isinstance(found, DictionaryObject) or key not in found or (known and not found.keys() <= known):
        return None
    value: PdfObject = found[key]
    return value
