"""Banners above the tabs: waiting for signature, comments, replaced report not mentioned, restored from a file."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dcbc_desktop.report.dates import local_day
from dcbc_desktop.report.report import State
from dcbc_desktop.store.models import Origin
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.report.review_comments import CommentLines, ReviewComments
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import space

_PROVEN, _DRAFT = "valid", "draft"


class StateBanners(TranslatedWidget):
    """Banners of the report's state; each is hidden while there is nothing to say."""

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
        self.on_whole = CommentLines(comments.resolve, self)
        self._layout = QVBoxLayout(self)
        space(self._layout, spacing=0)
        self._layout.addWidget(self.on_whole)
        session.state_changed.connect(self.retranslate)
        comments.changed.connect(self.show_comments)
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Set every word of the banners."""
        waiting = self._session.saved_report.state is State.PRESENTED
        words = self.tr("Presented for signature. The report can only be read until it is signed off, returned or "
                        "withdrawn.")  # fmt: skip
        if waiting and self.presented is None:
            self.presented = self._make_line("banner.presented")
            self.presented.button_clicked.connect(self.return_requested)
            self.presented.other_button_clicked.connect(self.withdraw_requested)
        if self.presented is not None:
            self.presented.show_message(words if waiting else "", self.tr("Return with comments…"), self.tr("Withdraw"))
        self._update_replacement()

    def _update_replacement(self) -> None:
        unsaid = self.tr("This report replaces %1 and does not say so yet.").replace("%1", self._replaced)
        shown = bool(self._replaced) and self._session.saved_report.editable
        if shown and self.replacement is None:
            self.replacement = self._make_line("banner.replacement")
            self.replacement.button_clicked.connect(self.replacement_requested)
        if self.replacement is not None:
            self.replacement.show_message(unsaid if shown else "", self.tr("Put the sentence in"))

    def _make_line(self, name: str) -> Banner:
        """Return a banner, made when first needed: most reports never need it."""
        line = Banner(name, alarming=False, parent=self)
        self._layout.addWidget(line)
        return line

    @Slot()
    def show_comments(self) -> None:
        """Show the comments on the whole report; the others are shown at their sections."""
        self.on_whole.show_comments([one for one in self._comments.open if not one.key])

    def show_replaced(self, name: str) -> None:
        """Name the report that is replaced without being mentioned; an empty name hides the banner."""
        if name != self._replaced:
            self._replaced = name
            self._update_replacement()


class OriginBanner(Banner):
    """Banner of a report restored from a file; closing it lasts until the report is opened again."""

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget) -> None:
        super().__init__("banner.origin", alarming=False, parent=parent)
        self._runner = runner
        self._session = session
        self._origin: Origin | None = None
        self.button_clicked.connect(self._close)
        session.state_changed.connect(self.retranslate)

    def read(self) -> None:
        """Read from the store where the report came from."""
        report_id = self._session.saved_report.id
        self._runner.run_on_store(self, lambda store: store.origins.find(report_id), then=self._take)

    def _take(self, origin: Origin | None) -> None:
        self._origin = origin
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Set every word; nothing is said of a report that was proven, or signed here since."""
        self.show_message(self._words(self._origin) if self._origin is not None else "", self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _words(self, origin: Origin) -> str:
        sentences = []
        if origin.verdict != _PROVEN and not self._session.saved_report.frozen:
            sentences.append(self._unproven(origin))
        if origin.copy_of:
            words = self.tr("Copy, restored from the file “%1”: the report of the same identity here says something "
                            "else.")  # fmt: skip
            sentences.append(words.replace("%1", origin.file))
        return " ".join(sentences)

    def _unproven(self, origin: Origin) -> str:
        if origin.verdict == _DRAFT:
            words = self.tr("Restored from the draft file “%1” on %2.")
        else:
            words = self.tr("Restored from the file “%1” on %2. The file was UNDETERMINED: it is not proven that this "
                            "is what was signed.")  # fmt: skip
        return words.replace("%2", local_day(origin.at)).replace("%1", origin.file)

    @Slot()
    def _close(self) -> None:
        self._origin = None
        self.show_message("")
