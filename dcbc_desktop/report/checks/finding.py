"""Finding: a place where something is missing, wrong or worth a look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

import msgspec

from dcbc_desktop.report.text_place import TextPlace


class Severity(StrEnum):
    """Blocking findings stop sign-off; advisory ones never do."""

    BLOCKING = "blocking"
    ADVISORY = "advisory"


class CellMend(NamedTuple):
    """One cell of a table with its words, and the words that are proposed for it."""

    row: str
    column: str
    before: str
    after: str


class TableMend(NamedTuple):
    """Change of a whole table in one step: cells with other words, rows left out."""

    cells: tuple[CellMend, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `fix` is the proposed replacement of the words there, None where only a person can decide.

    A `mend` stands for it where several cells or whole rows change together.
    """

    severity: Severity
    code: str
    place: TextPlace
    params: Mapping[str, object] = field(default_factory=dict)
    fix: str | None = None
    mend: TableMend | None = None

    @property
    def key(self) -> str:
        """Entry that the finding is about."""
        return self.place.key

    @property
    def mendable(self) -> bool:
        """Return whether the program proposes a mend."""
        return self.fix is not None or self.mend is not None

    def with_fix(self, words: str, fix: str | None) -> Finding:
        """Return the finding with a replacement for the whole text at its place."""
        return replace(self, place=msgspec.structs.replace(self.place, start=0, length=len(words)), fix=fix)


def blocking(code: str, key: str, **params: object) -> Finding:
    """Return a finding that stops sign-off."""
    return Finding(Severity.BLOCKING, code, TextPlace(key), params)


def advisory(code: str, key: str, **params: object) -> Finding:
    """Return a finding that does not stop sign-off."""
    return Finding(Severity.ADVISORY, code, TextPlace(key), params)


def severity_of(blocks: bool) -> Severity:
    """Return the severity of a broken relation."""
    return Severity.BLOCKING if blocks else Severity.ADVISORY
