"""Rules of single values in outlines: keys, texts, lists, counts; and the names of the files."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.text import is_clean

HEAD, SECTIONS, FIGURES, TABLES = "outline.toml", "sections.toml", "figures.toml", "tables.toml"
PLACEHOLDERS = frozenset({"year", "next_year", "period"})
MOST = 60
"""Most sections, figures and tables of an outline, each."""
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,63}")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}|[{}]")
_RESERVED = ("header.", "signatory.", "prose.", "figure.", "table.", "action.", "panel.")


def invalid(file: str, key: str) -> FileError:
    """Return the error for a value that is not allowed at its key."""
    return FileError("outline_value_invalid", file=file, key=key)


def check_count(file: str, key: str, count: int, most: int = MOST) -> None:
    """Refuse more items than a report allows."""
    if count > most:
        raise invalid(file, key)


def check_key(file: str, key: str, seen: set[str], inside: str = "") -> None:
    """Check a key: ASCII, none of the program's own, unique in `seen`; `inside` names the parent."""
    if not _KEY.fullmatch(key) or key.startswith(_RESERVED):
        raise invalid(file, inside + key)
    if key in seen:
        raise FileError("outline_key_twice", file=file, key=inside + key)
    seen.add(key)


def check_words(file: str, key: str, *texts: str) -> None:
    """Check texts that print or show: NFC, printable, known placeholders only."""
    for text in texts:
        if not is_clean(text.replace("\n", " ")):
            raise invalid(file, key)
        if any(match[1] not in PLACEHOLDERS for match in _PLACEHOLDER.finditer(text)):
            raise invalid(file, key)


def check_list(file: str, key: str, texts: Iterable[str], most: int) -> None:
    """Check a list of choices or starting rows: clean lines, none empty, none twice."""
    listed = list(texts)
    check_count(file, key, len(listed), most)
    if len(set(listed)) != len(listed) or not all(text.strip() == text != "" for text in listed):
        raise invalid(file, key)
    check_words(file, key, *listed)
