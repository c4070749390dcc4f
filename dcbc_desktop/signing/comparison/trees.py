"""Name trees and number trees as plain tables: programs may cut them into branches as they like.

Readers find a key by the order of the keys and by the limits of the branches (ISO 32000-1, 7.9.6), so both must be
right.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from pyhanko.pdf_utils.generic import (
    ByteStringObject,
    FloatObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from dcbc_desktop.signing.comparison.pdf_document import PdfDocument, entries

MAX_DEPTH: Final = 30
NamedObject = tuple[object, PdfObject]
"""A key of a tree, and the object that it leads to."""
_Pair = tuple[PdfObject | None, PdfObject]


def names_of(document: PdfDocument, raw: PdfObject | None) -> list[NamedObject]:
    """Return the pairs of a name tree as they are ordered; a text counts by its letters, however it is written.

    Raises ValueError for branches with other limits than theirs.
    """
    return [(_plain(key), value) for key, value in _branch(document, raw, "/Names", 0)]


def numbers_of(document: PdfDocument, raw: PdfObject | None) -> list[NamedObject]:
    """Return the pairs of a number tree as they are ordered; raises ValueError as `names_of` does."""
    return [(key, value) for key, value in _branch(document, raw, "/Nums", 0)]


def require_order(document: PdfDocument, raw: PdfObject | None, leaves: str) -> None:
    """Raise ValueError for a tree in which readers could not find a key; `leaves` is `/Names` or `/Nums`."""
    ranks = [_rank(key, leaves) for key, _ in _branch(document, raw, leaves, 0)]
    if not all(one < other for one, other in pairwise(ranks)):
        raise ValueError


def _branch(document: PdfDocument, raw: PdfObject | None, leaves: str, depth: int) -> list[_Pair]:
    """Return the pairs of a branch; raises ValueError for a tree that is too deep, as a loop is."""
    node = entries(document.dictionary(raw))
    document.budget.spend()
    if depth > MAX_DEPTH or not node.keys() <= {leaves, "/Kids", "/Limits"} or {leaves, "/Kids"} <= node.keys():
        raise ValueError
    items = document.items(node.get(leaves))
    pairs = [(document.value(key), value) for key, value in zip(items[::2], items[1::2], strict=True)]
    for kid in document.items(node.get("/Kids")):
        pairs += _branch(document, kid, leaves, depth + 1)
    limits = [_rank(document.value(limit), leaves) for limit in document.items(node.get("/Limits"))]
    if (depth or limits) and limits != [_rank(key, leaves) for key, _ in (pairs[:1] + pairs[-1:])]:
        raise ValueError
    return pairs


def _rank(key: PdfObject | None, leaves: str) -> tuple[float, bytes]:
    """Return what keys are ordered by; raises ValueError for no key."""
    if leaves == "/Names" and isinstance(key, TextStringObject | ByteStringObject):
        return 0.0, bytes(key.original_bytes)
    if leaves == "/Nums" and isinstance(key, NumberObject | FloatObject):
        return float(key), b""
    raise ValueError


def _plain(key: PdfObject | None) -> object:
    return str(key) if isinstance(key, TextStringObject) else key
