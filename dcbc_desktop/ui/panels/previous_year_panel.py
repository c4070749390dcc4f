"""Panel previousYear."""

from __future__ import annotations

from dcbc_desktop.ui.panels.panel import Panel


class PreviousYearPanel(Panel):
    """To be built."""

    name = "previousYear"
