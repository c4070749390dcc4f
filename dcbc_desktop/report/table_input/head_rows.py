"""Head of a pasted block: titles, labels on one or two lines, row of column numbers, column of row numbers (STT).

The head says in which columns of the table the cells belong, where every label of it is one of the outline's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Column, Table
from dcbc_desktop.report.printed.annex_marks import roman
from dcbc_desktop.report.table_input.cell_numbers import MAX_LETTERS
from dcbc_desktop.report.table_input.cells import read_cell
from dcbc_desktop.report.table_input.pasted_block import Block
from dcbc_desktop.report.text import fold_case

_JUDGED: Final = 50
"""Rows by which the words above them are judged to be a head, or not."""
_LONGEST: Final = 300
"""Longest label that is compared."""
_DEEPEST: Final = 8
"""Rows from the top of a block in which its head may begin."""
_NUMBERING: Final = frozenset({"stt", "tt", "số tt", "số thứ tự", "s.t.t", "t.t", "no", "no.", "#"})
_COLUMN_NUMBER: Final = re.compile(r"[(\[]?\s*(?P<number>\d{1,2}|[a-zđ])\s*[)\]]?(?:\s*=.*)?")
_LETTERS: Final = "abcde"
_EDGES: Final = re.compile(r"^[\s\d.)(/*-]+(?=\D)|[\s:.*]+$")
_UNIT: Final = re.compile(r"\s*\([^()]*\)$")
_FEWEST_NUMBERS: Final = 3


class Head(NamedTuple):
    """Head of a block.

    `rows` are numbers of its rows, `columns` the table's column for each column of the block, None for a column that
    has none (STT). `numbered` is True where a column of row numbers was recognised, `named` where the labels gave the
    columns.
    """

    rows: frozenset[int]
    columns: tuple[int | None, ...]
    numbered: bool = False
    named: bool = False


def find_head(table: Table, block: Block, first: int) -> Head:
    """Find the head of a block whose first column lies on the table's column `first`."""
    width = max(map(len, block), default=0)
    top = next((number for number in range(min(_DEEPEST, len(block))) if _is_head(table, block, number, first)), None)
    rows: set[int] = set()
    if top is not None:
        rows = set(range(top + 1)) if all(_filled_count(row) <= 2 for row in block[:top]) else {top}
        below = top + 1
        while below < len(block) and _goes_on(table, block, below, rows):
            rows.add(below)
            below += 1
    below = max(rows, default=-1) + 1
    if below < len(block) and _is_column_numbers(block[below], after_head=bool(rows)):
        rows.add(below)
    numbered = _is_numbered(table, block, first, width, rows)
    heads = [block[number] for number in sorted(rows) if top is not None and number >= top]
    used = max((place + 1 for row in block for place, cell in enumerate(row) if cell.strip()), default=0)
    named = _by_labels(table, heads, used, numbered=numbered)
    columns = named or _by_position(first, width, numbered=numbered)
    return Head(frozenset(rows | _repeated(block, rows)), columns, numbered, named is not None)


def names_of(column: Column) -> tuple[str, ...]:
    """Return the words by which a head may call a column."""
    full = (column.key, column.label, column.label_with_unit, column.full_label)
    return tuple(dict.fromkeys(_name(words) for words in full))


def _name(words: str) -> str:
    """Return words of a head for comparison: without numbering, marks at the end, case."""
    if len(words) > _LONGEST:
        return words
    return _EDGES.sub("", fold_case(words).replace("m2", "m²")).strip()


def _bare(words: str) -> str:
    """Return words of a head without the unit in brackets behind them."""
    if len(words) > _LONGEST:
        return words
    return _UNIT.sub("", _name(words))


def _filled_count(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def is_head_row(table: Table, cells: Sequence[str]) -> bool:
    """Return whether the cells of a whole row say the labels of their own columns, or number the columns."""
    own = sum(bool(cell.strip()) and _names(column, cell) for column, cell in zip(table.columns, cells, strict=True))
    filled = _filled_count(cells)
    return (own >= 2 and 2 * own >= filled) or _is_column_numbers(cells, after_head=False)


def is_numbering_label(cell: str) -> bool:
    """Return whether a label is that of row numbers: STT, TT."""
    return fold_case(cell).strip(" .") in _NUMBERING


# Rows


def _is_head(table: Table, block: Block, number: int, first: int) -> bool:
    row = [cell for cell in block[number] if cell.strip()]
    if not row or (len(block) == 1 and len(row) == 1):
        return False
    if is_numbering_label(row[0]) and len(row) > 1 and not any(map(_has_number, row[1:])):
        return True
    known = len(_matched(table, row))
    if len(row) == 1:
        return number == 0 and known == 1 and _name(row[0]) in names_of(table.columns[first]) and len(table.columns) > 1
    if known >= 2 and 2 * known >= len(row):
        return True
    below_titles = len(block) > number + 1 and all(_filled_count(above) <= 1 for above in block[:number])
    return below_titles and (_alike(table, row) or _stands_out(table, block[number:], first))


def _matched(table: Table, row: Sequence[str]) -> set[int]:
    """Return the columns that the cells name, each once; headings over columns count as their first column."""
    found: set[int] = set()
    for cell in row:
        place = next((n for n, column in enumerate(table.columns) if n not in found and _names(column, cell)), None)
        if place is not None:
            found.add(place)
    return found


def _names(column: Column, cell: str) -> bool:
    named = (*names_of(column), _name(column.heading)) if column.heading else names_of(column)
    return _name(cell) in named or _bare(cell) in named


def _alike(table: Table, row: Sequence[str]) -> bool:
    """Return whether nearly all cells have words of labels, as `Số kế hoạch` for `Kế hoạch số`."""
    labels = {frozenset(_name(column.label).split()) for column in table.columns}
    found = 0
    for own in (frozenset(_bare(cell).split()) for cell in row):
        like = next((label for label in labels if own == label or (len(own) >= 2 and own <= label)), None)
        if like is not None:
            labels.remove(like)
            found += 1
    return found >= 2 and 3 * found >= 2 * len(row) and not any(map(_has_number, row))


def _stands_out(table: Table, block: Block, first: int) -> bool:
    """Return whether the first row has words where the rows below have values of their columns, and no value itself.

    The words of a head differ from column to column; `không` again and again is data.
    """
    words: set[str] = set()
    for place, cell in enumerate(block[0]):
        column = table.columns[first + place] if first + place < len(table.columns) else None
        if (
            column is None
            or not column.kind.traits.blocking
            or not (column.kind.traits.numeric or column.kind is FieldKind.DATE)
        ):
            continue
        below = [row[place] for row in block[1 : 1 + _JUDGED] if len(row) > place and row[place].strip()]
        if not cell.strip() or not below:
            continue
        if _is_value(cell, column) or _has_number(cell) or not all(_is_value(text, column) for text in below):
            return False
        words.add(_name(cell))
    return len(words) >= 2


def _is_value(text: str, column: Column) -> bool:
    read = read_cell(text, column.kind, column.unit, column.choices)
    return read.vi is not None or read.en is not None or read.proposed is not None


def _has_number(cell: str) -> bool:
    return len(cell) <= MAX_LETTERS and re.fullmatch(r"[\d.,\s%+-]*\d[\d.,\s%]*", cell.strip()) is not None


def _goes_on(table: Table, block: Block, number: int, rows: set[int]) -> bool:
    """Return whether a row below the labels is their second line: labels again, below headings or merged cells."""
    row = [cell for cell in block[number] if cell.strip()]
    if not row or len(rows) > _DEEPEST or any(map(_has_number, row)):
        return False
    above = block[number - 1]
    under_gap = any(
        not (above[place] if place < len(above) else "").strip() or _is_heading(table, above[place])
        for place, cell in enumerate(block[number])
        if cell.strip()
    )
    known = len(_matched(table, row))
    second_line = under_gap and known >= 1 and len(row) < max(map(len, block))
    return (second_line or known >= 2) and 2 * known >= len(row)


def _is_heading(table: Table, cell: str) -> bool:
    return any(column.heading and _name(cell) == _name(column.heading) for column in table.columns)


def _is_column_numbers(row: Sequence[str], *, after_head: bool) -> bool:
    """Return whether a row numbers the columns: `(1) (2) (3)`, `A B 1 2 3`, `1 2 3=1+2` below labels."""
    cells = [cell.strip().lower() for cell in row if cell.strip()]
    matches = [_COLUMN_NUMBER.fullmatch(cell) for cell in cells]
    if len(cells) < _FEWEST_NUMBERS - after_head or not all(matches):
        return False
    names = [match["number"] for match in matches if match]
    letters = [name for name in names if not name.isdigit()]
    numbers = [int(name) for name in names if name.isdigit()]
    ordered = names == [*letters, *map(str, numbers)] and "".join(letters) == _LETTERS[: len(letters)]
    counted = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (1, 2)
    marked = bool(letters) or all(not cell[0].isalnum() for cell in cells)
    return ordered and counted and (after_head or marked)


def _repeated(block: Block, rows: set[int]) -> set[int]:
    """Return rows further down that repeat a row of the head, as tables do on each page."""
    heads = {tuple(map(_name, block[number])) for number in rows if _filled_count(block[number]) > 1}
    if not heads:
        return set()
    return {number for number, row in enumerate(block) if number not in rows and tuple(map(_name, row)) in heads}


# Columns


def _is_numbered(table: Table, block: Block, first: int, width: int, rows: set[int]) -> bool:
    """Return whether the first column of the block holds row numbers that the table has no column for."""
    if first or width < 2 or is_numbering_label(table.columns[0].label):
        return False
    if any(block[number] and is_numbering_label(block[number][0]) for number in rows):
        return True
    if table.columns[0].kind.traits.numeric:
        return False
    body = [row for number, row in enumerate(block) if number not in rows and _filled_count(row)]
    numbers = [row[0].strip().rstrip(".").lower() for row in body if row[0].strip()]
    counts = range(1, len(numbers) + 1)
    counted = numbers in (list(map(str, counts)), [roman(count).lower() for count in counts])
    if not counted or any(len(row) < 2 or not row[1].strip() or _has_number(row[1]) for row in body if row[0].strip()):
        return False
    return len(numbers) >= 2 or (len(numbers) == 1 and width > len(table.columns))


def _by_position(first: int, width: int, *, numbered: bool) -> tuple[int | None, ...]:
    if numbered:
        return (None, *range(first, first + width - 1))
    return tuple(range(first, first + width))


def _by_labels(
    table: Table, heads: Sequence[Sequence[str]], width: int, *, numbered: bool
) -> tuple[int | None, ...] | None:
    """Return the columns that the labels name; None where one of the labels names none, or could name two."""
    labels = list(_labels(heads, width))
    columns: list[int | None] = []
    for place, (heading, label) in enumerate(labels):
        if place == 0 and numbered:
            columns.append(None)
        elif not label:
            return None
        else:
            again = sum(other == label for _, other in labels)
            found = _column_named(table, heading, label, {column for column in columns if column is not None}, again)
            if found is None:
                return None
            columns.append(found)
    return tuple(columns) if columns and heads else None


def _labels(heads: Sequence[Sequence[str]], width: int) -> Iterator[tuple[str, str]]:
    """Yield heading and label of each column of the block; a heading goes on over the empty cells behind it."""
    rows = [row for row in heads if not _is_column_numbers(row, after_head=True)]
    cells = [[row[place].strip() if place < len(row) else "" for place in range(width)] for row in rows[-2:]]
    if len(cells) < 2:
        yield from (("", label) for label in (cells[0] if cells else []))
        return
    heading = ""
    for above, below in zip(*cells, strict=True):
        heading = above or heading
        yield (heading, below) if below else ("", above)


def _column_named(table: Table, heading: str, label: str, taken: set[int], again: int) -> int | None:
    """Return the one free column of a label; of several, the next one under its heading, or as often as it comes."""
    found = [
        number
        for number, column in enumerate(table.columns)
        if number not in taken and (_name(label) in names_of(column) or _bare(label) in names_of(column))
    ]
    if heading:
        under = [n for n in found if _name(table.columns[n].heading) in (_name(heading), _bare(heading))]
        return under[0] if under else found[0] if len(found) == 1 else None
    exact = [n for n in found if _name(label) in (_name(table.columns[n].key), _name(table.columns[n].full_label))]
    if len(exact) == 1:
        return exact[0]
    same = [n for n, column in enumerate(table.columns) if _name(label) in names_of(column)]
    return found[0] if found and len(same) in (1, again) else None
