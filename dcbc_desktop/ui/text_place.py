"""A place in a report that the window can go to."""

from __future__ import annotations

import msgspec

from dcbc_desktop.report.checks.finding import Finding


class Target(msgspec.Struct, frozen=True):
    """An entry key and, where known, the words, the footnote or the cell; places as in Finding.

    `placed` means `start` although no words are to be selected; else a place without words leaves the caret alone.
    """

    key: str
    start: int = 0
    length: int = 0
    note: int = 0
    note_start: int = 0
    note_length: int = 0
    row: str = ""
    column: str = ""
    placed: bool = False


def target_of(finding: Finding) -> Target:
    """Where a finding stands."""
    return Target(
        finding.key,
        finding.start,
        finding.length,
        finding.note,
        finding.note_start,
        finding.note_length,
        finding.row,
        finding.column,
    )
