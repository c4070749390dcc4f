"""How far a report has come: the state of each section, and the whole."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from dcbc_desktop.report.outline import Section
from dcbc_desktop.report.prose import is_empty
from dcbc_desktop.report.report import Report


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
    return any(row.cells for table in report.outline.tables_of(section.key) for row in report.rows(table.key))


def progress(report: Report) -> Progress:
    """Filled required sections of the whole report."""
    required = [s for s in report.outline.prose_sections() if s.required]
    return Progress(sum(section_filled(report, s) for s in required), len(required))
