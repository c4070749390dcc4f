"""The submission log: what happened is told as what it was, and corrections hide nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from dcbc_desktop.errors import DcbcError, RefusedError, UsageError
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import FOLDER, HANDED_OVER, MAIL, OTHER, SAVED, STRUCK, WRITTEN
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.sending import mail_drafts, submissions
from dcbc_desktop.workflow.sending.exports import export_final
from dcbc_desktop.workflow.sending.file_names import office_mark
from dcbc_desktop.workflow.signing.amendments import amend
from tests.report.samples import full_report
from tests.workflow.sending.signed_reports import NOW, sign_report


def test_a_folder_takes_the_suggested_name_and_the_log_tells_of_it(
    store: Store, signed: Report, tmp_path: Path
) -> None:
    exported = export_final(store, signed.id, tmp_path)
    assert exported.path == tmp_path / f"BC-dan-chu_2026-nam_trung-tam-luu-tru-{office_mark(signed)}_so-chua-co_r1.pdf"
    (one,) = submissions.sent_files(store, signed.id)
    assert (one.event, one.way, one.file, one.recipient) == (SAVED, "folder", exported.path.name, "")
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


@pytest.mark.clock
def test_what_was_sent_by_other_means_is_added_by_hand(store: Store, signed: Report, tmp_path: Path) -> None:
    exported = export_final(store, signed.id, tmp_path)
    submissions.record_by_hand(store, signed.id, "Sở Nội vụ", when=datetime(2026, 1, 5, 9, 30), note="số đến\n 45")
    submissions.record_by_hand(store, signed.id, "Sở Tư pháp", MAIL, date(2026, 2, 9))
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


def _log(store: Store, report: Report) -> list[tuple[str, str, str, str]]:
    return [(one.event, one.way, one.recipient, one.reason) for one in submissions.sent_files(store, report.id)]


def test_saving_drafting_and_handing_over_are_three_events(store: Store, signed: Report, tmp_path: Path) -> None:
    exported = export_final(store, signed.id, tmp_path)
    prepared = mail_drafts.prepare_mail(store, signed.id, exported, to="Sở Nội vụ <a@b.vn>")
    mail_drafts.record_mail(store, signed.id, exported, mail_drafts.write_mail(exported, prepared, tmp_path))
    submissions.record_by_hand(store, signed.id, "Sở Nội vụ", MAIL)
    assert _log(store, signed) == [
        (HANDED_OVER, MAIL, "Sở Nội vụ", ""),
        (WRITTEN, MAIL, "Sở Nội vụ <a@b.vn>", ""),
        (SAVED, FOLDER, "", ""),
    ]
    entries = submissions.sent_files(store, signed.id)
    assert {(one.file, one.sha256, one.at) for one in entries} == {(exported.path.name, exported.file_sha256, NOW)}


def test_a_corrected_entry_keeps_its_former_state_and_the_reason(store: Store, signed: Report) -> None:
    submissions.record_by_hand(store, signed.id, "Sở Nôi vụ", when=date(2026, 12, 30))
    submissions.record_by_hand(store, signed.id, "Sở Tư pháp")
    first = submissions.sent_files(store, signed.id)[1].id
    submissions.correct(store, signed.id, first, "gõ sai tên", to="Sở Nội vụ")
    second = submissions.sent_files(store, signed.id)[1].id
    submissions.correct(store, signed.id, second, "sai\nngày", when=date(2026, 12, 29), way=FOLDER, note="USB")
    assert _log(store, signed) == [
        (HANDED_OVER, OTHER, "Sở Tư pháp", ""),
        (HANDED_OVER, FOLDER, "Sở Nội vụ", "sai ngày"),
        (HANDED_OVER, OTHER, "Sở Nội vụ", "gõ sai tên"),
        (HANDED_OVER, OTHER, "Sở Nôi vụ", ""),
    ]
    _, newest, middle, oldest = submissions.sent_files(store, signed.id)
    assert [one.told for one in (newest, middle, oldest)] == [
        date(2026, 12, 29),
        date(2026, 12, 30),
        date(2026, 12, 30),
    ]
    assert [one.replaced_by for one in (newest, middle, oldest)] == [0, newest.id, middle.id]
    assert [one.replaces for one in (newest, middle, oldest)] == [middle.id, oldest.id, 0]
    assert store.doctor() == ()


def test_an_entry_that_is_wrong_as_a_whole_is_struck_out(store: Store, signed: Report) -> None:
    submissions.record_by_hand(store, signed.id, "Sở Nội vụ")
    (entry,) = submissions.sent_files(store, signed.id)
    submissions.strike_out(store, signed.id, entry.id, "ghi nhầm báo cáo")
    assert _log(store, signed) == [
        (STRUCK, OTHER, "Sở Nội vụ", "ghi nhầm báo cáo"),
        (HANDED_OVER, OTHER, "Sở Nội vụ", ""),
    ]
    newest = submissions.sent_files(store, signed.id)[0]
    for number in (entry.id, newest.id):
        with pytest.raises(RefusedError, match="sent_corrected"):
            submissions.correct(store, signed.id, number, "nữa", to="B")
    assert store.doctor() == ()


SAYS_NOTHING = [
    ("", {"to": "B"}, "sent_reason_missing"),
    (" \u200b\n", {"to": "B"}, "sent_reason_missing"),
    ("x", {}, "sent_unchanged"),
    ("x", {"to": "Sở Nội vụ ", "way": OTHER}, "sent_unchanged"),
    ("x", {"to": " "}, "sent_to_missing"),
    ("x", {"when": (NOW + timedelta(days=2)).date()}, "sent_in_future"),
]


@pytest.mark.clock
def test_a_correction_that_says_nothing_is_refused(store: Store, signed: Report) -> None:
    submissions.record_by_hand(store, signed.id, "Sở Nội vụ")
    (entry,) = submissions.sent_files(store, signed.id)
    for reason, changed, code in SAYS_NOTHING:
        with pytest.raises(UsageError, match=code):
            submissions.correct(store, signed.id, entry.id, reason, **changed)  # type: ignore[arg-type]
    assert submissions.sent_files(store, signed.id) == (entry,)


def test_an_entry_of_another_report_is_not_there(store: Store, signed: Report) -> None:
    other = sign_report(store, office="H2")
    submissions.record_by_hand(store, other.id, "Sở Nội vụ")
    (entry,) = submissions.sent_files(store, other.id)
    for act in (submissions.correct, submissions.strike_out):
        with pytest.raises(UsageError, match="sent_unknown"):
            act(store, signed.id, entry.id, "x")
    assert submissions.sent_files(store, other.id) == (entry,)


def test_a_sending_may_be_told_of_an_earlier_entry(store: Store, signed: Report, tmp_path: Path) -> None:
    exported = export_final(store, signed.id, tmp_path)
    (saved,) = submissions.sent_files(store, signed.id)
    amend(store, signed.id, "sửa")
    submissions.record_by_hand(store, signed.id, "Sở Nội vụ", of=saved.id)
    newest = submissions.sent_files(store, signed.id)[0]
    assert (newest.revision, newest.file, newest.sha256) == (1, exported.path.name, exported.file_sha256)


def test_a_correction_cannot_be_taken_away_unnoticed(store: Store, signed: Report, tmp_path: Path) -> None:
    submissions.record_by_hand(store, signed.id, "Sở Nội vụ")
    (entry,) = submissions.sent_files(store, signed.id)
    submissions.correct(store, signed.id, entry.id, "gõ sai", to="Sở Tư pháp")
    path = tmp_path / "dữ liệu" / "reports.db"
    store.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER sent_no_delete")
        connection.execute("DELETE FROM sent WHERE recipient = 'Sở Tư pháp'")
    with closing(Store.open(path)) as opened:
        assert "act_missing" in {problem.code for problem in opened.doctor()}
        (left,) = submissions.sent_files(opened, signed.id)
        assert left.recipient == "Sở Nội vụ"


BEFORE_EVENTS = [
    (FOLDER, "", None, SAVED),
    (FOLDER, "Sở Nội vụ", None, HANDED_OVER),
    (MAIL, "", None, WRITTEN),
    (MAIL, "a@b.vn, c@d.vn", None, WRITTEN),
    (MAIL, "Sở Nội vụ", None, HANDED_OVER),
    (MAIL, "a@b.vn", date(2026, 1, 5), HANDED_OVER),
    (OTHER, "", None, HANDED_OVER),
]


def test_an_entry_from_before_events_is_told_as_what_it_was(store: Store, signed: Report) -> None:
    for way, recipient, told, _ in BEFORE_EVENTS:
        store.submissions.record(signed.id, 1, "x.pdf", "0" * 64, way, recipient, told=told, event="")
    assert [one.event for one in store.submissions.listed(signed.id)] == [event for *_, event in BEFORE_EVENTS]
