"""Sub-headings look bold without their letters being bold."""

from __future__ import annotations

from PySide6.QtGui import QSyntaxHighlighter

from dcbc_desktop.report.prose import ParagraphKind
from dcbc_desktop.ui.editor.formats import kind_of, text_format


class SubheadingHighlighter(QSyntaxHighlighter):
    """Shows sub-headings in bold; the document's own formats stay as they are."""

    def highlightBlock(self, text: str) -> None:
        """Called by Qt for each block that changed."""
        if text and kind_of(self.currentBlock().blockFormat()) is ParagraphKind.SUBHEADING:
            self.setFormat(0, self.currentBlock().length(), text_format(bold=True))
