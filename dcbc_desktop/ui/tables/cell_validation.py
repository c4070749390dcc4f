"""Whether a cell holds what its column asks for; what does not stays as typed and is marked."""

from __future__ import annotations

from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.report.kinds import parse_value
from dcbc_desktop.report.outline import Column


def is_sound(column: Column, text: str) -> bool:
    """Whether the text can be read as the column's kind."""
    return column.computed is not None or fault(column, text) is None


def fault(column: Column, text: str) -> DcbcError | None:
    """Why the text cannot be read as the column's kind; None where it can, or where nothing stands."""
    if not text.strip():
        return None
    try:
        parse_value(column.kind, text, column.choices)
    except UsageError as error:
        return error
    return None
