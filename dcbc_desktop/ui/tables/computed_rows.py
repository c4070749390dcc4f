"""What is worked out from all rows of a table: totals, and what từ đầu năm would be. For the worker thread."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from dcbc_desktop.report.computed_values import column_total
from dcbc_desktop.report.earlier_reports import Past, proposed_cells
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.table import Row


class ComputedCells(NamedTuple):
    """Totals by column; proposals by column and row id."""

    totals: Mapping[str, Decimal]
    proposals: Mapping[str, Mapping[str, Decimal]]


NOTHING_COMPUTED: Final = ComputedCells({}, {})


def compute_cells(table: Table, rows: tuple[Row, ...], past: Past) -> ComputedCells:
    """Totals where the table has a totals row, proposals where a column runs from the year's beginning."""
    totals = {c.key: column_total(table, rows, c) for c in table.columns} if table.totals else {}
    return ComputedCells(
        {key: total for key, total in totals.items() if total is not None},
        {c.key: proposed_cells(table, rows, c, past) for c in table.columns if c.cumulative_of},
    )
