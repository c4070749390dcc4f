"""Tables of a section: a grid to type in, with computed cells, its own undo and clipboard.

Not here: checks of tables (`dcbc_desktop.report.checks`), tables on the page (`dcbc_desktop.export`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.tables.table_editor import TableEditor as TableEditor
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "TableEditor": "table_editor",
        },
    )
