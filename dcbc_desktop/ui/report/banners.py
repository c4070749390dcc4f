"""Lasting lines above the tabs: the report waits for the chief, was returned, or replaces one and does not say so."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dcbc_desktop.report.report import State
from dcbc_desktop.ui.report.comments import CommentLines, ReviewComments
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import space


class StateBanners(TranslatedWidget):
    """Each line is hidden while there is nothing to say."""

    withdraw_requested = Signal()
    return_requested = Signal()
    replacement_requested = Signal()

    def __init__(self, session: ReportSession, comments: ReviewComments, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._comments = comments
        self._replaced = ""
        self.presented: Banner | None = None
        self.replacement: Banner | None = None
        self.on_whole = CommentLines(comments.deal, self)
        self._layout = QVBoxLayout(self)
        space(self._layout, spacing=0)
        self._layout.addWidget(self.on_whole)
        session.state_changed.connect(self.retranslate)
        comments.changed.connect(self.show_comments)
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Every word of the lines."""
        waiting = self._session.saved_report.state is State.PRESENTED
        words = self.tr("Presented for signature. The report can only be read until it is signed off, returned or "
                        "withdrawn.")  # fmt: skip
        if waiting and self.presented is None:
            self.presented = self._make_line("banner.presented")
            self.presented.asked.connect(self.return_requested)
            self.presented.other_asked.connect(self.withdraw_requested)
        if self.presented is not None:
            self.presented.say(words if waiting else "", self.tr("Return with comments…"), self.tr("Withdraw"))
        self._say_replacement()

    def _say_replacement(self) -> None:
        unsaid = self.tr("This report replaces %1 and does not say so yet.").replace("%1", self._replaced)
        shown = bool(self._replaced) and self._session.saved_report.editable
        if shown and self.replacement is None:
            self.replacement = self._make_line("banner.replacement")
            self.replacement.asked.connect(self.replacement_requested)
        if self.replacement is not None:
            self.replacement.say(unsaid if shown else "", self.tr("Put the sentence in"))

    def _make_line(self, name: str) -> Banner:
        """Most reports never need it, and the start would wait for it."""
        line = Banner(name, alarming=False, parent=self)
        self._layout.addWidget(line)
        return line

    @Slot()
    def show_comments(self) -> None:
        """Those on the whole report; the others stand at their sections."""
        self.on_whole.show_comments([one for one in self._comments.open if not one.key])

    def say_replaced(self, name: str) -> None:
        """Name the report that is replaced without a word of it; an empty name takes the line back."""
        if name != self._replaced:
            self._replaced = name
            self._say_replacement()
