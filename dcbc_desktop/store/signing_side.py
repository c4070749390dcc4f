"""The side of the store for what becomes of a written report: presented, signed, amended, sent, restored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from dcbc_desktop.report.report import NO_ENTRIES, Entry, Report
from dcbc_desktop.store import reports, revisions, timestamps
from dcbc_desktop.store.later import Later
from dcbc_desktop.store.models import HERE, Comment, NewRevision, Origin, Revision, Scan, Sent, SignedCopy
from dcbc_desktop.store.opened import OpenedDatabase

if TYPE_CHECKING:
    from dcbc_desktop.store import origins, presentations, received_files, scans, signed_copies, submission_log
else:
    origins, presentations, received_files = Later("origins"), Later("presentations"), Later("received_files")
    scans, submission_log, signed_copies = Later("scans"), Later("submission_log"), Later("signed_copies")


class SigningSide(OpenedDatabase):
    """Presenting, sign-off, revisions with their signed files and scans, sending, restoring."""

    def present(self, report_id: int) -> Report:
        """Hand a draft to the chief: read-only until it is signed, returned or withdrawn.

        Raises RefusedError `report_frozen`, `report_presented`.
        """
        with self._database.transaction() as connection:
            presentations.present(connection, self._load(report_id), self._database.now())
            return self._load(report_id)

    def return_report(self, report_id: int, comments: Mapping[str, str]) -> Report:
        """The chief gives a report back with comments by key ("" for the whole report).

        Raises UsageError `comment_missing`, `key_unknown`, RefusedError `report_not_presented`.
        """
        with self._database.transaction() as connection:
            presentations.give_back(connection, self._load(report_id), comments, self._database.now())
            return self._load(report_id)

    def withdraw(self, report_id: int) -> Report:
        """The clerk takes a presented report back; raises RefusedError `report_not_presented`."""
        with self._database.transaction() as connection:
            presentations.withdraw(connection, self._load(report_id), self._database.now())
            return self._load(report_id)

    def comments(self, report_id: int) -> tuple[Comment, ...]:
        """Comments on the revision at hand, newest return first, those that were dealt with among them."""
        with self._database.reading() as connection:
            return presentations.comments(connection, report_id)

    def deal_with_comment(self, report_id: int, comment_id: int) -> None:
        """Tick a comment off; raises UsageError `comment_unknown`."""
        with self._database.transaction() as connection:
            presentations.deal(connection, report_id, comment_id, self._database.now())

    def freeze(
        self,
        report_id: int,
        revision: NewRevision,
        signed: bytes = b"",
        changed: Mapping[str, Entry] = NO_ENTRIES,
    ) -> Revision:
        """Keep a revision of a draft or presented report and make it read-only, in one transaction.

        `changed` is what the signing itself fills in, also where the report lies with the chief. `signed` is its file
        with the first digital signature, where there is one; raises as `add_signed_copy`.
        """
        moment = self._database.clock()
        now = timestamps.stored(moment)
        with self._database.transaction() as connection:
            if changed:
                presentations.fill_in(connection, self._outlines, self._load(report_id), changed, moment)
            report = self._load(report_id)
            revisions.freeze(connection, report, revision, now)
            if signed:
                signed_copies.add(connection, report_id, report.revision, signed, HERE, now)
            return revisions.listed(connection, report_id)[-1]

    def revisions(self, report_id: int) -> tuple[Revision, ...]:
        """Revisions of a report without their bytes, oldest first."""
        with self._database.reading() as connection:
            return revisions.listed(connection, report_id)

    def revision_pdf(self, report_id: int, revision: int) -> bytes:
        """The bytes of a revision's PDF as it was frozen, verified."""
        with self._database.reading() as connection:
            return revisions.pdf(connection, report_id, revision)

    def revision_content(self, report_id: int, revision: int) -> bytes:
        """The canonical content of a revision, verified."""
        with self._database.reading() as connection:
            return revisions.content(connection, report_id, revision)

    def register(self, report_id: int, number: str, day: date, revision: int | None = None) -> None:
        """Record number and date given after a signature by pen, to the report as it is signed or to a `revision`."""
        with self._database.transaction() as connection:
            report = self._load(report_id)
            if revision is not None:
                report = revisions.signed_report(connection, report_id, revision)
            revisions.register(connection, report, number, day, self._database.now())

    def amend(self, report_id: int, reason: str) -> Report:
        """Open a signed report again, as the next revision."""
        with self._database.transaction() as connection:
            revisions.amend(connection, self._load(report_id), reason, self._database.now())
            return self._load(report_id)

    def add_signed_copy(self, report_id: int, revision: int, signed: bytes, how: str) -> SignedCopy:
        """Keep a signed file, `here` or `elsewhere`: what it appends to the bytes that are known.

        Raises RefusedError `signed_other_file` where it does not begin with them, UsageError `revision_unknown`.
        """
        with self._database.transaction() as connection:
            return signed_copies.add(connection, report_id, revision, signed, how, self._database.now())

    def signed_copies(self, report_id: int, revision: int) -> tuple[SignedCopy, ...]:
        """The signings of a revision's file, oldest first."""
        with self._database.reading() as connection:
            return signed_copies.listed(connection, report_id, revision)

    def official_pdf(self, report_id: int, revision: int) -> bytes:
        """A revision's file with all its signatures, verified; raises FileError `revision_damaged`."""
        with self._database.reading() as connection:
            return signed_copies.official(connection, report_id, revision)

    def attach_scan(self, report_id: int, revision: int, name: str, kind: str, data: bytes) -> Scan:
        """Keep a scan (`pdf`, `png`, `jpeg`): first its bytes in received_files.db, then its row here.

        Raises RefusedError `scan_too_heavy`, `already_attached`, UsageError `revision_unknown`.
        """
        scan = scans.new_scan(name, kind, data, self._database.now())
        with self._database.reading() as connection:  # before the bytes: nothing large is kept for a refusal
            scans.require_new(connection, report_id, revision, scan)
        received_files.keep(self.path, data)
        with self._database.transaction() as connection:
            scans.attach(connection, report_id, revision, scan)
        return scan

    def scans(self, report_id: int, revision: int) -> tuple[Scan, ...]:
        """Scans of a revision in the order they came."""
        with self._database.reading() as connection:
            return scans.listed(connection, report_id, revision)

    def scan_data(self, report_id: int, sha256: str) -> bytes:
        """The bytes of a scan, verified; raises FileError `scan_missing`, `scan_damaged`."""
        with self._database.reading() as connection:
            name = scans.name_of(connection, report_id, sha256, received_files.beside(self.path).name)
        return received_files.read(self.path, sha256, name)

    def record_sent(
        self,
        report_id: int,
        revision: int,
        file: str,
        sha256: str,
        way: str,
        recipient: str,
        *,
        told: datetime | date | None = None,
        note: str = "",
    ) -> None:
        """Record that a file was sent by `mail`, `folder` or `other`; `told` is when, where a person says so."""
        one = Sent(0, revision, file, sha256, way, recipient, self._database.clock(), told, note)
        with self._database.transaction() as connection:
            submission_log.record(connection, report_id, one)

    def sent(self, report_id: int) -> tuple[Sent, ...]:
        """What was sent of a report, oldest first."""
        with self._database.reading() as connection:
            return submission_log.listed(connection, report_id)

    def origin(self, report_id: int) -> Origin | None:
        """The file that a report was restored from; None where it was written here."""
        with self._database.reading() as connection:
            return origins.find(connection, report_id)

    def restore_report(
        self, restored_report: Report, origin: Origin, revision: NewRevision | None, tail: bytes = b""
    ) -> Report:
        """A report out of a file, whole or not at all; with `revision` signed as it was, with what signing appended.

        Where the uid is taken the report gets a new one and its origin says so. Raises RefusedError `restored_differs`
        where the content is not that of the report.
        """
        now = self._database.clock()
        with self._database.transaction() as connection:
            report_id = origins.restore(connection, self._outlines, restored_report, origin, now)
            if revision is not None:
                origins.freeze(connection, self._load(report_id), revision, tail, self._database.now())
            return self._load(report_id)

    def accept_signed(self, report_id: int, revision: NewRevision, tail: bytes = b"") -> Report:
        """A draft becomes the revision that was signed elsewhere; raises RefusedError `restored_differs`, as above."""
        with self._database.transaction() as connection:
            origins.freeze(connection, self._load(report_id), revision, tail, self._database.now())
            return self._load(report_id)

    def _load(self, report_id: int) -> Report:
        return reports.load(self._database.connection, self._outlines, report_id)
