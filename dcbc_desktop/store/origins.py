"""Reports restored from a file: where they came from, and their revision as it was signed elsewhere."""

from __future__ import annotations

from dataclasses import replace as replace_uid

from msgspec.structs import replace

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.signoff import Content, canonical_content, content_sha256, read_content
from dcbc_desktop.store import audit, reports, timestamps
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import ELSEWHERE, NewRevision, Origin
from dcbc_desktop.store.reports import NewReport
from dcbc_desktop.store.revisions import Revisions
from dcbc_desktop.store.sealed_tables import ORIGIN


class Origins:
    """The files that reports were restored from."""

    def __init__(self, database: Database, revisions: Revisions) -> None:
        self._database = database
        self._revisions = revisions

    def find(self, report_id: int) -> Origin | None:
        """Return the file that a report was restored from; None where it was written here.

        Raises FileError `row_damaged`.
        """
        with self._database.reading() as connection:
            for _, file, sha256, verdict, copy_of, at in ORIGIN.read(connection, "WHERE report_id = ?", (report_id,)):
                return Origin(file, sha256, verdict, copy_of, timestamps.moment(at))
        return None

    def restore(self, restored: Report, origin: Origin, revision: NewRevision | None, tail: bytes = b"") -> Report:
        """Keep a report out of a file, whole or not at all; with `revision` signed as it was.

        `tail` is what signing appended. Where the uid is taken the report gets a new one and its origin says so.
        Raises RefusedError `restored_differs` where the content is not that of the report.
        """
        database, now = self._database, self._database.clock()
        with database.transaction():
            database.outlines.keep(restored.outline)
            taken = reports.uid_taken(database.connection, restored.uid)
            new = NewReport(
                restored.outline, restored.period, restored.office_code, restored.superior_code,
                reports.new_uid() if taken else restored.uid, restored.revision,
            )  # fmt: skip
            report_id = reports.create(database, new, now)
            filled = {key: entry for key, entry in restored.entries.items() if entry.value or entry.note}
            reports.save(database, report_id, filled, now)
            self._keep(report_id, replace(origin, copy_of=restored.uid if taken else ""), timestamps.stored(now))
            if revision is not None:
                self._freeze(report_id, revision, tail)
            return reports.load(database, report_id)

    def accept_signed(self, report_id: int, revision: NewRevision, tail: bytes = b"") -> Report:
        """Make a draft the revision that was signed elsewhere; raises RefusedError `restored_differs`, as above."""
        with self._database.transaction():
            self._freeze(report_id, revision, tail)
            return reports.load(self._database, report_id)

    def _keep(self, report_id: int, origin: Origin, now: str) -> None:
        """Record where a report came from, before any revision of it."""
        o, at = origin, timestamps.stored(origin.at)
        ORIGIN.add(self._database.tables, (report_id, o.file, o.sha256, o.verdict, o.copy_of, at))
        audit.record(
            self._database.connection, now, report_id, audit.RESTORE,
            file=o.file, sha256=o.sha256, verdict=o.verdict, copy_of=o.copy_of,
        )  # fmt: skip

    def _freeze(self, report_id: int, new: NewRevision, tail: bytes) -> None:
        report, content = reports.load(self._database, report_id), read_content(new.content)
        as_read = first_content(report, self.find(report_id), content)
        if as_read != new.content or content_sha256(new.content) != new.sha256:
            raise RefusedError("restored_differs")
        self._revisions.keep(report, new, content.predecessor_sha256, self._database.now())
        if tail:
            self._revisions.add_signed_copy(report_id, report.revision, new.pdf + tail, ELSEWHERE)


def first_content(report: Report, origin: Origin | None, signed: Content) -> bytes:
    """Return what a report's first revision on file must say: a restored one keeps its former uid and predecessor."""
    if origin is None:
        return canonical_content(report, "", signed.layout_version)
    former = replace_uid(report, uid=origin.copy_of) if signed.report_uid == origin.copy_of else report
    return canonical_content(former, signed.predecessor_sha256, signed.layout_version)
