"""Values from a command line or a file as clean lines of text."""

from __future__ import annotations

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.text import character_name, clean_line, split_lines


def typed_lines(text: str, limit: int) -> list[str]:
    """Return the lines of a value, trimmed; raises UsageError `value_too_long` or `unprintable_character`."""
    if len(text) > limit:
        raise UsageError("value_too_long", limit=limit)
    return [_clean(line).strip() for line in split_lines(text)]


def typed_line(text: str, limit: int) -> str:
    """Return a value as one line; raises as `typed_lines`."""
    return " ".join(filter(None, typed_lines(text, limit)))


def _clean(line: str) -> str:
    cleaned = clean_line(line)
    if cleaned.removed:
        position, char = cleaned.removed[0]
        raise UsageError("unprintable_character", position=position + 1, character=character_name(char))
    return cleaned.text
