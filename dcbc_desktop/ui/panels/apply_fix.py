"""The proposed words of a finding put into the field where it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, encode_rows
from dcbc_desktop.ui.editor.footnote_line import FootnoteLine
from dcbc_desktop.ui.editor.footnoted_edit import FootnotedEdit
from dcbc_desktop.ui.review.finding_view import FindingView
from dcbc_desktop.ui.widgets.fields import LineEdit, LinesEdit


def mend(widget: QWidget | None, told: FindingView) -> bool:
    """Replace the finding's words in its field, as one step of undo; False where they are not there any more."""
    place, fix = told.finding.place, told.finding.fix
    if fix is None:
        return False
    match widget:
        case FootnoteLine():
            return widget.replace_text_range(place.note_start, place.note_length, told.words, fix)
        case FootnotedEdit() if not place.note:
            return widget.replace_text_range(place.start, place.length, told.words, fix)
        case LineEdit() | LinesEdit():
            return _in_field(widget, place.start, told.words, fix)
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
    place, fix = told.finding.place, told.finding.fix
    rows = list(report.rows(place.key))
    number = next((number for number, row in enumerate(rows) if row.id == place.row), -1)
    cell = rows[number].cell(place.column) if number >= 0 else Cell()
    end = place.start + place.length
    if fix is None or number < 0 or not report.editable or cell.value[place.start : end] != told.words:
        return None
    value = cell.value[: place.start] + fix + cell.value[end:]
    rows[number] = rows[number].with_cell(place.column, Cell(value, cell.note))
    return Entry(encode_rows(rows), report.entry(place.key).note)
