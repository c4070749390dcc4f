"""Results of the search: list model of hits, and their replacement in the whole report, undone in one go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from dcbc_desktop.report.report import Entry, EntryKind, Report, entry_kind
from dcbc_desktop.report.search import Hit
from dcbc_desktop.ui.editor.document_edits import replace_paragraphs
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.report.section_tabs import SectionTabs
from dcbc_desktop.ui.session import ReportSession

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole


class HitsModel(QAbstractListModel):
    """Hits one a row with their place and context; with words to put in, each row can be marked."""

    def __init__(self, location: Callable[[Hit], str]) -> None:
        super().__init__()
        self._location = location
        self._hits: tuple[Hit, ...] = ()
        self._left_out: set[int] = set()
        self._words: str | None = None

    def show(self, hits: Sequence[Hit]) -> None:
        """Show other hits, all of them marked."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self._left_out = {row for row, hit in enumerate(hits) if hit.linked}
        self.endResetModel()

    def propose(self, words: str | None) -> None:
        """Show the words to put in; None if nothing is to be replaced."""
        if words != self._words:
            self._words = words
            if self._hits:
                self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return every hit."""
        return self._hits

    @property
    def marked(self) -> tuple[Hit, ...]:
        """Return the hits to replace."""
        return tuple(hit for row, hit in enumerate(self._hits) if row not in self._left_out)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of hits."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Return the words of a row, for the eye and for a screen reader."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        match role:
            case _ROLE.DisplayRole | _ROLE.AccessibleTextRole | _ROLE.ToolTipRole:
                return f"{self._location(hit)}\n{self._line(hit)}"
            case _ROLE.CheckStateRole if self._words is not None:
                left_out = index.row() in self._left_out
                return Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked
            case _:
                return None

    def _line(self, hit: Hit) -> str:
        arrow = "" if self._words is None or hit.linked else f" → {self._words}"
        return f"…{hit.before}«{hit.found}{arrow}»{hit.after}…"

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return whether a hit can be marked: not inside a linked figure."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        linked = index.isValid() and self._hits[index.row()].linked
        return usual if linked else usual | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: _Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Mark a hit or leave it out."""
        if role != _ROLE.CheckStateRole or not index.isValid():
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left_out.discard(index.row())
        else:
            self._left_out.add(index.row())
        self.dataChanged.emit(index, index, [role])
        return True


class ReportReplacement:
    """Entries before and after a replacement."""

    def __init__(self, report: Report, after: Mapping[str, Entry], count: int) -> None:
        self.count = count
        self._after = dict(after)
        self._before = {key: report.entry(key) for key in after}

    def fits(self, session: ReportSession) -> bool:
        """Return whether the report still reads as it did when it was searched."""
        return all(session.report.entry(key) == entry for key, entry in self._before.items())

    def apply(self, tabs: SectionTabs, session: ReportSession) -> None:
        """Put the new words in; in each text that is one step of undo."""
        _write(tabs, session, self._after)

    def undo(self, tabs: SectionTabs, session: ReportSession) -> int:
        """Put the old words back where nothing was changed since; return the number of entries changed since."""
        report = session.report
        untouched = {key: self._before[key] for key, entry in self._after.items() if report.entry(key) == entry}
        _write(tabs, session, untouched)
        return len(self._after) - len(untouched)


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
    tabs.refresh()
