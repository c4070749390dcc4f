"""Tables of cross-references that all readers take alike: in their places, of one kind, each object named once.

Some readers search for objects themselves where a table is not in its place; of two rows for one object some take the
first, some the last; and some leave out objects beyond the size that a table tells. So it is with an object stream
that names one object twice.
"""

from __future__ import annotations

from itertools import pairwise

from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.generic import DictionaryObject, PdfObject, Reference, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.xref import XRefSectionMetaInfo, XRefSectionType

_Part = tuple[int, int]
"""The first number of a part of a table, and how many follow."""
_ROW = 3
"""Words of a row: place, generation, kind."""
_KINDS = frozenset({b"n", b"f"})


def is_plain(reader: PdfFileReader, pdf: bytes) -> bool:
    """Return whether all readers find the same objects by the tables of a file; raises ValueError for odd tables."""
    xrefs, trailers = reader.xrefs, reader.trailer._trailer_revisions  # the latest trailer comes first
    infos = [xrefs.get_xref_container_info(revision) for revision in reversed(range(xrefs.total_revisions))]
    if "/Root" not in trailers[0] or not all(_is_in_place(info, pdf) for info in infos):
        return False
    if any(later.size < earlier.size for later, earlier in pairwise(infos)) or not _streams_name_each_once(reader):
        return False
    return all(_each_once(_parts(info, told, pdf), info.size) for info, told in zip(infos, trailers, strict=True))


def _streams_name_each_once(reader: PdfFileReader) -> bool:
    """Return whether no object stream names an object twice; some readers take the first, some the last of them."""
    revisions = map(reader.xrefs.get_xref_data, range(reader.xrefs.total_revisions))
    used = {number for revision in revisions for number in revision.obj_streams_used}
    return all(_names_each_once(Reference(number, 0, reader).get_object()) for number in sorted(used))


def _names_each_once(stream: PdfObject) -> bool:
    if not isinstance(stream, StreamObject):
        return False
    count, first = int(stream["/N"]), int(stream["/First"])
    words = stream.read_data(DecodePurpose.OBJECT_STREAM)[:first].split()[: 2 * count]
    numbers = {int(word) for word in words[::2]}
    return len(numbers) == count and len(words) == 2 * count


def _is_in_place(info: XRefSectionMetaInfo, pdf: bytes) -> bool:
    begin = pdf[info.declared_startxref : info.start_location]
    match info.xref_section_type:
        case XRefSectionType.STANDARD:
            return begin.strip() == b"xref"
        case XRefSectionType.STREAM:
            return not begin.strip()
    return False


def _parts(info: XRefSectionMetaInfo, trailer: DictionaryObject, pdf: bytes) -> list[_Part]:
    if info.xref_section_type is XRefSectionType.STANDARD:
        return _parts_of_text(pdf[info.start_location : info.end_location])
    index = [int(number) for number in trailer["/Index"]] if "/Index" in trailer else [0, int(trailer["/Size"])]
    return list(zip(index[::2], index[1::2], strict=True))


def _parts_of_text(table: bytes) -> list[_Part]:
    words = table.partition(b"trailer")[0].split()
    found, place = [], 0
    while place < len(words):
        first, count = int(words[place]), int(words[place + 1])
        rows = words[place + 2 : place + 2 + _ROW * count]
        if count < 0 or len(rows) != _ROW * count or not _KINDS.issuperset(rows[_ROW - 1 :: _ROW]):
            raise ValueError
        found.append((first, count))
        place += 2 + len(rows)
    return found


def _each_once(parts: list[_Part], size: int) -> bool:
    """Return whether no two parts of a table have a number in common, and none has one beyond the size."""
    ordered = sorted(part for part in parts if part[1])
    ends = [*(first for first, _ in ordered[1:]), size]
    return all(first + count <= end for (first, count), end in zip(ordered, ends, strict=False))
