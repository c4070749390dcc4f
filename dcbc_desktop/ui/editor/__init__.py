"""Editor of prose: conversion between the text model and QTextDocument, footnotes, paste, typing.

Not here: the section page around an editor (`ui.report`), the text model itself (`dcbc_desktop.report.prose`).
"""

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
