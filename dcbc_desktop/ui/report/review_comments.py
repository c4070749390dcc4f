"""Where the chief's comments are shown: at their sections, with a mark on the tab; the first one comes to the front."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject, Slot

from dcbc_desktop.report.outline import Outline
from dcbc_desktop.ui.report.comments import ReviewComments
from dcbc_desktop.ui.report.section_tabs import SectionTabs
from dcbc_desktop.ui.report.tab_page import TabPage
from dcbc_desktop.ui.review.section_states import tab_keys


class CommentPresenter(QObject):
    """Shows comments on the pages built so far, and on each that is built later.

    A report that is only `resumed` stays where the person was, until it is returned anew.
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
        """The report's state changed: comments that come now are news."""
        self._resumed = False

    @Slot(object)
    def show_on(self, page: TabPage) -> None:
        """Show a page's comments at their places."""
        own = [one for one in self._comments.open if self._tab_of.get(one.key) == page.name]
        page.show_comments(own, self._comments.deal)

    def _bring_to_front(self, names: set[str]) -> None:
        """The first tab with a comment, unless the person is at one already."""
        if self._tabs.current.name not in names:
            self._tabs.show_tab(next((name for name in self._tabs.pages if name in names), ""))
