"""Return of a former state into the report: texts and rows as one step of undo, fields by their value."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from dcbc_desktop.report.comparison.former_states import FormerState, state_prose
from dcbc_desktop.report.report import Report, all_keys
from dcbc_desktop.report.table import MAX_ROWS, Row
from dcbc_desktop.ui.editor.document_conversion import insert_prose
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.report.section_tab import SectionTab
from dcbc_desktop.ui.report.section_tabs import SectionTabs
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.tables.rows_model import CellPosition, RowsModel


def bring_back(tabs: SectionTabs, session: ReportSession, state: FormerState) -> bool:
    """Put a former state in the place of the present one; return False for a row if its table is full.

    Its field is built: the list of states is that of the current tab.
    """
    if state.row is not None:
        model = _rows_of(tabs, state.key)
        return model is not None and _put_row(model, state.row, state.position)
    editor = next((page.edits()[state.key] for page in tabs.pages.values() if state.key in page.edits()), None)
    if isinstance(editor, ProseEditor):
        _replace_text(editor, state)
        return True
    session.set_entry(state.key, state.entry)
    tabs.refresh()
    return True


def _replace_text(editor: ProseEditor, state: FormerState) -> None:
    cursor = QTextCursor(editor.document())
    cursor.select(QTextCursor.SelectionType.Document)
    insert_prose(cursor, state_prose(state))
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    editor.setTextCursor(cursor)


def _rows_of(tabs: SectionTabs, key: str) -> RowsModel | None:
    contents = (page.content for page in tabs.pages.values())
    tables = (content.tables.get(key) for content in contents if isinstance(content, SectionTab))
    return next((table.model for table in tables if table is not None), None)


def _put_row(model: RowsModel, row: Row, position: int) -> bool:
    """Replace the row of the same id, or put a removed one where it stood."""
    place = next((number for number, one in enumerate(model.rows) if one.id == row.id), -1)
    if place >= 0:
        model.change(place, (model.row(place),), (row,), CellPosition(place, 0))
        return True
    if model.count >= MAX_ROWS:
        return False
    first = min(position, model.count)
    model.change(first, (), (row,), CellPosition(first, 0))
    return True


def keys_of(tabs: SectionTabs, report: Report, part: str) -> tuple[str, ...]:
    """Return the keys of a section, its text and its tables; of a tab that is no section, those of its fields.

    A note beside a figure is no entry of its own: it is in the figure's.
    """
    if report.outline.section(part) is not None:
        return part, *(table.key for table in report.outline.tables_of(part))
    page = tabs.pages.get(part)
    known = frozenset(all_keys(report.outline))
    return tuple(key for key in page.edits() if key in known) if page is not None else ()
