"""Pagination: slices in reading order become pages.

Each note starts on the page of its mark; headings and the end block stay with their neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dcbc_desktop.export.layout.model import Element, ElementRole, Keep, Line, PlacedLine, Slice
from dcbc_desktop.export.layout.page_measures import BODY, BODY_LEAD, NOTE_GAP, NOTE_LEAD, PORTRAIT, Sheet, baseline

_TOGETHER = 3
"""A paragraph of up to three lines cannot be split into two parts of two lines."""

_FORBIDDEN = 10_000.0
_PENALTY = {Keep.FREE: 0.0, Keep.LINES: 250.0, Keep.HEADING: 3_000.0, Keep.BLOCK: _FORBIDDEN}
"""What a break costs, in points of page left empty that would be preferred to it."""
_SPLIT_NOTE = 60.0
"""A note is split rather than leaving more than this empty."""
_SPLIT_NOTE_AT_END = 2_000.0
"""No page of notes alone after the end block, where the lines before it can be moved instead."""
_NOTES_ALONE = 1_500.0
"""A page of notes alone, rather than tearing apart what belongs together."""
_NOTE_LINES = 2
"""Lines of a note that stand under its mark's page at least."""
_BESIDE_NOTES = 3 * BODY_LEAD
"""Room for text that the rest of a long note leaves on its page."""
_AFTER_SPLIT = 20.0
"""What each further line on the page of a split note costs: only to reach a better place for the break."""


class Flow:
    """Slices in reading order; remembers how firmly the next one must stay with the last."""

    def __init__(self) -> None:
        self.slices: list[Slice] = []
        self._keep = Keep.FREE

    def add(self, slices: Sequence[Slice], *, keep_next: Keep = Keep.FREE) -> None:
        """Append slices; `keep_next` tells how firmly the next ones stay with them."""
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
    """True when a slice ends the heading of an empty section, which need not stay with the next slice."""
    heading = slices[index].placed[0].element
    after = slices[index + 1].placed[0].element if index + 1 < len(slices) else None
    if heading.role is not ElementRole.HEADING or after is heading:
        return False
    return after is None or (after.role is ElementRole.HEADING and after.level <= heading.level)


def text_slices(
    lines: Sequence[Line],
    element: Element,
    *,
    before: float = 0.0,
    size: float = BODY,
    lead: float = BODY_LEAD,
    inside: Keep = Keep.LINES,
) -> list[Slice]:
    """Return one slice a line. `inside` above LINES keeps all lines together."""
    drop = baseline(lead, size)
    count = len(lines)
    return [
        Slice(
            height=lead,
            placed=(PlacedLine(line, drop, element),),
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


class NotePart(NamedTuple):
    """Lines `first` to `end` of a note."""

    number: int
    first: int
    end: int


@dataclass(slots=True)
class Page:
    """One page: slices with the distance of their tops from the top of the text, and notes."""

    slices: list[tuple[float, Slice]] = field(default_factory=list)
    notes: list[NotePart] = field(default_factory=list)
    head: Slice | None = None
    sheet: Sheet = PORTRAIT


class _End(NamedTuple):
    """Possible end of a page: before slice `end`, with `used` points of text above the notes."""

    score: float
    end: int
    used: float


def paginate(slices: Sequence[Slice], note_lengths: Mapping[int, int], sheet: Sheet = PORTRAIT) -> list[Page]:
    """Fill pages; `note_lengths` counts each note's lines. A page that begins inside a table repeats its head."""
    return _Paginator(slices, note_lengths, sheet).run()


class _Paginator:
    def __init__(self, slices: Sequence[Slice], note_lengths: Mapping[int, int], sheet: Sheet) -> None:
        self._slices = slices
        self._lengths = note_lengths
        self._sheet = sheet
        self._pages: list[Page] = []
        self._carry: list[NotePart] = []  # what is left of notes from the pages before
        self._place = 0

    def run(self) -> list[Page]:
        while self._place < len(self._slices) or self._carry:
            self._fill_page()
        return self._pages

    def _fill_page(self) -> None:
        page = Page(head=self._head_here(), sheet=self._sheet)
        self._pages.append(page)
        top = page.head.height if page.head else 0.0
        room = self._sheet.text_height - top
        end = self._best_end(room) or self._forced_end()
        if end.end == self._place and page.head:  # notes alone
            page.head, room = None, self._sheet.text_height
        self._put_slices(page, top, end)
        self._put_notes(page, room - end.used)

    def _head_here(self) -> Slice | None:
        return self._slices[self._place].head if self._place < len(self._slices) else None

    def _best_end(self, room: float) -> _End | None:
        """Return the best end of the page that begins at `_place`; None where not even one slice fits."""
        carried = sum(part.end - part.first for part in self._carry)
        begun = min(carried, _note_lines(room - _BESIDE_NOTES))
        scan = _Scan(room, self._sheet.text_height, begun, blocked=begun < carried)
        best = _End(_NOTES_ALONE, self._place, 0.0) if self._carry else None
        for index in range(self._place, len(self._slices)):
            new = [self._lengths[number] for number in self._slices[index].notes]
            if not scan.take(self._slices[index], new):
                break
            end = _End(scan.score + self._penalty(index + 1, split=scan.split or begun < carried), index + 1, scan.used)
            if best is None or end.score <= best.score:
                best = end
        return best

    def _penalty(self, end: int, *, split: bool) -> float:
        if end < len(self._slices):
            return _PENALTY[self._slices[end].keep]
        return _SPLIT_NOTE_AT_END if split else -_FORBIDDEN

    def _forced_end(self) -> _End:
        """Put one slice on an empty page even if its notes do not fit: there is no better place for it."""
        return _End(0.0, self._place + 1, self._slices[self._place].height)

    def _put_slices(self, page: Page, top: float, end: _End) -> None:
        y = top
        for index in range(self._place, end.end):
            item = self._slices[index]
            y += item.before if index > self._place else 0.0
            page.slices.append((y, item))
            y += item.height
            self._carry += [NotePart(number, 0, self._lengths[number]) for number in item.notes]
        self._place = end.end

    def _put_notes(self, page: Page, room: float) -> None:
        """Put as many note lines as fit on the page; the rest goes on to the next page."""
        left = max(_note_lines(room), 0)
        while self._carry and left > 0:
            number, first, end = self._carry[0]
            taken = self._part_length(end - first, left)
            page.notes.append(NotePart(number, first, first + taken))
            left -= taken
            if first + taken < end:
                self._carry[0] = NotePart(number, first + taken, end)
                break
            self._carry.pop(0)

    @staticmethod
    def _part_length(length: int, left: int) -> int:
        """Return the lines taken; a single line does not go over to the next page where two can."""
        if length <= left:
            return length
        return left - 1 if length - left == 1 and left > _NOTE_LINES else left


def _note_lines(room: float) -> int:
    """Count the lines of notes that fit `room`, without the gap over them."""
    return max(int((room - NOTE_GAP + 0.01) / NOTE_LEAD), 0)


class _Scan:
    """Slices of one page, added as long as they and their notes fit."""

    def __init__(self, room: float, page: float, carried: int, *, blocked: bool) -> None:
        self._room = room
        self._page = page
        self._lines = carried  # of notes on this page
        self._last = 0  # lines of the last note, where it may be split
        self._blocked = blocked  # an unfinished note owns the foot of the page: no other may begin
        self._after_split = 0
        self._needed: int | None = None  # note lines wanted here after a line whose notes fit no page
        self.used = 0.0
        self.split = False

    def take(self, item: Slice, new: Sequence[int]) -> bool:
        """True when the slice fits, its notes whole or the last of them split."""
        if new and (self._blocked or self._needed is not None):
            return False
        self.used += item.height + (item.before if self.used else 0.0)
        if new:
            self._lines += sum(new)
            self._last = new[-1]
        if self._fits():
            return True
        if not new and not self.split:
            return False
        self._after_split += self.split
        self.split = True
        return self._fits_split() or self._fits_hopeless(item, new)

    def _notes_height(self) -> float:
        return NOTE_GAP + self._lines * NOTE_LEAD if self._lines else 0.0

    def _fits(self) -> bool:
        return self.used + self._notes_height() <= self._room + 0.01

    def _fits_split(self) -> bool:
        whole = self._lines - self._last
        return _note_lines(self._room - self.used) - whole >= min(_NOTE_LINES, self._last)

    def _fits_hopeless(self, item: Slice, new: Sequence[int]) -> bool:
        """True when a line whose notes fit no page may stay here, the first of them begun under it."""
        room = self._page - item.height - (item.head.height if item.head else 0.0)
        if new and _note_lines(room) - sum(new[:-1]) < min(_NOTE_LINES, new[-1]):
            self._needed = self._lines - sum(new) + min(_NOTE_LINES, new[0])
        return self._needed is not None and _note_lines(self._room - self.used) >= self._needed

    @property
    def score(self) -> float:
        """Points left empty, or the cost of splitting a note."""
        if self.split:
            return _SPLIT_NOTE + _AFTER_SPLIT * self._after_split
        return self._room - self.used - self._notes_height()
