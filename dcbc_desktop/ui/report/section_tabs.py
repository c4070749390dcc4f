"""Tabs of a report: their labels, badges and pages, and the footnote numbers that run through them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTabBar, QTabWidget, QToolButton, QWidget

from dcbc_desktop.report.outline import Section, printed_heading
from dcbc_desktop.report.prose import footnotes
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import LeftOver
from dcbc_desktop.ui import report as pages
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.report.section_block import SectionBlock
from dcbc_desktop.ui.report.section_tab import SectionTab
from dcbc_desktop.ui.report.tab_page import TabContent, TabPage
from dcbc_desktop.ui.review.review_context import ReviewContext
from dcbc_desktop.ui.review.section_states import FIGURES, GENERAL, LEFT_OVER, RECIPIENTS, Badge, Completeness
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.language import escape_mnemonic
from dcbc_desktop.ui.widgets.style import quiet_colour

COMMENT_MARK = "✎"
"""On the tab of a part with comments of the chief."""
_TAB_ROOM = 6
"""Pixels that a tab needs beyond Qt's own height: badges come from a taller font, and Qt would cut letters off."""


class RoomyTabBar(QTabBar):
    """Tab bar with room for letters and badges of two fonts."""

    def tabSizeHint(self, index: int) -> QSize:
        """Return Qt's size and some room."""
        size = super().tabSizeHint(index)
        return QSize(size.width(), size.height() + _TAB_ROOM)


def name_arrows(bar: QTabBar, left: str, right: str) -> None:
    """Name the scroll buttons of a tab bar, which are English in Qt; Tab passes by them, as arrow keys do the same."""
    for name, words in (("ScrollLeftButton", left), ("ScrollRightButton", right)):
        button = bar.findChild(QToolButton, name)
        if button is not None:
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class SectionTabs(QTabWidget):
    """Tabs of the section groups between Thông tin chung and Nơi nhận & ký; `page_built` brings each new slice."""

    page_built = Signal(object)

    def __init__(
        self,
        runner: BackgroundRunner,
        session: ReportSession,
        review_context: ReviewContext,
        left_over: Sequence[LeftOver],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sectionTabs")
        self.setTabBar(RoomyTabBar(self))
        self.tabBar().setObjectName("sectionTabs.bar")
        self.setDocumentMode(True)
        self._runner = runner
        self._session = session
        self._review_context = review_context
        self._badges: Mapping[str, Badge] = {}
        self._outdated = False
        self._comments: Mapping[str, int] = {}
        self.pages: dict[str, TabPage] = {}
        self._sections: dict[str, Section] = {}
        for name, make in self._makers(session.saved_report, left_over):
            self.pages[name] = TabPage(name, make, self)
            self.addTab(self.pages[name], name)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._build_in_idle_time)
        self.currentChanged.connect(self.build_current)
        self.retranslate()

    def _makers(self, report: Report, left_over: Sequence[LeftOver]) -> Iterator[tuple[str, Callable[[], TabContent]]]:
        # Pages without prose load with their first visit: the start is for the text.
        yield GENERAL, lambda: pages.GeneralTab(self._runner, self._session)
        for sections in report.outline.tabs():
            self._sections[sections[0].key] = sections[0]
            yield sections[0].key, partial(SectionTab, self._runner, self._session, self._review_context, sections)
        if report.outline.figures:
            yield FIGURES, lambda: pages.FiguresTab(self._runner, self._session, self._review_context)
        yield RECIPIENTS, lambda: pages.RecipientsTab(self._runner, self._session)
        if left_over:
            yield LEFT_OVER, partial(self._make_left_over, left_over)

    def _make_left_over(self, left_over: Sequence[LeftOver]) -> TabContent:
        tab = pages.LeftOverTab(self._runner, self._session.saved_report.id, left_over)
        tab.emptied.connect(self._drop_left_over)
        return tab

    @property
    def current(self) -> TabPage:
        """Return the current page."""
        return list(self.pages.values())[self.currentIndex()]

    def show_tab(self, name: str) -> None:
        """Make a tab the current one, if the outline has it."""
        if name in self.pages:
            self.setCurrentWidget(self.pages[name])

    def refresh(self) -> None:
        """Show the report's values on every page built so far."""
        for page in self.pages.values():
            if page.content is not None:
                page.content.refresh()

    def build_rest(self) -> None:
        """Build the missing pages in idle time."""
        self._idle.start()

    @Slot()
    def next_tab(self) -> None:
        """Go to the next tab, from the last to the first."""
        self.setCurrentIndex((self.currentIndex() + 1) % self.count())

    @Slot()
    def previous_tab(self) -> None:
        """Go to the previous tab, from the first to the last."""
        self.setCurrentIndex((self.currentIndex() - 1) % self.count())

    def show_badges(self, badges: Mapping[str, Badge]) -> None:
        """Show the state of each part in its label."""
        if badges != self._badges:
            self._badges = badges
            self.retranslate()

    def show_outdated(self, outdated: bool) -> None:
        """Show the badges in quiet colours while a review is due or running: their numbers are not final."""
        if outdated != self._outdated:
            self._outdated = outdated
            self._colour_badges()
            self.retranslate()

    def _colour_badges(self) -> None:
        for index, name in enumerate(self.pages):
            badge = self._badges.get(name)
            quiet = self._outdated and badge is not None and badge.findings > 0
            self.tabBar().setTabTextColor(index, quiet_colour(self.palette()) if quiet else QColor())

    def show_comments(self, counts: Mapping[str, int]) -> None:
        """Mark the tabs with comments of the chief."""
        if counts != self._comments:
            self._comments = dict(counts)
            self.retranslate()

    def retranslate(self) -> None:
        """Set labels, accessible names and tooltips."""
        for index, name in enumerate(self.pages):
            badge = self._badges.get(name)
            title = self._title(name)
            spoken = title.replace("&&", "&")
            comments = self._comments.get(name, 0)
            marks = (badge.mark if badge else "", COMMENT_MARK if comments else "")
            counted = self.tr("comments of the chief: %1").replace("%1", str(comments)) if comments else ""
            being_read = self.tr("being reviewed") if self._outdated else ""
            said = (self._spoken(badge) if badge else "", being_read, counted)
            words = " ".join(filter(None, (title, *marks)))
            if words != self.tabText(index):  # Qt lays out and paints all tabs after each
                self.setTabText(index, words)
            self.tabBar().setAccessibleTabName(index, ", ".join(filter(None, (spoken, *said))))
            self.setTabToolTip(index, self._heading(name))
        self.setAccessibleName(self.tr("Parts of the report"))
        self.tabBar().setAccessibleName(self.tr("Parts of the report"))
        name_arrows(self.tabBar(), self.tr("Scroll to the left"), self.tr("Scroll to the right"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._colour_badges()
        super().changeEvent(event)

    @Slot()
    def build_current(self) -> None:
        """Build the whole current page."""
        page = self.current
        while not page.built:
            page.build_slice()
            self.page_built.emit(page)

    def build_all(self) -> None:
        """Build every missing page at once."""
        for page in self.pages.values():
            while not page.built:
                page.build_slice()
                self.page_built.emit(page)

    @Slot()
    def _build_in_idle_time(self) -> None:
        page = next((page for page in self.pages.values() if not page.built), None)
        if page is None:
            self._idle.stop()
        else:
            page.build_slice()
            self.page_built.emit(page)

    @Slot()
    def _drop_left_over(self) -> None:
        page = self.pages.pop(LEFT_OVER)
        self.removeTab(self.indexOf(page))
        page.deleteLater()

    def _title(self, name: str) -> str:
        own = {
            GENERAL: self.tr("General"),
            FIGURES: self.tr("Figures"),
            RECIPIENTS: self.tr("Recipients && signature"),
            LEFT_OVER: self.tr("Left over"),
        }
        section = self._sections.get(name)
        return own[name] if section is None else escape_mnemonic(section.short_title or section.number or name)

    def heading(self, name: str) -> str:
        """Return the printed heading of a tab's section, else the words of the tab."""
        return self._heading(name) or self._title(name).replace("&&", "&")

    def _heading(self, name: str) -> str:
        section = self._sections.get(name)
        return printed_heading(section, self._session.saved_report.period) if section else ""

    def _spoken(self, badge: Badge) -> str:
        if badge.blocking:
            words = self.tr("findings: %1, of them to be mended: %2")
            return words.replace("%1", str(badge.findings)).replace("%2", str(badge.blocking))
        words = {
            Completeness.EMPTY: self.tr("empty"),
            Completeness.BEGUN: self.tr("begun"),
            Completeness.COMPLETE: self.tr("complete"),
        }[badge.completeness]
        advice = self.tr("worth a look: %1").replace("%1", str(badge.findings))
        return f"{words}, {advice}" if badge.findings else words


class FootnoteNumbers(QObject):
    """Counts footnotes by section, from the report where no editor is built yet, and numbers them."""

    def __init__(self, session: ReportSession, tabs: SectionTabs) -> None:
        super().__init__(tabs)
        self._session = session
        self._blocks: dict[str, SectionBlock] = {}
        self._counts: dict[str, int] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._number)
        self._count_all()
        tabs.page_built.connect(self._take_in)
        session.state_changed.connect(self._count_all)

    @Slot()
    def _count_all(self) -> None:
        report = self._session.saved_report
        for section in report.outline.prose_sections():
            # A text without the word `note` in its JSON has no footnote: most need not be decoded.
            has_notes = '"note"' in report.entry(section.key).value
            self._counts[section.key] = len(footnotes(report.prose(section.key))) if has_notes else 0
        self._timer.start()

    @Slot(object)
    def _take_in(self, page: TabPage) -> None:
        if isinstance(page.content, SectionTab):
            for key, block in page.content.blocks.items():
                if key not in self._blocks:
                    self._blocks[key] = block
                    block.editor.notes_changed.connect(partial(self._on_notes_changed, block))
                    self._timer.start()

    def _on_notes_changed(self, block: SectionBlock, *_notes: object) -> None:
        count = block.editor.note_count()
        if self._counts[block.section.key] != count:
            self._counts[block.section.key] = count
            self._timer.start()

    @Slot()
    def _number(self) -> None:
        first = 1
        for key, count in self._counts.items():
            block = self._blocks.get(key)
            if block is not None:
                block.editor.set_first_note_number(first)
            first += count
