"""Reports restored from a file: where they came from, and their revision as it was signed elsewhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace as replace_uid
from datetime import datetime

from msgspec.structs import replace

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.signoff import Content, canonical_content, content_sha256, read_content
from dcbc_desktop.store import audit, reports, revisions, signed_copies, timestamps
from dcbc_desktop.store.models import ELSEWHERE, NewRevision, Origin
from dcbc_desktop.store.reports import NewReport
from dcbc_desktop.store.row_hashes import storable
from dcbc_desktop.store.sealed_tables import ORIGIN
from dcbc_desktop.store.stored_outlines import Outlines


def restore(connection: sqlite3.Connection, outlines: Outlines, report: Report, origin: Origin, now: datetime) -> int:
    """A new draft with a restored report's entries and number; its id. One whose uid is taken gets a new one."""
    storable(report.uid)
    outlines.keep(report.outline)
    taken = connection.execute("SELECT 1 FROM report WHERE uid = ?", (report.uid,)).fetchone() is not None
    new = NewReport(
        report.outline, report.period, report.office_code, report.superior_code, None if taken else report.uid,
        report.revision,
    )  # fmt: skip
    report_id = reports.create(connection, new, now)
    reports.save(connection, outlines, report_id, _filled(report.entries), now)
    keep(connection, report_id, replace(origin, copy_of=report.uid if taken else ""), timestamps.stored(now))
    return report_id


def _filled(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    return {key: entry for key, entry in entries.items() if entry.value or entry.note}


def keep(connection: sqlite3.Connection, report_id: int, origin: Origin, now: str) -> None:
    """Record where a report came from, before any revision of it."""
    o, at = origin, timestamps.stored(origin.at)
    ORIGIN.insert(connection, (report_id, o.file, o.sha256, o.verdict, o.copy_of, at))
    audit.record(
        connection, now, report_id, audit.RESTORE,
        file=o.file, sha256=o.sha256, verdict=o.verdict, copy_of=o.copy_of,
    )  # fmt: skip


def freeze(connection: sqlite3.Connection, report: Report, new: NewRevision, tail: bytes, now: str) -> None:
    """The revision as it was signed elsewhere; raises RefusedError `restored_differs` where it says something else."""
    content = read_content(new.content)
    as_read = first_content(report, find(connection, report.id), content)
    if as_read != new.content or content_sha256(new.content) != new.sha256:
        raise RefusedError("restored_differs")
    revisions.keep(connection, report, new, content.predecessor_sha256, now)
    if tail:
        signed_copies.add(connection, report.id, report.revision, new.pdf + tail, ELSEWHERE, now)


def find(connection: sqlite3.Connection, report_id: int) -> Origin | None:
    """Where a report came from; raises FileError `row_damaged`."""
    row = connection.execute(f"{ORIGIN.select} WHERE report_id = ?", (report_id,)).fetchone()
    if row is None:
        return None
    ORIGIN.require_intact(row, str(report_id))
    _, file, sha256, verdict, copy_of, at, _ = row
    return Origin(file, sha256, verdict, copy_of, timestamps.moment(at))


def first_content(report: Report, origin: Origin | None, signed: Content) -> bytes:
    """What the first revision on file says of a report: a restored one keeps its former uid and predecessor."""
    if origin is None:
        return canonical_content(report, "", signed.layout_version)
    former = replace_uid(report, uid=origin.copy_of) if signed.report_uid == origin.copy_of else report
    return canonical_content(former, signed.predecessor_sha256, signed.layout_version)
