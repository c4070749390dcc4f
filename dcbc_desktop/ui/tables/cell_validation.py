"""Whether a cell holds what its column asks for; what does not stays as typed and is marked."""

from __future__ import annotations

from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.report.dates import parse_date
from dcbc_desktop.report.numbers import parse_number
from dcbc_desktop.report.outline import NUMERIC_KINDS, Column, FieldKind


def is_sound(column: Column, text: str) -> bool:
    """Whether the text can be read as the column's kind."""
    return column.computed is not None or fault(column, text) is None


def fault(column: Column, text: str) -> DcbcError | None:
    """Why the text cannot be read as the column's kind; None where it can, or where nothing stands."""
    if not text.strip():
        return None
    try:
        if column.kind in NUMERIC_KINDS:
            parse_number(text)
        elif column.kind is FieldKind.DATE:
            parse_date(text)
        elif column.kind is FieldKind.CHOICE and text.strip() not in column.choices:
            return UsageError("choice_unknown", text=text.strip()[:60], choices="; ".join(column.choices))
    except UsageError as error:
        return error
    return None
