"""Panel preview."""

from __future__ import annotations

from dcbc_desktop.ui.panels.panel import Panel


class PreviewPanel(Panel):
    """To be built."""

    name = "preview"
