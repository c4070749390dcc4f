"""Title, author and the like, in Info and in XMP: equal but for dates, the producer and the number of the copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.generic import DictionaryObject, PdfObject, StreamObject, TextStringObject
from pyhanko.pdf_utils.metadata.xmp_xml import parse_xmp

MAX_PROPERTIES: Final = 300
"""Properties of an XMP packet that are compared; ours has a dozen."""
_RENEWED_INFO: Final = frozenset({"/ModDate", "/Producer"})
_RENEWED_XMP: Final = frozenset({"ModifyDate", "MetadataDate", "Producer", "InstanceID", "DocumentID"})
_DATE: Final = re.compile(r"(D:)?[0-9]{4,14}([Zz+-][0-9']*)?")
_DESCRIPTIONS: Final = re.compile(rb"<(?:[\w.-]+:)?RDF[\s>/]")
_Property = tuple[str, object]


def same_info(one: DictionaryObject, other: DictionaryObject) -> bool:
    """Return whether two Info dictionaries tell the same; raises what pyHanko raises."""
    date = other.get("/ModDate")
    if date is not None and not (isinstance(date, TextStringObject) and _DATE.fullmatch(date)):
        return False
    return _told(one) == _told(other)


def _told(info: DictionaryObject) -> dict[str, str]:
    return {key: repr(info[key]) for key in info if key not in _RENEWED_INFO}


def same_xmp(one: PdfObject | None, other: PdfObject | None) -> bool:
    """Return whether two XMP packets hold the same properties, in any order and number: rewriting keeps neither.

    Raises what pyHanko raises on broken ones.
    """
    before, now = xmp_packet(one), xmp_packet(other)
    if before == now:
        return True
    if len(_DESCRIPTIONS.findall(now)) != 1:  # readers would take the first, or the last
        return False
    return _same(list(_properties(before)), list(_properties(now)))


def xmp_packet(stream: PdfObject | None) -> bytes:
    """Return the packet; empty where there is none."""
    return stream.read_data(DecodePurpose.XMP_METADATA) if isinstance(stream, StreamObject) else b""


def _same(before: list[_Property], now: list[_Property]) -> bool:
    if max(len(before), len(now)) > MAX_PROPERTIES:
        return False
    return all(one in now for one in before) and all(one in before for one in now)


def _properties(packet: bytes) -> Iterator[_Property]:
    for structure in parse_xmp(BytesIO(packet)):
        yield from ((str(name), value) for name, value in structure if name.local_name not in _RENEWED_XMP)
