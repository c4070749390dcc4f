"""Units of a table's columns, each said once: above the table, in the heading over its columns, or with its label."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

import msgspec

from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Column

UNIT_WORDS: Final = "ĐVT:"
"""Đơn vị tính."""


def common_unit(columns: Sequence[Column]) -> str:
    """Return the unit to print above a table: that of all its money, or of all its numbers; empty for none.

    Of one column alone it stays with the label.
    """
    money = [column.unit for column in columns if column.kind is FieldKind.MONEY]
    numbers = [column.unit for column in columns if column.kind.traits.numeric]
    return next((units[0] for units in (money, numbers) if len(units) > 1 and len(set(units)) == 1), "")


def with_units_in_headings(columns: Sequence[Column], above: str) -> tuple[Column, ...]:
    """Return columns whose labels print no unit that stands above the table or in the heading over them."""
    headed: list[Column] = []
    for heading, group in groupby(columns, attrgetter("heading")):
        under = [_without(column, above) for column in group]
        units = {column.unit for column in under}
        if heading and len(under) > 1 and len(units) == 1 and units != {""}:
            shared = f"{heading} ({units.pop()})"
            under = [msgspec.structs.replace(column, heading=shared, unit="") for column in under]
        headed += under
    return tuple(headed)


def _without(column: Column, above: str) -> Column:
    stands_above = above and column.unit == above and column.kind.traits.numeric
    return msgspec.structs.replace(column, unit="") if stands_above else column
