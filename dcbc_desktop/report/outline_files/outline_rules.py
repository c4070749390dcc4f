"""Rules of an outline that its schema cannot express: unique keys, known references, operands that fit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import (
    Column,
    Computed,
    ComputedKind,
    Figure,
    Outline,
    Section,
    SectionKind,
    Table,
)
from dcbc_desktop.report.outline_files.relation_rules import check_relations
from dcbc_desktop.report.outline_files.value_rules import (
    FIGURES,
    HEAD,
    SECTIONS,
    TABLES,
    check_count,
    check_key,
    check_list,
    check_words,
    invalid,
)

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NUMBER = re.compile(r"[IVXLC]{1,8}|[1-9][0-9]?|[a-zđ]|")
MOST_COLUMNS, MOST_CHOICES, MOST_STARTING_ROWS = 20, 40, 100
_TAKEN = "row_id"
"""What `show --json` calls a row's own id beside its columns."""


def check_outline(outline: Outline) -> None:
    """Raise FileError, which names file and key, for the first rule that an outline breaks."""
    keys: set[str] = set()  # one key names one thing, be it a section, a figure or a table
    _check_head(outline)
    _check_sections(outline, keys)
    _check_figures(outline, keys)
    _check_tables(outline, keys)
    check_relations(outline)


def _check_head(outline: Outline) -> None:
    """Check identity, periods and the texts of the page."""
    if not _ID.fullmatch(outline.id):
        raise invalid(HEAD, "outline.id")
    if not outline.period_kinds:
        raise invalid(HEAD, "outline.period_kinds")
    document = outline.document
    for key in ("kind", "symbol", "title"):
        if not getattr(document, key).strip():
            raise invalid(HEAD, f"document.{key}")
    words = (outline.name, document.kind, document.title, *document.addressees, *document.recipients)
    check_words(HEAD, "document", *words, *document.signatory_lines)


def _check_sections(outline: Outline, seen: set[str]) -> None:
    """Check keys, texts, groups, and the places of opening and closing."""
    check_count(SECTIONS, "section", len(outline.sections))
    for section in outline.sections:
        check_key(SECTIONS, section.key, seen)
        check_words(SECTIONS, section.key, section.heading, section.short_title, section.guidance)
        framed = section.kind in (SectionKind.OPENING, SectionKind.CLOSING)
        if framed == bool(section.heading) or not _NUMBER.fullmatch(section.number):
            raise invalid(SECTIONS, f"{section.key}.heading")
    _check_groups(outline.sections)
    _check_places(outline.sections)


def _check_groups(sections: Sequence[Section]) -> None:
    """Check that a sub-section follows its group, or another sub-section of it."""
    group = ""
    for section in sections:
        if section.kind is SectionKind.GROUP or not section.group:
            group = section.key if section.kind is SectionKind.GROUP else ""
        elif section.group != group:
            raise invalid(SECTIONS, f"{section.key}.group")


def _check_places(sections: Sequence[Section]) -> None:
    if not any(section.kind is SectionKind.PROSE for section in sections):
        raise invalid(SECTIONS, "section")
    for kind, place in ((SectionKind.OPENING, 0), (SectionKind.CLOSING, len(sections) - 1)):
        if [i for i, section in enumerate(sections) if section.kind is kind] not in ([], [place]):
            raise invalid(SECTIONS, kind.value)


def _check_figures(outline: Outline, seen: set[str]) -> None:
    """Check keys, texts, kinds, and the figures that totals are made of."""
    known = {figure.key: figure for figure in outline.figures}
    check_count(FIGURES, "figure", len(outline.figures))
    for figure in outline.figures:
        check_key(FIGURES, figure.key, seen)
        check_words(FIGURES, figure.key, figure.label, figure.unit, figure.heading, figure.guidance)
        if not figure.kind.traits.numeric:
            raise invalid(FIGURES, f"{figure.key}.kind")
        _check_total(figure, known)
        _check_cumulative_figure(figure, known)
    for section in outline.sections:
        if not set(section.figures) <= known.keys():
            raise invalid(SECTIONS, f"{section.key}.figures")


def _check_total(figure: Figure, known: Mapping[str, Figure]) -> None:
    parts = [known.get(key) for key in figure.total_of]
    addable = all(part is not None and part.kind.traits.added_up for part in parts)
    if parts and not (addable and figure.kind.traits.added_up and len(set(figure.total_of)) == len(parts)):
        raise invalid(FIGURES, f"{figure.key}.total_of")
    if _is_circular(figure.key, {key: one.total_of for key, one in known.items()}):
        raise invalid(FIGURES, f"{figure.key}.total_of")


def _check_cumulative_figure(figure: Figure, known: Mapping[str, Figure]) -> None:
    if not figure.cumulative_of:
        return
    of = known.get(figure.cumulative_of)
    if of is None or of.cumulative_of or of.kind is not figure.kind or not figure.kind.traits.added_up:
        raise invalid(FIGURES, f"{figure.key}.cumulative_of")


def _is_circular(key: str, parts: Mapping[str, tuple[str, ...]]) -> bool:
    """True when an item is, over any number of steps, made of itself."""
    seen: set[str] = set()
    waiting = list(parts.get(key, ()))
    while waiting:
        part = waiting.pop()
        if part == key:
            return True
        if part not in seen:
            seen.add(part)
            waiting += parts.get(part, ())
    return False


def _check_tables(outline: Outline, seen: set[str]) -> None:
    """Check keys, texts, the section of each table, its columns and starting rows."""
    check_count(TABLES, "table", len(outline.tables))
    for table in outline.tables:
        check_key(TABLES, table.key, seen)
        check_words(TABLES, table.key, table.title, table.guidance)
        section = outline.section(table.section)
        if section is None or section.kind is not SectionKind.PROSE:
            raise invalid(TABLES, f"{table.key}.section")
        if not table.title.strip():
            raise invalid(TABLES, f"{table.key}.title")
        _check_columns(table)
        _check_starting_rows(table)


def _check_columns(table: Table) -> None:
    check_count(TABLES, f"{table.key}.column", len(table.columns), MOST_COLUMNS)
    if not table.columns or not table.columns[0].kind.traits.names_rows:
        raise invalid(TABLES, f"{table.key}.column")
    seen: set[str] = set()
    for column in table.columns:
        name = f"{table.key}.{column.key}"
        check_key(TABLES, column.key, seen, f"{table.key}.")
        check_words(TABLES, name, column.label, column.unit, column.heading, column.guidance)
        if not column.label.strip() or column.key == _TAKEN:
            raise invalid(TABLES, name)
        if bool(column.choices) != (column.kind is FieldKind.CHOICE):
            raise invalid(TABLES, f"{name}.choices")
        check_list(TABLES, f"{name}.choices", column.choices, MOST_CHOICES)
        _check_computed(table, column)
        _check_cumulative(table, column)


def _check_computed(table: Table, column: Column) -> None:
    """Check a computed column: at most two steps deep, because each step multiplies the work of a row."""
    if column.computed is None:
        return
    operands = [table.column(key) for key in column.computed.of]
    kinds = {operand.kind for operand in operands if operand is not None}
    made_of = {one.key: one.computed.of for one in table.columns if one.computed is not None}
    if (
        None in operands
        or not all(kind.traits.added_up for kind in kinds)
        or not _count_fits(column.computed)
        or not _kind_fits(column, kinds)
        or _is_circular(column.key, made_of)
        or any(made_of.get(inner) for key in column.computed.of for inner in made_of.get(key, ()))
    ):
        raise invalid(TABLES, f"{table.key}.{column.key}.computed")


def _count_fits(computed: Computed) -> bool:
    """Check the count: two operands of a share and of growth, two or more of a sum and a difference, none twice."""
    count = len(computed.of)
    exactly_two = computed.kind in (ComputedKind.SHARE, ComputedKind.GROWTH)
    return len(set(computed.of)) == count and (count == 2 if exactly_two else count >= 2)


def _kind_fits(column: Column, operands: set[FieldKind]) -> bool:
    """Check the kind: shares and growth are percents; sums and differences have their operands' kind or decimals."""
    if column.computed is not None and column.computed.kind in (ComputedKind.SHARE, ComputedKind.GROWTH):
        return column.kind.traits.percent
    return operands == {column.kind} or (column.kind.traits.added_up and not column.kind.traits.whole)


def _check_cumulative(table: Table, column: Column) -> None:
    if not column.cumulative_of:
        return
    of = table.column(column.cumulative_of)
    typed = column.computed is None and of is not None and of.computed is None and not of.cumulative_of
    if of is None or not typed or of.kind is not column.kind or not column.kind.traits.added_up:
        raise invalid(TABLES, f"{table.key}.{column.key}.cumulative_of")


def _check_starting_rows(table: Table) -> None:
    first = table.columns[0]
    check_list(TABLES, f"{table.key}.starting_rows", table.starting_rows, MOST_STARTING_ROWS)
    if first.choices and not set(table.starting_rows) <= set(first.choices):
        raise invalid(TABLES, f"{table.key}.starting_rows")
    if table.totals and not any(column.kind.traits.added_up for column in table.columns):
        raise invalid(TABLES, f"{table.key}.totals")
