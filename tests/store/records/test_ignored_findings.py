"""Findings set aside: kept with their reason, through closing and amendments; sealed; gone with the bin."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.checks.finding import advisory
from dcbc_desktop.report.checks.ignored import Ignored, ignore, sort_out
from dcbc_desktop.store.store import Store
from tests.store.clerk import Clock, draft, open_store, sign, words

ONE = Ignored("doubled_word", "mo_dau", "1" * 64, "tên riêng")
OTHER = Ignored("doubled_word", "mo_dau", "2" * 64, "trích nguyên văn")


def test_what_was_set_aside_is_there_after_closing(database: Path, clock: Clock) -> None:
    with closing(open_store(database, clock)) as store:
        report, other = draft(store), draft(store, "2025")
        for one in (ONE, OTHER):
            store.ignore(report.id, one)
            clock.turn(seconds=1)
        assert store.ignored(other.id) == ()
    with closing(open_store(database, clock)) as store:
        assert store.ignored(report.id) == (ONE, OTHER)
        store.stop_ignoring(report.id, ONE)
        assert store.ignored(report.id) == (OTHER,)
        assert store.doctor() == ()


def test_a_second_reason_replaces_the_first(store: Store) -> None:
    report = draft(store)
    again = Ignored(ONE.code, ONE.key, ONE.context, unicodedata.normalize("NFD", "đã hỏi lại"))
    store.ignore(report.id, ONE)
    store.ignore(report.id, again)
    assert store.ignored(report.id) == (Ignored(ONE.code, ONE.key, ONE.context, "đã hỏi lại"),)


def test_it_stays_with_the_next_revision_and_a_signed_report(store: Store) -> None:
    report = draft(store, mo_dau=words("Thực hiện tại tại Huế."))
    finding = advisory("doubled_word", "mo_dau", word="tại")
    one = ignore(finding, report, "tên riêng")
    store.ignore(report.id, one)
    sign(store, report)
    assert store.ignored(report.id) == (one,)
    amended = store.revisions.amend(report.id, "sai số liệu")
    assert sort_out([finding], store.ignored(report.id), amended).open == ()
    store.save_entries(report.id, {"mo_dau": words("Thực hiện tại tại Hà Nội.")})
    changed = store.load_report(report.id)
    assert sort_out([finding], store.ignored(report.id), changed).open == (finding,), "the text there changed"
    assert store.doctor() == ()


@pytest.mark.parametrize("reason", ["a\0b", "a\ud800"])
def test_a_reason_that_sql_cannot_hold_is_refused(store: Store, reason: str) -> None:
    report = draft(store)
    store.ignore(report.id, ONE)
    with pytest.raises(UsageError, match="unprintable_character"):
        store.ignore(report.id, Ignored(ONE.code, ONE.key, ONE.context, reason))
    assert store.ignored(report.id) == (ONE,)


def test_an_unknown_report_is_told(store: Store) -> None:
    with pytest.raises(UsageError, match="report_unknown"):
        store.ignore(99, ONE)


def test_a_changed_row_is_noticed_and_sets_nothing_aside(store: Store) -> None:
    report = draft(store)
    for one in (ONE, OTHER):
        store.ignore(report.id, one)
    store.connection.execute("UPDATE ignored SET reason = 'khác' WHERE context = ?", (ONE.context,))
    assert store.ignored(report.id) == (OTHER,)
    assert {problem.code for problem in store.doctor()} == {"row_damaged"}


def test_the_bin_takes_it_along(store: Store) -> None:
    report = draft(store)
    store.ignore(report.id, ONE)
    store.bin_report(report.id)
    assert store.ignored(report.id) == (ONE,)
    store.empty_bin()
    assert store.connection.execute("SELECT count(*) FROM ignored").fetchone() == (0,)
    assert store.doctor() == ()
