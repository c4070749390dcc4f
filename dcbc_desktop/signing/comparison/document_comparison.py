"""The whole of a received file, compared with the file that its data makes: catalogue, pages, tags, form, Info, XMP."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final, NamedTuple

from pyhanko.pdf_utils.generic import PdfObject

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.comparison.form_comparison import form_differs
from dcbc_desktop.signing.comparison.form_fields import fields_of, read_values
from dcbc_desktop.signing.comparison.metadata import same_info, same_xmp
from dcbc_desktop.signing.comparison.page_entries import (
    PageEntries,
    foreign_resource,
    is_redrawn,
    page_differs,
    redrawn_otherwise,
)
from dcbc_desktop.signing.comparison.parallel_walk import ParallelWalk
from dcbc_desktop.signing.comparison.parts import OF_THE_CATALOGUE, OF_THE_NAMES, FilePart, PartDifference
from dcbc_desktop.signing.comparison.pdf_document import Budget, PdfDocument, entries, place_of
from dcbc_desktop.signing.comparison.tags import TagComparison
from dcbc_desktop.signing.comparison.trees import NamedObject, names_of
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS

_OF_THE_TRAILER: Final = frozenset({"/Size", "/Root", "/Info", "/ID", "/Prev"})
_FREE: Final = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Version", "/Pages", "/Type"})
"""Entries of the catalogue that a program that signs may add or change, or that are compared apart."""


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
    """Yield entries that no trailer of ours has."""
    for key in entries(document.trailer).keys() - _OF_THE_TRAILER:
        yield PartDifference(FilePart.ENCRYPTION if key == "/Encrypt" else FilePart.TRAILER, key)


def catalogue_differs(walk: ParallelWalk) -> Iterator[PartDifference]:
    """Yield the entries of the catalogue that differ, except those that are compared elsewhere."""
    one, other = walk.one.root, walk.other.root
    left, right = entries(one), entries(other)
    for key in _in_order((left.keys() | right.keys()) - _FREE - {"/Metadata", "/StructTreeRoot"}):
        match key:
            case "/Names":
                yield from _names_differ(walk, left.get(key), right.get(key))
            case "/Perms":
                if not _certifies(walk.other, right.get(key)):
                    yield PartDifference(FilePart.PERMISSIONS, key)
            case _:
                if not walk.same(left.get(key), right.get(key)):
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
        elif not _same_pairs(walk, known, told):
            yield PartDifference(part, key)


def _same_pairs(walk: ParallelWalk, known: list[NamedObject], told: list[NamedObject]) -> bool:
    if [name for name, _ in known] != [name for name, _ in told]:
        return False
    return all(walk.same(ours, theirs) for (_, ours), (_, theirs) in zip(known, told, strict=True))


def _certifies(document: PdfDocument, raw: PdfObject | None) -> bool:
    """Return whether permissions are those of a certifying signature: a field's value, which says so itself."""
    permissions = entries(document.dictionary(raw))
    place = place_of(permissions.get("/DocMDP"))
    values = {place_of(entries(field.own).get("/V")) for field in fields_of(document)}
    if permissions.keys() != {"/DocMDP"} or place is None or place not in values:
        return False
    told = document.items(entries(document.dictionary(permissions["/DocMDP"])).get("/Reference"))
    return any(document.name(document.dictionary(one), "/TransformMethod") == "/DocMDP" for one in told)


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
        yield PartDifference(redrawn, "/Contents" if redrawn is FilePart.TAGS else "/Font", number)


def information_differs(walk: ParallelWalk) -> Iterator[PartDifference]:
    """Yield Info or XMP where its values differ."""
    one, other = walk.one, walk.other
    infos = [document.dictionary(entries(document.trailer).get("/Info")) for document in (one, other)]
    if not same_info(*infos):
        yield PartDifference(FilePart.INFORMATION, "/Info")
    if not same_xmp(one.get(one.root, "/Metadata"), other.get(other.root, "/Metadata")):
        yield PartDifference(FilePart.INFORMATION, "/Metadata")
