"""Cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows, quotes where needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MAX_CHARACTERS = 2_000_000
"""Longest clipboard text that is read as cells."""

_QUOTED = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)')
_PLAIN = re.compile(r"[^\t\r\n]*")
_LINE_END = re.compile(r"\r\n|[\r\n]")
_NEEDS_QUOTES = re.compile(r'[\t\r\n]|""')

Block = tuple[tuple[str, ...], ...]


def read_block(text: str) -> Block:
    """Rows of cells; the line end that a spreadsheet puts behind the last row makes no row."""
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        cell, place = _cell_at(text, place)
        rows[-1].append(cell)
        if place >= len(text):
            break
        end = _LINE_END.match(text, place)
        if end is None:
            place += 1
        else:
            place = end.end()
            rows.append([])
    if len(rows) > 1 and rows[-1] == [""]:
        rows.pop()
    return tuple(map(tuple, rows))


def _cell_at(text: str, place: int) -> tuple[str, int]:
    """The cell that begins at a place, and where it ends; words in quotes that need none keep them."""
    quoted = _QUOTED.match(text, place)
    if quoted is not None and _NEEDS_QUOTES.search(quoted[1]):
        return quoted[1].replace('""', '"'), quoted.end()
    plain = _PLAIN.match(text, place)
    return (plain[0], plain.end()) if plain else ("", place)


def write_block(rows: Iterable[Sequence[str]]) -> str:
    """Cells as a spreadsheet takes them."""
    return "\n".join("\t".join(map(_written, row)) for row in rows)


def _written(cell: str) -> str:
    quoted = '"' + cell.replace('"', '""') + '"'
    return cell if read_block(cell) == ((cell,),) else quoted


def holds_block(text: str) -> bool:
    """Whether a text is more than one cell."""
    return "\t" in text or len(_LINE_END.split(text.rstrip("\r\n"))) > 1
