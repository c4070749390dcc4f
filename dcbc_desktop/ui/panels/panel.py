"""What every panel is given, and what is asked of it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtWidgets import QWidget

from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.report.current_section import CurrentSection
from dcbc_desktop.ui.report.section_tabs import SectionTabs
from dcbc_desktop.ui.review.live_review import LiveReview
from dcbc_desktop.ui.review.review_context import ReviewContext
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.language import TranslatedWidget


class PanelContext(msgspec.Struct, frozen=True):
    """The report's window as its panels see it. `go_to` puts the caret on a place and returns its widget."""

    runner: BackgroundRunner
    session: ReportSession
    tabs: SectionTabs
    live_review: LiveReview
    review_context: ReviewContext
    current_section: CurrentSection
    go_to: Callable[[TextPlace], QWidget | None]


class Panel(TranslatedWidget):
    """One panel; made at its first showing."""

    name = ""
    """Its object name is `panel.<name>`."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName(f"panel.{self.name}")

    def enter(self) -> None:
        """Give the focus to the chief field: the person asked for the panel by key or menu.

        Never through a focus proxy: Qt then leaves out of Tab's way what stands before that field.
        """
        raise NotImplementedError

    def set_shown(self, shown: bool) -> None:
        """Told when it comes to the front or goes; a panel that nobody sees does no work."""
