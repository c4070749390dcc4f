"""A finding: where something is missing, wrong or worth a look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Blocking findings stop sign-off; advisory ones never do."""

    BLOCKING = "blocking"
    ADVISORY = "advisory"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `start` and `length` are code points of the key's plain text.

    Inside a footnote, `note` is its number and `start`, `length` are those of its mark `[n]`; `note_start` and
    `note_length` then count in the note's own words. In a table, `row` and `column` name the cell.
    `fix` is what the words at the place may be replaced with; None where only a person can tell.
    """

    severity: Severity
    code: str
    key: str
    start: int = 0
    length: int = 0
    params: Mapping[str, object] = field(default_factory=dict)
    fix: str | None = None
    note: int = 0
    note_start: int = 0
    note_length: int = 0
    row: str = ""
    column: str = ""


def blocking(code: str, key: str, **params: object) -> Finding:
    """A finding that stops sign-off."""
    return Finding(Severity.BLOCKING, code, key, params=params)


def advisory(code: str, key: str, **params: object) -> Finding:
    """A finding to look at."""
    return Finding(Severity.ADVISORY, code, key, params=params)


def held(blocks: bool) -> Severity:
    """How severe a broken relation is."""
    return Severity.BLOCKING if blocks else Severity.ADVISORY
