"""Names of files, the letter from the report, and the submission log."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from dcbc_desktop.errors import DcbcError, FileError, RefusedError, UsageError
from dcbc_desktop.export.mail import Enclosed, letter_about, mail_draft
from dcbc_desktop.report import header as h
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.models import Office
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.sending import exports, submissions
from dcbc_desktop.workflow.sending.exports import ExportedFile, export_draft, export_final
from dcbc_desktop.workflow.sending.output_files import ascii_name, period_name, shortened, suggested_name
from dcbc_desktop.workflow.signing.amendments import amend, register
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.report.samples import blank_report, full_report, with_values

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
NOW = datetime(2026, 12, 31, 23, 59, 30, tzinfo=UTC)
HOSTILE = [
    "",
    "CON",
    "nul",
    "../../etc/passwd",
    "C:\\Windows\\x",
    "a\0b\r\nc",
    "\u202egpj.exe",
    "漢字かな",
    "\ud800",
    ". . .",
    "e" + "\u0301" * 5_000,
    "Đ" * 200_000,
    "Ủy ban " * 30_000,
    '<b>&"|?*:',
    "UỶ BAN NHÂN DÂN",
    "ﬁle ① Ⅷ",
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "dữ liệu" / "reports.db", clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def signed(store: Store) -> Report:
    return _signed(store, {})


def _signed(store: Store, changed: dict[str, str], office: str = "H1") -> Report:
    report = with_values(full_report(), **changed)
    stored = store.create_report(report.outline, report.period, office_code=office, entries=report.entries)
    sign_off(store, stored.id, SignatoryChoice())
    return store.load_report(stored.id)


def _read(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _body(path: Path) -> str:
    body = _read(path).get_body()
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


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
    assert suggested_name(report, draft=False) == "BC-dan-chu_2026-nam_trung-tam-luu-tru_so-12_r1.pdf"
    assert suggested_name(report, draft=True) == "BC-dan-chu_2026-nam_trung-tam-luu-tru_so-12_du-thao.pdf"
    again = replace(report, revision=2)
    assert suggested_name(again, draft=False).endswith("_so-12_r2.pdf")
    assert suggested_name(again, draft=True).endswith("_so-12_du-thao-r2.pdf")


def test_a_number_that_is_still_to_come_is_said_and_a_registered_one_counts() -> None:
    report = full_report()
    assert suggested_name(report, draft=False) == "BC-dan-chu_2026-nam_trung-tam-luu-tru_so-chua-co_r1.pdf"
    assert suggested_name(report, draft=False, number="7đ") == "BC-dan-chu_2026-nam_trung-tam-luu-tru_so-7d_r1.pdf"
    assert suggested_name(report, draft=True) == "BC-dan-chu_2026-nam_trung-tam-luu-tru_du-thao.pdf"


@pytest.mark.parametrize(("body", "name"), [("XÃ ĐỒNG TÂM", "xa-dong-tam"), ("PHƯỜNG BẾN NGHÉ", "phuong-ben-nghe")])
def test_communes_of_one_symbol_have_names_of_their_own(body: str, name: str) -> None:
    report = with_values(full_report(), **{h.ISSUER: f"ỦY BAN NHÂN DÂN\n{body}", h.SYMBOL: "UBND"})
    assert suggested_name(report, draft=True) == f"BC-dan-chu_2026-nam_ubnd-{name}_du-thao.pdf"


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


def test_a_folder_takes_the_suggested_name_and_the_log_tells_of_it(
    store: Store, signed: Report, tmp_path: Path
) -> None:
    exported = export_final(store, signed.id, tmp_path)
    assert exported.path == tmp_path / "BC-dan-chu_2026-nam_trung-tam-luu-tru_so-chua-co_r1.pdf"
    (one,) = submissions.sent_files(store, signed.id)
    assert (one.way, one.file, one.recipient) == ("folder", exported.path.name, "")
    assert (one.revision, one.sha256) == (1, exported.file_sha256)
    assert export_final(store, signed.id, tmp_path).path == exported.path


def test_in_a_folder_a_different_file_is_never_written_over(store: Store, signed: Report, tmp_path: Path) -> None:
    path = export_final(store, signed.id, tmp_path).path
    path.write_bytes(b"another")
    with pytest.raises(RefusedError, match="file_differs"):
        export_final(store, signed.id, tmp_path)
    assert path.read_bytes() == b"another"
    assert len(submissions.sent_files(store, signed.id)) == 1
    assert export_final(store, signed.id, path).path.read_bytes() != b"another"


def test_the_registered_number_is_in_name_and_letter(store: Store, signed: Report, tmp_path: Path) -> None:
    register(store, signed.id, "12", "15/12/2026")
    exported = export_final(store, signed.id, tmp_path)
    assert exported.path.name == "BC-dan-chu_2026-nam_trung-tam-luu-tru_so-12_r1.pdf"
    letter = submissions.prepare_letter(store, signed.id, exported)
    assert letter.subject == (
        "Báo cáo số 12/BC-TTLT ngày 15/12/2026 của TRUNG TÂM LƯU TRỮ: Kết quả thực hiện dân chủ ở cơ sở năm 2026"
    )
    assert "- Ngày ban hành: ngày 15 tháng 12 năm 2026" in letter.body


def test_an_earlier_revision_is_named_and_told_as_it_was_signed(store: Store, signed: Report, tmp_path: Path) -> None:
    amend(store, signed.id, "sửa")
    store.save_entries(signed.id, {h.TITLE: Entry("Trích yếu của bản sau"), h.ISSUER: Entry("CƠ QUAN MỚI")})
    exported = export_final(store, signed.id, tmp_path, 1)
    assert exported.path.name.endswith("_trung-tam-luu-tru_so-chua-co_r1.pdf")
    assert "Trích yếu của bản sau" not in submissions.prepare_letter(store, signed.id, exported).body
    with pytest.raises(RefusedError, match="report_not_signed"):
        exports.signed_revision(store, signed.id)


def test_the_letter_names_what_the_clerk_above_looks_for(store: Store, tmp_path: Path) -> None:
    store.office.save(Office(code="A9", short_name="Trung tâm Lưu trữ"))
    report = _signed(store, {h.ADDRESSEES: "Sở Nội vụ;\nỦy ban nhân dân tỉnh."}, office="A9")
    exported = export_final(store, report.id, tmp_path)
    submissions.write_mail(exported, submissions.prepare_letter(store, report.id, exported), tmp_path)
    mail = exported.path.with_suffix(".eml")
    body = _body(mail)
    assert "Kính gửi:\n- Sở Nội vụ\n- Ủy ban nhân dân tỉnh\n" in body
    assert "Trung tâm Lưu trữ trân trọng gửi kèm thư này báo cáo:" in body
    for words in ("năm 2026 (từ 15/12/2025 đến 14/12/2026)", exported.file_sha256, exported.path.name):
        assert words in body
    assert "Số, ký hiệu" not in body
    (attached,) = _read(mail).iter_attachments()
    assert attached.get_content() == exported.path.read_bytes()
    assert _read(mail)["To"] is None


def test_a_draft_is_called_one_and_is_not_logged(store: Store, tmp_path: Path) -> None:
    report = store.create_report(full_report().outline, full_report().period, entries=full_report().entries)
    exported = export_draft(report, tmp_path)
    letter = submissions.prepare_letter(store, report.id, exported, draft=True)
    assert letter.subject.startswith("Dự thảo Báo cáo của TRUNG TÂM LƯU TRỮ: ")
    assert "dự thảo báo cáo để xin ý kiến" in letter.body
    assert submissions.sent_files(store, report.id) == ()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_letter_about_hostile_words_is_one_mail_with_one_file(text: str) -> None:
    fields = (h.ISSUER, h.SYMBOL, h.TITLE, h.ADDRESSEES, h.NUMBER)
    report = full_report().with_entries({key: Entry(text) for key in fields})
    letter = letter_about(report, Enclosed("x.pdf", "0" * 64, text, None, False), sender=text)
    message = email.message_from_bytes(mail_draft(letter, "x.pdf", b"%PDF"), policy=email.policy.default)
    assert sorted(message.keys()) == ["Content-Type", "MIME-Version", "Subject", "X-Unsent"]
    assert [part.get_content_type() for part in message.walk()][1:] == ["text/plain", "application/pdf"]
    assert len(letter.body) < 3_000


def test_the_address_used_last_is_offered_to_the_same_office_only(store: Store, signed: Report, tmp_path: Path) -> None:
    exported = export_final(store, signed.id, tmp_path)
    letter = replace(submissions.prepare_letter(store, signed.id, exported), to=" vanthu@snv.gov.vn ; b@x.vn")
    submissions.record_mail(store, signed.id, exported, letter)
    newest = submissions.sent_files(store, signed.id)[0]
    assert (newest.way, newest.recipient) == ("mail", "vanthu@snv.gov.vn, b@x.vn")
    assert submissions.prepare_letter(store, signed.id, exported).to == "vanthu@snv.gov.vn, b@x.vn"
    other = _signed(store, {}, office="H2")
    assert submissions.prepare_letter(store, other.id, export_final(store, other.id, tmp_path / "x.pdf")).to == ""
    submissions.record_mail(store, signed.id, exported, replace(letter, to=""))
    assert submissions.last_address(store, "H1") == "vanthu@snv.gov.vn, b@x.vn"
    assert not any(key.startswith("session") for key in store.settings.all())


def _altered(exported: ExportedFile) -> None:
    exported.path.write_bytes(exported.path.read_bytes() + b" ")


def _gone(exported: ExportedFile) -> None:
    exported.path.unlink()


@pytest.mark.parametrize("happened", [_altered, _gone])
def test_a_pdf_that_is_not_what_was_exported_is_not_mailed(
    store: Store, signed: Report, tmp_path: Path, happened: object
) -> None:
    exported = export_final(store, signed.id, tmp_path)
    letter = submissions.prepare_letter(store, signed.id, exported)
    happened(exported)  # type: ignore[operator]
    with pytest.raises(FileError, match="mail_pdf_changed"):
        submissions.write_mail(exported, letter, tmp_path / "thư.eml")
    assert not (tmp_path / "thư.eml").exists()


def test_a_mail_draft_takes_no_other_files_place_unasked(store: Store, signed: Report, tmp_path: Path) -> None:
    exported = export_final(store, signed.id, tmp_path)
    letter = submissions.prepare_letter(store, signed.id, exported)
    target = tmp_path / "thư.eml"
    submissions.write_mail(exported, letter, target, replace=False)
    submissions.write_mail(exported, letter, target, replace=False)
    with pytest.raises(RefusedError, match="file_differs"):
        submissions.write_mail(exported, replace(letter, to="a@b.vn"), target, replace=False)
    submissions.write_mail(exported, replace(letter, to="a@b.vn"), target)
    assert _read(target)["To"] == "a@b.vn"
    with pytest.raises(UsageError, match="mail_same_file"):
        submissions.write_mail(exported, letter, exported.path)


@pytest.mark.clock
def test_what_was_sent_by_other_means_is_added_by_hand(store: Store, signed: Report, tmp_path: Path) -> None:
    exported = export_final(store, signed.id, tmp_path)
    submissions.record_by_hand(store, signed.id, "Sở Nội vụ", when=datetime(2026, 1, 5, 9, 30), note="số đến\n 45")
    submissions.record_by_hand(store, signed.id, "Sở Tư pháp", submissions.MAIL, date(2026, 2, 9))
    newest, before, _ = submissions.sent_files(store, signed.id)
    assert (before.recipient, before.note) == ("Sở Nội vụ", "số đến  45")
    assert before.told == datetime(2026, 1, 5, 9, 30).astimezone()
    assert (newest.way, newest.recipient, newest.told) == ("mail", "Sở Tư pháp", date(2026, 2, 9))
    assert [submissions.sent_when(one) for one in (newest, before)] == ["09/02/2026", "05/01/2026 09:30"]
    assert {newest.file, before.file} == {exported.path.name}
    assert {newest.sha256, before.sha256} == {exported.file_sha256}
    assert newest.id > before.id
    assert store.doctor() == ()


@pytest.mark.clock
@pytest.mark.parametrize(
    ("to", "when", "code"),
    [
        (" \n\u200b", None, "sent_to_missing"),
        ("A", NOW + timedelta(seconds=1), "sent_in_future"),
        ("A", (NOW.astimezone() + timedelta(days=1)).date(), "sent_in_future"),
    ],
    ids=["nobody", "time ahead", "day ahead"],
)
def test_what_cannot_have_been_sent_is_not_logged(
    store: Store, signed: Report, to: str, when: datetime | date | None, code: str
) -> None:
    with pytest.raises(UsageError, match=code):
        submissions.record_by_hand(store, signed.id, to, when=when)
    assert submissions.sent_files(store, signed.id) == ()


def test_an_unsigned_report_was_not_sent(store: Store) -> None:
    report = store.create_report(full_report().outline, full_report().period)
    with pytest.raises(RefusedError, match="report_not_signed"):
        submissions.record_by_hand(store, report.id, "Sở Nội vụ")
    with pytest.raises(DcbcError, match="report_unknown"):
        submissions.record_by_hand(store, 99, "Sở Nội vụ")


@pytest.mark.clock
def test_long_and_hostile_words_are_kept_short_and_clean(store: Store, signed: Report) -> None:
    submissions.record_by_hand(store, signed.id, "A\0\r\nB\u202e" + "x" * 300_000, note="\ud800y")
    (one,) = submissions.sent_files(store, signed.id)
    assert one.recipient.startswith("A Bxxx")
    assert (len(one.recipient), one.note, one.told) == (submissions.MOST_RECIPIENT, "y", None)
    assert submissions.sent_when(one) == f"{one.at:%d/%m/%Y %H:%M}"
