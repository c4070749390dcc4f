"""Layout of the pages of the preview, one below the other at one zoom, in pixels of the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize

from dcbc_desktop.ui.widgets.style import STEP

if TYPE_CHECKING:
    from dcbc_desktop.export import Area
    from dcbc_desktop.intake import PageSize

FIT_WIDTH, FIT_PAGE = 0.0, -1.0
"""Zooms that follow the room; any other is a number of times the size on paper."""
FULL_SIZE = 96 / 72
"""Pixels a point at a zoom of 1."""
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
GAP = STEP
_LEAST = 0.05


class PagePoint(NamedTuple):
    """Point on a page, in points (1/72 inch) from its top left corner."""

    page: int
    x: float
    y: float


class PageStack:
    """Pages centred in a column with gaps between them."""

    def __init__(self, sizes: Sequence[PageSize] = (), room: QSize | None = None, zoom: float = FIT_WIDTH) -> None:
        self.scales: list[float] = []
        self.rects: list[QRect] = []
        room = room or QSize()
        top = GAP
        for size in sizes:
            scale = _scale(size, room, zoom)
            rect = QRect(0, top, max(round(size.width * scale), 1), max(round(size.height * scale), 1))
            self.scales.append(scale)
            self.rects.append(rect)
            top += rect.height() + GAP
        widest = max((rect.width() for rect in self.rects), default=0) + 2 * GAP
        self.size = QSize(widest, top if self.rects else 0)
        for rect in self.rects:
            rect.moveLeft((max(widest, room.width()) - rect.width()) // 2)

    def pages_in(self, top: int, bottom: int) -> range:
        """Return the pages between two heights."""
        inside = [page for page, rect in enumerate(self.rects) if rect.bottom() >= top and rect.top() <= bottom]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def page_at(self, y: int) -> int:
        """Return the page at a height, in a gap the next one."""
        return next((page for page, rect in enumerate(self.rects) if rect.bottom() >= y), len(self.rects) - 1)

    def point_at(self, point: QPoint) -> PagePoint | None:
        """Return the point of a page at a pixel."""
        page = next((page for page, rect in enumerate(self.rects) if rect.contains(point)), None)
        if page is None:
            return None
        place = QPointF(point - self.rects[page].topLeft()) / self.scales[page]
        return PagePoint(page, place.x(), place.y())

    def rect_of(self, area: Area) -> QRectF:
        """Return the rectangle of a line of a page."""
        if area.page >= len(self.rects):
            return QRectF()
        scale, corner = self.scales[area.page], self.rects[area.page].topLeft()
        return QRectF(corner.x() + area.x * scale, corner.y() + area.y * scale, area.width * scale, area.height * scale)


def _scale(size: PageSize, room: QSize, zoom: float) -> float:
    if zoom > 0:
        return zoom * FULL_SIZE
    scale = (room.width() - 2 * GAP) / size.width
    if zoom == FIT_PAGE:
        scale = min(scale, (room.height() - 2 * GAP) / size.height)
    return max(scale, _LEAST)


def next_zoom(scale: float, step: int) -> float:
    """Return the next larger or smaller zoom for pages shown at `scale` pixels per point."""
    now = scale / FULL_SIZE
    if step > 0:
        return next((zoom for zoom in ZOOMS if zoom > now * 1.01), ZOOMS[-1])
    return next((zoom for zoom in reversed(ZOOMS) if zoom < now * 0.99), ZOOMS[0])
