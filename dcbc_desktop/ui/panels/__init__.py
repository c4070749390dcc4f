"""Side panels of the report: Rà soát (findings), Năm trước (last year), Xem trước (preview), Lịch sử, Tìm (search).

The table `PANELS` names them all; tabs, F1 and the commands read it, so a new panel is its module and a row here.
Not here: the review itself (`ui.review`), the comparison with last year (`dcbc_desktop.report.comparison`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dcbc_desktop.lazy import lazy_names
from dcbc_desktop.ui.widgets.language import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from dcbc_desktop.ui.panels.findings_panel import FindingsPanel as FindingsPanel
    from dcbc_desktop.ui.panels.history_panel import HistoryPanel as HistoryPanel
    from dcbc_desktop.ui.panels.preview_panel import PreviewPanel as PreviewPanel
    from dcbc_desktop.ui.panels.previous_year_panel import PreviousYearPanel as PreviousYearPanel
    from dcbc_desktop.ui.panels.reason_dialog import ReasonDialog as ReasonDialog
    from dcbc_desktop.ui.panels.search_panel import SearchPanel as SearchPanel
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "FindingsPanel": "findings_panel",
            "HistoryPanel": "history_panel",
            "PreviewPanel": "preview_panel",
            "PreviousYearPanel": "previous_year_panel",
            "ReasonDialog": "reason_dialog",
            "SearchPanel": "search_panel",
        },
    )

FINDINGS, PREVIOUS_YEAR, PREVIEW, HISTORY, SEARCH = "findings", "previousYear", "preview", "history", "search"


class PanelEntry(NamedTuple):
    """Row of the table of panels."""

    name: str
    """The class's `name`; the widget is called `panel.<name>`."""
    class_name: str
    """Class of this package, imported at the panel's first showing."""
    title: str
    topic: str
    """Page of the manual about it: the stem of the page's file."""
    toggled: bool = True
    """A command of the panel's name shows and hides it, and it is opened again at the next start."""


PANELS: Final = (
    PanelEntry(FINDINGS, "FindingsPanel", QT_TRANSLATE_NOOP("SidePanels", "Review"), "07-ra-soat"),
    PanelEntry(PREVIOUS_YEAR, "PreviousYearPanel", QT_TRANSLATE_NOOP("SidePanels", "Last year"), "08-nam-truoc"),
    PanelEntry(PREVIEW, "PreviewPanel", QT_TRANSLATE_NOOP("SidePanels", "Preview"), "09-xem-truoc"),
    PanelEntry(HISTORY, "HistoryPanel", QT_TRANSLATE_NOOP("SidePanels", "History"), "08a-lich-su"),
    PanelEntry(SEARCH, "SearchPanel", QT_TRANSLATE_NOOP("SidePanels", "Find"), "10-tim-thay-the", toggled=False),
)
"""All panels in the order of their tabs."""
NAMES: Final = tuple(panel.name for panel in PANELS)
TOGGLED: Final = tuple(panel.name for panel in PANELS if panel.toggled)
