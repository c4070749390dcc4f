"""First table of HTML on the clipboard, for programs whose plain text has no cells."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from dcbc_desktop.report.table_input.pasted_block import Block

_SILENT: Final = frozenset({"style", "script"})
_BREAKS: Final = frozenset({"br", "p", "div", "li"})
_SPAN: Final = re.compile(r"[0-9]{1,5}")
_MOST_CELLS: Final = 200_000
"""Cells read at most, those that merged cells cover among them."""
_MOST_SPAN: Final = 200


def read_html_table(html: str) -> Block:
    """Return the cells of the first table; merged cells are empty but for their first. Empty without a table."""
    if "<t" not in html.lower():
        return ()
    reader = _Reader()
    # without close(): it reads the rest anew from each `<` that no `>` ends, which takes minutes for 100 KB
    reader.feed(f"{html}</table>")
    return reader.block()


class _Reader(HTMLParser):
    """Reads one table; tables inside its cells count as their words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[list[str]] = []
        self._below: dict[int, int] = {}
        """Rows that a cell of a column still covers."""
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._depth = self._silent = self._cells = 0
        self._done = False

    def block(self) -> Block:
        """Return the rows read."""
        self._end_cell()
        return tuple(tuple(row) for row in self._rows if row)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, row or cell."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth == 1 and not self._done:
            self._begin(tag, dict(attrs))
        if tag in _BREAKS and self._cell:
            self._cell.append(" ")

    def _begin(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "tr":
            self._end_cell()
            self._rows.append([])
            self._below = {column: rows - 1 for column, rows in self._below.items() if rows > 1}
            self._count(len(self._below))
        elif tag in ("td", "th"):
            self._end_cell()
            if not self._rows:
                self._rows.append([])
            self._cell = []
            self._span = _number(attrs.get("colspan")), _number(attrs.get("rowspan"))

    def handle_endtag(self, tag: str) -> None:
        """End a cell or the table."""
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._end_cell()
                self._done = self._done or bool(self._rows)
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Take the words of a cell."""
        if self._cell is not None and not self._silent and not self._done:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None or self._done:
            return
        row, words = self._rows[-1], " ".join("".join(self._cell).split())
        self._cell = None
        across, down = self._span
        if not self._count(across):
            return
        while self._below.get(len(row), 0):
            row.append("")
        for place in range(across):
            if down > 1:
                self._below[len(row)] = down
            row.append("" if place else words)

    def _count(self, cells: int) -> bool:
        """Count cells, and end the table at the limit; return whether they are still read."""
        self._cells += cells
        self._done = self._done or self._cells > _MOST_CELLS
        return not self._done


def _number(text: str | None) -> int:
    """Return a span; 1 for what is none."""
    if not text or not _SPAN.fullmatch(text):
        return 1
    return min(max(int(text), 1), _MOST_SPAN)
