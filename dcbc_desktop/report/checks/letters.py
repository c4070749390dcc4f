"""Letters that the typeface lacks: they would vanish from the page without a trace."""

from __future__ import annotations

from collections.abc import Container, Iterator

from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.prose import note_texts, plain_text
from dcbc_desktop.report.report import EntryKind, Report, all_keys, entry_kind
from dcbc_desktop.report.text import character_name


def check_letters(report: Report, covered: Container[int]) -> Iterator[Finding]:
    """One finding for each key and letter; `covered` holds the code points that print."""
    for key in all_keys(report.outline):
        if key not in report.entries:
            continue
        prose = entry_kind(report.outline, key) is EntryKind.PROSE
        main = plain_text(report.prose(key)) if prose else report.text(key)
        yield from _missing(key, main, covered, placed=True)
        notes = note_texts(report.prose(key)) if prose else (report.entry(key).note,)
        for note in notes:
            yield from _missing(key, note, covered, placed=False)


def _missing(key: str, text: str, covered: Container[int], placed: bool) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, char in enumerate(text):
        if char in seen or char in "\n\t" or ord(char) in covered:
            continue
        seen.add(char)
        params = {"character": char, "name": character_name(char)}
        start, length = (place, 1) if placed else (0, 0)
        yield Finding(Severity.BLOCKING, "letter_missing", key, start, length, params)
