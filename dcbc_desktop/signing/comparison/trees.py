"""Name trees and number trees as plain tables: programs may cut them into branches as they like."""

from __future__ import annotations

from typing import Final

from pyhanko.pdf_utils.generic import DictionaryObject, PdfObject, TextStringObject

from dcbc_desktop.signing.comparison.pdf_document import PdfDocument, entries

MAX_DEPTH: Final = 30
NamedObject = tuple[object, PdfObject]
"""A key of a tree, and the object that it leads to."""


def names_of(document: PdfDocument, raw: PdfObject | None) -> list[NamedObject]:
    """Return the pairs of a name tree in their order; a text counts by its letters, however it is written."""
    return [(_plain(document.value(key)), value) for key, value in _pairs(document, raw, "/Names")]


def numbers_of(document: PdfDocument, raw: PdfObject | None) -> list[NamedObject]:
    """Return the pairs of a number tree in their order."""
    return [(document.value(key), value) for key, value in _pairs(document, raw, "/Nums")]


def _pairs(document: PdfDocument, raw: PdfObject | None, leaves: str) -> list[tuple[PdfObject, PdfObject]]:
    """Return the pairs of all branches; raises ValueError for a tree that is too deep, as a loop is."""
    found: list[tuple[PdfObject, PdfObject]] = []
    waiting = [(raw, 0)]
    while waiting:
        branch, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise ValueError
        node: DictionaryObject = document.dictionary(branch)
        pairs = document.items(entries(node).get(leaves))
        found += zip(pairs[::2], pairs[1::2], strict=True)
        kids = document.items(entries(node).get("/Kids"))
        waiting += [(kid, depth + 1) for kid in reversed(kids)]
    return found


def _plain(key: PdfObject | None) -> object:
    return str(key) if isinstance(key, TextStringObject) else key
