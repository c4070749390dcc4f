"""Text field that grows with its text: fields stack in one scrolled page without scroll bars of their own."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, QSizeF, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QTextEdit, QWidget

from dcbc_desktop.ui.widgets.language import TranslatedWidget

_MINIMUM_WIDTH = 160
_CARET_MARGIN = 24
_NO_MAXIMUM = 16_777_215  # QWIDGETSIZE_MAX


class ScrolledContent(TranslatedWidget):
    """Content of a scrolled page."""

    scroll_area: QScrollArea | None = None
    """Set by the page: asking Qt for the widgets in between makes a Python class for every kind of widget it knows."""


class GrowingEdit(QTextEdit):
    """Grows with its document and keeps the caret visible in the scrolled page around it."""

    def __init__(self, minimum_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minimum_lines = minimum_lines
        self._content_height = 0
        self._wants_sight = False
        # The page learns its new length only after this field has been resized.
        self._after_growth = QTimer(self, singleShot=True, interval=0)
        self._after_growth.timeout.connect(self._on_grown)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_size_changed)
        self.cursorPositionChanged.connect(self.reveal_caret)

    def sizeHint(self) -> QSize:
        """Return a size as high as the text, at least the minimum of lines."""
        return QSize(super().sizeHint().width(), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Return a size as high as the text: only the page scrolls."""
        return QSize(_MINIMUM_WIDTH, self._wanted_height())

    def _wanted_height(self) -> int:
        lines = math.ceil(self.fontMetrics().lineSpacing() * self._minimum_lines + 2 * self.document().documentMargin())
        return max(lines, self._content_height) + 2 * self.frameWidth()

    @Slot(QSizeF)
    def _on_document_size_changed(self, size: QSizeF) -> None:
        height = math.ceil(size.height())
        if height != self._content_height:
            self._content_height = height
            self._choose_scroll_bar()
            self.updateGeometry()

    def _grows(self) -> bool:
        """Return whether the height is free; a field of fixed height scrolls like any other."""
        return self.minimumHeight() == 0 and self.maximumHeight() >= _NO_MAXIMUM

    def _choose_scroll_bar(self) -> None:
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if self._grows() else policy.ScrollBarAsNeeded)

    @Slot()
    def reveal_caret(self) -> None:
        """Scroll the page to the caret, while the field has the focus."""
        if self.hasFocus():
            self._scroll_page_to_caret()

    def scroll_to_caret(self) -> None:
        """Scroll the page to the caret as soon as the field has its height."""
        self._wants_sight = True
        self._scroll_page_to_caret()
        self._after_growth.start()

    @Slot()
    def _on_grown(self) -> None:
        if self.hasFocus() or self._wants_sight:
            self._scroll_page_to_caret()
        self._wants_sight = self._wants_sight and self._grows() and self.height() < self._wanted_height()

    def _scroll_page_to_caret(self) -> None:
        rect = self.cursorRect()
        area = self._page_around()
        content = area.widget() if area else None
        if area and content:
            centre = self.mapTo(content, self.contentsRect().topLeft() + rect.center())
            area.ensureVisible(centre.x(), centre.y(), _CARET_MARGIN, rect.height() + _CARET_MARGIN)

    def _page_around(self) -> QScrollArea | None:
        widget = self.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.scroll_area if isinstance(widget, ScrolledContent) else widget.parentWidget()
        return widget

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll to the caret again: growth may have pushed it out of sight."""
        super().resizeEvent(event)
        self._choose_scroll_bar()
        if self.hasFocus() or self._wants_sight:
            self._after_growth.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        if self._grows():
            event.ignore()
        else:
            super().wheelEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll nothing inside: once the field has grown, everything is in sight."""
        if self._grows() and self.verticalScrollBar().value():
            self.verticalScrollBar().setValue(0)
        else:
            super().scrollContentsBy(dx, dy)
