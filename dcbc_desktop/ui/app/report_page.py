"""Page of one open report: banners, tabs, panels, status line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.ui.app.startup import OpenedReport
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.panels.side_panels import PanelContext, SidePanels
from dcbc_desktop.ui.report.banners import OriginBanner, StateBanners
from dcbc_desktop.ui.report.current_section import CurrentSection
from dcbc_desktop.ui.report.document_statistics import DocumentLength, DocumentStatistics
from dcbc_desktop.ui.report.place_tracker import PlaceTracker
from dcbc_desktop.ui.report.review_comments import CommentPresenter, ReviewComments
from dcbc_desktop.ui.report.section_tab import SectionTab
from dcbc_desktop.ui.report.section_tabs import FootnoteNumbers, SectionTabs
from dcbc_desktop.ui.report.status_line import StatusLine
from dcbc_desktop.ui.report.tab_page import TabPage
from dcbc_desktop.ui.review.live_review import LiveReview
from dcbc_desktop.ui.review.review_context import ReviewContext
from dcbc_desktop.ui.review.section_states import first_badges, tab_keys
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import PAGE_POINTS

if TYPE_CHECKING:
    from dcbc_desktop.ui.review.review_result import ReviewResult

AFTER_PAINT_MS = 10
"""From the painted report to the reading of comments, origin and review data and the building of the other tabs."""


class ReportPage(TranslatedWidget):
    """Page of the window between the menu bar and the lower edge of the window while a report is open."""

    amend_requested = Signal()
    register_requested = Signal()
    save_elsewhere_requested = Signal()

    def __init__(
        self, runner: BackgroundRunner, opened: OpenedReport, buttons: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reportPage")
        self._runner = runner
        self._result: ReviewResult | None = None
        self._points = PAGE_POINTS
        self.session = ReportSession(runner, opened.report, self, opened.place)
        self.signed_banner = Banner("banner.signed", alarming=False, parent=self)
        self.save_banner = Banner("banner.save", alarming=True, parent=self)
        self.origin_banner = OriginBanner(runner, self.session, self)
        self.comments = ReviewComments(runner, self.session, self)
        self.states = StateBanners(self.session, self.comments, self)
        self.review_context = ReviewContext(runner, self.session, self)
        self.tabs = SectionTabs(runner, self.session, self.review_context, opened.left_over, self)
        self.status = StatusLine(self.session, tuple(buttons), self)
        self.live_review = LiveReview(runner, self.session, self.review_context, self)
        self.current_section = CurrentSection(self.tabs, opened.report.outline)
        context = PanelContext(
            runner, self.session, self.tabs, self.live_review, self.review_context, self.current_section, self.go_to
        )
        self.panels = SidePanels(context, self)
        self.panels.hide()
        self._statistics = DocumentStatistics(runner, self.session, self)
        self._footnote_numbers = FootnoteNumbers(self.session, self.tabs)
        self._comment_presenter = CommentPresenter(
            self.comments, self.tabs, opened.report.outline, self, resumed=opened.resumed
        )
        self._places = PlaceTracker(self.tabs, self.session)
        self._lay_out()
        self._connect_signals()
        self.tabs.show_badges(first_badges(opened.report))
        self._places.show_tab()
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.save_banner, self.signed_banner, self.origin_banner, self.states):
            layout.addWidget(widget)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("reportSplitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(self.panels)
        self.splitter.setStretchFactor(0, 1)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.status)

    def _connect_signals(self) -> None:
        self.signed_banner.button_clicked.connect(self.amend_requested)
        self.signed_banner.other_button_clicked.connect(self.register_requested)
        self.save_banner.button_clicked.connect(self.save_elsewhere_requested)
        for said in (self.session.save_failed, self.session.saved, self.session.save_slow):
            said.connect(self._say_saving)
        self.session.state_changed.connect(self._on_state_changed)
        self.session.state_changed.connect(self._comment_presenter.note_change)
        self.session.state_changed.connect(self.session.read_issued)
        self.session.issued_changed.connect(self.retranslate)
        self.live_review.reviewed.connect(self._on_reviewed)
        self.live_review.outdated.connect(self._on_outdated)
        self.tabs.page_built.connect(self._join)
        self._statistics.counted.connect(self._on_counted)

    def retranslate(self) -> None:
        """Set the words of the banners."""
        report = self.session.saved_report
        signed = self.tr("Signed off as revision %1. Every later change needs an amendment with a reason.")
        name = self.session.issued.short if self.session.issued is not None else ""
        if name:
            signed = self.tr("Signed off as revision %1, issued as %2. Every later change needs an amendment with a "
                             "reason.").replace("%2", name)  # fmt: skip
        issued = self.session.issued
        unrecorded = issued is not None and not (issued.number and issued.day)
        self.signed_banner.show_message(
            signed.replace("%1", str(report.revision)) if report.frozen else "",
            "" if report.read_only else self.tr("A&mend…"),
            self.tr("Record number and date…") if unrecorded and not report.read_only else "",
        )
        self._say_saving()

    def resume(self) -> None:
        """Put the caret where the person stopped, and load the rest in idle time."""
        self._places.resume()
        QTimer.singleShot(AFTER_PAINT_MS, self._load_rest)
        self._statistics.begin()

    @Slot()
    def _load_rest(self) -> None:
        """Load the parts that nobody waits for."""
        self.review_context.read()
        self.comments.read()
        self.session.read_issued()
        self.origin_banner.read()
        self.tabs.build_rest()

    def set_text_size(self, points: float) -> None:
        """Set the size of letters in the editors, in points."""
        self._points = points
        for page in self.tabs.pages.values():
            self._set_page_size(page)

    def _set_page_size(self, page: TabPage) -> None:
        if isinstance(page.content, SectionTab) and page.content.points != self._points:
            page.content.set_text_size(self._points)

    @Slot(str)
    def show_key(self, key: str) -> None:
        """Go to the field of an entry key."""
        self.go_to(TextPlace(key))

    def go_to(self, place: TextPlace) -> QWidget | None:
        """Put the caret on a place, with its tab in front; return the widget that holds the place."""
        for name, keys in tab_keys(self.session.saved_report.outline).items():
            if place.key in keys and name in self.tabs.pages:
                self.tabs.show_tab(name)
                self.tabs.build_current()
                return self.tabs.current.go_to(place)
        return None

    @Slot(object)
    def _join(self, page: TabPage) -> None:
        """Show size of letters and findings on a page that was just built."""
        self._set_page_size(page)
        self._say_findings(page)

    @Slot(object)
    def _on_counted(self, length: DocumentLength) -> None:
        self.status.show_length(length.words, length.pages)

    @Slot()
    def _say_saving(self) -> None:
        """Show why the last edits are not saved, or hide the banner where they are."""
        error, since = self.session.error, self.session.slow_since
        if since is not None:
            words = self.tr("The disk is slow: the save of %1 is not done yet.").replace("%1", f"{since:%H:%M:%S}")
            rest = self.tr(
                "Go on typing: what you typed is still here and is saved as soon as the disk answers. "
                "Do not close the window."
            )
        elif error is not None:
            words = self._runner.error_sentence(error)
            rest = self.tr(
                "Go on typing: what you typed is still here and is tried again every few seconds. "
                "Do not close the window."
            )
        else:
            self.save_banner.show_message("")
            return
        self.save_banner.show_message(f"{words} {rest}", self.tr("Save a cop&y elsewhere…"))

    @Slot()
    def _on_state_changed(self) -> None:
        self.tabs.refresh()
        self.review_context.read()
        self.retranslate()

    @Slot(object)
    def _on_reviewed(self, found: ReviewResult) -> None:
        before, self._result = self._result, found
        self.tabs.show_badges(found.badges)
        self._on_outdated()
        self.states.show_replaced(found.unsaid_replacement)
        if before is None or (before.sentences, before.advice) != (found.sentences, found.advice):
            for page in self.tabs.pages.values():
                self._say_findings(page)

    @Slot()
    def _on_outdated(self) -> None:
        """Show whether numbers of findings are final."""
        outdated = self.live_review.edited_since
        self.tabs.show_outdated(outdated)
        for page in self.tabs.pages.values():
            if page.content is not None:
                page.content.show_outdated(outdated)

    def _say_findings(self, page: TabPage) -> None:
        if self._result is not None and page.content is not None:
            page.content.show_findings(self._result.sentences)
            page.content.show_advice(self._result.advice)
