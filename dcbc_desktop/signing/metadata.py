"""Title, author and the like, as signed and as they stand now: another program's signature may renew only its dates."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Final

from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.metadata.xmp_xml import parse_xmp
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler

_RENEWED_INFO: Final = frozenset({"/ModDate", "/Producer"})
_RENEWED_XMP: Final = frozenset({"ModifyDate", "MetadataDate", "Producer", "InstanceID"})
MAX_SAID: Final = 300
"""Properties of an XMP packet that are compared; ours has a dozen."""
_Said = tuple[str, object]


def metadata_kept(reader: PdfFileReader, revision: int) -> bool:
    """Whether Info and XMP say now what they said at a revision; raises what pyHanko raises on broken ones."""
    then = reader.get_historical_resolver(revision)
    if _info(then) != _info(reader):
        return False
    before, now = _xmp(then.root), _xmp(reader.root)
    return before == now or _same(list(_said(before)), list(_said(now)))


def _same(before: list[_Said], now: list[_Said]) -> bool:
    """Whether both say the same, in any order and however often: a program that writes it anew keeps neither."""
    if max(len(before), len(now)) > MAX_SAID:
        return False
    return all(one in now for one in before) and all(one in before for one in now)


def _info(file: PdfHandler) -> dict[str, str]:
    place = file.trailer_view.get_value_as_reference("/Info", optional=True)
    info = file.get_object(place) if place is not None else {}
    return {key: repr(info[key]) for key in info if key not in _RENEWED_INFO}


def _xmp(root: DictionaryObject) -> bytes:
    return root["/Metadata"].get_object().read_data(DecodePurpose.XMP_METADATA) if "/Metadata" in root else b""


def _said(packet: bytes) -> Iterator[_Said]:
    for structure in parse_xmp(BytesIO(packet)):
        yield from ((str(name), value) for name, value in structure if name.local_name not in _RENEWED_XMP)
