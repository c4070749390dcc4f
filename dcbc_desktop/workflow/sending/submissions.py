"""The submission log (nhật ký gửi): what was saved, written and handed over, entries by hand, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from dcbc_desktop.errors import RefusedError, UsageError
from dcbc_desktop.report.dates import in_zone
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store.models import FOLDER, HANDED_OVER, MAIL, OTHER, STRUCK, Correction, Submission
from dcbc_desktop.store.store import Store

WAYS: Final = (MAIL, FOLDER, OTHER)
"""Ways of sending, in the order of the command's help."""
MOST_RECIPIENT: Final = 500
"""Letters of a recipient, a note or a reason in the log."""


def record_by_hand(
    store: Store,
    report_id: int,
    to: str,
    way: str = OTHER,
    when: datetime | date | None = None,
    note: str = "",
    of: int = 0,
) -> None:
    """Log that a file was handed over: of the newest signed revision the one exported last, or that of entry `of`.

    Raises UsageError `sent_to_missing`, `sent_in_future` or `sent_unknown`, RefusedError `report_not_signed`.
    """
    recipient = _one_line(to)
    if not recipient:
        raise UsageError("sent_to_missing")
    _require_past(when, store.now())
    report = store.load_report(report_id)
    if not (revisions := store.revisions.listed(report.id)):
        raise RefusedError("report_not_signed")
    if of:
        entry = _entry(store, report_id, of)
        revision, file, sha256 = entry.revision, entry.file, entry.sha256
    else:
        newest = revisions[-1]
        revision = newest.number
        known = [
            one for one in sent_files(store, report_id)
            if one.revision == revision and one.file and one.event != STRUCK
        ]  # fmt: skip
        file, sha256 = (known[0].file, known[0].sha256) if known else ("", newest.pdf_sha256)
    store.submissions.record(
        report_id, revision, file, sha256, way, recipient, told=when, note=_one_line(note), event=HANDED_OVER
    )


def correct(
    store: Store,
    report_id: int,
    number: int,
    reason: str,
    to: str | None = None,
    way: str | None = None,
    when: datetime | date | None = None,
    note: str | None = None,
) -> None:
    """Correct an entry: a new one takes its place and the former state stays, with the reason.

    What is None stays as it was. Raises UsageError `sent_reason_missing`, `sent_unknown`, `sent_to_missing`,
    `sent_in_future` or `sent_unchanged`, RefusedError `sent_corrected`.
    """
    entry, why = _entry(store, report_id, number), _reason(reason)
    recipient = entry.recipient if to is None else _one_line(to)
    if not recipient and entry.event == HANDED_OVER:
        raise UsageError("sent_to_missing")
    _require_past(when, store.now())
    corrected = (recipient, way or entry.way, when or entry.told, entry.note if note is None else _one_line(note))
    if corrected == (entry.recipient, entry.way, entry.told, entry.note):
        raise UsageError("sent_unchanged", number=number)
    recipient, new_way, told, new_note = corrected
    store.submissions.record(
        report_id, entry.revision, entry.file, entry.sha256, new_way, recipient,
        told=told, note=new_note, event=entry.event, correction=Correction(number, why),
    )  # fmt: skip


def strike_out(store: Store, report_id: int, number: int, reason: str) -> None:
    """Strike an entry out as wrong; it stays, with the reason. Raises as `correct`."""
    entry, why = _entry(store, report_id, number), _reason(reason)
    store.submissions.record(
        report_id, entry.revision, entry.file, entry.sha256, entry.way, entry.recipient,
        told=entry.told, note=entry.note, event=STRUCK, correction=Correction(number, why),
    )  # fmt: skip


def _entry(store: Store, report_id: int, number: int) -> Submission:
    entry = next((one for one in store.submissions.listed(report_id) if one.id == number), None)
    if entry is None:
        raise UsageError("sent_unknown", number=number)
    if entry.replaced_by or entry.event == STRUCK:
        raise RefusedError("sent_corrected", number=number)
    return entry


def _reason(text: str) -> str:
    reason = _one_line(text)
    if not reason:
        raise UsageError("sent_reason_missing")
    return reason


def _require_past(when: datetime | date | None, now: datetime) -> None:
    ahead = in_zone(when) > now if isinstance(when, datetime) else when is not None and when > in_zone(now).date()
    if ahead:
        raise UsageError("sent_in_future")


def sent_when(one: Submission) -> str:
    """Return the time of an entry: as the person gives it, else when it was recorded."""
    told = one.told or one.at
    return f"{told:%d/%m/%Y %H:%M}" if isinstance(told, datetime) else f"{told:%d/%m/%Y}"


def sent_files(store: Store, report_id: int) -> tuple[Submission, ...]:
    """Return the submission log of a report, newest first; the former states of an entry follow it, newest first."""
    entries = {one.id: one for one in store.submissions.listed(report_id)}
    heads = [one for one in entries.values() if not one.replaced_by]
    states = [tuple(_states(head, entries)) for head in heads]
    return tuple(one for group in sorted(states, key=lambda group: group[-1].id, reverse=True) for one in group)


def _states(entry: Submission | None, entries: dict[int, Submission]) -> Iterator[Submission]:
    """Yield an entry and its former states, newest first."""
    while entry is not None:
        yield entry
        entry = entries.get(entry.replaces) if entry.replaces < entry.id else None


def _one_line(text: str) -> str:
    return clean_line(text[: 4 * MOST_RECIPIENT]).text.strip()[:MOST_RECIPIENT]
