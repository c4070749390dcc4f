"""From finding to finding in the order of the page, going on from the caret."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from dcbc_desktop.report.report import all_keys
from dcbc_desktop.ui.app.report_window import ReportWindow

if TYPE_CHECKING:
    from dcbc_desktop.ui.review.review_result import FindingView

Rank = tuple[int, int, int]
"""Place of the key on the page, place in its text, place in a footnote."""


class FindingsWalk(QObject):
    """Knows which finding the person stands on."""

    def __init__(self, page: ReportWindow) -> None:
        super().__init__(page)
        self._page = page
        self._order = {key: place for place, key in enumerate(all_keys(page.session.saved_report.outline))}
        self._visited: tuple[FindingView, Rank] | None = None

    def step(self, by: int) -> FindingView | None:
        """Go to the next finding, or back; round in a circle. None where there is none."""
        way = sorted(self._open(), key=self._rank)
        if not way:
            return None
        item = way[self._next(way, by) % len(way)]
        self._page.go_to(item.finding.place)
        self.visit(item)
        return item

    @Slot(object)
    def visit(self, item: FindingView) -> None:
        """The caret was put on a finding: the walk goes on from here."""
        self._visited = item, self._here()

    def at_caret(self) -> FindingView | None:
        """The finding that the person stands on, with words to put in."""
        here = self._here()
        if self._visited is not None and self._visited[1] == here:
            return next((item for item in self._open() if _same(item, self._visited[0])), None)
        return next((item for item in self._open() if item.finding.fix is not None and self._covers(item, here)), None)

    def _open(self) -> Sequence[FindingView]:
        latest = self._page.live_review.latest
        return latest.open if latest is not None else ()

    def _next(self, way: Sequence[FindingView], by: int) -> int:
        here = self._here()
        if self._visited is not None and self._visited[1] == here:
            place = next((n for n, item in enumerate(way) if _same(item, self._visited[0])), None)
            if place is not None:
                return place + by
        before = sum(self._rank(item) < here for item in way)
        return before if by > 0 else before - 1

    def _rank(self, item: FindingView) -> Rank:
        one = item.finding.place
        return self._order[one.key], one.start, one.note_start

    def _covers(self, item: FindingView, here: Rank) -> bool:
        key, start, note_start = self._rank(item)
        length = item.finding.place.note_length if item.finding.place.note else item.finding.place.length
        begin, caret = (note_start, here[2]) if item.finding.place.note else (start, here[1])
        return key == here[0] and begin <= caret <= begin + length and (not item.finding.place.note or start == here[1])

    def _here(self) -> Rank:
        where = self._page.current_section
        edit = where.edit
        current = self._page.tabs.current
        if edit is None or not current.isAncestorOf(edit):
            return self._order.get(next(iter(current.edits()), ""), 0), 0, 0
        block = where.block
        if block is not None:
            return (self._order[block.section.key], *block.caret_place(edit))
        return self._order.get(_key_of(edit, current.edits()), 0), 0, 0


def _key_of(edit: QWidget, edits: Mapping[str, object]) -> str:
    return next((key for key, one in edits.items() if one is edit), "")


def _same(one: FindingView, other: FindingView) -> bool:
    return one.identity == other.identity and one.finding.place == other.finding.place
