"""Entries of the catalogue: as ours, or as programs that sign add them, or write a file anew."""

from __future__ import annotations

import re
from typing import Final

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from dcbc_desktop.signing.comparison.form_fields import fields_of
from dcbc_desktop.signing.comparison.parallel_walk import ParallelWalk
from dcbc_desktop.signing.comparison.pdf_document import PdfDocument, entries, place_of
from dcbc_desktop.signing.comparison.trees import NamedObject, numbers_of
from dcbc_desktop.signing.comparison.validation_store import is_validation_store

_SHOWS_ATTACHMENTS: Final = NameObject("/UseAttachments")
"""As PyMuPDF writes for each file with attachments, which are compared."""
_VERSION: Final = re.compile(r"/[12]\.[0-9]")
_OF_AN_EXTENSION: Final = {
    "/Type": NameObject,
    "/BaseVersion": NameObject,
    "/ExtensionLevel": NumberObject,
    "/URL": TextStringObject,
    "/ExtensionRevision": TextStringObject,
}


def same_in_catalogue(walk: ParallelWalk, key: str, one: PdfObject | None, other: PdfObject | None) -> bool:
    """Return whether an entry of the catalogue is as ours, or one that says no more; raises what pyHanko raises."""
    match key:
        case "/PageLabels":
            return same_pairs(walk, numbers_of(walk.one, one), numbers_of(walk.other, other))
        case "/PageMode":
            return walk.same(one, other) or walk.other.value(other) == _SHOWS_ATTACHMENTS
        case "/Perms" | "/Version" | "/Extensions" | "/DSS":
            return walk.same(one, other) or _is_of_signing(walk.other, key, other)
    return walk.same(one, other)


def same_pairs(walk: ParallelWalk, known: list[NamedObject], told: list[NamedObject]) -> bool:
    """Return whether two trees are equal, their order included."""
    if [name for name, _ in known] != [name for name, _ in told]:
        return False
    return all(walk.same(ours, theirs) for (_, ours), (_, theirs) in zip(known, told, strict=True))


def _is_of_signing(document: PdfDocument, key: str, raw: PdfObject | None) -> bool:
    """Return whether an entry is one that programs that sign add."""
    match key:
        case "/Perms":
            return _certifies(document, raw)
        case "/Version":
            version = document.value(raw)
            return isinstance(version, NameObject) and _VERSION.fullmatch(version) is not None
        case "/Extensions":
            return all(_is_extension(document, one) for one in entries(document.dictionary(raw)).values())
    return is_validation_store(document, raw)


def _is_extension(document: PdfDocument, raw: PdfObject) -> bool:
    """Return whether an entry names an extension of the format, and says no more (ISO 32000-2, 7.12)."""
    found = document.value(raw)
    if isinstance(found, NameObject):
        return found == "/Extensions"
    told = document.items(found) if isinstance(found, ArrayObject) else [found]
    return all(_is_told(document, document.dictionary(one)) for one in told)


def _is_told(document: PdfDocument, extension: DictionaryObject) -> bool:
    values = {key: document.get(extension, key) for key in entries(extension)}
    return all(isinstance(value, _OF_AN_EXTENSION.get(key, ())) for key, value in values.items())


def _certifies(document: PdfDocument, raw: PdfObject | None) -> bool:
    """Return whether permissions are those of a certifying signature: a field's value, which says so itself."""
    permissions = entries(document.dictionary(raw))
    place = place_of(permissions.get("/DocMDP"))
    values = {place_of(entries(field.own).get("/V")) for field in fields_of(document)}
    if permissions.keys() != {"/DocMDP"} or place is None or place not in values:
        return False
    told = document.items(entries(document.dictionary(permissions["/DocMDP"])).get("/Reference"))
    return any(document.name(document.dictionary(one), "/TransformMethod") == "/DocMDP" for one in told)
