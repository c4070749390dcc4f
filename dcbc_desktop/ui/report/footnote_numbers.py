"""Footnote numbers run through the whole report: each editor is told which number its first note has."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from dcbc_desktop.report.prose import footnotes
from dcbc_desktop.ui.report.section_block import SectionBlock
from dcbc_desktop.ui.report.section_tab import SectionTab
from dcbc_desktop.ui.report.section_tabs import SectionTabs
from dcbc_desktop.ui.report.tab_page import TabPage
from dcbc_desktop.ui.session import ReportSession


class FootnoteNumbers(QObject):
    """Counts notes by section; sections without an editor yet are counted from the report."""

    def __init__(self, session: ReportSession, tabs: SectionTabs) -> None:
        super().__init__(tabs)
        self._session = session
        self._blocks: dict[str, SectionBlock] = {}
        self._counts: dict[str, int] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._number)
        self._count_all()
        tabs.page_built.connect(self._take_in)
        session.state_changed.connect(self._count_all)

    @Slot()
    def _count_all(self) -> None:
        report = self._session.saved_report
        for section in report.outline.prose_sections():
            # A text without the word `note` in its JSON has no footnote; most need not be read for that.
            has_notes = '"note"' in report.entry(section.key).value
            self._counts[section.key] = len(footnotes(report.prose(section.key))) if has_notes else 0
        self._timer.start()

    @Slot(object)
    def _take_in(self, page: TabPage) -> None:
        if isinstance(page.content, SectionTab):
            for key, block in page.content.blocks.items():
                if key not in self._blocks:
                    self._blocks[key] = block
                    block.editor.notes_changed.connect(partial(self._on_notes_changed, block))
                    self._timer.start()

    def _on_notes_changed(self, block: SectionBlock, *_notes: object) -> None:
        count = block.editor.note_count()
        if self._counts[block.section.key] != count:
            self._counts[block.section.key] = count
            self._timer.start()

    @Slot()
    def _number(self) -> None:
        first = 1
        for key, count in self._counts.items():
            block = self._blocks.get(key)
            if block is not None:
                block.editor.set_first_note_number(first)
            first += count
