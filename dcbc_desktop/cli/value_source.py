"""Where a value comes from: the command line, a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from dcbc_desktop import intake
from dcbc_desktop.errors import FileError, UsageError

MAX_BYTES = 20_000_000
STANDARD_INPUT = "-"


def value_from(value: str | None, file: Path | None) -> str:
    """The text to set; raises UsageError `value_or_file`, FileError where a file cannot be read."""
    if (value is None) == (file is None):
        raise UsageError("value_or_file")
    if value is not None and value != STANDARD_INPUT:
        return value
    name = str(file) if file is not None else STANDARD_INPUT
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if name == STANDARD_INPUT else _read(Path(name))
    if len(data) > MAX_BYTES:
        raise FileError("input_too_large")
    return _decoded(data, name) if data else ""


def _decoded(data: bytes, name: str) -> str:
    try:
        return intake.decode_text(data).text
    except FileError as error:
        raise FileError(error.code, **{**error.params, "file": name}) from error


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise FileError("input_unreadable", file=str(file)) from error
