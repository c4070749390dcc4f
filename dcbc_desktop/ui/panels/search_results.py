"""Results of the search: the list of hits, and their replacement all over the report, undone in one go."""

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
    """Says of each place where it stands and what is around it; with words to put in, what it would become."""

    def __init__(self, where: Callable[[Hit], str]) -> None:
        super().__init__()
        self._where = where
        self._hits: tuple[Hit, ...] = ()
        self._left_out: set[int] = set()
        self._words: str | None = None

    def show(self, hits: Sequence[Hit]) -> None:
        """Show other places, all of them marked."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self._left_out = {row for row, hit in enumerate(hits) if hit.linked}
        self.endResetModel()

    def propose(self, words: str | None) -> None:
        """What would stand there instead; None where nothing is to be replaced."""
        if words != self._words:
            self._words = words
            if self._hits:
                self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Every place."""
        return self._hits

    @property
    def marked(self) -> tuple[Hit, ...]:
        """The places that are to be replaced."""
        return tuple(hit for row, hit in enumerate(self._hits) if row not in self._left_out)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Places; a place holds no others."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Words of a row, for the eye and for a screen reader."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        match role:
            case _ROLE.DisplayRole | _ROLE.AccessibleTextRole | _ROLE.ToolTipRole:
                return f"{self._where(hit)}\n{self._line(hit)}"
            case _ROLE.CheckStateRole if self._words is not None:
                left_out = index.row() in self._left_out
                return Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked
            case _:
                return None

    def _line(self, hit: Hit) -> str:
        arrow = "" if self._words is None or hit.linked else f" → {self._words}"
        return f"…{hit.before}«{hit.found}{arrow}»{hit.after}…"

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A place inside a linked figure cannot be marked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        linked = index.isValid() and self._hits[index.row()].linked
        return usual if linked else usual | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: _Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Mark a place or leave it out."""
        if role != _ROLE.CheckStateRole or not index.isValid():
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left_out.discard(index.row())
        else:
            self._left_out.add(index.row())
        self.dataChanged.emit(index, index, [role])
        return True


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
