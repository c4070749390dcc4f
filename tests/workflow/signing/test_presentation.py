"""Trình ký, trả lại, rút lại, sửa đổi: what each act changes, and what it must not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dcbc_desktop.cli.content_commands import record_data
from dcbc_desktop.errors import DcbcError, RefusedError, UsageError
from dcbc_desktop.intake.pdf.embedded_data import read_exported
from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Severity
from dcbc_desktop.report.prose import encode, from_plain_text
from dcbc_desktop.report.report import Entry, Report, State
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.earlier_report_lookup import read_past
from dcbc_desktop.workflow.entry_editing import set_value
from dcbc_desktop.workflow.review import check
from dcbc_desktop.workflow.revision_differences import named_differences, read_pair
from dcbc_desktop.workflow.signing.amendments import amend, register, replaced_by, waiting
from dcbc_desktop.workflow.signing.presentation import MAX_COMMENT, open_comments, present, return_report, withdraw
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, SignOffBlockedError, freeze, prepare, sign_off
from tests.report.samples import full_report


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "reports.db")
    yield opened
    assert opened.doctor() == ()
    opened.close()


@pytest.fixture
def report(store: Store) -> Report:
    return _kept(store, full_report())


def _kept(store: Store, report: Report) -> Report:
    return store.create_report(report.outline, report.period, office_code="H1", entries=report.entries)


def _acts(store: Store, report_id: int) -> list[str]:
    return [act.act for act in store.acts(report_id)]


def test_presenting_keeps_every_word_and_lets_none_in(store: Store, report: Report) -> None:
    presented = present(store, report.id)
    assert presented.state is State.PRESENTED
    assert (presented.editable, presented.frozen) == (False, False)
    assert presented.entries == report.entries
    for refused in (
        lambda: set_value(store, report.id, "I", "khác"),
        lambda: store.save_entries(report.id, {"I": Entry("khác")}),
        lambda: present(store, report.id),
    ):
        with pytest.raises(RefusedError) as caught:
            refused()
        assert caught.value.code == "report_presented"
    assert store.load_report(report.id) == presented


def test_what_stops_sign_off_stops_presenting(store: Store) -> None:
    report = _kept(store, full_report().with_entries({h.PLACE: Entry()}))
    with pytest.raises(SignOffBlockedError) as caught:
        present(store, report.id)
    assert [finding.code for finding in caught.value.findings] == ["header_missing"]
    assert store.load_report(report.id) == report


def test_a_presented_report_is_signed_as_it_was_presented(store: Store, report: Report) -> None:
    present(store, report.id)
    revision = sign_off(store, report.id, SignatoryChoice())
    assert store.load_report(report.id).state is State.SIGNED
    assert revision.number == 1
    assert _acts(store, report.id) == ["create", "present", "sign"]


def test_number_and_date_may_still_be_given_at_the_signing(store: Store, report: Report) -> None:
    present(store, report.id)
    revision = sign_off(store, report.id, SignatoryChoice(number="12", date="15/12/2026"))
    assert (revision.document_number, revision.document_date) == ("12", date(2026, 12, 15))
    assert store.load_report(report.id).entry("I") == report.entry("I")
    assert _acts(store, report.id) == ["create", "present", "sign"]


def test_a_signing_that_fails_leaves_a_presented_report_with_the_chief(store: Store, report: Report) -> None:
    presented = present(store, report.id)
    filled = {h.NUMBER: Entry("12")}
    with pytest.raises(RefusedError, match="report_changed_meanwhile"):
        freeze(store, presented, filled, prepare(presented))  # made before the number was given
    assert (store.load_report(report.id), _acts(store, report.id)) == (presented, ["create", "present"])
    freeze(store, presented, filled, prepare(presented.with_entries(filled)))
    assert store.load_report(report.id).text(h.NUMBER) == "12"
    with pytest.raises(RefusedError, match="report_frozen"):
        freeze(store, presented, {h.NUMBER: Entry("13")}, prepare(presented))


def test_comments_stay_until_they_are_dealt_with(store: Store, report: Report) -> None:
    present(store, report.id)
    returned = return_report(store, report.id, {"III.1": "Thiếu số liệu\nquý IV.", "": " Xem lại. ", "I": "  "})
    assert returned.state is State.DRAFT
    waiting = open_comments(store, report.id)
    assert [(one.key, one.text) for one in waiting] == [("", "Xem lại."), ("III.1", "Thiếu số liệu\nquý IV.")]
    store.presentations.deal_with_comment(report.id, waiting[0].id)
    assert [one.key for one in open_comments(store, report.id)] == ["III.1"]
    present(store, report.id)
    assert open_comments(store, report.id) == ()
    withdraw(store, report.id)
    assert open_comments(store, report.id) == ()
    assert _acts(store, report.id) == ["create", "present", "return", "present", "withdraw"]


@pytest.mark.parametrize(
    ("comments", "code"),
    [
        ({}, "comment_missing"),
        ({"I": " \n\u200b "}, "comment_missing"),
        ({"no_such": "x"}, "key_unknown"),
        ({"I": "x" * (MAX_COMMENT + 1)}, "comment_too_long"),
        ({"I": "x" * 200_000}, "comment_too_long"),
    ],
)
def test_comments_that_say_nothing_or_too_much_change_nothing(
    store: Store, report: Report, comments: dict[str, str], code: str
) -> None:
    presented = present(store, report.id)
    with pytest.raises(UsageError) as caught:
        return_report(store, report.id, comments)
    assert caught.value.code == code
    assert store.load_report(report.id) == presented


def test_hostile_letters_of_a_comment_are_kept_as_text(store: Store, report: Report) -> None:
    present(store, report.id)
    return_report(store, report.id, {"I": "<b>&\"' \u202eo\u0302\u0301\udcff\tx"})
    assert [one.text for one in open_comments(store, report.id)] == ["<b>&\"' ố x"]


@pytest.mark.parametrize("act", [withdraw, lambda store, report_id: return_report(store, report_id, {"": "x"})])
def test_only_a_presented_report_comes_back(store: Store, report: Report, act: object) -> None:
    assert callable(act)
    with pytest.raises(DcbcError) as caught:
        act(store, report.id)
    assert caught.value.code == "report_not_presented"


def _signed(store: Store, report: Report, number: str = "", day: str = "") -> None:
    sign_off(store, report.id, SignatoryChoice(number=number, date=day))


def test_an_amended_report_gives_up_number_and_date(store: Store, report: Report) -> None:
    _signed(store, report, "12", "05/01/2026")
    amended = amend(store, report.id, "Sửa số liệu")
    assert (amended.text(h.NUMBER), amended.text(h.DATE)) == ("", "")
    assert store.load_report(report.id) == amended
    issued = replaced_by(store, amended)
    assert issued is not None
    assert issued.name == "Báo cáo số 12/BC-TTLT ngày 05 tháng 01 năm 2026"
    found = {one.code: one for one in check(amended, read_past(store, amended))}
    assert found["replacement_unsaid"].severity is Severity.ADVISORY
    assert "replacement_unsaid" not in {one.code for one in check(report, read_past(store, report))}


@pytest.mark.parametrize(
    ("number", "day", "codes"),
    [
        ("12", "06/01/2026", ["amendment_number_used"]),
        ("13", "05/01/2026", ["amendment_not_later"]),
        ("12", "04/01/2026", ["amendment_number_used", "amendment_not_later"]),
        ("13", "06/01/2026", []),
        ("12", "06/01/2027", []),
        ("", "", []),
    ],
)
def test_an_amended_report_needs_a_number_and_a_date_of_its_own(
    store: Store, report: Report, number: str, day: str, codes: list[str]
) -> None:
    _signed(store, report, "12", "05/01/2026")
    amend(store, report.id, "Sửa số liệu")
    if not codes:
        _signed(store, report, number, day)
        assert [one.replaced for one in store.revisions.listed(report.id)] == [True, False]
        return
    store.save_entries(report.id, {h.NUMBER: Entry(number), h.DATE: Entry(day)})
    for refused in (lambda: _signed(store, report), lambda: present(store, report.id)):
        with pytest.raises(SignOffBlockedError) as caught:
            refused()
        assert [finding.code for finding in caught.value.findings] == codes
    assert len(store.revisions.listed(report.id)) == 1


def test_a_revision_amended_before_its_number_was_known_is_registered_later(store: Store, report: Report) -> None:
    _signed(store, report)
    amended = amend(store, report.id, "Sửa số liệu")
    assert [one.number for one in waiting(store, report.id)] == [1]
    with pytest.raises(RefusedError, match="report_not_signed"):
        register(store, report.id, "12", "05/01/2026")
    with pytest.raises(UsageError, match="revision_unknown"):
        register(store, report.id, "12", "05/01/2026", 2)
    register(store, report.id, "12", "05/01/2026", 1)
    with pytest.raises(RefusedError, match="already_registered"):
        register(store, report.id, "13", "05/01/2026", 1)
    assert waiting(store, report.id) == ()
    issued = replaced_by(store, amended)
    assert issued is not None
    assert (issued.number, issued.day) == ("12", date(2026, 1, 5))
    codes = [finding.code for finding in check(amended, read_past(store, amended))]
    assert "replacement_unsaid" in codes
    with pytest.raises(SignOffBlockedError) as caught:
        sign_off(store, report.id, SignatoryChoice(number="12", date="06/01/2026"))
    assert [finding.code for finding in caught.value.findings] == ["amendment_number_used"]


def test_what_is_registered_last_fits_before_what_replaced_it(store: Store, report: Report) -> None:
    _signed(store, report)
    amend(store, report.id, "Sửa số liệu")
    _signed(store, report, "13", "06/01/2026")
    for number, day, code in (
        ("13", "05/01/2026", "registration_number_used"),
        ("12", "06/01/2026", "registration_not_earlier"),
    ):
        with pytest.raises(RefusedError, match=code):
            register(store, report.id, number, day, 1)
    assert [one.number for one in waiting(store, report.id)] == [1]
    register(store, report.id, "12", "05/01/2026", 1)
    assert [one.document_number for one in store.revisions.listed(report.id)] == ["12", "13"]


def test_what_is_registered_after_the_pen_must_differ_too(store: Store, report: Report) -> None:
    _signed(store, report)
    register(store, report.id, "12", "05/01/2026")
    amend(store, report.id, "Sửa số liệu")
    _signed(store, report)
    for number, day, code in (
        ("12", "06/01/2026", "amendment_number_used"),
        ("13", "05/01/2026", "amendment_not_later"),
    ):
        with pytest.raises(RefusedError) as caught:
            register(store, report.id, number, day)
        assert caught.value.code == code
        assert store.revisions.listed(report.id)[-1].registered is None
    register(store, report.id, "13", "06/01/2026")
    first, second = record_data(store, report.id)["revisions"]
    assert (first["document_number"], first["document_date"], first["replaced"]) == ("12", "2026-01-05", True)
    assert (second["document_number"], second["replaced"], second["exit"]) == ("13", False, "pen")
    assert (first["copies"], first["scans"]) == ([], [])


def test_two_files_alone_tell_which_replaces_which(store: Store, report: Report) -> None:
    _signed(store, report, "12", "05/01/2026")
    amend(store, report.id, "Sửa số liệu")
    store.save_entries(report.id, {"I": Entry(encode(from_plain_text("Đã sửa.")))})
    _signed(store, report, "13", "06/01/2026")
    first, second = (read_exported(store.revisions.pdf(report.id, number)) for number in (1, 2))
    assert (first.report.uid, first.predecessor_sha256) == (second.report.uid, "")
    assert second.predecessor_sha256 == first.sha256
    assert first.sha256 == hashlib.sha256(store.revisions.content(report.id, 1)).hexdigest()
    assert (first.report.revision, second.report.revision) == (1, 2)


def test_differences_between_revisions_and_to_the_draft(store: Store, report: Report) -> None:
    with pytest.raises(UsageError, match="differences_none"):
        read_pair(store, report.id)
    _signed(store, report, "12", "05/01/2026")
    amend(store, report.id, "Sửa số liệu")
    store.save_entries(report.id, {"I": Entry(encode(from_plain_text("Đã sửa.")))})
    changed = [one.difference.key for one in named_differences(read_pair(store, report.id), "vi")]
    assert changed == [h.NUMBER, h.DATE, "I"]
    _signed(store, report, "13", "06/01/2026")
    told = named_differences(read_pair(store, report.id, "1", "2"), "vi")
    assert [one.difference.key for one in told] == [h.NUMBER, h.DATE, "I"]
    assert told[0].place == "Số văn bản"
    assert named_differences(read_pair(store, report.id, "2", "draft"), "vi") == ()
    for wrong in ("3", "x", "-1", "9" * 40):
        with pytest.raises(UsageError, match="revision_unknown"):
            read_pair(store, report.id, wrong, "2")
