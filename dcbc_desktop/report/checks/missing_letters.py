"""Letters that the typeface lacks: they would vanish from the page without a trace."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.prose import note_texts, plain_text
from dcbc_desktop.report.report import EntryKind, Report, all_keys, entry_kind
from dcbc_desktop.report.text import character_name


def check_letters(report: Report, covered: Container[int]) -> Iterator[Finding]:
    """One finding for each key and letter; `covered` holds the code points that print."""
    for key in all_keys(report.outline):
        entry = report.entry(key)
        if not _uncovered(entry.value + entry.note, covered):
            continue  # stored text holds every letter as it is; only where one is missing is it read closely
        kind = entry_kind(report.outline, key)
        if kind is EntryKind.TABLE:
            yield from _missing_in_table(report, key, covered)
            continue
        prose = report.prose(key) if kind is EntryKind.PROSE else None
        yield from _missing(key, plain_text(prose) if prose else entry.value, covered, placed=True)
        for note in note_texts(prose) if prose else (entry.note,):
            yield from _missing(key, note, covered, placed=False)


def _missing_in_table(report: Report, key: str, covered: Container[int]) -> Iterator[Finding]:
    """The first cell of each letter."""
    wanted = _uncovered(report.text(key), covered)
    for row in report.rows(key):
        for column, cell in row.cells.items():
            for text, placed in ((cell.value, True), (cell.note, False)):
                for finding in _missing(key, text, covered, placed):
                    if finding.params["character"] in wanted:
                        wanted.discard(str(finding.params["character"]))
                        yield replace(finding, row=row.id, column=column)


def _missing(key: str, text: str, covered: Container[int], placed: bool) -> Iterator[Finding]:
    for place, char in sorted((text.index(char), char) for char in _uncovered(text, covered)):
        params = {"character": char, "name": character_name(char)}
        start, length = (place, 1) if placed else (0, 0)
        yield Finding(Severity.BLOCKING, "letter_missing", key, start, length, params)


def _uncovered(text: str, covered: Container[int]) -> set[str]:
    return {char for char in set(text) if char not in "\n\t" and ord(char) not in covered}
