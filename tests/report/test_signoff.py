from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, State
from dcbc_desktop.report.signoff import (
    canonical_content,
    content_sha256,
    read_content,
    registration,
    report_of,
    require_draft,
    require_signed,
)
from tests.report.samples import full_report


def test_content_is_canonical_and_complete() -> None:
    report = full_report()
    content = canonical_content(report)
    reordered = replace(report, entries=dict(reversed(list(report.entries.items()))))
    assert canonical_content(reordered) == content
    read = report_of(read_content(content), report.id)
    assert read == replace(report, state=State.SIGNED)


def test_every_change_changes_the_hash() -> None:
    report = full_report()
    hashes = {
        content_sha256(canonical_content(changed, predecessor))
        for changed, predecessor in (
            (report, ""),
            (report, "ab"),
            (replace(report, revision=2), ""),
            (replace(report, office_code="H2"), ""),
            (report.with_entries({h.NUMBER: Entry("1")}), ""),
            (report.with_entries({"staff": Entry("1", "")}), ""),
            (report.with_entries({"staff": Entry("1", "ghi chú")}), ""),
        )
    }
    assert len(hashes) == 7


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b'{"v":1}'])
def test_unreadable_content_is_refused(data: bytes) -> None:
    with pytest.raises(FileError):
        read_content(data)


def test_a_newer_content_is_named() -> None:
    newer = canonical_content(full_report()).replace(b'"v":1}', b'"v":2}')
    with pytest.raises(FileError) as caught:
        read_content(newer)
    assert caught.value.code == "revision_newer"


def test_allowed_acts() -> None:
    draft, signed = full_report(), replace(full_report(), state=State.SIGNED)
    require_draft(draft)
    require_signed(signed)
    with pytest.raises(RefusedError):
        require_draft(signed)
    with pytest.raises(RefusedError):
        require_signed(draft)


def test_registration_fills_blanks_but_never_contradicts() -> None:
    signed = replace(full_report(), state=State.SIGNED)
    day = date(2026, 12, 15)
    assert registration(signed, "012", day) == ("12", day)
    printed = signed.with_entries({h.NUMBER: Entry("12"), h.DATE: Entry("15/12/2026")})
    assert registration(printed, "12", day) == ("12", day)
    for number, other in (("13", day), ("12", date(2026, 12, 16))):
        with pytest.raises(RefusedError):
            registration(printed, number, other)
    with pytest.raises(UsageError):
        registration(signed, " ", day)
