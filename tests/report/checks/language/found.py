"""Reports of a few words for the rules, and the words that a rule finds in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.rules import check_proofreading, rule_codes
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import (
    FigureRun,
    Footnote,
    Paragraph,
    Prose,
    Run,
    Text,
    encode,
    note_texts,
    plain_text,
)  # fmt: skip
from dcbc_desktop.report.report import Entry, EntryKind, Report, entry_kind
from tests.places import OUTLINE_A
from tests.report.samples import outline_in

_PIECE = re.compile(r"\{(?P<note>[^}]*)\}|<(?P<key>\w+)=(?P<value>[^>]*)>")


def runs(words: str) -> tuple[Run, ...]:
    """`{…}` is a footnote, `<key=value>` a linked figure."""
    return tuple(_runs(words))


def _runs(words: str) -> Iterator[Run]:
    place = 0
    for match in _PIECE.finditer(words):
        if match.start() > place:
            yield Text(words[place : match.start()])
        if match["key"]:
            yield FigureRun(match["key"], match["value"])
        else:
            yield Footnote((Text(match["note"]),) if match["note"] else ())
        place = match.end()
    if place < len(words):
        yield Text(words[place:])


def report_of(*paragraphs: str, key: str = "I", values: Mapping[str, str] | None = None) -> Report:
    """A report whose section `key` holds these paragraphs, and some figures or header lines."""
    prose = Prose(tuple(Paragraph(runs(words)) for words in paragraphs))
    entries = {key: Entry(encode(prose)), **{name: Entry(value) for name, value in (values or {}).items()}}
    return Report(1, "uid-1", outline_in(OUTLINE_A), "H1", "H0", make_period("2026"), entries=entries)


def findings(report: Report, code: str) -> list[Finding]:
    """What one rule finds."""
    off = frozenset(rule_codes()) - {code}
    return [finding for finding in check_proofreading(report, NO_EARLIER_REPORTS, off) if finding.code == code]


def words_at(report: Report, finding: Finding) -> str:
    """The words at a finding's place."""
    if entry_kind(report.outline, finding.key) is not EntryKind.PROSE:
        return report.text(finding.key)[finding.place.start : finding.place.start + finding.place.length]
    prose = report.prose(finding.key)
    if finding.place.note:
        mark = plain_text(prose)[finding.place.start : finding.place.start + finding.place.length]
        assert mark == f"[{finding.place.note}]"
        text = note_texts(prose)[finding.place.note - 1]
        return text[finding.place.note_start : finding.place.note_start + finding.place.note_length]
    return plain_text(prose)[finding.place.start : finding.place.start + finding.place.length]


def found(code: str, *paragraphs: str) -> list[str]:
    """The words that one rule finds in some paragraphs."""
    report = report_of(*paragraphs)
    return [words_at(report, finding) for finding in findings(report, code)]


def fixes(code: str, text: str) -> list[tuple[str, str | None]]:
    """The words found in one paragraph, and what may stand there instead."""
    report = report_of(text)
    return [(words_at(report, finding), finding.fix) for finding in findings(report, code)]
