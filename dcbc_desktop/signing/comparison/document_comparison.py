"""The whole of a received file, compared with the file that its data makes: catalogue, pages, tags, form, Info, XMP."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final, NamedTuple

from pyhanko.pdf_utils.generic import PdfObject

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.comparison.catalogue_entries import same_in_catalogue, same_pairs
from dcbc_desktop.signing.comparison.form_comparison import form_differs
from dcbc_desktop.signing.comparison.form_fields import read_values
from dcbc_desktop.signing.comparison.metadata import same_info, same_xmp
from dcbc_desktop.signing.comparison.page_entries import (
    PageEntries,
    foreign_resource,
    is_redrawn,
    page_differs,
    redrawn_otherwise,
)
from dcbc_desktop.signing.comparison.parallel_walk import STORAGE, ParallelWalk, told_keys
from dcbc_desktop.signing.comparison.parts import OF_THE_CATALOGUE, OF_THE_NAMES, FilePart, PartDifference
from dcbc_desktop.signing.comparison.pdf_document import Budget, PdfDocument, entries
from dcbc_desktop.signing.comparison.tags import TagComparison
from dcbc_desktop.signing.comparison.trees import names_of
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS

_OF_THE_TRAILER: Final = frozenset({"/Size", "/Root", "/Info", "/ID", "/Prev"})
_APART: Final = frozenset({"/AcroForm", "/Pages", "/Metadata", "/StructTreeRoot"})
"""Entries of the catalogue that are compared elsewhere."""


class ComparedDocuments(NamedTuple):
    """The first part that differs, None where there is none; and whether a page is drawn in another way."""

    difference: PartDifference | None
    redrawn: bool


def compare_documents(received: bytes, made: bytes) -> ComparedDocuments:
    """Compare a file with the one that its data makes.

    Signatures, their fields and tags, revocation data, dates and the producer do not count; nor does how pages look.
    Raises FileError `too_heavy` for too many objects.
    """
    try:
        budget = Budget()
        walk = ParallelWalk(PdfDocument(made, budget), PdfDocument(received, budget), budget)
        pages = zip(walk.one.pages, walk.other.pages, strict=False)
        redrawn = any(is_redrawn(walk, one.entries, other.entries) for one, other in pages)
        return ComparedDocuments(next(_differences(walk), None), redrawn)
    except MemoryError as error:
        raise FileError("too_heavy") from error
    except PARSER_ERRORS:
        return ComparedDocuments(PartDifference(FilePart.STRUCTURE, "PDF"), redrawn=True)


def _differences(walk: ParallelWalk) -> Iterator[PartDifference]:
    yield from trailer_differs(walk.other)
    yield from catalogue_differs(walk)
    form = form_differs(walk.one, walk.other)
    if form is not None:
        yield PartDifference(form, "/AcroForm")
    read_values(walk.other)
    yield from _pages_differ(walk)
    roots = [entries(document.root).get("/StructTreeRoot") for document in (walk.one, walk.other)]
    if not TagComparison(walk).same_roots(*roots):
        yield PartDifference(FilePart.TAGS, "/StructTreeRoot")
    yield from information_differs(walk)


def trailer_differs(document: PdfDocument) -> Iterator[PartDifference]:
    """Yield entries that no trailer of ours has, and Info that only a former one names: some readers find none."""
    for key in entries(document.trailer).keys() - _OF_THE_TRAILER:
        yield PartDifference(FilePart.ENCRYPTION if key == "/Encrypt" else FilePart.TRAILER, key)
    if "/Info" in document.trailer and "/Info" not in document.reader.trailer._trailer_revisions[0]:
        yield PartDifference(FilePart.TRAILER, "/Info")


def catalogue_differs(walk: ParallelWalk) -> Iterator[PartDifference]:
    """Yield the entries of the catalogue that differ, except those that are compared elsewhere."""
    one, other = walk.one.root, walk.other.root
    left, right = entries(one), entries(other)
    for key in _in_order(set(told_keys(left, right)) - _APART):
        if key == "/Names":
            yield from _names_differ(walk, left.get(key), right.get(key))
        elif not same_in_catalogue(walk, key, left.get(key), right.get(key)):
            yield PartDifference(OF_THE_CATALOGUE.get(key, FilePart.OTHER), key)


def _in_order(keys: set[str]) -> list[str]:
    """Sort entries: those that act by themselves (scripts) come first."""
    return sorted(keys, key=lambda key: (OF_THE_CATALOGUE.get(key) is not FilePart.SCRIPT, key != "/Names", key))


def _names_differ(walk: ParallelWalk, one: PdfObject | None, other: PdfObject | None) -> Iterator[PartDifference]:
    left, right = entries(walk.one.dictionary(one)), entries(walk.other.dictionary(other))
    for key in sorted(left.keys() | right.keys(), key=lambda key: key != "/JavaScript"):
        known, told = names_of(walk.one, left.get(key)), names_of(walk.other, right.get(key))
        part = OF_THE_NAMES.get(key, FilePart.LINKS)
        if part is FilePart.ATTACHMENT and len(told) > len(known):
            yield PartDifference(FilePart.SECOND_ATTACHMENT, key)
        elif not same_pairs(walk, known, told):
            yield PartDifference(part, key)


def _pages_differ(walk: ParallelWalk) -> Iterator[PartDifference]:
    for number, (one, other) in enumerate(zip_longest(walk.one.pages, walk.other.pages), start=1):
        if one is None or other is None:
            yield PartDifference(FilePart.STRUCTURE, "/Pages")
            return
        yield from _page_differs(walk, number, one.entries, other.entries)


def _page_differs(walk: ParallelWalk, number: int, one: PageEntries, other: PageEntries) -> Iterator[PartDifference]:
    found = page_differs(walk, number, one, other)
    if found is not None:
        yield found
    if foreign_resource(walk, one, other):
        yield PartDifference(FilePart.PAGE_ENTRY, "/Resources", number)
    redrawn = redrawn_otherwise(walk, one, other) if is_redrawn(walk, one, other) else None
    if redrawn is not None:
        yield PartDifference(redrawn, "/Font" if redrawn is FilePart.FONT else "/Contents", number)


def information_differs(walk: ParallelWalk) -> Iterator[PartDifference]:
    """Yield Info or XMP where its values differ."""
    one, other = walk.one, walk.other
    infos = [document.dictionary(entries(document.trailer).get("/Info")) for document in (one, other)]
    if not same_info(*infos):
        yield PartDifference(FilePart.INFORMATION, "/Info")
    packets = one.get(one.root, "/Metadata"), other.get(other.root, "/Metadata")
    if not same_xmp(*packets) or not _same_beside(walk, *packets):
        yield PartDifference(FilePart.INFORMATION, "/Metadata")


def _same_beside(walk: ParallelWalk, one: PdfObject | None, other: PdfObject | None) -> bool:
    """Return whether two streams of XMP say the same beside their packets."""
    return walk.same_entries(walk.one.dictionary(one), walk.other.dictionary(other), STORAGE)
