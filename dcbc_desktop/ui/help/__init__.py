"""Windows with the manual and about the program.

Not here: pages for F1 (`ui.app.help_commands`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.help.about_dialog import AboutDialog as AboutDialog
    from dcbc_desktop.ui.help.help_window import HelpWindow as HelpWindow
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "AboutDialog": "about_dialog",
            "HelpWindow": "help_window",
        },
    )
