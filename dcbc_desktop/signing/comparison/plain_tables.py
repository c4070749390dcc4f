"""Tables of cross-references that all readers take alike: in their places, of one kind, each object named once.

Some readers search for objects themselves where a table is not in its place; of two rows for one object some take the
first, some the last; and some leave out objects beyond the size that a table tells.
"""

from __future__ import annotations

from itertools import pairwise

from pyhanko.pdf_utils.generic import DictionaryObject
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
    if any(later.size < earlier.size for later, earlier in pairwise(infos)):
        return False
    return all(_each_once(_parts(info, told, pdf), info.size) for info, told in zip(infos, trailers, strict=True))


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
