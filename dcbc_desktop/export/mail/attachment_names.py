"""Names of files that go to somebody else: valid on every system, whatever they were called here."""

from __future__ import annotations

import re
from typing import Final

from dcbc_desktop.report.text import clean_line, nfc

MOST_NAME: Final = 120
"""Letters of a name without its suffix."""
MOST_BYTES: Final = 200
"""UTF-8 bytes of the same. File systems take 255; the receiver's mail program may add `(1)` and more."""
_READ: Final = 4_000
_SPECIAL: Final = re.compile(r'[\\/:*?"<>|]')
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)
"""https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""
_ENDS: Final = " ."
"""Blanks and dots at the end are cut off by Windows; at the beginning a dot hides the file elsewhere."""


def attachment_name(name: str, suffix: str = ".pdf", *, room: int = 0) -> str:
    """Return a file's name as every system takes it: one part of a path, short, no device of Windows.

    The log, the letter and the mail call a file by this name, so that they agree. `room` letters are left for what the
    caller adds.
    """
    cleaned = _SPECIAL.sub("-", clean_line(name[-_READ:]).text).strip()
    if cleaned.lower().endswith(suffix):
        cleaned = cleaned[: -len(suffix)]
    stem = _cut(cleaned.strip(_ENDS), room).strip(_ENDS) or "bao-cao"
    return f"{f'BC-{stem}' if is_windows_device(stem) else stem}{suffix}"


def is_windows_device(name: str) -> bool:
    """Return whether Windows takes a name for a device or a stream of another file."""
    return ":" in name or _DEVICE.fullmatch(name) is not None


def _cut(stem: str, room: int) -> str:
    """Cut a name to its limits, between two words where possible."""
    kept = stem[: MOST_NAME - room]
    while len(kept.encode()) > MOST_BYTES - room:
        kept = kept[:-1]
    if kept == stem:
        return stem
    return nfc(kept.rpartition(" ")[0] or kept)
