"""Reports with tables for the tests of the pages: one table, or tables at random."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.outline import Column, Computed, ComputedKind, Table, TablePlace
from dcbc_desktop.report.prose import Prose, Text, encode
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, Row, encode_rows
from tests.export.documents import body, words
from tests.report.samples import HEADER, blank_report

SECTION = "II.1"
_LENGTHS = (0, 1, 3, 10, 40)
_NAMES = ("Hình thức công khai", "Số vụ", "Cơ quan chủ trì thực hiện", "Tổng giá trị", "Ghi chú")


def text_column(key: str = "content", label: str = "Nội dung") -> Column:
    """A column of words."""
    return Column(key, label)


def count_column(key: str = "count", label: str = "Số cuộc", unit: str = "", heading: str = "") -> Column:
    """A column of numbers."""
    return Column(key, label, FieldKind.COUNT, unit, heading)


def table(
    *columns: Column,
    key: str = "t",
    title: str = "Kết quả công khai",
    section: str = SECTION,
    place: TablePlace = TablePlace.IN_PLACE,
    totals: bool = False,
    starting_rows: tuple[str, ...] = (),
) -> Table:
    """A table of section II.1 of the outline for offices."""
    return Table(key, title, section, columns or (text_column(), count_column()), place, totals, starting_rows)


def row(number: int, *values: str | Cell, columns: Sequence[str] = ("content", "count")) -> Row:
    """A row with these cells."""
    cells = {key: value if isinstance(value, Cell) else Cell(value) for key, value in zip(columns, values, strict=True)}
    return Row(f"r{number}", cells)


def report_with(*tables: tuple[Table, Sequence[Row]], **texts: str) -> Report:
    """A whole report whose outline has these tables; sections hold a few words, `texts` more by key."""
    report = blank_report()
    outline = msgspec.structs.replace(report.outline, tables=tuple(one for one, _ in tables))
    report = replace(report, outline=outline)
    prose = {section.key: words(25, 3) for section in outline.prose_sections()} | texts
    entries = {key: Entry(value) for key, value in HEADER.items()}
    entries |= {key: Entry(encode(Prose((body(Text(text)),)))) for key, text in prose.items()}
    return report.with_entries(entries | {one.key: Entry(encode_rows(rows)) for one, rows in tables})


def random_tables(seed: int, count: int) -> Report:
    """A report with tables of many shapes, in the text and as annexes."""
    chance = random.Random(seed)
    sections = [section.key for section in blank_report().outline.prose_sections()]
    made = []
    for number in range(count):
        shape = _random_table(chance, f"t{number}", chance.choice(sections))
        made.append((shape, _random_rows(chance, shape)))
    texts = {key: words(chance.choice([1, 40, 200]), seed) for key in sections}
    return report_with(*made, **texts)


def _random_table(chance: random.Random, key: str, section: str) -> Table:
    columns = [_random_column(chance, number) for number in range(chance.choice([1, 2, 3, 4, 6, 9, 12, 20]))]
    numbers = [column.key for column in columns if column.kind in (FieldKind.COUNT, FieldKind.MONEY)]
    if len(numbers) >= 2:
        kind = chance.choice(list(ComputedKind))
        columns.append(Column("worked_out", "Tính ra", FieldKind.DECIMAL, computed=Computed(kind, (*numbers[:2],))))
    place = chance.choice(list(TablePlace))
    return table(
        *columns, key=key, title=words(chance.choice([2, 9, 30]), len(key)), section=section, place=place,
        totals=chance.random() < 0.5,
    )  # fmt: skip


def _random_column(chance: random.Random, number: int) -> Column:
    kind = chance.choice(list(FieldKind)) if number else FieldKind.TEXT
    heading = chance.choice(["", "", "Kết quả biểu quyết", "Trong kỳ"]) if number else ""
    unit = chance.choice(["", "đồng", "cuộc", "m²"])
    return Column(f"c{number}", chance.choice(_NAMES), kind, unit, heading)


def _random_rows(chance: random.Random, shape: Table) -> list[Row]:
    noted = chance.choice([0.0, 0.02, 0.1])
    typed = [column for column in shape.columns if column.computed is None]
    return [
        Row(f"r{number}", {column.key: _random_cell(chance, column, noted) for column in typed})
        for number in range(chance.choice([1, 3, 12, 40]))
    ]


def _random_cell(chance: random.Random, column: Column, noted: float) -> Cell:
    note = words(chance.choice([4, 30]), chance.randint(0, 99)) if chance.random() < noted else ""
    match column.kind:
        case FieldKind.TEXT:
            return Cell(_random_words(chance), note)
        case FieldKind.MONEY:
            return Cell(format_number(chance.randint(1, 9_999) * 1_000_000), note)
        case FieldKind.DATE:
            return Cell(f"{chance.randint(1, 28):02}/{chance.randint(3, 12)}/2026", note)
        case FieldKind.CHOICE:
            return Cell(words(chance.choice([1, 4]), chance.randint(0, 9)), note)
        case _:
            return Cell(str(chance.randint(0, 9_999)), note)


def _random_words(chance: random.Random) -> str:
    if chance.random() < 0.005:
        return chance.choice("ộmW") * chance.choice([40, 400])
    if chance.random() < 0.01:
        return words(300, chance.randint(0, 99))
    return words(chance.choice(_LENGTHS), chance.randint(0, 99))


def letters(texts: Iterable[str]) -> str:
    """Without any space."""
    return "".join("".join(texts).split())
