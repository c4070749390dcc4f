"""Figures compared with the text of their section, and linked figures that are out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.passages import Passage, Reading, Spot, finding_at
from dcbc_desktop.report.checks.language.quantities import Quantity, quantities
from dcbc_desktop.report.computed_values import figure_number, figure_text
from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.outline import Figure, Section
from dcbc_desktop.report.prose import FigureRun, PlacedRun, Prose, decode, placed_runs
from dcbc_desktop.report.report import Report

CODE, STALE = "figure_in_text", "figure_link_stale"

_WORD = re.compile(r"[^\W\d_]+")
_TURN = frozenset(
    ("đã", "được", "bị", "phải", "đủ", "chưa", "chuyển", "đề", "sau", "trực", "có", "không", "tiếp", "bị", "từ", "còn")
)
"""Words at which a label's name of the thing ends and what was done with it begins."""
_FILLERS = frozenset(("đã", "được", "bị", "của", "và", "các", "có"))
_PLAIN = frozenset((("trực", "thuộc"),))
"""Ends of labels that a text may leave out."""
_DENIALS = re.compile(r"\b(?:chưa|không|còn|tồn|giảm|tăng|thêm|năm trước|cùng kỳ|so với|bình quân|mỗi)\b")
_CLAUSE = re.compile(r"[.;:!?](?=\s|$)|\d")
_STOP = re.compile(r"[.;:,!?(\d]|\bvà\b")
_BACK = 90
_AHEAD = 90


class _Label(NamedTuple):
    """A figure's label in parts: the thing counted, the verb phrase after it, and the body it is about."""

    figure: Figure
    head: tuple[str, ...]
    rest: tuple[str, ...]
    body: str


class _FigureMatch(NamedTuple):
    figure: Figure
    quantity: Quantity
    passage: Passage


def findings(reading: Reading) -> Iterator[Finding]:
    """Find numbers in the text that are about a figure but differ from its value."""
    for section in reading.report.outline.prose_sections():
        values = _values(reading.report, section)
        if values:
            labels = _labels(reading.report, section)
            matches = [m for passage in reading.of_key(section.key) for m in _matches(passage, labels)]
            yield from _contradictions(reading.report, section, values, matches)


def _values(report: Report, section: Section) -> dict[str, Decimal]:
    figures = (report.outline.figure(key) for key in section.figures)
    numbers = {figure.key: figure_number(report, figure) for figure in figures if figure is not None}
    return {key: number for key, number in numbers.items() if number is not None}


def _contradictions(
    report: Report, section: Section, values: dict[str, Decimal], matches: list[_FigureMatch]
) -> Iterator[Finding]:
    linked = _linked_keys(report.text(section.key))
    agreeing = {m.figure.key for m in matches if values.get(m.figure.key) == m.quantity.value}
    for match in matches:
        figure = match.figure
        if figure.key not in values or figure.key in agreeing | linked or match.quantity.value in values.values():
            continue
        start, end = match.quantity.start, match.quantity.end
        text = match.passage.text[start:end]
        params = {"text": text, "label": figure.label, "value": format_number(values[figure.key])}
        yield finding_at(CODE, match.passage, Spot(start, end - start, params))


@lru_cache(maxsize=64)
def _linked_keys(value: str) -> frozenset[str]:
    """Return the figures that a section's text links; these are not compared with its other words."""
    if '"figure"' not in value:
        return frozenset()
    return frozenset(run.key for _, run in _figure_runs(decode(value)))


def _labels(report: Report, section: Section) -> tuple[_Label, ...]:
    figures = (report.outline.figure(key) for key in section.figures)
    return tuple(_taken_apart(figure) for figure in figures if figure is not None)


@lru_cache(maxsize=500)
def _taken_apart(figure: Figure) -> _Label:
    words = _words(figure.label)
    turn = next((at for at, word in enumerate(words) if at and word in _TURN), len(words))
    rest = tuple(word for word in words[turn:] if word not in _FILLERS)
    body = figure.heading.casefold() if figure.heading.casefold().startswith(("ban ", "hội đồng ")) else ""
    return _Label(figure, words[:turn], () if rest in _PLAIN else rest, body)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text.casefold()) if word != "và")


def _matches(passage: Passage, labels: tuple[_Label, ...]) -> tuple[_FigureMatch, ...]:
    """Return the quantities that are about one figure only."""
    found = []
    for quantity in quantities(passage.text):
        if quantity.percent or quantity.rough or not quantity.unit:
            continue
        figures = [label.figure for label in labels if _speaks_of(passage.text, quantity, label)]
        if len(figures) == 1:
            found.append(_FigureMatch(figures[0], quantity, passage))
    return tuple(found)


def _speaks_of(text: str, quantity: Quantity, label: _Label) -> bool:
    if quantity.head != label.head[0]:
        return False
    ahead = text[quantity.end : quantity.end + _AHEAD]
    after = _words(ahead)
    if after[: len(label.head)] != label.head or (len(label.head) == 1 and not label.rest):
        return False
    before = _clause_before(text, quantity.start)
    denied = set(_DENIALS.findall(before.casefold())) - set(_words(label.figure.label))
    if denied or (label.body and label.body not in text.casefold()):
        return False
    stop = _STOP.search(ahead)
    near = _words(ahead[: stop.start()] if stop else ahead)
    return not label.rest or _holds(_words(before), label.rest) or _holds(near, label.rest)


def _clause_before(text: str, place: int) -> str:
    before = text[max(0, place - _BACK) : place]
    begin = 0
    for end in _CLAUSE.finditer(before):
        begin = end.end()
    return before[begin:]


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    bare = tuple(word for word in words if word not in _FILLERS)
    return any(bare[at : at + len(wanted)] == wanted for at in range(len(bare)))


def stale_links(reading: Reading) -> Iterator[Finding]:
    """Find linked figures whose words differ from the figure's value."""
    report = reading.report
    for section in report.outline.prose_sections():
        value = report.text(section.key)
        if '"figure"' not in value:
            continue
        for placed, run in _placed_links(value):
            figure = report.outline.figure(run.key)
            now = figure_text(report, figure) if figure is not None else ""
            if figure is not None and now and now != run.text:
                params = {"text": run.text, "value": now, "label": figure.label}
                passage = Passage(section.key, "", placed.start, placed.note, len(f"[{placed.note}]"))
                yield finding_at(STALE, passage, Spot(placed.note_start, len(run.text), params, now))


class _Place(NamedTuple):
    """Place of a link: in the plain text, or in a footnote's own words."""

    start: int
    note: int
    note_start: int


@lru_cache(maxsize=64)
def _placed_links(value: str) -> tuple[tuple[_Place, FigureRun], ...]:
    return tuple(_figure_runs(decode(value)))


def _figure_runs(prose: Prose) -> Iterator[tuple[_Place, FigureRun]]:
    for placed in placed_runs(prose):
        run = placed.run
        if isinstance(run, FigureRun):
            yield _Place(placed.start, 0, 0), run
        elif placed.note:
            yield from _in_note(placed)


def _in_note(placed: PlacedRun) -> Iterator[tuple[_Place, FigureRun]]:
    """Yield the links inside one footnote."""
    start = 0
    for run in getattr(placed.run, "runs", ()):
        if isinstance(run, FigureRun):
            yield _Place(placed.start, placed.note, start), run
        start += len(run.text)
