"""Findings for what is missing, cannot be read, or lacks a letter in the typeface."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

import msgspec

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding, Severity, advisory, blocking
from dcbc_desktop.report.numbers import parse_number
from dcbc_desktop.report.outline import SectionKind
from dcbc_desktop.report.prose import note_texts, plain_text
from dcbc_desktop.report.report import EntryKind, Report, all_keys, entry_kind, section_filled
from dcbc_desktop.report.table_input.cells import read_cell
from dcbc_desktop.report.text import character_name
from dcbc_desktop.report.text_place import TextPlace

_REQUIRED_HEADER = (h.ISSUER, h.SYMBOL, h.PLACE, h.TITLE, h.ADDRESSEES, h.RECIPIENTS)
_REQUIRED_SIGNATORY = (h.SIGNATORY_LINES, h.SIGNATORY_NAME)
_END = "./."


def check_completeness(report: Report) -> Iterator[Finding]:
    """Find missing sections and header fields, unreadable dates and figures, a missing closing mark."""
    for key in _REQUIRED_HEADER:
        if not report.lines(key):
            yield blocking("header_missing", key)
    yield from _check_header_forms(report)
    for section in report.outline.prose_sections():
        if section.required and not section_filled(report, section):
            yield blocking("section_empty", section.key)
    yield from _check_figures(report)
    for key in _REQUIRED_SIGNATORY:
        if not report.lines(key):
            yield blocking("signatory_missing", key)
    yield from _check_forms(report)


def _check_header_forms(report: Report) -> Iterator[Finding]:
    forms: tuple[tuple[str, str, Callable[[str], object]], ...] = (
        (h.NUMBER, "document_number_invalid", h.normalise_number),
        (h.DATE, "date_invalid", h.typed_date),
    )
    for key, code, parse in forms:
        try:
            parse(report.text(key))
        except UsageError:
            yield blocking(code, key, text=report.text(key).strip()[:40])


def _check_figures(report: Report) -> Iterator[Finding]:
    for figure in report.outline.figures:
        text = report.text(figure.key).strip()
        if not text:
            continue
        try:
            parse_number(text)
        except UsageError:
            found = blocking("number_invalid", figure.key, text=text[:40], label=figure.label)
            meant = read_cell(report.text(figure.key), figure.kind, figure.unit)
            fix = meant.proposed if meant.proposed is not None else meant.value(None)
            yield found if fix == meant.text else found.with_fix(meant.text, fix)


def _check_forms(report: Report) -> Iterator[Finding]:
    title = report.text(h.TITLE)
    if title.isupper():
        yield advisory("title_all_capitals", h.TITLE)
    for section in report.outline.prose_sections():
        if section.kind is SectionKind.CLOSING and section_filled(report, section):
            text = plain_text(report.prose(section.key)).rstrip()
            if not text.endswith(_END):
                yield advisory("end_mark_missing", section.key)


def check_letters(report: Report, covered: Container[int]) -> Iterator[Finding]:
    """Yield one finding for each key and letter; `covered` holds the code points that print."""
    for key in all_keys(report.outline):
        entry = report.entry(key)
        if not _uncovered(entry.value + entry.note, covered):
            continue  # stored text holds every letter as it is; only where one is missing is it read closely
        kind = entry_kind(report.outline, key)
        if kind is EntryKind.TABLE:
            yield from _missing_in_table(report, key, covered)
            continue
        prose = report.prose(key) if kind is EntryKind.PROSE else None
        yield from _missing(TextPlace(key), plain_text(prose) if prose else entry.value, covered, placed=True)
        for note in note_texts(prose) if prose else (entry.note,):
            yield from _missing(TextPlace(key), note, covered, placed=False)


def _missing_in_table(report: Report, key: str, covered: Container[int]) -> Iterator[Finding]:
    """Yield the first cell of each missing letter."""
    wanted = _uncovered(report.text(key), covered)
    for row in report.rows(key):
        for column, cell in row.cells.items():
            place = TextPlace(key, row=row.id, column=column)
            for text, placed in ((cell.value, True), (cell.note, False)):
                for finding in _missing(place, text, covered, placed):
                    if finding.params["character"] in wanted:
                        wanted.discard(str(finding.params["character"]))
                        yield finding


def _missing(place: TextPlace, text: str, covered: Container[int], placed: bool) -> Iterator[Finding]:
    for start, char in sorted((text.index(char), char) for char in _uncovered(text, covered)):
        params = {"character": char, "name": character_name(char)}
        found = msgspec.structs.replace(place, start=start, length=1) if placed else place
        yield Finding(Severity.BLOCKING, "letter_missing", found, params)


def _uncovered(text: str, covered: Container[int]) -> set[str]:
    return {char for char in set(text) if char not in "\n\t" and ord(char) not in covered}
