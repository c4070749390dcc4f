"""View of pages: scrolled and zoomed, with a bar beside the current paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QWidget

from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.panels.page_stack import FIT_WIDTH, PagePoint, PageStack, next_zoom
from dcbc_desktop.ui.panels.preview_rendering import PagePictures
from dcbc_desktop.ui.widgets.style import TIGHT, WIDE

if TYPE_CHECKING:
    from dcbc_desktop.export import Area
    from dcbc_desktop.intake import PageSize

_BAR = 3
_FRAME = 2
_LINE = 40
"""Step of a scroll bar's arrow, and overlap of two views when scrolled by pages, in pixels."""


class PageView(QAbstractScrollArea):
    """Shows pages; a click emits its point, arrows and Enter ask for the next paragraph and for going to it."""

    point_clicked = Signal(object)
    paragraph_asked = Signal(int)
    entered = Signal()
    moved = Signal()

    def __init__(self, runner: BackgroundRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewPages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pictures = PagePictures(runner, self)
        self.zoom = FIT_WIDTH
        self._sizes: tuple[PageSize, ...] = ()
        self._stack = PageStack()
        self._marked: tuple[Area, ...] = ()
        self._pressed = QPoint()
        self._shown = True
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # else pages that fit the width would flicker
        self.pictures.arrived.connect(self._on_arrived)
        self._keys = self._make_keys()

    def _make_keys(self) -> dict[int, Callable[[], None]]:
        key, scroll = Qt.Key, self.verticalScrollBar().triggerAction
        return {
            key.Key_Return.value: self.entered.emit,
            key.Key_Enter.value: self.entered.emit,
            key.Key_Home.value: partial(scroll, QAbstractSlider.SliderAction.SliderToMinimum),
            key.Key_End.value: partial(scroll, QAbstractSlider.SliderAction.SliderToMaximum),
            key.Key_Up.value: partial(self.paragraph_asked.emit, -1),
            key.Key_Down.value: partial(self.paragraph_asked.emit, 1),
        }

    # Pages

    def show_pages(self, pdf: bytes, sizes: tuple[PageSize, ...]) -> None:
        """Show other pages at the same place and zoom; old pictures stay until the new ones are ready."""
        self.pictures.set_pdf(pdf)
        self._sizes = sizes
        self._marked = ()
        self._lay_out()

    def set_shown(self, shown: bool) -> None:
        """Draw pages only while they are shown."""
        self._shown = shown
        self._request_pictures()

    @property
    def page_count(self) -> int:
        """Return the number of pages."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """Return the page in the middle of the view, counted from 0."""
        return self._stack.page_at(self._top() + self.viewport().height() // 2) if self._sizes else 0

    def set_zoom(self, zoom: float) -> None:
        """Set FIT_WIDTH, FIT_PAGE or a multiple of the size on paper."""
        self.zoom = zoom
        self._lay_out()

    def zoom_by(self, step: int) -> None:
        """Zoom one step in or out."""
        if self._sizes:
            self.set_zoom(next_zoom(self._stack.scales[self.page], step))

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page."""
        if self._sizes:
            rect = self._stack.rects[min(max(page, 0), self.page_count - 1)]
            self.verticalScrollBar().setValue(rect.top() - self._stack.rects[0].top())

    def mark(self, areas: Sequence[Area]) -> None:
        """Show a bar beside these lines."""
        self._marked = tuple(areas)
        self.viewport().update()

    def reveal(self, area: Area) -> None:
        """Scroll to a line, unless it is visible."""
        rect = self._stack.rect_of(area).toRect()
        top, height = self._top(), self.viewport().height()
        if rect.top() < top + WIDE or rect.bottom() > top + height - WIDE:
            self.verticalScrollBar().setValue(rect.top() - height // 3)

    # Geometry

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self._top())

    def _lay_out(self) -> None:
        """Lay out the pages; what is at the top of the view stays there."""
        anchor = (
            self._stack.point_at(QPoint(self._stack.rects[0].center().x(), self._top())) if self._stack.rects else None
        )
        page = self._stack.page_at(self._top()) if self._stack.rects else 0
        self._stack = PageStack(self._sizes, self.viewport().size(), self.zoom)
        room, size = self.viewport().size(), self._stack.size
        for bar, view, whole in (
            (self.verticalScrollBar(), room.height(), size.height()),
            (self.horizontalScrollBar(), room.width(), size.width()),
        ):
            bar.setRange(0, max(whole - view, 0))
            bar.setPageStep(max(view - _LINE, _LINE))
        if anchor is not None and anchor.page < self.page_count:
            top = self._stack.rects[anchor.page].top() + anchor.y * self._stack.scales[anchor.page]
            self.verticalScrollBar().setValue(round(top))
        elif page:
            self.go_to_page(page)
        self._request_pictures()
        self.viewport().update()
        self.moved.emit()

    def _in_sight(self) -> range:
        return self._stack.pages_in(self._top(), self._top() + self.viewport().height())

    def _request_pictures(self) -> None:
        ratio = self.devicePixelRatioF()
        pages = self._in_sight() if self._shown else range(0)
        self.pictures.request(
            [(page, self._stack.rects[page].width() * ratio / self._sizes[page].width) for page in pages]
        )

    @Slot(int)
    def _on_arrived(self, page: int) -> None:
        self.viewport().update(self._stack.rects[page].translated(-self._offset()))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible pages, white while their picture is missing."""
        painter = QPainter(self.viewport())
        offset = self._offset()
        for page in self._in_sight():
            rect = self._stack.rects[page].translated(-offset)
            if rect.intersects(event.rect()):
                self._paint_page(painter, page, rect)
        painter.save()
        painter.translate(-offset)
        self._paint_bar(painter)
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), _FRAME))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, rect: QRect) -> None:
        image = self.pictures.image(page)
        ratio = self.devicePixelRatioF()
        painter.fillRect(rect, Qt.GlobalColor.white)
        if image is None:
            return
        if abs(image.width() - rect.width() * ratio) > 1:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, image)
            return
        painter.save()
        painter.setClipRect(rect)
        painter.scale(1 / ratio, 1 / ratio)  # pixel on pixel: nothing is blurred
        painter.drawImage(round(rect.x() * ratio), round(rect.y() * ratio), image)
        painter.restore()

    def _paint_bar(self, painter: QPainter) -> None:
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        for page in {area.page for area in self._marked}:
            rects = [self._stack.rect_of(area) for area in self._marked if area.page == page]
            top, bottom = min(rect.top() for rect in rects), max(rect.bottom() for rect in rects)
            left = min(rect.left() for rect in rects)
            painter.fillRect(QRectF(left - _BAR - TIGHT, top, _BAR, bottom - top), colour)

    # Input

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the view."""
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Request the pictures of the pages that become visible."""
        self._request_pictures()
        self.viewport().update()
        self.moved.emit()

    def event(self, event: QEvent) -> bool:
        """Take the zoom keys, which make the editors' letters larger elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._zoom_of(event):
            event.accept()
            return True
        return super().event(event)

    def _zoom_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
                return partial(self.zoom_by, 1)
            if event.key() == Qt.Key.Key_Minus:
                return partial(self.zoom_by, -1)
            if event.key() == Qt.Key.Key_0:
                return partial(self.set_zoom, FIT_WIDTH)
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by paragraphs with the arrow keys, enter one with Enter; Page, Home and End scroll."""
        act = self._zoom_of(event) or self._keys.get(event.key())
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the start of a click."""
        self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Emit the point of a click."""
        point = event.position().toPoint()
        spot = self._stack.point_at(point + self._offset())
        near = (point - self._pressed).manhattanLength() <= WIDE
        if event.button() == Qt.MouseButton.LeftButton and near and isinstance(spot, PagePoint):
            self.point_clicked.emit(spot)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Paint a frame that shows the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Paint no frame."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Render the pages for another screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._request_pictures()
