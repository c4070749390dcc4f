"""Person who reads the preview in the whole window."""

from __future__ import annotations

from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.panels import PREVIEW
from dcbc_desktop.ui.panels.page_view import PageView
from dcbc_desktop.ui.panels.preview_panel import PreviewPanel
from tests.ui.clerk import Clerk


class Reader:
    """A clerk who looks at the pages beside the text."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk

    def open(self, report: Report) -> PreviewPanel:
        """The window with this report, the preview in front and drawn."""
        self.clerk.keep(report)
        self.clerk.opened()
        self.clerk.window.resize(1366, 768)
        self.clerk.page.panels.show_panel(PREVIEW, enter=False)
        self.settle()
        return self.panel

    @property
    def panel(self) -> PreviewPanel:
        """The panel, found as a test outside the project finds it."""
        return self.clerk.find(PreviewPanel, "panel.preview")

    @property
    def view(self) -> PageView:
        """The pages."""
        return self.panel.view

    def settle(self) -> None:
        """Until what is seen is the report as it stands."""
        self.clerk.qtbot.waitUntil(self._settled)

    def _settled(self) -> bool:
        return self.panel.up_to_date and self.clerk.runner.idle
