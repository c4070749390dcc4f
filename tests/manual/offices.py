"""Invented offices for pictures: a centre with its report of this and of last year, a commune with a table."""

from __future__ import annotations

from pathlib import Path

from dcbc_desktop.report import header as h
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import encode, from_plain_text, plain_text
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, Row, encode_rows, new_row
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.new_report import proposed_entries, sample_report
from tests.places import ROOT

OUTLINE_B = ROOT / "resources" / "outlines" / "2026-xa-phuong-dac-khu"
_SUBJECTS = ("Dự toán, quyết toán ngân sách xã", "Quy hoạch, kế hoạch sử dụng đất", "Hỗ trợ hộ nghèo, hộ cận nghèo")


def fill(database: Path) -> tuple[int, int]:
    """Three reports; returns the ids of the sample and of the commune's."""
    store = Store.open(database)
    try:
        sample = sample_report()
        _keep(store, _last_year(sample))
        kept = _keep(store, sample)
        return kept, _keep(store, _commune())
    finally:
        store.close()


def _keep(store: Store, report: Report) -> int:
    return store.create_report(
        report.outline,
        report.period,
        office_code=report.office_code,
        superior_code=report.superior_code,
        entries=report.entries,
    ).id


def _last_year(sample: Report) -> Report:
    """The same text with other numbers, one sentence less in each part."""
    entries = dict(sample.entries)
    for section in sample.outline.prose_sections():
        words = plain_text(sample.prose(section.key)).replace("2026", "2025").replace("42", "39").split("\n")
        entries[section.key] = Entry(encode(from_plain_text("\n".join(words[:-1] or words))))
    entries[h.TITLE] = Entry(sample.text(h.TITLE).replace("2026", "2025"))
    for figure in sample.outline.figures:
        number = sample.number(figure.key)
        if number is not None:
            entries[figure.key] = Entry(str(int(number * 4 / 5)))
    return Report(0, "", sample.outline, sample.office_code, sample.superior_code, make_period("2025"), entries=entries)


_outline = load_outline(OUTLINE_B)
COMMUNE_TABLE = _outline.tables[0].key


def _commune() -> Report:
    period = make_period("2026-H1")
    entries = dict(proposed_entries(_outline, period, None))
    entries[h.ISSUER] = Entry("ỦY BAN NHÂN DÂN XÃ AN HÒA")
    entries[COMMUNE_TABLE] = Entry(encode_rows(_row(_outline.tables[0], words) for words in _SUBJECTS))
    return Report(0, "", _outline, "H99.45", "H99", period, entries=entries)


def _row(table: Table, words: str) -> Row:
    first, *others = table.columns
    cells = {first.key: Cell(words)}
    for column in others:
        if column.kind is FieldKind.CHOICE:
            cells[column.key] = Cell(column.choices[0])
        elif column.kind is FieldKind.TEXT and column.computed is None:
            cells[column.key] = Cell("UBND xã" if not column.guidance else "12/KH-UBND")
    return new_row(cells)
