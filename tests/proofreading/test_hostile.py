"""Hostile text: every rule answers in bounded time, 20 KB in each run of the tests, 200 KB in the long one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any

import pytest

from dcbc_desktop.report.checks.proofreading.passages import Reading, read
from dcbc_desktop.report.checks.proofreading.registry import PASSAGE_RULES, REPORT_RULES, PassageRule, ReportRule
from dcbc_desktop.report.checks.proofreading.review import check_proofreading
from dcbc_desktop.report.past import NO_PAST
from dcbc_desktop.report.prose import Paragraph, Prose, Text, encode
from dcbc_desktop.report.report import Entry
from tests.report.samples import blank_report

LENGTHS = [8_000, pytest.param(200_000, marks=pytest.mark.long)]
SECONDS_PER_LETTER = 20e-6
"""Processor time, some five times what the slowest rule needs; a quadratic one would take a hundred times more."""
PIECES = [
    "a", " ", "\xa0 ", ".", ". ", "..a", "…", "(", ")", "()", "(“", "”)", "\"", "1", "1.", "1, ", "1.000 ",
    "12/", "-", " - ", "[1]", "của ", "của của", "tại tại ", "công ", "phân công công việc ", "A", "AB ",
    "TTHC ", "(TTHC", "(TTHC) ", "gọi tắt là ", "nghành ", "hòan", "thuwcj", "khiếu nại, ", "Ban chỉ đạo ",
    "Luật ", "điều 1 ", "khoản ", "tháng ", "nhân dân ", "chính trị - ", "chính trị-xã hội ", "hóa ", "hoá",
    "\u0301", "a\u0301", "\u200b", "\u202e", "<b>&\"", "@", "://", "www.", "_", "số 1/NĐ-CP ",
    "ngày 1/1/2026", "Nghị định số ", "gồm 1 Vụ, ", "1 Vụ, 2 Cục; ", "100 % ", "chiếm 1%, ", ", ", "; ", "- ",
    "aa", "gg", "Đ", "đ", "ư", "?", "! ", "và ", "của Nhân dân ", "năm ", "năm 2025 ",
    "từ ngày 1/1 đến ngày ",
]  # fmt: skip


def _seconds(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


@pytest.mark.parametrize("letters", LENGTHS)
@pytest.mark.parametrize("rule", PASSAGE_RULES, ids=lambda rule: rule.code)
def test_every_rule_reads_hostile_text_in_bounded_time(rule: PassageRule, letters: int) -> None:
    for piece in PIECES:
        took = _seconds(partial(_read_all, rule.spots, piece * (letters // len(piece))))
        assert took < SECONDS_PER_LETTER * letters + 0.5, (piece, took)


@cache
def _reading(text: str) -> Reading:
    """What the rules of the whole report go through: the same for all of them."""
    prose = Prose((Paragraph((Text(text),)),))
    return read(blank_report().with_entries({"I": Entry(encode(prose))}), NO_PAST)


def _read_all(read_one: Callable[[Any], Iterable[object]], what: object) -> int:
    return sum(1 for _ in read_one(what))


@pytest.mark.parametrize("letters", LENGTHS)
@pytest.mark.parametrize("rule", REPORT_RULES, ids=lambda rule: rule.codes[0])
def test_every_rule_of_the_whole_report_too(rule: ReportRule, letters: int) -> None:
    for piece in PIECES:
        took = _seconds(partial(_read_all, rule.findings, _reading(piece * (letters // len(piece)))))
        assert took < SECONDS_PER_LETTER * letters + 0.5, (piece, took)


@pytest.mark.parametrize("value", ["", "\n\n", "a\u0301\u0323", "x" * 20_000])
def test_odd_header_lines_are_read(value: str) -> None:
    report = blank_report().with_entries({"header.title": Entry(value), "header.legal_bases": Entry(value)})
    assert [f for f in check_proofreading(report, NO_PAST) if not f.key.startswith("header.")] == []
