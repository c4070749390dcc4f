"""Values that ISO 32000-1 gives to entries that are left out: some programs drop an entry that says so, or write it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pyhanko.pdf_utils.generic import ArrayObject, BooleanObject, FloatObject, NameObject, NumberObject, PdfObject

_Usual = bool | int | str | tuple[int, ...]
_ANYWHERE: Final = ""
_USUAL: Final[Mapping[str, Mapping[str, _Usual]]] = MappingProxyType({
    # catalogue and viewer preferences: tables 28 and 150
    "/PageMode": {"/Pages": "/UseNone"},
    "/PageLayout": {"/Pages": "/SinglePage"},
    "/HideToolbar": {_ANYWHERE: False},
    "/HideMenubar": {_ANYWHERE: False},
    "/HideWindowUI": {_ANYWHERE: False},
    "/FitWindow": {_ANYWHERE: False},
    "/CenterWindow": {_ANYWHERE: False},
    "/NonFullScreenPageMode": {_ANYWHERE: "/UseNone"},
    "/Direction": {_ANYWHERE: "/L2R"},
    "/PrintScaling": {_ANYWHERE: "/AppDefault"},
    # tagged files: table 321
    "/UserProperties": {_ANYWHERE: False},
    "/Suspects": {_ANYWHERE: False},
    # page labels, outline items, annotations and links: tables 159, 153, 164 and 173
    "/St": {"/S": 1},
    "/C": {"/Title": (0, 0, 0)},
    "/F": {"/Title": 0, "/Rect": 0},
    "/Border": {"/Rect": (0, 0, 1)},
    "/H": {"/Rect": "/I"},
})  # fmt: skip
"""Values by entry, and by another entry that is found only beside it in a dictionary of that kind."""


def says_nothing(key: str, held: Mapping[str, PdfObject]) -> bool:
    """Return whether an entry of a dictionary means what it means where it is left out."""
    beside = _USUAL.get(key)
    return beside is not None and any(
        (not other or other in held) and _is(held.get(key), value) for other, value in beside.items()
    )


def _is(found: PdfObject | None, value: _Usual) -> bool:
    match value:
        case bool():
            return isinstance(found, BooleanObject) and found.value is value
        case int():
            return isinstance(found, NumberObject | FloatObject) and found == value
        case str():
            return isinstance(found, NameObject) and found == value
        case tuple():
            sides = list.__iter__(found) if isinstance(found, ArrayObject) else iter(())
            return [_number(side) for side in sides] == list(value)


def _number(side: object) -> float | None:
    return float(side) if isinstance(side, NumberObject | FloatObject) else None
