"""Panel findings."""

from __future__ import annotations

from dcbc_desktop.ui.panels.panel import Panel


class FindingsPanel(Panel):
    """To be built."""

    name = "findings"
