"""Digest of all that a page draws, independent of object numbers: pages of equal digests look the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    Reference,
    StreamObject,
)
from pyhanko.pdf_utils.reader import PdfFileReader

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS

MAX_OBJECTS: Final = 200_000
"""Objects that are read of one file; pages of ours share a few hundred."""
MAX_DEPTH: Final = 30
_INHERITED: Final = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_UNSEEN: Final = frozenset({"/Type", "/Parent", "/Annots", "/StructParents", "/Tabs"})
"""Entries of a page that it does not draw; signing may add to them."""
_STORAGE: Final = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
"""Entries that say how a stream is packed."""


def page_digests(pdf: bytes) -> tuple[bytes, ...]:
    """Return one digest a page, of the file's latest state.

    Raises FileError `pages_unreadable` for what cannot be read, `too_heavy` for pages with too many objects.
    """
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        digester = _Digester(reader.root.get("/OCProperties"))
        return tuple(digester.page(page) for page in _pages(reader))
    except PARSER_ERRORS as error:
        raise FileError("pages_unreadable") from error


def _pages(reader: PdfFileReader) -> Iterator[dict[str, PdfObject]]:
    """Yield the leaves of the page tree with inherited entries, each reached once only."""
    waiting: list[tuple[PdfObject, dict[str, PdfObject]]] = [(reader.root.raw_get("/Pages"), {})]
    seen: set[Reference] = set()
    while waiting:
        reference, above = waiting.pop()
        if not isinstance(reference, IndirectObject) or reference.reference in seen or len(seen) > MAX_OBJECTS:
            raise FileError("pages_unreadable")
        seen.add(reference.reference)
        node = reference.get_object()
        own = {**above, **{key: node.raw_get(key) for key in _INHERITED if key in node}}
        if "/Kids" in node:
            waiting += [(kid, own) for kid in reversed(list(_raw_items(node["/Kids"])))]
        else:
            yield {**own, **{key: node.raw_get(key) for key in node if key not in _UNSEEN}}


def _raw_items(array: ArrayObject) -> Iterator[PdfObject]:
    return (array.raw_get(index) for index in range(len(array)))


class _Digester:
    """Walk objects down from the pages; what several pages share is walked once."""

    def __init__(self, layers: PdfObject | None) -> None:
        self._known: dict[Reference, bytes] = {}
        self._count = 0
        self._layers = b"" if layers is None else b"layers"

    def page(self, page: Mapping[str, PdfObject]) -> bytes:
        """Return the digest of a page; its contents count as one stream, however many it is cut into."""
        drawn = {key: value for key, value in page.items() if key != "/Contents"}
        parts = self._mapping(drawn, 0) + self._layers + _contents(page.get("/Contents"))
        return hashlib.sha256(parts).digest()

    def _digest(self, thing: PdfObject, depth: int) -> bytes:
        self._count += 1
        if self._count > MAX_OBJECTS or depth > MAX_DEPTH:
            raise FileError("too_heavy")
        if isinstance(thing, IndirectObject):
            place = thing.reference
            if place not in self._known:
                self._known[place] = self._digest(thing.get_object(), depth + 1)
            return self._known[place]
        return hashlib.sha256(self._parts(thing, depth)).digest()

    def _parts(self, thing: PdfObject, depth: int) -> bytes:
        if isinstance(thing, StreamObject):
            kept = {key: thing.raw_get(key) for key in thing if key not in _STORAGE}
            return b"stream" + self._mapping(kept, depth) + hashlib.sha256(thing.data).digest()
        if isinstance(thing, DictionaryObject):
            return b"dict" + self._mapping({key: thing.raw_get(key) for key in thing}, depth)
        if isinstance(thing, ArrayObject):
            return b"array" + b"".join([self._digest(item, depth + 1) for item in _raw_items(thing)])
        return f"{type(thing).__name__} {thing!r}".encode()

    def _mapping(self, mapping: Mapping[str, PdfObject], depth: int) -> bytes:
        pairs = sorted((str(key).encode(), value) for key, value in mapping.items())
        return b"".join([hashlib.sha256(key).digest() + self._digest(value, depth + 1) for key, value in pairs])


def _contents(contents: PdfObject | None) -> bytes:
    if contents is None:
        return b""
    found = contents.get_object()
    streams = [item.get_object() for item in _raw_items(found)] if isinstance(found, ArrayObject) else [found]
    return hashlib.sha256(b"\n".join([stream.data for stream in streams[:MAX_OBJECTS]])).digest()
