"""Structure tree (tags for screen readers): the same elements in the same order, those of signature fields apart.

A program that signs may add an element for its field, give ours another tag or move it, and write the tables anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, PdfObject

from dcbc_desktop.signing.comparison.form_fields import is_signature_widget
from dcbc_desktop.signing.comparison.parallel_walk import ParallelWalk
from dcbc_desktop.signing.comparison.pdf_document import PdfDocument, Place, entries, is_of_type, place_of
from dcbc_desktop.signing.comparison.trees import names_of, numbers_of, require_order

_TABLES: Final = frozenset({"/ParentTree", "/ParentTreeNextKey", "/IDTree", "/K", "/RoleMap"})
_ABOVE_AND_BELOW: Final = frozenset({"/K", "/P", "/Type"})
_ELEMENT: Final = "/StructElem"
_OF_A_FIELD: Final = frozenset({"/Type", "/S", "/P", "/K", "/Pg", "/A", "/ID", "/R", "/NS"})
"""Entries of an element for a field: none of them is read out."""
_OF_A_REFERENCE: Final = frozenset({"/Type", "/Pg", "/Obj"})
_OWNERS: Final = frozenset({"/Layout", "/PrintField"})
_DEEPEST: Final = 5
_Kids = list[PdfObject]


class TagComparison:
    """Comparison of the elements of two trees; each pair is looked at once."""

    def __init__(self, walk: ParallelWalk, *, same_numbers: bool = False) -> None:
        self._walk = walk
        self._same_numbers = same_numbers
        self._twins: dict[Place, Place] = {}
        self._seen: set[tuple[int, int]] = set()

    def same_roots(self, one: PdfObject | None, other: PdfObject | None) -> bool:
        """Return whether two trees are equal with all their tables."""
        made, received = self._walk.one, self._walk.other
        left, right = made.dictionary(one), received.dictionary(other)
        if not left or not right:
            return not left and not right
        return (
            self._walk.same_entries(left, right, _TABLES)
            and _next_key_is_free(received, right)
            and self._walk.same(_table(made, left, "/RoleMap"), _table(received, right, "/RoleMap"))
            and self._same_kids((one, other), _kids(made, left), _kids(received, right))
            and self._same_table(_entries_by_number(made, left), _entries_by_number(received, right))
            and self._same_table(_entries_by_name(made, left), _entries_by_name(received, right))
        )

    def same_elements(self, one: PdfObject | None, other: PdfObject | None) -> bool:
        """Return whether two elements and all below them are equal."""
        waiting = [(one, other)]
        while waiting:
            pair = waiting.pop()
            more = self._step(*pair)
            if more is None:
                return False
            waiting += more
        return True

    def _step(self, one: PdfObject | None, other: PdfObject | None) -> list[tuple[PdfObject, PdfObject]] | None:
        """Return the pairs of elements below a pair; None where it differs."""
        left, right = self._walk.one.dictionary(one), self._walk.other.dictionary(other)
        if (id(left), id(right)) in self._seen:
            return []
        self._seen.add((id(left), id(right)))
        places = place_of(one), place_of(other)
        if places[0] is None or places[1] is None or self._twins.setdefault(places[0], places[1]) != places[1]:
            return None
        if not is_of_type(self._walk.other, right, _ELEMENT) or not self._walk.same_entries(
            left, right, _ABOVE_AND_BELOW
        ):
            return None
        return self._pairs_below((one, other), _kids(self._walk.one, left), _kids(self._walk.other, right))

    def _same_kids(self, parents: tuple[PdfObject | None, PdfObject | None], left: _Kids, right: _Kids) -> bool:
        pairs = self._pairs_below(parents, left, right)
        return pairs is not None and all(self.same_elements(*pair) for pair in pairs)

    def _pairs_below(
        self, parents: tuple[PdfObject | None, PdfObject | None], left: _Kids, right: _Kids
    ) -> list[tuple[PdfObject, PdfObject]] | None:
        """Return the pairs of elements; None where numbers of marked content or the elements' parents differ."""
        if len(left) != len(right):
            return None
        found = []
        for one, other in zip(left, right, strict=True):
            self._walk.one.budget.spend()
            if self._same_numbers and place_of(one) is not None and place_of(one) == place_of(other):
                continue
            kinds = _is_element(self._walk.one, one), _is_element(self._walk.other, other)
            if kinds == (True, True):
                if not self._below(parents[1], other):
                    return None
                found.append((one, other))
            elif any(kinds) or not self._walk.same(one, other):
                return None
        return found

    def _below(self, parent: PdfObject | None, kid: PdfObject) -> bool:
        """Return whether an element names its parent; readers go up that way."""
        named = entries(self._walk.other.dictionary(kid)).get("/P")
        return place_of(named) is not None and place_of(named) == place_of(parent)

    def _same_table(self, left: dict[object, PdfObject], right: dict[object, PdfObject]) -> bool:
        """Return whether two tables lead to the same elements."""
        return left.keys() == right.keys() and all(self._same_row(left[key], right[key]) for key in left)

    def _same_row(self, one: PdfObject, other: PdfObject) -> bool:
        if self._are_twins(one, other):
            return True
        left, right = self._walk.one.value(one), self._walk.other.value(other)
        if not isinstance(left, ArrayObject) or not isinstance(right, ArrayObject) or len(left) != len(right):
            return False
        pairs = zip(self._walk.one.items(left), self._walk.other.items(right), strict=True)
        return all(self._are_twins(*pair) for pair in pairs)

    def _are_twins(self, one: PdfObject, other: PdfObject) -> bool:
        places = place_of(one), place_of(other)
        if self._same_numbers and places[0] is not None and places[0] == places[1]:
            return True
        if self._walk.one.value(one) is None:
            return self._walk.other.value(other) is None
        if places[0] is None or places[1] is None:
            return False
        return self._twins.get(places[0]) == places[1]


def _next_key_is_free(document: PdfDocument, root: DictionaryObject) -> bool:
    """Return whether the next number for a row, which programs that add one raise, is above all that are there."""
    told = document.get(root, "/ParentTreeNextKey")
    numbers = [number for number, _ in numbers_of(document, entries(root).get("/ParentTree"))]
    if not isinstance(told, NumberObject):
        return told is None
    return all(isinstance(number, NumberObject) and number < told for number in numbers)


def _table(document: PdfDocument, root: DictionaryObject, key: str) -> PdfObject | None:
    """Return a table of the root; an empty one is none."""
    return document.dictionary(entries(root).get(key)) or None


def _kids(document: PdfDocument, node: DictionaryObject) -> _Kids:
    """Return what is below a node, without elements of signature fields."""
    return [kid for kid in _all_kids(document, node) if not is_field_element(document, kid)]


def _all_kids(document: PdfDocument, node: DictionaryObject) -> _Kids:
    raw = entries(node).get("/K")
    found = document.value(raw)
    kids = document.items(found) if isinstance(found, ArrayObject) else [] if raw is None else [raw]
    return [kid for kid in kids if document.value(kid) is not None]


def _is_element(document: PdfDocument, raw: PdfObject) -> bool:
    found = document.value(raw)
    return isinstance(found, DictionaryObject) and document.name(found, "/Type") not in ("/MCR", "/OBJR")


def is_field_element(document: PdfDocument, raw: PdfObject | None, depth: int = 0) -> bool:
    """Return whether an element holds widgets of signatures alone, and nothing to be read out."""
    place = place_of(raw)
    known = document.field_elements
    if place is None:
        return _holds_fields(document, raw, depth)
    if place not in known:
        known[place] = False  # an element below itself holds no fields
        known[place] = _holds_fields(document, raw, depth)
    return known[place]


def _holds_fields(document: PdfDocument, raw: PdfObject | None, depth: int) -> bool:
    found = document.value(raw)
    document.budget.spend()
    if depth > _DEEPEST or not isinstance(found, DictionaryObject):
        return False
    if document.name(found, "/Type") == "/OBJR":
        return depth > 0 and _is_reference(document, found)
    if not _is_plain_element(document, found) or _describes(document, entries(found).get("/A")):
        return False
    kids = _all_kids(document, found)
    return bool(kids) and all(is_field_element(document, kid, depth + 1) for kid in kids)


def _is_reference(document: PdfDocument, found: DictionaryObject) -> bool:
    """Return whether a reference leads to a widget of a signature on a page, and says nothing else."""
    held = entries(found)
    return (
        held.keys() <= _OF_A_REFERENCE
        and _names_a_page(document, found)
        and is_signature_widget(document, held.get("/Obj"))
    )


def _names_a_page(document: PdfDocument, found: DictionaryObject) -> bool:
    """Return whether the page of an element or reference is one, where it is told."""
    held = entries(found)
    return "/Pg" not in held or document.is_page(held["/Pg"])


def _is_plain_element(document: PdfDocument, found: DictionaryObject) -> bool:
    """Return whether an element has its kind, the one above, and none of the entries that are read out."""
    return (
        _names_a_page(document, found)
        and is_of_type(document, found, _ELEMENT)
        and document.name(found, "/S") != ""
        and isinstance(document.get(found, "/P"), DictionaryObject)
        and isinstance(document.get(found, "/R"), NumberObject | None)
        and entries(found).keys() <= _OF_A_FIELD
    )


def _describes(document: PdfDocument, raw: PdfObject | None) -> bool:
    """Return whether attributes of an element say more than its place and kind.

    A description is read out (ISO 32000-1, 14.8.5.6), and other owners' attributes may hold any text.
    """
    found = document.value(raw)
    held = document.items(found) if isinstance(found, ArrayObject) else [found]
    attributes = [one for raw in held if isinstance(one := document.value(raw), DictionaryObject)]
    return any(
        document.name(one, "/O") not in _OWNERS or any(key.lower() == "/desc" for key in entries(one))
        for one in attributes
    )


def _entries_by_number(document: PdfDocument, root: DictionaryObject) -> dict[object, PdfObject]:
    tree = entries(root).get("/ParentTree")
    require_order(document, tree, "/Nums")
    return _known(document, numbers_of(document, tree), _is_row_of_a_field)


def _entries_by_name(document: PdfDocument, root: DictionaryObject) -> dict[object, PdfObject]:
    tree = entries(root).get("/IDTree")
    require_order(document, tree, "/Names")
    return _known(document, names_of(document, tree), _is_name_of_a_field)


def _is_row_of_a_field(document: PdfDocument, number: object, raw: PdfObject) -> bool:
    """Return whether a row leads from a widget's number to the element that holds the widget."""
    return is_field_element(document, raw) and number in _numbers_of_widgets(document, raw)


def _numbers_of_widgets(document: PdfDocument, raw: PdfObject) -> Iterator[object]:
    found = document.dictionary(raw)
    if document.name(found, "/Type") == "/OBJR":
        yield document.get(document.dictionary(entries(found).get("/Obj")), "/StructParent")
        return
    for kid in _all_kids(document, found):
        yield from _numbers_of_widgets(document, kid)


def _is_name_of_a_field(document: PdfDocument, name: object, raw: PdfObject) -> bool:
    del name
    return is_field_element(document, raw)


def _known(
    document: PdfDocument,
    pairs: list[tuple[object, PdfObject]],
    of_a_field: Callable[[PdfDocument, object, PdfObject], bool],
) -> dict[object, PdfObject]:
    """Return the rows of a table, without those of signature fields; raises ValueError for one that is there twice."""
    rows = {key: raw for key, raw in pairs if document.value(raw) is not None and not of_a_field(document, key, raw)}
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError
    return rows
