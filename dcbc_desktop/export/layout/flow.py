"""The stream of slices that pages are filled with, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from dcbc_desktop.export.layout.measures import BODY, BODY_LEAD, baseline
from dcbc_desktop.export.layout.model import Element, Keep, Line, Placed, Role, Slice

_TOGETHER = 3
"""A paragraph of up to three lines cannot be split into two parts of two lines."""


class Flow:
    """Collects slices and remembers what the next one must stay with."""

    def __init__(self) -> None:
        self.slices: list[Slice] = []
        self._keep = Keep.FREE

    def add(self, slices: Sequence[Slice], *, keep_next: Keep = Keep.FREE) -> None:
        """Append slices; `keep_next` is how firmly the next ones stay with them."""
        if not slices:
            return
        slices[0].keep = max(slices[0].keep, self._keep)
        self.slices += slices
        self._keep = keep_next

    def add_text(
        self,
        lines: Sequence[Line],
        element: Element,
        *,
        before: float = 0.0,
        size: float = BODY,
        lead: float = BODY_LEAD,
        inside: Keep = Keep.LINES,
        keep_next: Keep = Keep.FREE,
    ) -> None:
        """Append a paragraph; at least two of its lines stay together at either end of a page."""
        self.add(text_slices(lines, element, before=before, size=size, lead=lead, inside=inside), keep_next=keep_next)


def heads_nothing(slices: Sequence[Slice], index: int) -> bool:
    """Whether a slice ends the heading of an empty section: nothing belongs under it that it should stay with."""
    heading = slices[index].placed[0].element
    after = slices[index + 1].placed[0].element if index + 1 < len(slices) else None
    if heading.role is not Role.HEADING or after is heading:
        return False
    return after is None or (after.role is Role.HEADING and after.level <= heading.level)


def text_slices(
    lines: Sequence[Line],
    element: Element,
    *,
    before: float = 0.0,
    size: float = BODY,
    lead: float = BODY_LEAD,
    inside: Keep = Keep.LINES,
) -> list[Slice]:
    """One slice a line. `inside` above LINES keeps all lines together."""
    drop = baseline(lead, size)
    count = len(lines)
    return [
        Slice(
            height=lead,
            placed=(Placed(line, drop, element),),
            before=0.0 if index else before,
            keep=_keep_inside(index, count, inside),
            notes=line.notes,
        )
        for index, line in enumerate(lines)
    ]


def _keep_inside(index: int, count: int, inside: Keep) -> Keep:
    if index == 0:
        return Keep.FREE
    if inside > Keep.LINES or count <= _TOGETHER or index == 1 or index == count - 1:
        return inside
    return Keep.FREE
