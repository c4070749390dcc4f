"""Random documents: no page overflows, no note leaves its mark, no line is lost."""

from __future__ import annotations

import pytest

from dcbc_desktop.export.document import Layout
from dcbc_desktop.export.layout.layout_rules import rules_of
from tests.export.documents import random_report
from tests.export.page_rules import broken_rules, single_lines

_SHORT = 30
_LONG = 1_000


def _check(seeds: range) -> tuple[dict[int, list[str]], int, int]:
    broken, single, pages = {}, 0, 0
    for seed in seeds:
        layout = Layout(random_report(seed), rules_of())
        if breaches := broken_rules(layout):
            broken[seed] = breaches
        single += single_lines(layout.body)
        pages += layout.page_count
    return broken, single, pages


def test_random_documents_keep_every_rule_of_the_page() -> None:
    broken, single, pages = _check(range(_SHORT))
    assert broken == {}
    assert single <= pages // 50


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_a_thousand_random_documents_keep_every_rule_of_the_page() -> None:
    broken, single, pages = _check(range(1_000, 1_000 + _LONG))
    assert broken == {}
    assert single <= pages // 50
