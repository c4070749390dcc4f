"""Side panels of the report: Rà soát (findings), Năm trước (last year), Xem trước (preview), Tìm (search).

Not here: the review itself (`ui.review`), the comparison with last year (`dcbc_desktop.report.comparison`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.panels.findings_panel import FindingsPanel as FindingsPanel
    from dcbc_desktop.ui.panels.preview_panel import PreviewPanel as PreviewPanel
    from dcbc_desktop.ui.panels.previous_year_panel import PreviousYearPanel as PreviousYearPanel
    from dcbc_desktop.ui.panels.reason_dialog import ReasonDialog as ReasonDialog
    from dcbc_desktop.ui.panels.search_panel import SearchPanel as SearchPanel
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "FindingsPanel": "findings_panel",
            "PreviewPanel": "preview_panel",
            "PreviousYearPanel": "previous_year_panel",
            "ReasonDialog": "reason_dialog",
            "SearchPanel": "search_panel",
        },
    )
