"""Letters that the typeface lacks are refused before anything is laid out: they would vanish without a trace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.export.content.printed_values import PrintedTable, printed_figures
from dcbc_desktop.export.fonts.registered_fonts import covered_letters
from dcbc_desktop.report import header as h
from dcbc_desktop.report.outline import Section, fill_placeholders, printed_heading
from dcbc_desktop.report.prose import Footnote, Prose, all_runs
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text import character_name, nfc

_LINE_ENDS = frozenset(map(ord, "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))
_NOT_PRINTED = frozenset({h.SIGNATORY_OFFICE})


def require_letters(report: Report, sections: Iterable[tuple[Section, Prose]], tables: Sequence[PrintedTable]) -> None:
    """Raise RefusedError `letter_missing` for the first letter that cannot be printed, with the key it stands in."""
    covered = covered_letters()
    for key, text in _printed_texts(report, sections, tables):
        missing = set(map(ord, text)) - covered
        if missing:
            letter = next(char for char in text if ord(char) in missing)
            raise RefusedError("letter_missing", character=letter, name=character_name(letter), key=key)


def _printed_texts(
    report: Report, sections: Iterable[tuple[Section, Prose]], tables: Sequence[PrintedTable]
) -> Iterator[tuple[str, str]]:
    document = report.outline.document
    yield h.TITLE, document.kind + document.symbol
    for key in (*h.HEADER_KEYS, *h.SIGNATORY_KEYS):
        if key not in _NOT_PRINTED:
            yield key, _without_line_ends(report.text(key))
    for section, prose in sections:
        yield section.key, printed_heading(section, report.period)
        yield section.key, "".join(run.text for run in all_runs(prose) if not isinstance(run, Footnote))
    for table in tables:
        yield table.table.key, _without_line_ends("".join(table.words()))
    for figure in printed_figures(report):
        entry = report.entry(figure.key)
        words = (figure.heading, figure.label, figure.unit)
        yield figure.key, "".join(fill_placeholders(text, report.period) for text in words)
        yield figure.key, _without_line_ends(entry.value + entry.note)


def _without_line_ends(text: str) -> str:
    return "".join(char for char in nfc(text) if ord(char) not in _LINE_ENDS)
