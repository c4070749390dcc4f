"""Keys and words of an outline's files, and the error that names where one is wrong."""

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


def wrong(file: str, key: str) -> FileError:
    """The error for a value that may not stand there."""
    return FileError("outline_value_invalid", file=file, key=key)


def check_count(file: str, key: str, count: int, most: int = MOST) -> None:
    """Refuse more of a kind than a report can bear."""
    if count > most:
        raise wrong(file, key)


def check_key(file: str, key: str, seen: set[str], inside: str = "") -> None:
    """A key is ASCII, not one of the program's own, and used once among `seen`; `inside` names what holds it."""
    if not _KEY.fullmatch(key) or key.startswith(_RESERVED):
        raise wrong(file, inside + key)
    if key in seen:
        raise FileError("outline_key_twice", file=file, key=inside + key)
    seen.add(key)


def check_words(file: str, key: str, *texts: str) -> None:
    """Words that print or show: NFC, printable, with known placeholders only."""
    for text in texts:
        if not is_clean(text.replace("\n", " ")):
            raise wrong(file, key)
        if any(match[1] not in PLACEHOLDERS for match in _PLACEHOLDER.finditer(text)):
            raise wrong(file, key)


def check_list(file: str, key: str, texts: Iterable[str], most: int) -> None:
    """A list to choose from or begin with: clean lines, none empty, none twice."""
    listed = list(texts)
    check_count(file, key, len(listed), most)
    if len(set(listed)) != len(listed) or not all(text.strip() == text != "" for text in listed):
        raise wrong(file, key)
    check_words(file, key, *listed)
