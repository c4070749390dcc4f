"""Cells on their way to and from a spreadsheet: words that it would take for a formula stay words.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@`, also in their wide forms, for a formula, and one may
start programs or send what is in other cells. An apostrophe before it says that it is text, as for a person who types
it. Taken back, one apostrophe goes: what was written is read equal.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_FIRST: Final = frozenset("=+-@|")
_CONTROL: Final = frozenset("\t\r\n")
_NUMBER: Final = re.compile(r"[-+]?\d[\d.,\u00a0 ]*%?")
_MARK: Final = "'"


def guarded(cell: str, *, numeric: bool = False) -> str:
    """Return a cell for a spreadsheet; a number of a `numeric` column stays one."""
    if numeric and _NUMBER.fullmatch(cell):
        return cell
    return _MARK + cell if _is_formula(cell.lstrip(_MARK)) else cell


def unguarded(cell: str) -> str:
    """Return what `guarded` was given."""
    return cell[1:] if cell.startswith(_MARK) and _is_formula(cell.lstrip(_MARK)) else cell


def _is_formula(cell: str) -> bool:
    if cell[:1] in _CONTROL:
        return bool(cell)
    visible = next((letter for letter in cell if not _is_skipped(letter)), "")
    return unicodedata.normalize("NFKC", visible)[:1] in _FIRST if visible else False


def _is_skipped(letter: str) -> bool:
    """Return whether a spreadsheet may overlook a letter before a formula: spaces and invisible marks."""
    return letter.isspace() or unicodedata.category(letter) in ("Cc", "Cf")
