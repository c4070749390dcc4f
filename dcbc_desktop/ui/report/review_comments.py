"""Comments of the chief on a returned report, shown at sections and tabs until they are resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dcbc_desktop.report.dates import in_zone
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.store.models import Comment
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.review.section_states import tab_keys
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import TIGHT, space
from dcbc_desktop.workflow import signing as workflow_signing

if TYPE_CHECKING:
    from dcbc_desktop.ui.report.section_tabs import SectionTabs
    from dcbc_desktop.ui.report.tab_page import TabPage

ResolveComment = Callable[[int], None]


class ReviewComments(QObject):
    """Unresolved comments of the open report; `changed` is emitted when they are others."""

    changed = Signal()

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self.open: tuple[Comment, ...] = ()
        session.state_changed.connect(self.read)

    @Slot()
    def read(self) -> None:
        """Read the comments from the store."""
        self._runner.run_on_store(self, _read, self._session.saved_report.id, then=self._take)

    def resolve(self, comment_id: int) -> None:
        """Mark a comment as dealt with (Đã sửa)."""
        self._runner.run_on_store(self, _resolve, self._session.saved_report.id, comment_id, then=self._take)

    def _take(self, found: tuple[Comment, ...]) -> None:
        if found != self.open:
            self.open = found
            self.changed.emit()


class CommentLines(TranslatedWidget):
    """One banner for each comment, with a button that resolves it; hidden while there is none."""

    def __init__(self, resolve: ResolveComment, parent: QWidget) -> None:
        super().__init__(parent)
        self._resolve = resolve
        self._shown: tuple[Comment, ...] = ()
        self._lines: dict[int, Banner] = {}
        self._layout = QVBoxLayout(self)
        space(self._layout, 0, TIGHT)
        self.hide()

    def show_comments(self, comments: Sequence[Comment]) -> None:
        """Show these comments and no others."""
        if tuple(comments) == self._shown:
            return
        self._shown = tuple(comments)
        for gone in self._lines.keys() - {one.id for one in comments}:
            line = self._lines.pop(gone)
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        for one in comments:
            if one.id not in self._lines:
                self._lines[one.id] = self._make_line(one.id)
        self.setVisible(bool(comments))
        self.retranslate()

    def _make_line(self, comment_id: int) -> Banner:
        line = Banner(f"comment.{comment_id}", alarming=False, parent=self)
        line.button_clicked.connect(partial(self._resolve, comment_id))
        self._layout.addWidget(line)
        return line

    def retranslate(self) -> None:
        """Set every word of the banners outside of the comments."""
        for one in self._shown:
            returned = self.tr("Returned on %1: %2").replace("%1", f"{in_zone(one.at):%d/%m/%Y %H:%M}")
            self._lines[one.id].show_message(returned.replace("%2", one.text), self.tr("Dealt with"))


class CommentPresenter(QObject):
    """Shows comments on the pages built so far, and on each that is built later.

    A report that is only `resumed` stays at the tab where the user was, until it is returned again.
    """

    def __init__(
        self, comments: ReviewComments, tabs: SectionTabs, outline: Outline, parent: QObject, *, resumed: bool
    ) -> None:
        super().__init__(parent)
        self._comments = comments
        self._tabs = tabs
        self._tab_of = {key: name for name, keys in tab_keys(outline).items() for key in keys}
        self._seen: frozenset[int] = frozenset()
        self._resumed = resumed
        comments.changed.connect(self._show)
        tabs.page_built.connect(self.show_on)

    @Slot()
    def _show(self) -> None:
        open_ones = self._comments.open
        self._tabs.show_comments(Counter(self._tab_of.get(one.key, "") for one in open_ones))
        for page in self._tabs.pages.values():
            self.show_on(page)
        new = [one for one in open_ones if one.id not in self._seen]
        self._seen = frozenset(one.id for one in open_ones)
        if new and not self._resumed:
            self._bring_to_front({self._tab_of.get(one.key, "") for one in new})

    @Slot()
    def note_change(self) -> None:
        """Treat the comments that come next as new: the report's state changed."""
        self._resumed = False

    @Slot(object)
    def show_on(self, page: TabPage) -> None:
        """Show the comments of a page."""
        own = [one for one in self._comments.open if self._tab_of.get(one.key) == page.name]
        page.show_comments(own, self._comments.resolve)

    def _bring_to_front(self, names: set[str]) -> None:
        """Show the first tab with a comment, unless the current one has one."""
        if self._tabs.current.name not in names:
            self._tabs.show_tab(next((name for name in self._tabs.pages if name in names), ""))


def _read(store: Store, report_id: int) -> tuple[Comment, ...]:
    return workflow_signing.open_comments(store, report_id)


def _resolve(store: Store, report_id: int, comment_id: int) -> tuple[Comment, ...]:
    store.presentations.deal_with_comment(report_id, comment_id)
    return _read(store, report_id)
