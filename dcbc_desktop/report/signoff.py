"""Sign-off (ký duyệt): which acts are allowed when, and the canonical content that is frozen."""

from __future__ import annotations

import hashlib
from datetime import date

import msgspec

from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.outline import LAYOUT_VERSION, Outline
from dcbc_desktop.report.period import Period
from dcbc_desktop.report.report import Entry, Report, State

CONTENT_VERSION = 1


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything a revision holds; its canonical JSON is what the SHA-256 is taken of."""

    v: int
    layout_version: int
    report_uid: str
    revision: int
    predecessor_sha256: str
    office_code: str
    superior_code: str
    period: Period
    outline: Outline
    outline_sha256: str
    entries: dict[str, Entry]


def canonical_content(report: Report, predecessor_sha256: str = "", layout_version: int = LAYOUT_VERSION) -> bytes:
    """Canonical JSON of a report: sorted keys, NFC, empty entries left out; an old revision names its own layout."""
    content = {
        "v": CONTENT_VERSION,
        "layout_version": layout_version,
        "report_uid": report.uid,
        "revision": report.revision,
        "predecessor_sha256": predecessor_sha256,
        "office_code": report.office_code,
        "superior_code": report.superior_code,
        "period": report.period,
        "outline": msgspec.Raw(report.outline.to_json()),  # the very bytes that its hash is taken of
        "outline_sha256": report.outline.sha256,
        "entries": {key: entry for key, entry in report.entries.items() if entry.value or entry.note},
    }
    return msgspec.json.encode(content, order="sorted")


def content_sha256(content: bytes) -> str:
    """The digest a revision is known by."""
    return hashlib.sha256(content).hexdigest()


def read_content(data: bytes) -> Content:
    """The content of a revision; raises FileError `revision_unreadable`."""
    try:
        content = msgspec.json.decode(data, type=Content)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise FileError("revision_unreadable") from error
    if content.v != CONTENT_VERSION:
        raise FileError("revision_newer")
    return content


def report_of(content: Content, report_id: int = 0) -> Report:
    """The frozen report that a revision's content describes."""
    return Report(
        id=report_id,
        uid=content.report_uid,
        outline=content.outline,
        office_code=content.office_code,
        superior_code=content.superior_code,
        period=content.period,
        state=State.SIGNED,
        revision=content.revision,
        entries=content.entries,
    )


def require_draft(report: Report) -> None:
    """Raise RefusedError `report_frozen` where a report is signed off already; one that waits for it may be."""
    if report.frozen:
        raise RefusedError("report_frozen", revision=report.revision)


def require_editable(report: Report) -> None:
    """Raise RefusedError `report_frozen` or `report_presented` where nothing may be typed into a report."""
    require_draft(report)
    if not report.editable:
        raise RefusedError("report_presented")


def require_signed(report: Report) -> None:
    """Raise RefusedError `report_not_signed` where there is nothing to register, amend or hand out."""
    if not report.frozen:
        raise RefusedError("report_not_signed")


def registration(report: Report, number: str, day: date) -> tuple[str, date]:
    """Number and date recorded after a signature by pen; each may fill a blank but never contradict the page.

    Raises UsageError where the number is no number, RefusedError `registration_contradicts` where the page says
    otherwise.
    """
    require_signed(report)
    number = h.normalise_number(number)
    if not number:
        raise UsageError("document_number_invalid", text="")
    printed = h.normalise_number(report.text(h.NUMBER))
    printed_day = h.typed_date(report.text(h.DATE))
    if printed not in ("", number) or printed_day not in (None, day):
        raise RefusedError("registration_contradicts")
    return number, day
