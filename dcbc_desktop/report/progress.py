"""How far a report has come: the state of each section, and the whole."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from dcbc_desktop.report.outline import Section, Table
from dcbc_desktop.report.prose import is_empty
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.table import Row


class Completeness(StrEnum):
    """What a tab's badge shows before findings are counted."""

    EMPTY = "empty"
    BEGUN = "begun"
    COMPLETE = "complete"


class Progress(NamedTuple):
    """Filled required sections out of all required ones."""

    done: int
    total: int


def section_filled(report: Report, section: Section) -> bool:
    """Whether a section has words or a table's row in it."""
    if not is_empty(report.prose(section.key)):
        return True
    return any(
        row_filled(table, row) for table in report.outline.tables_of(section.key) for row in report.rows(table.key)
    )


def row_filled(table: Table, row: Row) -> bool:
    """Whether a row says more than the name that the outline gave it; a table without such a row does not print."""
    first = table.columns[0].key
    given = row.text(first) in table.starting_rows
    return any(
        cell.note.strip() or (cell.value.strip() and not (given and key == first)) for key, cell in row.cells.items()
    )


def progress(report: Report) -> Progress:
    """Filled required sections of the whole report."""
    required = [s for s in report.outline.prose_sections() if s.required]
    return Progress(sum(section_filled(report, s) for s in required), len(required))
