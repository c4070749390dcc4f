"""The proposed words of a finding put into the field where it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, encode_rows
from dcbc_desktop.ui.editor.footnoted_edit import FootnotedEdit
from dcbc_desktop.ui.editor.note_edit import FootnoteLine
from dcbc_desktop.ui.review.finding_view import FindingView
from dcbc_desktop.ui.widgets.fields import LineEdit, LinesEdit


def mend(widget: QWidget | None, told: FindingView) -> bool:
    """Replace the finding's words in its field, as one step of undo; False where they are not there any more."""
    finding, fix = told.finding, told.finding.fix
    if fix is None:
        return False
    match widget:
        case FootnoteLine():
            return widget.replace_text_range(finding.note_start, finding.note_length, told.words, fix)
        case FootnotedEdit() if not finding.note:
            return widget.replace_text_range(finding.start, finding.length, told.words, fix)
        case LineEdit() | LinesEdit():
            return _in_field(widget, finding.start, told.words, fix)
        case _:
            return False


def _in_field(field: LineEdit | LinesEdit, start: int, words: str, fix: str) -> bool:
    text = field.text() if isinstance(field, LineEdit) else field.toPlainText()
    if field.isReadOnly() or text[start : start + len(words)] != words:
        return False
    field.select_text_range(start, len(words))
    if isinstance(field, LineEdit):
        field.insert(fix)
    else:
        field.textCursor().insertText(fix)
    return True


def mended_rows(report: Report, told: FindingView) -> Entry | None:
    """A table whose cell has the proposed words; None where the cell says something else meanwhile."""
    finding, fix = told.finding, told.finding.fix
    rows = list(report.rows(finding.key))
    place = next((place for place, row in enumerate(rows) if row.id == finding.row), -1)
    cell = rows[place].cell(finding.column) if place >= 0 else Cell()
    end = finding.start + finding.length
    if fix is None or place < 0 or not report.editable or cell.value[finding.start : end] != told.words:
        return None
    value = cell.value[: finding.start] + fix + cell.value[end:]
    rows[place] = rows[place].with_cell(finding.column, Cell(value, cell.note))
    return Entry(encode_rows(rows), report.entry(finding.key).note)
