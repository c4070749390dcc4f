"""Words replaced all over an open report, and taken back in one go."""

from __future__ import annotations

from collections.abc import Mapping

from dcbc_desktop.report.report import Entry, EntryKind, Report, entry_kind
from dcbc_desktop.ui.editor.document_edits import replace_paragraphs
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.report.section_tabs import SectionTabs
from dcbc_desktop.ui.session import ReportSession


class ReportReplacement:
    """The entries as they were and as they became."""

    def __init__(self, report: Report, after: Mapping[str, Entry], count: int) -> None:
        self.count = count
        self._report = report
        self._after = dict(after)
        self._before = {key: report.entry(key) for key in after}

    def fits(self, session: ReportSession) -> bool:
        """Whether the report still reads as it did when the words were found."""
        return _holds(session.report, self._before)

    def apply(self, tabs: SectionTabs, session: ReportSession) -> None:
        """Put the new words in; in each text that is one step of undo."""
        _write(tabs, session, self._after)

    def undo(self, tabs: SectionTabs, session: ReportSession) -> int:
        """Put the old words back wherever nothing was changed since; returns how many places were changed since."""
        report = session.report
        untouched = {key: self._before[key] for key, entry in self._after.items() if report.entry(key) == entry}
        _write(tabs, session, untouched)
        return len(self._after) - len(untouched)


def _holds(report: Report, entries: Mapping[str, Entry]) -> bool:
    return all(report.entry(key) == entry for key, entry in entries.items())


def _write(tabs: SectionTabs, session: ReportSession, entries: Mapping[str, Entry]) -> None:
    tabs.build_all()
    shown = session.report.with_entries(entries)
    editors = {key: edit for page in tabs.pages.values() for key, edit in page.edits().items()}
    for key, entry in entries.items():
        editor = editors.get(key)
        if entry_kind(shown.outline, key) is EntryKind.PROSE and isinstance(editor, ProseEditor):
            replace_paragraphs(editor, shown.prose(key))
        else:
            session.set_entry(key, entry)
    for page in tabs.pages.values():
        if page.content is not None:
            page.content.refresh()
