"""Rules of an outline that its schema cannot express: unique keys, known references, operands that fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import (
    Check,
    CheckKind,
    Column,
    Computed,
    ComputedKind,
    Figure,
    Outline,
    Section,
    SectionKind,
    Table,
)
from dcbc_desktop.report.text import is_clean

HEAD, SECTIONS, FIGURES, TABLES = "outline.toml", "sections.toml", "figures.toml", "tables.toml"
PLACEHOLDERS = frozenset({"year", "next_year", "period"})
MOST = 60
"""Most sections, figures and tables of an outline, each."""
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,63}")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}|[{}]")
_RESERVED = ("header.", "signatory.", "prose.", "figure.", "table.", "action.", "panel.")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NUMBER = re.compile(r"[IVXLC]{1,8}|[1-9][0-9]?|[a-zđ]|")
MOST_COLUMNS, MOST_CHOICES, MOST_STARTING_ROWS = 20, 40, 100
_TAKEN = "row_id"
"""What `show --json` calls a row's own id beside its columns."""
MOST_RELATIONS = 200
_OPERANDS: Mapping[CheckKind, tuple[int, int]] = {
    CheckKind.SUM: (2, MOST_RELATIONS),
    CheckKind.DIFFERENCE: (3, 3),
    CheckKind.AT_MOST: (2, 2),
    CheckKind.SUM_AT_MOST: (3, MOST_RELATIONS),
    CheckKind.SHARE_AT_LEAST: (2, 2),
    CheckKind.RANGE: (1, 1),
    CheckKind.FILLED_IF: (2, 2),
    CheckKind.EQUAL: (2, 2),
}
"""Fewest and most operands of each kind."""


def check_outline(outline: Outline) -> None:
    """Raise FileError, which names file and key, for the first rule that an outline breaks."""
    keys: set[str] = set()  # one key names one thing, be it a section, a figure or a table
    _check_head(outline)
    _check_sections(outline, keys)
    _check_figures(outline, keys)
    _check_tables(outline, keys)
    _check_relations(outline)


def _invalid(file: str, key: str) -> FileError:
    """Return the error for a value that is not allowed at its key."""
    return FileError("outline_value_invalid", file=file, key=key)


def _check_count(file: str, key: str, count: int, most: int = MOST) -> None:
    """Refuse more items than a report allows."""
    if count > most:
        raise _invalid(file, key)


def _check_key(file: str, key: str, seen: set[str], inside: str = "") -> None:
    """Check a key: ASCII, none of the program's own, unique in `seen`; `inside` names the parent."""
    if not _KEY.fullmatch(key) or key.startswith(_RESERVED):
        raise _invalid(file, inside + key)
    if key in seen:
        raise FileError("outline_key_twice", file=file, key=inside + key)
    seen.add(key)


def _check_words(file: str, key: str, *texts: str) -> None:
    """Check texts that print or show: NFC, printable, known placeholders only."""
    for text in texts:
        if not is_clean(text.replace("\n", " ")):
            raise _invalid(file, key)
        if any(match[1] not in PLACEHOLDERS for match in _PLACEHOLDER.finditer(text)):
            raise _invalid(file, key)


def _check_list(file: str, key: str, texts: Iterable[str], most: int) -> None:
    """Check a list of choices or starting rows: clean lines, none empty, none twice."""
    listed = list(texts)
    _check_count(file, key, len(listed), most)
    if len(set(listed)) != len(listed) or not all(text.strip() == text != "" for text in listed):
        raise _invalid(file, key)
    _check_words(file, key, *listed)


def _check_head(outline: Outline) -> None:
    """Check identity, periods and the texts of the page."""
    if not _ID.fullmatch(outline.id):
        raise _invalid(HEAD, "outline.id")
    if not outline.period_kinds:
        raise _invalid(HEAD, "outline.period_kinds")
    document = outline.document
    for key in ("kind", "symbol", "title"):
        if not getattr(document, key).strip():
            raise _invalid(HEAD, f"document.{key}")
    words = (outline.name, document.kind, document.title, *document.addressees, *document.recipients)
    _check_words(HEAD, "document", *words, *document.signatory_lines)


def _check_sections(outline: Outline, seen: set[str]) -> None:
    """Check keys, texts, groups, and the places of opening and closing."""
    _check_count(SECTIONS, "section", len(outline.sections))
    for section in outline.sections:
        _check_key(SECTIONS, section.key, seen)
        _check_words(SECTIONS, section.key, section.heading, section.short_title, section.guidance)
        framed = section.kind in (SectionKind.OPENING, SectionKind.CLOSING)
        if framed == bool(section.heading) or not _NUMBER.fullmatch(section.number):
            raise _invalid(SECTIONS, f"{section.key}.heading")
    _check_groups(outline.sections)
    _check_places(outline.sections)


def _check_groups(sections: Sequence[Section]) -> None:
    """Check that a sub-section follows its group, or another sub-section of it."""
    group = ""
    for section in sections:
        if section.kind is SectionKind.GROUP or not section.group:
            group = section.key if section.kind is SectionKind.GROUP else ""
        elif section.group != group:
            raise _invalid(SECTIONS, f"{section.key}.group")


def _check_places(sections: Sequence[Section]) -> None:
    if not any(section.kind is SectionKind.PROSE for section in sections):
        raise _invalid(SECTIONS, "section")
    for kind, place in ((SectionKind.OPENING, 0), (SectionKind.CLOSING, len(sections) - 1)):
        if [i for i, section in enumerate(sections) if section.kind is kind] not in ([], [place]):
            raise _invalid(SECTIONS, kind.value)


def _check_figures(outline: Outline, seen: set[str]) -> None:
    """Check keys, texts, kinds, and the figures that totals are made of."""
    known = {figure.key: figure for figure in outline.figures}
    _check_count(FIGURES, "figure", len(outline.figures))
    for figure in outline.figures:
        _check_key(FIGURES, figure.key, seen)
        _check_words(FIGURES, figure.key, figure.label, figure.unit, figure.heading, figure.guidance)
        if not figure.kind.traits.numeric:
            raise _invalid(FIGURES, f"{figure.key}.kind")
        _check_total(figure, known)
        _check_cumulative_figure(figure, known)
    for section in outline.sections:
        if not set(section.figures) <= known.keys():
            raise _invalid(SECTIONS, f"{section.key}.figures")


def _check_total(figure: Figure, known: Mapping[str, Figure]) -> None:
    parts = [known.get(key) for key in figure.total_of]
    addable = all(part is not None and part.kind.traits.added_up for part in parts)
    if parts and not (addable and figure.kind.traits.added_up and len(set(figure.total_of)) == len(parts)):
        raise _invalid(FIGURES, f"{figure.key}.total_of")
    if _is_circular(figure.key, {key: one.total_of for key, one in known.items()}):
        raise _invalid(FIGURES, f"{figure.key}.total_of")


def _check_cumulative_figure(figure: Figure, known: Mapping[str, Figure]) -> None:
    if not figure.cumulative_of:
        return
    of = known.get(figure.cumulative_of)
    if of is None or of.cumulative_of or of.kind is not figure.kind or not figure.kind.traits.added_up:
        raise _invalid(FIGURES, f"{figure.key}.cumulative_of")


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
    _check_count(TABLES, "table", len(outline.tables))
    for table in outline.tables:
        _check_key(TABLES, table.key, seen)
        _check_words(TABLES, table.key, table.title, table.guidance)
        section = outline.section(table.section)
        if section is None or section.kind is not SectionKind.PROSE:
            raise _invalid(TABLES, f"{table.key}.section")
        if not table.title.strip():
            raise _invalid(TABLES, f"{table.key}.title")
        _check_columns(table)
        _check_starting_rows(table)


def _check_columns(table: Table) -> None:
    _check_count(TABLES, f"{table.key}.column", len(table.columns), MOST_COLUMNS)
    if not table.columns or not table.columns[0].kind.traits.names_rows:
        raise _invalid(TABLES, f"{table.key}.column")
    seen: set[str] = set()
    for column in table.columns:
        name = f"{table.key}.{column.key}"
        _check_key(TABLES, column.key, seen, f"{table.key}.")
        _check_words(TABLES, name, column.label, column.unit, column.heading, column.guidance)
        if not column.label.strip() or column.key == _TAKEN:
            raise _invalid(TABLES, name)
        if bool(column.choices) != (column.kind is FieldKind.CHOICE):
            raise _invalid(TABLES, f"{name}.choices")
        _check_list(TABLES, f"{name}.choices", column.choices, MOST_CHOICES)
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
        raise _invalid(TABLES, f"{table.key}.{column.key}.computed")


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
        raise _invalid(TABLES, f"{table.key}.{column.key}.cumulative_of")


def _check_starting_rows(table: Table) -> None:
    first = table.columns[0]
    _check_list(TABLES, f"{table.key}.starting_rows", table.starting_rows, MOST_STARTING_ROWS)
    if first.choices and not set(table.starting_rows) <= set(first.choices):
        raise _invalid(TABLES, f"{table.key}.starting_rows")
    if table.totals and not any(column.kind.traits.added_up for column in table.columns):
        raise _invalid(TABLES, f"{table.key}.totals")


def _check_relations(outline: Outline) -> None:
    """Check every relation of figures and of tables."""
    seen: set[str] = set()
    for check in outline.checks:
        file = TABLES if check.table else FIGURES
        _check_key(file, check.key, seen)
        _check_count(file, "check", len(seen), MOST_RELATIONS)
        if check.table and outline.table(check.table) is None:
            raise _invalid(file, f"{check.key}.table")
        if not _operands_fit(check, _kinds(outline, check)):
            raise _invalid(file, f"{check.key}.figures")
        _check_bounds(check, file)
        _check_words(file, f"{check.key}.guidance", check.guidance)
        _check_where(outline, check, file)


def _kinds(outline: Outline, check: Check) -> Mapping[str, FieldKind]:
    """Return the figures or columns that a relation may name, with their kinds."""
    table = outline.table(check.table) if check.table else None
    if table is not None:
        return {column.key: column.kind for column in table.columns}
    return {figure.key: figure.kind for figure in outline.figures}


def _operands_fit(check: Check, known: Mapping[str, FieldKind]) -> bool:
    fewest, most = _OPERANDS[check.kind]
    named = check.figures
    if not set(named) <= known.keys() or len(set(named)) != len(named) or not fewest <= len(named) <= most:
        return False
    kinds = {known[key] for key in named}
    if check.kind is CheckKind.FILLED_IF:
        return True
    comparable = check.kind is CheckKind.AT_MOST and len(kinds) == 1 and all(kind.traits.ordered for kind in kinds)
    return comparable or all(kind.traits.numeric for kind in kinds)


def _check_bounds(check: Check, file: str) -> None:
    """Check that ranges have bounds, equality at most a lower one; and that shares alone have a part of the whole."""
    bounded = check.least is not None or check.most is not None
    if check.kind is CheckKind.EQUAL:
        bounded = check.most is not None
    if bounded != (check.kind is CheckKind.RANGE):
        raise _invalid(file, check.key)
    if check.least is not None and check.most is not None and check.least > check.most:
        raise _invalid(file, f"{check.key}.most")
    shared = check.kind is CheckKind.SHARE_AT_LEAST
    if shared != (check.share is not None) or (check.strictly and not shared):
        raise _invalid(file, f"{check.key}.share")
    if check.share is not None and not 0 < check.share[0] <= check.share[1]:
        raise _invalid(file, f"{check.key}.share")


def _check_where(outline: Outline, check: Check, file: str) -> None:
    """Check a restriction: choices of a choice column of the check's table, or bounds of a number; never both."""
    where = check.only_where
    if where is None:
        return
    key = f"{check.key}.only_where"
    kind = _kinds(outline, check).get(where.key)
    bounded = where.least is not None or where.most is not None
    if kind is None or bool(where.choices) == bounded or not (kind.traits.numeric or where.choices):
        raise _invalid(file, key)
    if where.least is not None and where.most is not None and where.least > where.most:
        raise _invalid(file, key)
    table = outline.table(check.table)
    column = table.column(where.key) if table is not None else None
    if where.choices and not (column is not None and set(where.choices) <= set(column.choices)):
        raise _invalid(file, key)
