"""Raised letters side by side, kept apart: the marks 58 and 59 of two notes would read 5859, and m² with mark 5 m²⁵."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dcbc_desktop.export.layout.model import Segment

_COMMA: Final = ","
_GAP: Final = "\u00a0"
"""Raised like its neighbours, and as small: a thin gap, at which no line is broken."""


def parted(segments: Iterable[Segment]) -> list[Segment]:
    """Return the segments with a comma after a mark that another follows, and a gap between a mark and raised text.

    The comma belongs to the mark, and the gap is a space: neither counts as a letter of the report.
    """
    found: list[Segment] = []
    last = -1
    for segment in segments:
        found.append(segment)
        if not segment.text:
            continue
        if last >= 0:
            found[last], found[-1] = _apart(found[last], segment)
        last = len(found) - 1
    return found


def _apart(one: Segment, other: Segment) -> tuple[Segment, Segment]:
    if one.note and other.note:
        return one._replace(text=one.text + _COMMA), other
    if other.note and one.style.rise:
        return one._replace(text=one.text + _GAP), other
    if one.note and other.style.rise:
        return one, other._replace(text=_GAP + other.text)
    return one, other
