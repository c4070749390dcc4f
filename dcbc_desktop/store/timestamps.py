"""Moments: stored as UTC text of one fixed length so that they sort, given back in local time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.dates import in_zone


def stored(moment: datetime) -> str:
    """Return a moment as it is stored; a naive one is taken as local."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """Return a stored moment in local time; raises FileError `row_damaged` for other text."""
    try:
        return in_zone(datetime.fromisoformat(text))
    except ValueError as error:
        raise FileError("row_damaged", table="?", where=text[:40]) from error


def day(text: str) -> date:
    """Return a stored date; raises as `moment`."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise FileError("row_damaged", table="?", where=text[:40]) from error
