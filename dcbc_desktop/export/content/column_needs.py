"""What each column of a table asks for, told from everything that will stand in it."""

from __future__ import annotations

from collections.abc import Iterable

from dcbc_desktop.export.content.printed_values import Group, PrintedTable
from dcbc_desktop.export.fonts.registered_fonts import BOLD, REGULAR, SPACE
from dcbc_desktop.export.layout.column_widths import PAD, SIZES, Need
from dcbc_desktop.export.layout.measures import TEXT_WIDTH
from dcbc_desktop.export.layout.model import Segment, Style
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.export.layout.words import Metrics, plain, superscript

_SIZE = SIZES[0]
_REGULAR, _BOLD = Style(REGULAR, _SIZE), Style(BOLD, _SIZE)
_HEAD_LINES = 3
"""A column is not made wider for its label than a label on this many lines needs."""
_LONGEST_WORD = TEXT_WIDTH / 3
"""What is longer is no word and may be cut between letters; a number is cut last of all."""


def needs_of(printed: PrintedTable, setter: Typesetter) -> list[Need]:
    """For the rows' numbers and each column; PAD is not in them."""
    metrics = setter.metrics
    last_note = len(setter.notes) + sum(len(row.notes) for row in printed.rows)
    mark = Segment(str(last_note), superscript(_REGULAR), 1)
    needs = [_head_need(label, metrics) for label in printed.labels]
    for row in printed.rows:
        for index, text in enumerate(row.texts):
            segments = [*plain(text, _REGULAR), mark] if index in row.notes else plain(text, _REGULAR)
            needs[index] = _larger(needs[index], _need(segments, metrics))
    for index, text in enumerate(printed.totals):
        needs[index] = _larger(needs[index], _need(plain(text, _BOLD), metrics))
    for group in printed.groups:
        _widen(needs, group, metrics)
    return needs


def _need(segments: Iterable[Segment], metrics: Metrics) -> Need:
    widths = [word.width for word in metrics.words(segments)]
    if not widths:
        return Need(0.0, 0.0)
    return Need(min(max(widths), _LONGEST_WORD), sum(widths) + _SIZE * SPACE * (len(widths) - 1))


def _head_need(label: str, metrics: Metrics) -> Need:
    least, natural = _need(plain(label, _BOLD), metrics)
    return Need(least, max(least, natural / _HEAD_LINES))


def _larger(one: Need, other: Need) -> Need:
    return Need(max(one.least, other.least), max(one.natural, other.natural))


def _widen(needs: list[Need], group: Group, metrics: Metrics) -> None:
    """Make room for the longest word of a label over several columns."""
    count = group.end - group.first
    under = needs[group.first : group.end]
    wanted = _head_need(group.label, metrics).least - 2 * PAD * (count - 1)
    more = max(wanted - sum(need.least for need in under), 0.0) / count
    needs[group.first : group.end] = [Need(need.least + more, need.natural + more) for need in under]
