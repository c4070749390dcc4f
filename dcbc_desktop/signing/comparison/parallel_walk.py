"""Two graphs of objects walked side by side: equal where every way from both starts leads to the same values.

Numbers of objects, direct or indirect objects, the order of entries and the packing of streams do not count, since a
program may write a file anew before it is signed; nor does an entry that says what is usual where it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from dcbc_desktop.signing.comparison.pdf_document import Budget, PdfDocument, Place, entries, place_of, stream_data
from dcbc_desktop.signing.comparison.usual_values import says_nothing

STORAGE: Final = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
"""Entries that say how a stream is packed."""
_NEAR: Final = Decimal("0.001")
"""Points; programs write lengths with three decimals and more."""
_Pair = tuple[PdfObject | None, PdfObject | None]


class ParallelWalk:
    """Comparison of objects of two files, each pair of objects once.

    With `same_numbers` the second file is the first with updates: an object of one number is the same one in both, and
    the caller compares those that the updates hold. With `same_pages` this holds for pages alone.
    """

    def __init__(
        self,
        one: PdfDocument,
        other: PdfDocument,
        budget: Budget,
        *,
        same_numbers: bool = False,
        same_pages: bool = False,
    ) -> None:
        self.one, self.other = one, other
        self._budget = budget
        self._same_numbers, self._same_pages = same_numbers, same_pages
        self._seen: set[tuple[int, int]] = set()

    def same(self, one: PdfObject | None, other: PdfObject | None) -> bool:
        """Return whether two objects, or the objects that two references lead to, are equal with all below them."""
        waiting: list[_Pair] = [(one, other)]
        fresh: set[tuple[int, int]] = set()
        while waiting:
            self._budget.spend()
            more = self._step(*waiting.pop(), fresh)
            if more is None:
                return False
            waiting += more
        self._seen |= fresh  # not before: a pair is equal only where all below it is
        return True

    def same_entries(self, one: DictionaryObject, other: DictionaryObject, without: frozenset[str]) -> bool:
        """Return whether all entries but some are equal."""
        pairs = _pairs(one, other, without)
        return all(self.same(*pair) for pair in pairs)

    def _step(self, one: PdfObject | None, other: PdfObject | None, fresh: set[tuple[int, int]]) -> list[_Pair] | None:
        """Return the pairs below a pair; None where it differs."""
        places = place_of(one), place_of(other)
        known = self._known(*places, one)
        if known is not None:
            return [] if known else None
        left, right = self.one.value(one), self.other.value(other)
        if isinstance(left, ArrayObject | DictionaryObject) and isinstance(right, ArrayObject | DictionaryObject):
            pair = id(left), id(right)  # both are kept by their files
            if pair in self._seen or pair in fresh:
                return []
            fresh.add(pair)
            return _below(left, right)
        return [] if _equal(left, right) else None

    def _known(self, one: Place | None, other: Place | None, raw: PdfObject | None) -> bool | None:
        """Return whether two places are the same, where that is known without looking: by number, or for pages."""
        if self._same_numbers or self._same_pages:
            is_same = one is not None and one == other and (self._same_numbers or self.one.is_page(raw))
            return True if is_same else None
        left, right = self.one.page_number(one), self.other.page_number(other)
        return None if left is None and right is None else left == right


def _below(one: ArrayObject | DictionaryObject, other: ArrayObject | DictionaryObject) -> list[_Pair] | None:
    """Return the pairs inside two arrays, dictionaries or streams; None where they differ themselves."""
    if isinstance(one, ArrayObject) and isinstance(other, ArrayObject):
        return list(zip(list.__iter__(one), list.__iter__(other), strict=True)) if len(one) == len(other) else None
    if isinstance(one, ArrayObject) or isinstance(other, ArrayObject):
        return None
    if isinstance(one, StreamObject) and isinstance(other, StreamObject):
        return _pairs(one, other, STORAGE) if same_data(one, other) else None
    return None if isinstance(one, StreamObject) or isinstance(other, StreamObject) else _pairs(one, other, frozenset())


def _pairs(one: DictionaryObject, other: DictionaryObject, without: frozenset[str]) -> list[_Pair]:
    left, right = entries(one), entries(other)
    return [(left.get(key), right.get(key)) for key in told_keys(left, right) if key not in without]


def told_keys(left: Mapping[str, PdfObject], right: Mapping[str, PdfObject]) -> Iterator[str]:
    """Yield the keys of two dictionaries, but those that only one has, and that mean the same where they are not."""
    for key in left.keys() | right.keys():
        if (key in left and key in right) or not says_nothing(key, left if key in left else right):
            yield key


def same_data(one: StreamObject, other: StreamObject) -> bool:
    """Return whether two streams hold the same once they are unpacked."""
    packing = [[dict.get(stream, key) for key in ("/Filter", "/DecodeParms")] for stream in (one, other)]
    if packing[0] == packing[1] and one.encoded_data == other.encoded_data:
        return True
    return stream_data(one) == stream_data(other)


def _equal(one: PdfObject | None, other: PdfObject | None) -> bool:
    """Return whether two simple values are equal, however they are written."""
    if isinstance(one, NumberObject | FloatObject) and isinstance(other, NumberObject | FloatObject):
        return one == other or (_is_near(one, other) and not _are_whole(one, other))
    if isinstance(one, TextStringObject | ByteStringObject) and isinstance(other, TextStringObject | ByteStringObject):
        return one == other or _bytes(one) == _bytes(other)
    for kind in (NameObject, BooleanObject):
        if isinstance(one, kind) and isinstance(other, kind):
            return bool(one == other)
    return one is None and other is None


def _is_near(one: NumberObject | FloatObject, other: NumberObject | FloatObject) -> bool:
    return abs(Decimal(one) - Decimal(other)) <= _NEAR


def _are_whole(one: NumberObject | FloatObject, other: NumberObject | FloatObject) -> bool:
    return isinstance(one, NumberObject) and isinstance(other, NumberObject)


def _bytes(text: TextStringObject | ByteStringObject) -> bytes:
    return bytes(text.original_bytes)
