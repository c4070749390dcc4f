"""Start page: report list, new report, import, bin.

Not here: opening and leaving reports (`ui.app.navigator`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.start.bin_dialog import BinDialog as BinDialog
    from dcbc_desktop.ui.start.import_dialog import ImportDialog as ImportDialog
    from dcbc_desktop.ui.start.new_report_dialog import NewReportDialog as NewReportDialog
    from dcbc_desktop.ui.start.start_page import StartPage as StartPage
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "BinDialog": "bin_dialog",
            "ImportDialog": "import_dialog",
            "NewReportDialog": "new_report_dialog",
            "StartPage": "start_page",
        },
    )
