"""Updates behind a known file that every reader takes alike, so that only the objects in them have to be compared.

Anything unusual (a table that leads elsewhere, an object that no table names, a second beginning of a file) is not
forbidden here: it is not regular, and the whole file has to be compared.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pyhanko.pdf_utils.xref import XRefSectionData, XRefSectionMetaInfo, XRefSectionType

from dcbc_desktop.signing.comparison.pdf_document import PdfDocument

_HEADER: Final = re.compile(rb"(?<![0-9])([0-9]{1,10})[\0\t\n\f\r ]+([0-9]{1,10})[\0\t\n\f\r ]+obj")
_END: Final = re.compile(rb"startxref[\r\n ]+([0-9]{1,12})[\r\n ]+%%EOF")


def updated_numbers(base: PdfDocument, later: PdfDocument, old: bytes, new: bytes) -> frozenset[int] | None:
    """Return the numbers of the objects of `old` that regular updates in `new` replace or free; None for others."""
    known, total = base.reader.xrefs.total_revisions, later.reader.xrefs.total_revisions
    if not new.startswith(old) or total <= known:
        return None
    before = [base.reader.xrefs.get_xref_container_info(number) for number in range(known)]
    infos = [later.reader.xrefs.get_xref_container_info(number) for number in range(total)]
    if before != infos[:known]:
        return None
    tables = [later.reader.xrefs.get_xref_data(number) for number in range(known, total)]
    if not _tail_is_regular(old, new, infos[known:]) or not _tables_are_regular(old, new, infos[known:], tables):
        return None
    if any(one.size > other.size for one, other in pairwise(infos[known - 1 :])) or not _names_its_root(later):
        return None
    ours = {number for revision in range(known) for number in _numbers(base.reader.xrefs.get_xref_data(revision))}
    return frozenset(number for table in tables for number in _numbers(table)) & ours


def _numbers(table: XRefSectionData) -> set[int]:
    return {number for number, _ in table.explicit_refs_in_revision}


def _names_its_root(later: PdfDocument) -> bool:
    """Return whether the last trailer itself names the catalogue; some readers take it from a former one."""
    return "/Root" in later.reader.trailer._trailer_revisions[0]


def _tail_is_regular(old: bytes, new: bytes, infos: list[XRefSectionMetaInfo]) -> bool:
    """Return whether each update has its one end, which names its table, and no file begins within."""
    ends = [int(found[1]) for found in _END.finditer(new, len(old))]
    starts = [info.declared_startxref for info in infos]
    return (
        ends == starts
        and new.count(b"startxref", len(old)) == len(ends)
        and new.find(b"%PDF-", len(old)) < 0
        and all(one < other for one, other in pairwise(starts))
    )


def _tables_are_regular(
    old: bytes, new: bytes, infos: list[XRefSectionMetaInfo], tables: list[XRefSectionData]
) -> bool:
    """Return whether each object behind the old bytes is where a table says, and each is said once."""
    told: set[tuple[int, int]] = set()
    streams: set[int] = set()
    for info, table in zip(infos, tables, strict=True):
        if not _begins_as_told(new, info) or max(_numbers(table), default=0) >= info.size:
            return False
        if any(generation for generation, _ in table.standard_xrefs.values()):
            return False
        places = {(number, offset) for number, (_, offset) in table.standard_xrefs.items()}
        if info.stream_ref is not None:
            places.add((info.stream_ref.idnum, info.start_location))
        told |= places
        streams |= {number for number, _ in places}
        if not table.obj_streams_used <= streams:
            return False
    found = {(int(header[1]), header.start()) for header in _HEADER.finditer(new, len(old)) if int(header[2]) == 0}
    return told == found and len(_HEADER.findall(new, len(old))) == len(found)


def _begins_as_told(new: bytes, info: XRefSectionMetaInfo) -> bool:
    """Return whether a table is exactly where `startxref` or the table after it says."""
    match info.xref_section_type:
        case XRefSectionType.STANDARD:
            return new.startswith(b"xref", info.declared_startxref)
        case XRefSectionType.STREAM:
            return info.declared_startxref == info.start_location
    return False
