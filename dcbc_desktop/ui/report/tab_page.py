"""Page of a tab of the report: content built in slices, findings and comments in it, places to go to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.ui.editor.growing_edit import ScrolledContent
from dcbc_desktop.ui.report.review_comments import CommentLines, ResolveComment
from dcbc_desktop.ui.widgets.style import space

if TYPE_CHECKING:
    from dcbc_desktop.store.models import Comment


class Editable(Protocol):
    """Field with a caret: a line, lines, the prose editor, or a grid."""

    cursorPositionChanged: SignalInstance  # noqa: N815  Qt's name

    def caret(self) -> int: ...
    def set_caret(self, position: int) -> None: ...
    def hasFocus(self) -> bool: ...
    def setFocus(self, reason: Qt.FocusReason) -> None: ...


class TabContent(ScrolledContent):
    """Content of one tab; `tools` are above it and do not scroll."""

    tools: QWidget | None = None

    def slices(self) -> Iterator[None]:
        """Build the page a little at each step, so that building never blocks the window."""
        yield

    def refresh(self) -> None:
        """Show the report's values again after a change in the store."""

    def show_findings(self, sentences: Mapping[str, str]) -> None:
        """Show findings at their fields, by entry key."""

    def show_outdated(self, outdated: bool) -> None:
        """Show whether the numbers of findings are being counted again."""

    def show_advice(self, counts: Mapping[str, int]) -> None:
        """Show the number of advisory findings of each section and figure."""

    def show_comments(self, comments: Sequence[Comment], resolve: ResolveComment) -> Sequence[Comment]:  # noqa: ARG002  for others
        """Show comments at their sections; return those that have no place here."""
        return comments

    def edits(self) -> Mapping[str, Editable]:
        """Return the fields built so far, by entry key."""
        return {}

    def go_to(self, place: TextPlace) -> QWidget | None:
        """Put the caret on a place; return the widget that has the focus now, None if the place is not here."""
        edit: object = self.edits().get(place.key)
        if not isinstance(edit, QWidget):
            return None
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        select = getattr(edit, "select_text_range", None)
        if callable(select) and place.length and not place.row:
            select(place.start, place.length)
        return edit


class TabPage(QWidget):
    """Page of a tab: tools and scrolled content, built at the first visit or in idle time."""

    def __init__(self, name: str, make: Callable[[], TabContent], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.content: TabContent | None = None
        self._make = make
        self._slices: Iterator[None] | None = None
        self._scroll: QScrollArea | None = None
        self._comments: CommentLines | None = None

    @property
    def built(self) -> bool:
        """Return whether the whole page is built."""
        return self.content is not None and self._slices is None

    def build_slice(self) -> None:
        """Build the next slice."""
        if self.content is None:
            self.content = self._begin()
            self._slices = self.content.slices()
        elif self._slices is not None and next(self._slices, self) is self:
            self._slices = None
        if self.content.tools is not None and self._layout.indexOf(self.content.tools) < 0:
            self._layout.insertWidget(0, self.content.tools)

    def edits(self) -> Mapping[str, Editable]:
        """Return the fields built so far, by entry key."""
        return self.content.edits() if self.content is not None else {}

    def go_to(self, place: TextPlace) -> QWidget | None:
        """Put the caret on a place and scroll there; return the widget that holds it."""
        widget = self.content.go_to(place) if self.content is not None else None
        if widget is not None and self._scroll is not None:
            self._scroll.ensureWidgetVisible(widget)
        return widget

    def show_comments(self, comments: Sequence[Comment], resolve: ResolveComment) -> None:
        """Show comments at their sections, and those of no section above the content."""
        if self.content is None or self._scroll is None:
            return
        others = self.content.show_comments(comments, resolve)
        if self._comments is None and others:
            self._comments = CommentLines(resolve, self)
            self._layout.insertWidget(self._layout.indexOf(self._scroll), self._comments)
        if self._comments is not None:
            self._comments.show_comments(others)

    def _begin(self) -> TabContent:
        content = self._make()
        self._scroll = scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        content.scroll_area = scroll
        self._layout = QVBoxLayout(self)
        space(self._layout, spacing=0)
        self._layout.addWidget(scroll, 1)
        return content
