"""The manual inside the program: F1 opens it at the page about the field at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.help.about_dialog import AboutDialog as AboutDialog
    from dcbc_desktop.ui.help.help_window import HelpWindow as HelpWindow
    from dcbc_desktop.ui.help.topics import FIRST as FIRST
    from dcbc_desktop.ui.help.topics import topic_of as topic_of
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "AboutDialog": "about_dialog",
            "FIRST": "topics",
            "HelpWindow": "help_window",
            "topic_of": "topics",
        },
    )
