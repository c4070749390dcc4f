"""Names of files: they sort, they differ, and every system takes them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import combinations

import pytest

from dcbc_desktop.report import header as h
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry
from dcbc_desktop.workflow.sending.file_names import (
    ascii_name,
    beside,
    office_mark,
    period_name,
    shortened,
    suggested_name,
)
from tests.report.samples import blank_report, full_report, with_values
from tests.workflow.sending.hostile import HOSTILE

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.pdf")
PERIODS = [
    "2026",
    "2026-9M",
    "2026-H1",
    "2026-H2",
    "2026-Q1",
    "2026-Q2",
    "2026-Q3",
    "2026-Q4",
    "2026-01",
    "2026-09",
    "2026-12",
]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("2026", "2026-nam"),
        ("2026-9M", "2026-9-thang-dau"),
        ("2026-H1", "2026-ky-1-6-thang-dau"),
        ("2026-H2", "2026-ky-2-6-thang-cuoi"),
        ("2026-Q3", "2026-quy-3"),
        ("2026-09", "2026-thang-09"),
    ],
)
def test_periods_are_told_in_plain_letters(code: str, name: str) -> None:
    assert period_name(make_period(code)) == name


@pytest.mark.parametrize("kind", ["H", "Q", "-"])
def test_periods_of_one_kind_sort_in_their_order(kind: str) -> None:
    codes = [code for code in PERIODS if kind in code and (kind != "-" or code[5:].isdigit())]
    names = [period_name(make_period(code)) for code in codes]
    assert len(names) > 1
    assert names == sorted(names)


def test_a_name_says_period_office_number_and_revision() -> None:
    report = with_values(full_report(), **{h.NUMBER: "12"})
    office = f"trung-tam-luu-tru-{office_mark(report)}"
    assert suggested_name(report, draft=False) == f"BC-dan-chu_2026-nam_{office}_so-12_r1.pdf"
    assert suggested_name(report, draft=True) == f"BC-dan-chu_2026-nam_{office}_so-12_du-thao.pdf"
    again = replace(report, revision=2)
    assert suggested_name(again, draft=False).endswith("_so-12_r2.pdf")
    assert suggested_name(again, draft=True).endswith("_so-12_du-thao-r2.pdf")


def test_a_number_that_is_still_to_come_is_said_and_a_registered_one_counts() -> None:
    report = full_report()
    office = f"trung-tam-luu-tru-{office_mark(report)}"
    assert suggested_name(report, draft=False) == f"BC-dan-chu_2026-nam_{office}_so-chua-co_r1.pdf"
    assert suggested_name(report, draft=False, number="7đ") == f"BC-dan-chu_2026-nam_{office}_so-7d_r1.pdf"
    assert suggested_name(report, draft=True) == f"BC-dan-chu_2026-nam_{office}_du-thao.pdf"


@pytest.mark.parametrize(("body", "name"), [("XÃ ĐỒNG TÂM", "xa-dong-tam"), ("PHƯỜNG BẾN NGHÉ", "phuong-ben-nghe")])
def test_communes_of_one_symbol_have_names_of_their_own(body: str, name: str) -> None:
    report = with_values(full_report(), **{h.ISSUER: f"ỦY BAN NHÂN DÂN\n{body}", h.SYMBOL: "UBND"})
    mark = office_mark(report)
    assert re.fullmatch("[0-9a-f]{6}", mark)
    assert suggested_name(report, draft=True) == f"BC-dan-chu_2026-nam_ubnd-{name}-{mark}_du-thao.pdf"


@pytest.mark.parametrize("draft", [True, False])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_file_system_takes_every_name(text: str, draft: bool) -> None:
    fields = (h.ISSUER, h.SYMBOL, h.NUMBER)
    report = replace(full_report(), office_code=text).with_entries({key: Entry(text) for key in fields})
    name = suggested_name(report, draft=draft)
    assert NAME.fullmatch(name)
    assert len(name) <= 120
    assert name.startswith("BC-dan-chu_2026-nam_")
    assert "__" not in name
    assert "--" not in name


def test_nothing_to_name_an_office_by_still_gives_a_name() -> None:
    report = replace(blank_report(), office_code="")
    assert suggested_name(report, draft=True) == "BC-dan-chu_2026-nam_co-quan_du-thao.pdf"


def test_stacked_marks_fold_whole_and_decomposed_alike() -> None:
    assert ascii_name("Thừa Thiên – Huế, Đắk Lắk: Ủy ban, Nguyễn") == "Thua-Thien-Hue-Dak-Lak-Uy-ban-Nguyen"
    assert ascii_name("Nguye\u0302\u0303n") == "Nguyen"
    assert shortened("mot-hai-ba", 8) == "mot-hai"
    assert shortened("x" * 60) == "x" * 40


PTDTBT = "TRƯỜNG PHỔ THÔNG DÂN TỘC BÁN TRÚ TIỂU HỌC VÀ TRUNG HỌC CƠ SỞ"
OFFICES = [
    {h.ISSUER: "ỦY BAN NHÂN DÂN\nPHƯỜNG ĐÔNG HÀ"},
    {h.ISSUER: "ỦY BAN NHÂN DÂN\nPHƯỜNG ĐỒNG HÀ"},
    {h.ISSUER: "ỦY BAN NHÂN DÂN\nPHƯỜNG ĐỘNG HẠ"},
    {h.ISSUER: f"{PTDTBT} NẬM MƯỜI"},
    {h.ISSUER: f"{PTDTBT} NẬM MƯƠI"},
    {h.ISSUER: f"{PTDTBT} NẬM LÀNH"},
    {h.ISSUER: PTDTBT, h.SUPERIOR: "ỦY BAN NHÂN DÂN XÃ NẬM LÀNH"},
    {h.ISSUER: PTDTBT, h.SUPERIOR: "ỦY BAN NHÂN DÂN XÃ NẬM LẠNH"},
    {h.ISSUER: PTDTBT, h.SYMBOL: "PTDTBT1"},
    {h.ISSUER: "", h.SYMBOL: "UBND"},
    {h.ISSUER: "", h.SYMBOL: "UBNĐ"},
    {h.ISSUER: "漢字"},
]


def test_offices_that_differ_have_names_that_differ() -> None:
    reports = [with_values(full_report(), **one) for one in OFFICES]
    reports += [replace(reports[0], office_code=code) for code in ("H26.15", "H26-15", "h26đ15")]
    for draft in (False, True):
        names = [suggested_name(report, draft=draft).casefold() for report in reports]
        assert len(set(names)) == len(names), [a for a, b in combinations(sorted(names), 2) if a == b]
        assert all(NAME.fullmatch(suggested_name(report, draft=draft)) for report in reports)
        assert max(map(len, names)) <= 120


@pytest.mark.parametrize(("body", "part"), [("NẬM MƯỜI", "truong-ptdtbt-th-thcs-nam-muoi"), ("SỐ 2", "th-thcs-so-2")])
def test_long_names_of_schools_keep_their_distinct_part(body: str, part: str) -> None:
    report = with_values(full_report(), **{h.ISSUER: f"{PTDTBT} {body}"})
    assert part in suggested_name(report, draft=True)


@pytest.mark.parametrize(
    ("typed", "again"),
    [
        ("Ủy ban nhân dân phường Đông Hà", "ỦY BAN NHÂN DÂN\n  PHƯỜNG ĐÔNG HÀ "),
        ("Trường Nậm Mười", unicodedata.normalize("NFD", "Trường Nậm Mười")),
        ("Trường Nậm Mười", "Trường\u200b Nậm Mười"),
    ],
)
def test_the_same_office_keeps_its_name(typed: str, again: str) -> None:
    one, other = (with_values(full_report(), **{h.ISSUER: text}) for text in (typed, again))
    assert suggested_name(one, draft=True) == suggested_name(other, draft=True)


def test_periods_revisions_and_drafts_of_one_office_differ() -> None:
    report = full_report()
    reports = [replace(report, period=make_period(code)) for code in PERIODS]
    reports += [replace(report, revision=number) for number in (2, 3, 12)]
    names = [suggested_name(one, draft=draft) for one in reports for draft in (True, False)]
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize(
    ("pdf", "mail", "scan"),
    [
        ("BC-dan-chu_2026-nam_x_r1.pdf", "BC-dan-chu_2026-nam_x_r1.eml", "BC-dan-chu_2026-nam_x_r1_ban-quet.png"),
        ("Báo cáo 1.2.PDF", "Báo cáo 1.2.eml", "Báo cáo 1.2_ban-quet.png"),
        ("con.pdf", "BC-con.eml", "BC-con_ban-quet.png"),
        ("a:b.pdf", "a-b.eml", "a-b_ban-quet.png"),
    ],
)
def test_draft_and_scan_are_named_after_the_pdf(pdf: str, mail: str, scan: str) -> None:
    assert (beside(pdf, ".eml"), beside(pdf, ".png", "ban-quet")) == (mail, scan)


def test_what_goes_with_a_long_name_still_fits_a_file_system() -> None:
    for name in ("Ế" * 300 + ".pdf", "báo cáo " * 60 + ".pdf", "x" * 300):
        for made in (beside(name, ".eml"), beside(name, ".jpg", "ban-quet-12")):
            assert len(made.encode()) <= 255
        scans = [beside(name, ".jpg", f"ban-quet-{number}") for number in (1, 2)]
        assert [scan[-len("_ban-quet-1.jpg") :] for scan in scans] == ["_ban-quet-1.jpg", "_ban-quet-2.jpg"]
