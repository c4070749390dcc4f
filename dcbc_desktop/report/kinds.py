"""Kinds of fields: all that depends on what a figure or a table's column holds, in one table.

A new kind needs a member of FieldKind, a row of KINDS and a case in `parse_value`; the outline's manual pages name it.
Columns of tables may be of any kind, figures of numeric kinds only.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple, assert_never

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.dates import parse_date
from dcbc_desktop.report.numbers import format_number, parse_number


class FieldKind(StrEnum):
    """Kind of a column, or of a figure where it is numeric."""

    COUNT = "count"
    MONEY = "money"
    DECIMAL = "decimal"
    SHARE = "share"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"

    @property
    def traits(self) -> KindTraits:
        """Return the kind's row in KINDS."""
        return KINDS[self]


class Alignment(StrEnum):
    """Side of a cell at which its words are set, on the page and in the window."""

    LEFT = "left"
    CENTRED = "centred"
    RIGHT = "right"


class CarriedOver(StrEnum):
    """Cells of last year's table that a new report begins with; all others belong to their year."""

    NEVER = "never"
    FIRST_COLUMN = "first_column"
    ALWAYS = "always"


class KindTraits(NamedTuple):
    """Properties of one kind.

    numeric: a cell holds a number, so relations compute with it; a figure is of no other kind (outline_rules).
    whole: no decimals. added_up: totals rows and sums add it up. percent: a computed share or growth may be of it.
    ordered: `at_most` compares two cells of it; such a kind is a number, or `parse_value` returns what `>` compares,
    and the finding `dates_reversed` says which comes after which. names_rows: it may be a table's first column.
    running_text: read by the language checks, and takes the spare width of a table in the window.
    blocking: a cell that cannot be read as the kind stops sign-off.
    sample: text for which a column of the window has room at least.
    """

    sample: str
    align: Alignment = Alignment.CENTRED
    numeric: bool = False
    whole: bool = False
    added_up: bool = False
    percent: bool = False
    ordered: bool = False
    names_rows: bool = False
    running_text: bool = False
    blocking: bool = True
    carried_over: CarriedOver = CarriedOver.NEVER


def _number(sample: str, *, whole: bool = False, added_up: bool = True, percent: bool = False) -> KindTraits:
    return KindTraits(
        sample, Alignment.RIGHT, numeric=True, whole=whole, added_up=added_up, percent=percent, ordered=True
    )


KINDS: Final[Mapping[FieldKind, KindTraits]] = {
    FieldKind.COUNT: _number("0.000.000", whole=True),
    FieldKind.MONEY: _number("000.000.000.000", whole=True),
    FieldKind.DECIMAL: _number("0.000.000", percent=True),
    FieldKind.SHARE: _number("100,0", added_up=False, percent=True),  # a sum of shares would say nothing
    FieldKind.TEXT: KindTraits(
        "một dòng chữ dài",
        Alignment.LEFT,
        names_rows=True,
        running_text=True,
        carried_over=CarriedOver.FIRST_COLUMN,
    ),
    FieldKind.DATE: KindTraits("00/00/0000", ordered=True),
    FieldKind.CHOICE: KindTraits("loa truyền thanh", names_rows=True, blocking=False, carried_over=CarriedOver.ALWAYS),
}


def parse_value(kind: FieldKind, text: str, choices: tuple[str, ...] = ()) -> Decimal | date | str:
    """Read typed text as a kind; `choices` are those of the column.

    Raises UsageError `number_invalid`, `date_invalid` or `choice_unknown`.
    """
    match kind:
        case FieldKind.COUNT | FieldKind.MONEY | FieldKind.DECIMAL | FieldKind.SHARE:
            return parse_number(text)
        case FieldKind.DATE:
            return parse_date(text)
        case FieldKind.CHOICE:
            if text.strip() not in choices:
                raise UsageError("choice_unknown", text=text.strip()[:60], choices="; ".join(choices))
            return text.strip()
        case FieldKind.TEXT:
            return text
        case _:
            assert_never(kind)


def number_error(kind: FieldKind, value: Decimal) -> UsageError | None:
    """Return the error of a number that its kind does not allow: `figure_negative` or `figure_not_whole`."""
    if value < 0:
        return UsageError("figure_negative")
    if kind.traits.whole and value != value.to_integral_value():
        return UsageError("figure_not_whole", value=format_number(value))
    return None
