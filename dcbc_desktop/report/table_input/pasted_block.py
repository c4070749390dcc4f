"""Block of cells on the clipboard, as spreadsheets write and read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MAX_CHARACTERS = 2_000_000
"""Longest clipboard text that is read as cells."""
MAX_LINES = 200_000
"""Most line ends of such a text, those inside quoted cells among them."""
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)')
_PLAIN = re.compile(r"[^\t\r\n]*")
_LINE_END = re.compile(r"\r\n|[\r\n]")
_NEEDS_QUOTES = re.compile(r'[\t\r\n]|""')
Block = tuple[tuple[str, ...], ...]


def is_too_large(text: str) -> bool:
    """Return whether a text is longer, or has more lines, than any block that could be pasted."""
    return len(text) > MAX_CHARACTERS or text.count("\n") + text.count("\r") > MAX_LINES


def read_block(text: str) -> Block:
    """Return rows of cells; the line end that a spreadsheet puts behind the last row makes no row."""
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
    """Return the cell that begins at a position, and its end; quotes that are not needed stay in it."""
    quoted = _QUOTED.match(text, place)
    if quoted is not None and _NEEDS_QUOTES.search(quoted[1]):
        return quoted[1].replace('""', '"'), quoted.end()
    plain = _PLAIN.match(text, place)
    return (plain[0], plain.end()) if plain else ("", place)


def write_block(rows: Iterable[Sequence[str]]) -> str:
    """Return cells as a spreadsheet reads them."""
    return "\n".join("\t".join(map(_written, row)) for row in rows)


def _written(cell: str) -> str:
    """Return a cell in quotes where it needs them; an open quote would go on into the next cells."""
    closed = not cell.startswith('"') or _QUOTED.fullmatch(cell)
    return cell if closed and read_block(cell) == ((cell,),) else '"' + cell.replace('"', '""') + '"'


def holds_block(text: str) -> bool:
    """Return whether a text is more than one cell."""
    return "\t" in text or len(_LINE_END.split(text.rstrip("\r\n"))) > 1
