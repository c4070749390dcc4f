"""Limits of the values that identify a report in a data file: what no program of ours ever wrote is refused by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.report.outline import LAYOUT_VERSION, Outline
from dcbc_desktop.report.outline_files.relation_rules import MOST_RELATIONS
from dcbc_desktop.report.outline_files.value_rules import MOST
from dcbc_desktop.report.period import Period, make_period
from dcbc_desktop.report.signoff import Content
from dcbc_desktop.report.text import is_clean

MAX_REVISION: Final = 9_999
MAX_CODE: Final = 200
"""Letters of an office's code."""
MAX_ENTRIES: Final = 5_000
_YEARS: Final = 2
"""Years that a period's days may lie before or after the year of its code."""
_UID: Final = re.compile(r"[0-9A-Za-z-]{1,64}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}|")
_OUTLINE_BYTES: Final = 1_500_000


def require_identity(content: Content) -> None:
    """Raise FileError `data_newer` for a newer program's layout, `data_value_invalid` naming the first wrong value."""
    if content.layout_version > LAYOUT_VERSION:
        raise FileError("data_newer")
    for key in _wrong(content):
        raise FileError("data_value_invalid", key=f"data.{key}")


def _wrong(content: Content) -> Iterator[str]:
    if content.layout_version < 1:
        yield "layout_version"
    if not 1 <= content.revision <= MAX_REVISION:
        yield "revision"
    if not _UID.fullmatch(content.report_uid):
        yield "report_uid"
    if not _SHA256.fullmatch(content.predecessor_sha256) or not _SHA256.fullmatch(content.outline_sha256):
        yield "sha256"
    for name in ("office_code", "superior_code"):
        code = getattr(content, name)
        if len(code) > MAX_CODE or not is_clean(code):
            yield name
    if not _is_period(content.period):
        yield "period"
    if len(content.entries) > MAX_ENTRIES:
        yield "entries"
    if not _is_outline(content.outline):
        yield "outline"


def _is_period(period: Period) -> bool:
    try:
        known = make_period(period.code, period.first, period.last)
    except UsageError:
        return False
    return all(abs(day.year - known.year) <= _YEARS for day in (period.first, period.last))


def _is_outline(outline: Outline) -> bool:
    """Return whether an outline is no larger than a folder of outline files can be."""
    items = (outline.sections, outline.figures, outline.tables, *(table.columns for table in outline.tables))
    most = max(map(len, items))
    return most <= MOST and len(outline.checks) <= MOST_RELATIONS and len(outline.to_json()) <= _OUTLINE_BYTES
