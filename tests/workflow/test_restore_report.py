"""A report out of its exported file alone: equal in every entry, signed as it was, its official bytes kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dcbc_desktop.errors import FileError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, Report, State
from dcbc_desktop.report.signoff import canonical_content, content_sha256
from dcbc_desktop.signing.records import Trust
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.report_pages import make_pdf
from dcbc_desktop.workflow.restore_report import RestoreRefusedError, RestoreResult, read_source, restore
from dcbc_desktop.workflow.sending.exports import export_final
from tests.signing.authority import NOW, root
from tests.signing.documents import document
from tests.workflow.verification.received_files import (
    by_agency,
    by_person,
    doctored,
    exported,
    final_report,
    report_number,
    sealed,
    signed,
    with_data_of_another,
)

ANY_TIME = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty database."""
    with closing(Store.open(tmp_path / "reports.db")) as opened:
        yield opened


def _restored(store: Store, pdf: bytes, trust: Trust | None = None, name: str = "báo cáo.pdf") -> RestoreResult:
    path = store.path.with_name(name)
    path.write_bytes(pdf)
    return restore(store, read_source(path, trust or root().trust, NOW))


def _entries(report: Report) -> dict[str, Entry]:
    return {key: entry for key, entry in report.entries.items() if entry.value or entry.note}


def _require_same(kept: Report, report: Report) -> None:
    assert _entries(kept) == _entries(report)
    for name in ("uid", "outline", "office_code", "superior_code", "period", "revision"):
        assert getattr(kept, name) == getattr(report, name)


def _official(store: Store, report_id: int, revision: int) -> bytes:
    target = store.path.with_name("xuất lại.pdf")
    export_final(store, report_id, target, revision)
    return target.read_bytes()


def _round_trip(folder: Path, seed: int, how: str) -> None:
    report = replace(report_number(seed), uid=f"uid-{seed}-{how}", revision=1 + seed % 3)
    before = "ab" * 32 if report.revision > 1 else ""
    pdf = make_pdf(report, draft=how == "draft", predecessor_sha256="" if how == "draft" else before)
    pdf = by_person(pdf) if how in ("signed", "sealed") else pdf
    pdf = by_agency(pdf) if how == "sealed" else pdf
    database = folder / f"{seed}-{how}.db"
    database.unlink(missing_ok=True)
    with closing(Store.open(database)) as store:
        rebuilt = _restored(store, pdf)
        kept = store.load_report(rebuilt.report.id)
        _require_same(kept, report)
        assert kept.state is (State.SIGNED if how in ("signed", "sealed") else State.DRAFT)
        if kept.frozen:
            (revision,) = store.revisions.listed(kept.id)
            assert (revision.number, revision.sha256) == (
                report.revision, content_sha256(canonical_content(report, before)),
            )  # fmt: skip
            assert _official(store, kept.id, report.revision) == pdf
        assert store.doctor() == ()


HOW = ("draft", "unsigned", "signed", "sealed")


@settings(ANY_TIME, max_examples=5)
@given(seed=st.integers(0, 10**6), how=st.sampled_from(HOW))
def test_a_report_comes_back_from_its_file(tmp_path: Path, seed: int, how: str) -> None:
    _round_trip(tmp_path, seed, how)


@pytest.mark.long
@pytest.mark.timeout(7200)
@settings(ANY_TIME, max_examples=500, deadline=timedelta(minutes=5))
@given(seed=st.integers(0, 10**9), how=st.sampled_from(HOW))
def test_five_hundred_reports_come_back_from_their_files(tmp_path: Path, seed: int, how: str) -> None:
    _round_trip(tmp_path, seed, how)


def test_the_signatures_are_kept_as_what_was_added_to_the_exported_file(store: Store) -> None:
    rebuilt = _restored(store, sealed())
    assert store.revisions.pdf(rebuilt.report.id, 1) == exported()
    (copy,) = store.revisions.signed_copies(rebuilt.report.id, 1)
    assert (copy.how, copy.size) == ("elsewhere", len(sealed()))
    (revision,) = store.revisions.listed(rebuilt.report.id)
    assert (revision.exit, revision.signed, revision.document_number) == ("digital", NOW, "12")
    origin = store.origins.find(rebuilt.report.id)
    assert origin is not None
    assert (origin.file, origin.verdict, origin.copy_of) == ("báo cáo.pdf", "valid", "")


@pytest.mark.parametrize(
    ("pdf", "trust", "verdict"),
    [
        (exported(), root().trust, "undetermined"),
        (signed(), Trust(), "undetermined"),
        (make_pdf(final_report(), draft=True), root().trust, "draft"),
        (by_person(make_pdf(final_report(), draft=True)), root().trust, "draft"),
    ],
    ids=["unsigned", "untrusted", "draft", "signed draft"],
)
def test_what_is_not_proven_becomes_a_draft_marked_so(store: Store, pdf: bytes, trust: Trust, verdict: str) -> None:
    rebuilt = _restored(store, pdf, trust)
    origin = store.origins.find(rebuilt.report.id)
    assert origin is not None
    assert (rebuilt.report.state, store.revisions.listed(rebuilt.report.id), origin.verdict) == (
        State.DRAFT,
        (),
        verdict,
    )
    changed = {h.TITLE: Entry("Sửa được")}
    store.save_entries(rebuilt.report.id, changed)
    assert store.doctor() == ()


def test_a_draft_becomes_the_signed_revision_once_the_file_is_proven(store: Store) -> None:
    pdf = sealed()
    draft = _restored(store, pdf, Trust())
    assert draft.report.editable
    signed_now = _restored(store, pdf)
    assert (signed_now.report.id, signed_now.there_already, signed_now.report.frozen) == (draft.report.id, False, True)
    assert _official(store, draft.report.id, 1) == pdf
    assert store.doctor() == ()
    again = _restored(store, pdf)
    assert (again.report.id, again.there_already) == (draft.report.id, True)


def test_the_same_again_opens_what_is_there(store: Store) -> None:
    first = _restored(store, sealed())
    for pdf in (sealed(), signed()):
        again = _restored(store, pdf)
        assert (again.report.id, again.there_already, again.copy_of) == (first.report.id, True, "")
    store.bin_report(first.report.id)
    assert _restored(store, sealed()).report.id == first.report.id
    assert [row.id for row in store.list_reports()] == [first.report.id]


@pytest.mark.parametrize("how", ["signed", "draft"])
def test_other_content_becomes_a_copy_once(store: Store, how: str) -> None:
    first = _restored(store, sealed())
    other = final_report(**{h.TITLE: "Nội dung khác"})
    pdf = by_person(make_pdf(other, draft=False)) if how == "signed" else make_pdf(other, draft=True)
    copy = _restored(store, pdf)
    assert copy.report.id != first.report.id
    assert (copy.there_already, copy.copy_of, copy.report.frozen) == (False, other.uid, how == "signed")
    assert _entries(copy.report) == _entries(other)
    again = _restored(store, pdf)
    assert (again.report.id, again.there_already, again.copy_of) == (copy.report.id, True, other.uid)
    if how == "signed":
        assert _official(store, copy.report.id, 1) == pdf
    assert store.load_report(first.report.id) == first.report
    assert store.doctor() == ()


def test_a_restored_report_can_be_amended(store: Store) -> None:
    report = replace(final_report(), revision=3)
    rebuilt = _restored(store, by_person(make_pdf(report, draft=False, predecessor_sha256="cd" * 32)))
    assert rebuilt.report.revision == 3
    assert store.revisions.amend(rebuilt.report.id, "Sửa số liệu").revision == 4
    assert store.doctor() == ()


def test_an_invalid_file_is_refused_with_its_reasons(store: Store) -> None:
    with pytest.raises(RestoreRefusedError) as caught:
        _restored(store, signed() + b"\n")
    assert "appended" in {reason.code for reason in caught.value.reasons}
    with pytest.raises(RestoreRefusedError) as caught:
        _restored(store, by_person(doctored(with_data_of_another)))
    assert "pages_differ" in {reason.code for reason in caught.value.reasons}
    assert store.list_reports() == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (document(), "data_invalid"),
        (b"chu thuong", "file_text"),
        (b"%PDF-1.7\n%%EOF\n", "pdf_unreadable"),
        (exported()[:9_000], "file_incomplete"),
        (b"", "file_empty"),
    ],
)
def test_files_that_hold_no_report(store: Store, data: bytes, code: str) -> None:
    with pytest.raises(FileError) as caught:
        _restored(store, data)
    assert caught.value.code == code
    assert store.list_reports() == ()
