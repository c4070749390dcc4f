"""Widths of a table's columns: numbers and words stay whole, and what is left makes the rows as low as it can."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

HEAD_LINES: Final = 3
"""A column is not made wider for its label than a label on this many lines needs."""
_STEPS: Final = 40
"""Parts in which the room that is left is given away."""
_ROWS: Final = 40
"""Rows, those with the longest cells, for which the room is given away."""
_SHARPNESS: Final = 6
"""The height of a row is that of its tallest cell; this power of the heights comes near to it, and is smooth."""


class Contents(NamedTuple):
    """Contents of one column, in points: its longest word, its label's wish, and each of its cells on one line.

    `rigid` columns hold numbers, which are never broken.
    """

    least: float
    wish: float
    cells: tuple[float, ...]
    rigid: bool = False


def balanced_widths(columns: Sequence[Contents], room: float, narrowest: float) -> list[float]:
    """Return widths that fill `room`; `narrowest` is a width below which no column goes."""
    least = [max(column.least, narrowest) for column in columns]
    if sum(least) > room:
        return _squeezed(columns, least, room, narrowest)
    natural = [max(low, column.wish, *column.cells) for low, column in zip(least, columns, strict=True)]
    if sum(natural) <= room:
        return [width * room / sum(natural) for width in natural]
    wished = [min(wide, max(low, column.wish)) for low, wide, column in zip(least, natural, columns, strict=True)]
    return _lowest_rows(columns, wished if sum(wished) <= room else least, natural, room)


def _lowest_rows(
    columns: Sequence[Contents], widths: Sequence[float], natural: Sequence[float], room: float
) -> list[float]:
    """Give the room that is left to the columns whose cells make rows tall, part by part."""
    found = list(widths)
    rows = sorted(zip(*(column.cells for column in columns), strict=True), key=sum, reverse=True)[:_ROWS]
    rows.append(tuple(column.wish * HEAD_LINES for column in columns))
    part = (room - sum(found)) / _STEPS
    growing = [index for index, wide in enumerate(natural) if wide > found[index]]
    for _ in range(_STEPS):
        open_ones = [index for index in growing if found[index] < natural[index]]
        if not open_ones:
            break
        best = min(
            open_ones, key=lambda index: _height(rows, [*found[:index], found[index] + part, *found[index + 1 :]])
        )
        found[best] += part
    left = (room - sum(found)) / len(found)
    return [width + left for width in found]


def _height(rows: Sequence[Sequence[float]], widths: Sequence[float]) -> float:
    """Return the height of rows in lines, about."""
    heights = (sum((cell / width) ** _SHARPNESS for cell, width in zip(row, widths, strict=True)) for row in rows)
    return sum(math.pow(height, 1 / _SHARPNESS) for height in heights)


def _squeezed(columns: Sequence[Contents], least: Sequence[float], room: float, narrowest: float) -> list[float]:
    """Cut the widest columns of words down to one limit; those of numbers only where there is no other way."""
    soft = [index for index, column in enumerate(columns) if not column.rigid]
    kept = sum(width for index, width in enumerate(least) if index not in soft)
    if not soft or kept + len(soft) * narrowest > room:
        return levelled(least, room)
    cut = iter(levelled([least[index] for index in soft], room - kept))
    return [width if column.rigid else next(cut) for width, column in zip(least, columns, strict=True)]


def levelled(wishes: Sequence[float], room: float) -> list[float]:
    """Cut the widest wishes down to one common limit, with which they fill `room`."""
    left, limit = room, room
    for count, wish in zip(range(len(wishes), 0, -1), sorted(wishes), strict=True):
        limit = left / count
        if wish > limit:
            break
        left -= wish
    return [min(wish, limit) for wish in wishes]
