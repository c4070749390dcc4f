"""Paste of a block from a spreadsheet over the figures: by their labels, or downward from one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.outline import Figure
from dcbc_desktop.report.table_input.cells import CellReading, Convention, read_cell, settle
from dcbc_desktop.report.table_input.pasted_block import Block
from dcbc_desktop.report.text import fold_case
from dcbc_desktop.ui.widgets.fields import clean_value

_NUMBERING = re.compile(r"^(?:[-–•+*]|\d+(?:\.\d+)*[.)]?|[ivxlc]+[.)]|[a-zđ][.)])\s+")
_NUMBER = re.compile(r"[\s\d.,\-−%]*\d[\s\d.,\-−%]*")


class PastedFigures(NamedTuple):
    """Values by figure key; the number of those without a figure, and the first of them."""

    values: dict[str, str]
    without_place: int = 0
    first_without: str = ""
    unclear: tuple[CellReading, ...] = ()


def read_numbers(pasted: PastedFigures, figures: Sequence[Figure], told: Convention | None = None) -> PastedFigures:
    """Return values as the figures take them; `unclear` holds those that only a person can settle by `told`."""
    readings = {f.key: read_cell(pasted.values[f.key], f.kind, f.unit) for f in figures if f.key in pasted.values}
    settled = settle(list(readings.values()), (), told)
    values = {key: reading.value(settled.numbers) for key, reading in readings.items()}
    return pasted._replace(values=values, unclear=settled.unclear)


def lay_out(block: Block, figures: Sequence[Figure], first: str) -> PastedFigures:
    """Return the values of a block by figure; an empty cell leaves its figure as it is.

    Raises UsageError `paste_labels_unknown` if there are words beside the numbers but no label of a figure, and what
    `clean_value` raises.
    """
    labels = _label_column(block, figures)
    if labels is not None:
        return _by_label(block, figures, labels)
    if len(block[0]) > 1 and _value_column(block, 0) > 0:
        raise UsageError("paste_labels_unknown")
    return _downward(block, figures, first)


def name_of(text: str) -> str:
    """Return a label for comparison: without numbering, final mark, case and extra spaces."""
    return _NUMBERING.sub("", fold_case(text)).rstrip(" :;.")


def _names(figure: Figure) -> tuple[str, ...]:
    return name_of(figure.label), name_of(f"{figure.label} ({figure.unit})")


def _label_column(block: Block, figures: Sequence[Figure]) -> int | None:
    """Return the column with most labels of figures; None if there is none."""
    known = {name for figure in figures for name in _names(figure)}
    width = max(map(len, block))
    hits = [sum(len(row) > column and name_of(row[column]) in known for row in block) for column in range(width)]
    best = max(range(width), key=hits.__getitem__)
    return best if hits[best] else None


def _value_column(block: Block, least: int) -> int:
    """Return the first column from `least` on that holds a number."""
    width = max(map(len, block))
    holds = (c for c in range(least, width) if any(len(row) > c and _NUMBER.fullmatch(row[c]) for row in block))
    return next(holds, least)


def _by_label(block: Block, figures: Sequence[Figure], labels: int) -> PastedFigures:
    values: dict[str, str] = {}
    lost: list[str] = []
    waiting = list(figures)
    column = _value_column(block, labels + 1)
    for row in block:
        text = row[column].strip() if len(row) > column else ""
        if not text:
            continue
        name = name_of(row[labels])
        figure = next((figure for figure in waiting if name in _names(figure)), None)
        if figure is not None:
            waiting.remove(figure)  # of two with one label, the second takes the next row
            values[figure.key] = clean_value(text).replace("\n", " ")
        elif _NUMBER.fullmatch(text):
            lost.append(row[labels].strip() or text)
    return PastedFigures(values, len(lost), lost[0][:60] if lost else "")


def _downward(block: Block, figures: Sequence[Figure], first: str) -> PastedFigures:
    keys = [figure.key for figure in figures]
    below = keys[keys.index(first) :]
    values = {
        key: clean_value(row[0].strip()).replace("\n", " ")
        for key, row in zip(below, block, strict=False)
        if row[0].strip()
    }
    lost = [text for row in block[len(below) :] for text in row[:1] if text.strip()]
    lost += [text for row in block for text in row[1:] if text.strip()]
    return PastedFigures(values, len(lost), lost[0].strip()[:60] if lost else "")
