"""The list of checked files as a file of its own: a table for Excel, or plain text. Knows no Qt."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

_FORMULA: Final = frozenset("=+-@\t\r\n|")
"""What makes a table program take a cell for something to work out."""
_BETWEEN: Final = "\n\n" + "-" * 60 + "\n\n"


def as_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with its mark and semicolons between cells, as Excel reads it where numbers are written with a comma."""
    written = StringIO(newline="")
    table = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([_plain(cell) for cell in row] for row in rows)
    return _encoded(written.getvalue())


def as_text(texts: Iterable[str]) -> bytes:
    """One file after another, with lines between."""
    return _encoded((_BETWEEN.join(texts) + "\n").replace("\n", "\r\n"))


def _plain(cell: str) -> str:
    """Words from a stranger's file are never a formula."""
    begins = cell.lstrip()[:1] or cell[:1]
    return f"'{cell}" if begins in _FORMULA and begins else cell


def _encoded(text: str) -> bytes:
    return text.encode("utf-8-sig", "replace")  # a file's name may hold letters that no text can
