"""Base class of a side panel, and the tabs that show one panel and make it at its first showing."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.ui import panels
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.panels import NAMES, PANELS
from dcbc_desktop.ui.report.current_section import CurrentSection
from dcbc_desktop.ui.report.section_tabs import RoomyTabBar, SectionTabs, name_arrows
from dcbc_desktop.ui.review.live_review import LiveReview
from dcbc_desktop.ui.review.review_context import ReviewContext
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import space

LEAST_WIDTH = 300
"""Least width of the panels in pixels."""


class PanelContext(msgspec.Struct, frozen=True):
    """Parts of the report's page that panels use; `go_to` puts the caret on a place and returns its widget."""

    runner: BackgroundRunner
    session: ReportSession
    tabs: SectionTabs
    live_review: LiveReview
    review_context: ReviewContext
    current_section: CurrentSection
    go_to: Callable[[TextPlace], QWidget | None]


class Panel(TranslatedWidget):
    """Base class of a panel."""

    name = ""
    """Its object name is `panel.<name>`."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName(f"panel.{self.name}")

    def enter(self) -> None:
        """Give the focus to the main field: the user asked for the panel by key or menu.

        Never through a focus proxy: Qt then leaves the fields before it out of the tab order.
        """
        raise NotImplementedError

    def set_shown(self, shown: bool) -> None:
        """Note that the panel is shown or hidden; a hidden panel does no work."""


class _Ground(QWidget):
    """Empty page of a tab until its panel is made."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.panel: Panel | None = None
        layout = QVBoxLayout(self)
        space(layout)

    def put(self, panel: Panel) -> None:
        self.panel = panel
        layout = self.layout()
        if layout is not None:
            layout.addWidget(panel)


class SidePanels(QTabWidget):
    """Tabs of the panels; `shown_changed` brings the name of the one in front, empty if none is shown."""

    shown_changed = Signal(str)

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanels")
        self.setTabBar(RoomyTabBar(self))
        self.tabBar().setObjectName("sidePanels.bar")
        self.setDocumentMode(True)
        self.setMinimumWidth(LEAST_WIDTH)
        self._context = context
        self._grounds = {name: _Ground(self) for name in NAMES}
        for name, ground in self._grounds.items():
            ground.setObjectName(f"panel.{name}.ground")
            self.addTab(ground, "")
        self.currentChanged.connect(self._on_shown)
        self.retranslate()

    @property
    def front(self) -> str:
        """Return the name of the panel in front; empty while the panels are hidden."""
        return NAMES[self.currentIndex()] if not self.isHidden() else ""

    def panel(self, name: str) -> Panel:
        """Return a panel, made if it is not there yet."""
        ground = self._grounds[name]
        if ground.panel is None:
            panel_class: type[Panel] = getattr(panels, PANELS[NAMES.index(name)].class_name)
            ground.put(panel_class(self._context, ground))
        assert ground.panel is not None
        return ground.panel

    def show_panel(self, name: str, *, enter: bool) -> None:
        """Show a panel; `enter` also gives it the focus."""
        self.setCurrentWidget(self._grounds[name])
        self.setVisible(True)
        self._on_shown()
        if enter:
            self.panel(name).enter()

    @Slot()
    def hide_panels(self) -> None:
        """Hide all panels."""
        self.setVisible(False)
        self._on_shown()

    def toggle(self, name: str) -> bool:
        """Show a panel and go into it, or hide it if it has the focus; return whether it is shown now."""
        focused = QApplication.focusWidget()
        if self.front == name and focused is not None and self.isAncestorOf(focused):
            self.hide_panels()
            return False
        self.show_panel(name, enter=True)
        return True

    def reserve_room(self, name: str) -> None:
        """Show the empty page of a panel without making it; `make_front_panel` does that later."""
        self.blockSignals(True)
        self.setCurrentWidget(self._grounds[name])
        self.blockSignals(False)
        self.setVisible(True)

    @Slot()
    def make_front_panel(self) -> None:
        """Make the panel in front."""
        self._on_shown()

    @Slot()
    def _on_shown(self) -> None:
        if self.front:
            self.panel(self.front)
        for name, ground in self._grounds.items():
            if ground.panel is not None:
                ground.panel.set_shown(name == self.front)
        self.shown_changed.emit(self.front)

    def retranslate(self) -> None:
        """Set the words of the tabs."""
        for index, panel in enumerate(PANELS):
            self.setTabText(index, QCoreApplication.translate("SidePanels", panel.title))
        self.setAccessibleName(self.tr("Panels beside the text"))
        self.tabBar().setAccessibleName(self.tr("Panels beside the text"))
        name_arrows(self.tabBar(), self.tr("Scroll to the left"), self.tr("Scroll to the right"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
