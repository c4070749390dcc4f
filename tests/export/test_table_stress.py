"""Random tables: nothing outside the margins, no word lost or out of order, every rule of the page kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dcbc_desktop.export.content.printed_values import PrintedTable, printed_tables
from dcbc_desktop.export.document import Layout, make_pdf
from dcbc_desktop.export.layout.layout_rules import rules_of
from dcbc_desktop.export.layout.model import Element, ElementRole
from dcbc_desktop.report.report import Report
from tests.export.page_rules import broken_rules
from tests.export.reading import outside_margins
from tests.export.tables import letters, random_tables

_A_REPORT = 10
_READ_BACK = 5
"""Of so many reports one is read letter by letter from its file, which takes seconds."""
_SHORT, _LONG = 3, 100
"""Reports of ten tables each."""


def _check(seed: int) -> list[str]:
    report = random_tables(seed, _A_REPORT)
    layout = Layout(report, rules_of())
    found = [*broken_rules(layout), *_lost(report, layout)]
    return [*found, *outside_margins(make_pdf(report, draft=False))] if seed % _READ_BACK == 0 else found


def _lost(report: Report, layout: Layout) -> Iterator[str]:
    """Cells whose words are not on the pages whole and in order, each in its place."""
    printed = _by_cell(layout)
    for one in printed_tables(report):
        for key, text in _cells(one):
            if printed.get(key, "") != letters([text]):
                yield f"{key}: {text[:40]!r} printed as {printed.get(key, '')[:40]!r}"


def _by_cell(layout: Layout) -> dict[tuple[str, str, str], str]:
    found: dict[Element, list[str]] = {}
    for pages in (layout.body, *layout.annexes):
        for page in pages:
            for line, _, element in (placed for _, item in page.slices for placed in item.placed):
                if element.role is ElementRole.TABLE_CELL:
                    found.setdefault(element, []).extend(part.text for part in line.segments if not part.note)
    return {
        (element.source.key, element.source.row, element.source.column): letters(texts)
        for element, texts in found.items()
        if element.source and element.source.row
    }


def _cells(one: PrintedTable) -> Iterator[tuple[tuple[str, str, str], str]]:
    for row in one.rows:
        for column, text in zip(("", *(c.key for c in one.table.columns)), row.texts, strict=True):
            yield (one.table.key, row.id, column), text


@pytest.mark.parametrize("seed", range(_SHORT))
def test_random_tables_keep_every_rule_of_the_page(seed: int) -> None:
    assert _check(seed) == []


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_thousand_random_tables_keep_every_rule_of_the_page() -> None:
    assert {seed: found for seed in range(1_000, 1_000 + _LONG) if (found := _check(seed))} == {}
