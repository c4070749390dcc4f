"""The manual inside the program: F1 opens it at the page about the field at hand."""

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
