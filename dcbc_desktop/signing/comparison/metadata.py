"""Title, author and the like, in Info and in XMP: equal but for dates, the producer and the number of the copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.generic import DictionaryObject, PdfObject, StreamObject, TextStringObject
from pyhanko.pdf_utils.metadata.xmp_xml import parse_xmp

from dcbc_desktop.signing.comparison.xmp_packets import is_plain_packet

MAX_PROPERTIES: Final = 300
"""Properties of an XMP packet that are compared; ours has a dozen."""
_RENEWED_INFO: Final = frozenset({"/ModDate", "/Producer"})
_RENEWED_XMP: Final = frozenset({
    "http://ns.adobe.com/xap/1.0/ModifyDate",
    "http://ns.adobe.com/xap/1.0/MetadataDate",
    "http://ns.adobe.com/pdf/1.3/Producer",
    "http://ns.adobe.com/xap/1.0/mm/InstanceID",
    "http://ns.adobe.com/xap/1.0/mm/DocumentID",
})  # fmt: skip
_DATE: Final = re.compile(r"(D:)?[0-9]{4,14}([Zz+-][0-9']*)?")
_DESCRIPTIONS: Final = re.compile(rb"<(?:[\w.-]+:)?RDF[\s>/]")
_Property = tuple[str, object]


def same_info(one: DictionaryObject, other: DictionaryObject) -> bool:
    """Return whether two Info dictionaries tell the same; raises what pyHanko raises."""
    date, producer = other.get("/ModDate"), other.get("/Producer")
    if date is not None and not is_date(date):
        return False
    if producer is not None and not isinstance(producer, TextStringObject):
        return False
    return _told(one) == _told(other)


def is_date(value: object) -> bool:
    """Return whether a value is a date and no other text."""
    return isinstance(value, TextStringObject) and _DATE.fullmatch(value) is not None


def _told(info: DictionaryObject) -> dict[str, str]:
    """Return what an Info dictionary tells; ISO 32000-2 leaves out the last apostrophe of a date."""
    return {key: _written(key, info[key]) for key in info.keys() - _RENEWED_INFO if info.get(key) is not None}


def _written(key: str, value: object) -> str:
    is_date = key == "/CreationDate" and isinstance(value, TextStringObject)
    return repr(str(value).removesuffix("'") if is_date else value)


def same_xmp(one: PdfObject | None, other: PdfObject | None) -> bool:
    """Return whether two XMP packets hold the same properties, in any order and number: rewriting keeps neither.

    Raises what pyHanko raises on broken ones.
    """
    before, now = xmp_packet(one), xmp_packet(other)
    if before == now:
        return True
    if len(_DESCRIPTIONS.findall(now)) != 1 or not is_plain_packet(now):  # readers would take the first, or the last
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
        yield from ((str(name), value) for name, value in structure if str(name) not in _RENEWED_XMP)
