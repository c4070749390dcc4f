"""Page of one open report: section tabs, general information, figures, recipients, comments, status.

Not here: text editors (`ui.editor`), tables (`ui.tables`), side panels (`ui.panels`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.report.figures_tab import FiguresTab as FiguresTab
    from dcbc_desktop.ui.report.general_tab import GeneralTab as GeneralTab
    from dcbc_desktop.ui.report.insert_figure_dialog import InsertFigureDialog as InsertFigureDialog
    from dcbc_desktop.ui.report.left_over_tab import LeftOverTab as LeftOverTab
    from dcbc_desktop.ui.report.recipients_tab import RecipientsTab as RecipientsTab
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "InsertFigureDialog": "insert_figure_dialog",
            "FiguresTab": "figures_tab",
            "GeneralTab": "general_tab",
            "LeftOverTab": "left_over_tab",
            "RecipientsTab": "recipients_tab",
        },
    )
