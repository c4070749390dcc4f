"""Row of a table as the place of findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.outline import Column, Table
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.table import Row
from dcbc_desktop.report.text_place import TextPlace

MOST_SHOWN: Final = 40
"""Letters of a cell in a message."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its table and number."""

    table: Table
    row: Row
    number: int

    def finding(self, severity: Severity, code: str, column: Column | None = None, **params: object) -> Finding:
        """Return a finding in one of its cells, or in the row as a whole."""
        first = shown(self.row.text(self.table.columns[0].key))
        place = {"table": self.table.title, "line": self.number, "first": f" ({first})" if first else ""}
        if column is not None:
            place["column"] = column.full_label
        key = column.key if column is not None else ""
        return Finding(severity, code, TextPlace(self.table.key, row=self.row.id, column=key), {**place, **params})


def shown(text: str) -> str:
    """Return the words of a cell as a message shows them: on one line, a long one cut."""
    words = " ".join(text.split())
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]}…"


def table_rows(report: Report, table: Table) -> list[TableRow]:
    """Return the rows of a table with their numbers."""
    return [TableRow(table, row, number) for number, row in enumerate(report.rows(table.key), start=1)]
