"""The rich editor of prose: text model on one side, QTextDocument on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.editor.html_paste import paragraphs_of_html as paragraphs_of_html
    from dcbc_desktop.ui.editor.legacy_paste import LegacyPasteDialog as LegacyPasteDialog
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "LegacyPasteDialog": "legacy_paste",
            "paragraphs_of_html": "html_paste",
        },
    )
