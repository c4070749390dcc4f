"""A place in a report: where a finding or a hit of the search is, and where the window can go."""

from __future__ import annotations

import msgspec


class TextPlace(msgspec.Struct, frozen=True):
    """An entry's key and, where known, words in it, a footnote, or a cell of a table.

    `start` and `length` are code points of the key's plain text. Inside a footnote, `note` is its number and `start`,
    `length` are those of its mark `[n]`; `note_start` and `note_length` then count in the note's own words. In a table,
    `row` and `column` name the cell, in which `start` and `length` count.
    """

    key: str
    start: int = 0
    length: int = 0
    note: int = 0
    note_start: int = 0
    note_length: int = 0
    row: str = ""
    column: str = ""
    moves_caret: bool = False
    """Put the caret at `start` although no words are selected; else a place without words leaves the caret alone."""
