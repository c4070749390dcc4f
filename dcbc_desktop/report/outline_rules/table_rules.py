"""Rules for the tables of an outline and their columns."""

from __future__ import annotations

from dcbc_desktop.report.computed_values import ADDED_UP
from dcbc_desktop.report.outline import Column, Computed, ComputedKind, FieldKind, Outline, SectionKind, Table
from dcbc_desktop.report.outline_rules.figure_rules import is_circular
from dcbc_desktop.report.outline_rules.key_rules import TABLES, check_count, check_key, check_list, check_words, wrong

MOST_COLUMNS, MOST_CHOICES, MOST_STARTING_ROWS = 20, 40, 100
_TAKEN = "row_id"
"""What `show --json` calls a row's own id beside its columns."""


def check_tables(outline: Outline, seen: set[str]) -> None:
    """Keys, words, the section each belongs to, columns, the rows each begins with."""
    check_count(TABLES, "table", len(outline.tables))
    for table in outline.tables:
        check_key(TABLES, table.key, seen)
        check_words(TABLES, table.key, table.title, table.guidance)
        section = outline.section(table.section)
        if section is None or section.kind is not SectionKind.PROSE:
            raise wrong(TABLES, f"{table.key}.section")
        if not table.title.strip():
            raise wrong(TABLES, f"{table.key}.title")
        _check_columns(table)
        _check_rows(table)


def _check_columns(table: Table) -> None:
    check_count(TABLES, f"{table.key}.column", len(table.columns), MOST_COLUMNS)
    if not table.columns or table.columns[0].kind not in (FieldKind.TEXT, FieldKind.CHOICE):
        raise wrong(TABLES, f"{table.key}.column")
    seen: set[str] = set()
    for column in table.columns:
        name = f"{table.key}.{column.key}"
        check_key(TABLES, column.key, seen, f"{table.key}.")
        check_words(TABLES, name, column.label, column.unit, column.heading, column.guidance)
        if not column.label.strip() or column.key == _TAKEN:
            raise wrong(TABLES, name)
        if bool(column.choices) != (column.kind is FieldKind.CHOICE):
            raise wrong(TABLES, f"{name}.choices")
        check_list(TABLES, f"{name}.choices", column.choices, MOST_CHOICES)
        _check_computed(table, column)
        _check_cumulative(table, column)


def _check_computed(table: Table, column: Column) -> None:
    """At most two steps deep: a share of a sum; each step more would multiply the work of a row."""
    if column.computed is None:
        return
    operands = [table.column(key) for key in column.computed.of]
    kinds = {operand.kind for operand in operands if operand is not None}
    made_of = {one.key: one.computed.of for one in table.columns if one.computed is not None}
    if (
        None in operands
        or not kinds <= ADDED_UP
        or not _count_fits(column.computed)
        or not _kind_fits(column, kinds)
        or is_circular(column.key, made_of)
        or any(made_of.get(inner) for key in column.computed.of for inner in made_of.get(key, ()))
    ):
        raise wrong(TABLES, f"{table.key}.{column.key}.computed")


def _count_fits(computed: Computed) -> bool:
    """Two operands of a share and of growth, two or more of a sum and a difference, none named twice."""
    count = len(computed.of)
    exactly_two = computed.kind in (ComputedKind.SHARE, ComputedKind.GROWTH)
    return len(set(computed.of)) == count and (count == 2 if exactly_two else count >= 2)


def _kind_fits(column: Column, operands: set[FieldKind]) -> bool:
    """Shares and growth are percents; a sum or difference is of its operands' kind, or a decimal."""
    if column.computed is not None and column.computed.kind in (ComputedKind.SHARE, ComputedKind.GROWTH):
        return column.kind in (FieldKind.SHARE, FieldKind.DECIMAL)
    return column.kind is FieldKind.DECIMAL or operands == {column.kind}


def _check_cumulative(table: Table, column: Column) -> None:
    if not column.cumulative_of:
        return
    of = table.column(column.cumulative_of)
    typed = column.computed is None and of is not None and of.computed is None and not of.cumulative_of
    if of is None or not typed or of.kind is not column.kind or column.kind not in ADDED_UP:
        raise wrong(TABLES, f"{table.key}.{column.key}.cumulative_of")


def _check_rows(table: Table) -> None:
    first = table.columns[0]
    check_list(TABLES, f"{table.key}.starting_rows", table.starting_rows, MOST_STARTING_ROWS)
    if first.choices and not set(table.starting_rows) <= set(first.choices):
        raise wrong(TABLES, f"{table.key}.starting_rows")
    if table.totals and not any(column.kind in ADDED_UP for column in table.columns):
        raise wrong(TABLES, f"{table.key}.totals")
