"""What came out of a file from outside: what went where, and what was left over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dcbc_desktop.report.report import Entry


@dataclass(frozen=True, slots=True)
class LeftOverLine:
    """Words of the source with the line they begin on, counted from 1."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A footnote at its mark: its number in the source and the section it stands in."""

    number: int
    key: str


@dataclass(frozen=True, slots=True)
class ImportedReport:
    """A report as far as a file tells it. Every word of the file is in `entries`, `left_over` or `furniture`.

    `furniture` are lines that were understood and that the program prints by itself or in a form of its own: headings,
    page numbers, `BÁO CÁO`, `Kính gửi:`, `Nơi nhận:`, the national title, number, place and date.
    """

    year: int | None
    entries: Mapping[str, Entry]
    left_over: tuple[LeftOverLine, ...]
    furniture: tuple[LeftOverLine, ...]
    notes: tuple[PlacedNote, ...]
    notes_unplaced: int
    removed_characters: int
    encoding: str
