"""What is missing or cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding, advisory, blocking
from dcbc_desktop.report.numbers import parse_number
from dcbc_desktop.report.outline import SectionKind
from dcbc_desktop.report.progress import section_filled
from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.report.report import Report

_REQUIRED_HEADER = (h.ISSUER, h.SYMBOL, h.PLACE, h.TITLE, h.ADDRESSEES, h.RECIPIENTS)
_REQUIRED_SIGNATORY = (h.SIGNATORY_LINES, h.SIGNATORY_NAME)
_END = "./."


def check_completeness(report: Report) -> Iterator[Finding]:
    """Missing sections and header fields, unreadable dates and figures, the closing mark."""
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
            yield blocking("number_invalid", figure.key, text=text[:40], label=figure.label)


def _check_forms(report: Report) -> Iterator[Finding]:
    title = report.text(h.TITLE)
    if title.isupper():
        yield advisory("title_all_capitals", h.TITLE)
    for section in report.outline.prose_sections():
        if section.kind is SectionKind.CLOSING and section_filled(report, section):
            text = plain_text(report.prose(section.key)).rstrip()
            if not text.endswith(_END):
                yield advisory("end_mark_missing", section.key)
