"""Hostile text: every rule comes to its end, 8 KB in each run of the tests, 200 KB in the long one."""

from __future__ import annotations

from functools import cache

import pytest

from dcbc_desktop.report.checks.head_checks import CODES, check_head, check_placeholders
from dcbc_desktop.report.checks.language.passages import Reading, read
from dcbc_desktop.report.checks.language.rules import (
    PASSAGE_RULES,
    REPORT_RULES,
    PassageRule,
    ReportRule,
    check_proofreading,
)
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS
from dcbc_desktop.report.header import HEADER_KEYS, SIGNATORY_KEYS
from dcbc_desktop.report.prose import Paragraph, Prose, Text, encode
from dcbc_desktop.report.report import Entry
from tests.report.samples import blank_report

LENGTHS = [8_000, pytest.param(200_000, marks=pytest.mark.long)]
"""The test's own limit of time is the ceiling: all pieces of 200 KB take some ten seconds, and one of
them alone, read by a quadratic rule, more than the limit; no clock is looked at for less."""
PIECES = [
    "a", " ", "\xa0 ", ".", ". ", "..a", "…", "(", ")", "()", "(“", "”)", "\"", "1", "1.", "1, ", "1.000 ",
    "12/", "-", " - ", "[1]", "của ", "của của", "tại tại ", "công ", "phân công công việc ", "A", "AB ",
    "TTHC ", "(TTHC", "(TTHC) ", "gọi tắt là ", "nghành ", "hòan", "thuwcj", "khiếu nại, ", "Ban chỉ đạo ",
    "Luật ", "điều 1 ", "khoản ", "tháng ", "nhân dân ", "chính trị - ", "chính trị-xã hội ", "hóa ", "hoá",
    "\u0301", "a\u0301", "\u200b", "\u202e", "<b>&\"", "@", "://", "www.", "_", "số 1/NĐ-CP ",
    "Nghị định 04/2015 ", "theo Luật số 10/2022/QH15 ngày 1/1/2022 của ",
    "Pháp lệnh dân chủ ", "Kế hoạch số 1/KH-UBND ngày 1/1/2022, ",
    "sp xp ", "đuợc ", "Kă ", "Y Kă", "của đảng và nhà nước ", "Chính Phủ ",
    "ngày 1/1/2026", "Nghị định số ", "gồm 1 Vụ, ", "1 Vụ, 2 Cục; ", "100 % ", "chiếm 1%, ", ", ", "; ", "- ",
    "aa", "gg", "Đ", "đ", "ư", "?", "! ", "và ", "của Nhân dân ", "năm ", "năm 2025 ",
    "từ ngày 1/1 đến ngày ",
]  # fmt: skip


@pytest.mark.parametrize("letters", LENGTHS)
@pytest.mark.parametrize("rule", PASSAGE_RULES, ids=lambda rule: rule.code)
def test_every_rule_reads_hostile_text_to_its_end(rule: PassageRule, letters: int) -> None:
    for piece in PIECES:
        text = piece * (letters // len(piece))
        assert all(0 <= spot.start <= spot.start + spot.length <= len(text) for spot in rule.spots(text)), piece


@cache
def _reading(text: str) -> Reading:
    """What the rules of the whole report go through: the same for all of them."""
    prose = Prose((Paragraph((Text(text),)),))
    return read(blank_report().with_entries({"I": Entry(encode(prose))}), NO_EARLIER_REPORTS)


@pytest.mark.parametrize("letters", LENGTHS)
@pytest.mark.parametrize("rule", REPORT_RULES, ids=lambda rule: rule.codes[0])
def test_every_rule_of_the_whole_report_too(rule: ReportRule, letters: int) -> None:
    for piece in PIECES:
        found = rule.findings(_reading(piece * (letters // len(piece))))
        assert {finding.code for finding in found} <= set(rule.codes), piece


@pytest.mark.parametrize("value", ["", "\n\n", "a\u0301\u0323", "x" * 20_000])
def test_odd_header_lines_are_read(value: str) -> None:
    report = blank_report().with_entries({"header.title": Entry(value), "header.legal_bases": Entry(value)})
    assert [f for f in check_proofreading(report, NO_EARLIER_REPORTS) if not f.key.startswith("header.")] == []


@pytest.mark.parametrize("letters", LENGTHS)
@pytest.mark.parametrize("end", ["", "x"])
def test_values_of_the_head_too(letters: int, end: str) -> None:
    for piece in (
        " ",
        ",",
        "- ",
        ", ",
        "...",
        "<tên ",
        "[ghi ",
        "xã/",
        "xã/ ",
        "(",
        "x\n",
        "TS. ",
        "TP. ",
        "năm 2025 ",
    ):
        values = {key: Entry(f"xã/{piece * (letters // len(piece))}{end}") for key in (*HEADER_KEYS, *SIGNATORY_KEYS)}
        report = blank_report().with_entries(values)
        found = [*check_placeholders(report), *check_head(read(report, NO_EARLIER_REPORTS))]
        assert {finding.code for finding in found} <= {"header_placeholder", *CODES}, piece
