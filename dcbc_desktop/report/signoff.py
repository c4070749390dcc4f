"""Sign-off (ký duyệt): states in which acts are allowed, and the canonical content of a revision."""

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
    """Content of a revision; its canonical JSON is hashed with SHA-256."""

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
    """Return the canonical JSON of a report: sorted keys, NFC, no empty entries; an old revision keeps its layout."""
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
    """Return the digest that identifies a revision."""
    return hashlib.sha256(content).hexdigest()


def read_content(data: bytes) -> Content:
    """Read the content of a revision; raises FileError `revision_unreadable`."""
    try:
        content = msgspec.json.decode(data, type=Content)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise FileError("revision_unreadable") from error
    if content.v != CONTENT_VERSION:
        raise FileError("revision_newer")
    return content


def report_of(content: Content, report_id: int = 0) -> Report:
    """Return the signed report that a revision's content describes."""
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
    """Raise RefusedError `report_frozen` for a report that is signed off; a presented one passes."""
    if report.frozen:
        raise RefusedError("report_frozen", revision=report.revision)


def require_editable(report: Report) -> None:
    """Raise RefusedError `report_frozen` or `report_presented` for a report that cannot be edited."""
    require_draft(report)
    if not report.editable:
        raise RefusedError("report_presented")


def require_signed(report: Report) -> None:
    """Raise RefusedError `report_not_signed` for a report that cannot be registered, amended or sent yet."""
    if not report.frozen:
        raise RefusedError("report_not_signed")


def registration(report: Report, number: str, day: date) -> tuple[str, date]:
    """Return number and date recorded after a signature by pen; each may fill a blank, never contradict the page.

    Raises UsageError for an invalid number, RefusedError `registration_contradicts` where the page says otherwise.
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
