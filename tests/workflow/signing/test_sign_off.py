"""What stops sign-off, and that nothing else does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Severity
from dcbc_desktop.report.checks.language.rules import check_proofreading
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS
from dcbc_desktop.report.prose import encode, from_plain_text
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, encode_rows, new_row
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.new_report import sample_report
from dcbc_desktop.workflow.review import check, check_stops
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, SignOffBlockedError, sign_off, signatory_entries
from tests.places import OUTLINE_A, OUTLINE_FOLDERS, ROOT
from tests.report.samples import full_report

COMMUNE = ROOT / "resources" / "outlines" / "2026-xa-phuong-dac-khu"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "reports.db")
    yield opened
    opened.close()


def keep(store: Store, report: Report, changed: Mapping[str, Entry]) -> Report:
    entries = {**report.entries, **changed}
    return store.create_report(report.outline, report.period, office_code="H1", entries=entries)


def words(text: str) -> Entry:
    return Entry(encode(from_plain_text(text)))


def rows(**cells: str) -> Entry:
    return Entry(encode_rows([new_row({key: Cell(words) for key, words in cells.items()})]))


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_a_full_report_of_every_outline_can_be_signed(store: Store, folder: Path) -> None:
    code = "2031-Q2" if folder.name == "next_year" else "2026"
    report = keep(store, full_report(folder, code), {})
    assert sign_off(store, report.id, SignatoryChoice()).number == 1


def test_an_authority_without_a_post_is_put_over_the_post_of_the_report(store: Store) -> None:
    report = keep(store, full_report(COMMUNE, "2026"), {h.SIGNATORY_OFFICE: Entry("Phó Chủ tịch")})
    entries = signatory_entries(SignatoryChoice(authorities=("KT",)), report)
    assert entries[h.SIGNATORY_LINES].value == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    without = report.with_entries({h.SIGNATORY_OFFICE: Entry()})
    with pytest.raises(UsageError, match="signatory_office_missing"):
        signatory_entries(SignatoryChoice(authorities=("KT",)), without)


STOPS = [
    ("header_missing", {h.ISSUER: Entry(" ")}),
    ("header_missing", {h.SYMBOL: Entry()}),
    ("header_missing", {h.PLACE: Entry()}),
    ("header_missing", {h.TITLE: Entry()}),
    ("header_missing", {h.ADDRESSEES: Entry("\n")}),
    ("header_missing", {h.RECIPIENTS: Entry()}),
    ("signatory_missing", {h.SIGNATORY_NAME: Entry()}),
    ("section_empty", {"I": words(" "), "disclosure": Entry()}),
    ("section_empty", {"VIII": words(" "), "meetings": rows(kind="Thôn")}),
    ("date_invalid", {h.DATE: Entry("31/02/2026")}),
    ("number_invalid", {"citizens_period": Entry("một nghìn")}),
    ("letter_missing", {"I": words("Chữ 漢 lạ.")}),
    ("more_than_whole", {"charters": rows(village="Thôn 1", votes_for="11", votes_all="10")}),
    ("number_invalid", {"meetings": rows(kind="Thôn", all="ba")}),
    ("date_invalid", {"consultations": rows(item="Đất đai", first_day="31/02/2026")}),
    ("letter_missing", {"disclosure": rows(content="Chữ 漢 lạ")}),
]


@pytest.mark.parametrize(("code", "changed"), STOPS, ids=[f"{n} {code}" for n, (code, _) in enumerate(STOPS)])
def test_what_stops_sign_off(store: Store, code: str, changed: dict[str, Entry]) -> None:
    report = keep(store, full_report(COMMUNE), changed)
    with pytest.raises(SignOffBlockedError) as caught:
        sign_off(store, report.id, SignatoryChoice())
    assert {finding.code for finding in caught.value.findings} == {code}
    assert (store.load_report(report.id), store.revisions.listed(report.id)) == (report, ())
    assert [f for f in check(report) if f.severity is Severity.BLOCKING] == list(caught.value.findings)


ADVISORY = (
    "Tại tại cở sở có 16 Vụ, 03 Cục, 04 đơn vị, tổng cộng 24 đầu mối ; theo Nghị định số 4/2023/NĐ-CP ( 100 % ) … "
    "thủ tướng Chính phủ, ban chỉ đạo, Ban Chỉ đạo, hàng năm, hằng năm, TTHC, ngày 31/02/2026, 1097 và 57 là 1150 (đơn"
)


def test_advice_never_stops_sign_off(store: Store) -> None:
    changed = {section.key: words(ADVISORY) for section in full_report().outline.prose_sections()}
    title = {h.TITLE: Entry("BÁO CÁO KẾT QUẢ NĂM 2026 ( tại tại )")}
    report = keep(store, full_report(), {**changed, **title})
    assert len(check(report)) > 10
    assert check_stops(report) == ()
    assert sign_off(store, report.id, SignatoryChoice()).number == 1


@pytest.mark.parametrize("report", [sample_report(), full_report(OUTLINE_A).with_entries({"I": words(ADVISORY)})])
def test_the_review_of_words_only_advises(report: Report) -> None:
    findings = list(check_proofreading(report, NO_EARLIER_REPORTS))
    assert {finding.severity for finding in findings} <= {Severity.ADVISORY}


def test_rules_that_are_off_do_not_hide_what_stops(store: Store) -> None:
    report = keep(store, full_report(), {"I": words(" ")})
    everything = frozenset(finding.code for finding in check(report))
    assert {finding.code for finding in check(report, NO_EARLIER_REPORTS, everything)} == {"section_empty"}
