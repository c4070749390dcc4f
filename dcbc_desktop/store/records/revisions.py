"""Signed revisions: frozen once, read back with their digests checked, registered and amended beside, never changed.

A signed file grows by what each signing appends; only these tails are kept, and checked link by link.
Reports restored from a file have an origin here, with their revision as it was signed elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace as replace_uid
from datetime import date
from typing import Any, Final

from msgspec.structs import replace

from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import NO_ENTRIES, Entry, Report, State
from dcbc_desktop.report.signoff import (
    Content,
    canonical_content,
    content_sha256,
    read_content,
    registration,
    report_of,
    require_draft,
    require_signed,
)
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import ELSEWHERE, EXITS, HERE, NewRevision, Origin, Revision, SignedCopy
from dcbc_desktop.store.records import audit, entries, report_rows, reports
from dcbc_desktop.store.records.reports import NewReport
from dcbc_desktop.store.tables.sealed_tables import AMENDMENT, ORIGIN, REGISTRATION, REVISION, SIGNATURE, blob_bytes

_OF_REVISION: Final = "WHERE report_id = ? AND revision = ? ORDER BY position"


class Revisions:
    """The signed revisions of reports, with their PDF files."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def freeze(
        self, report_id: int, new: NewRevision, signed: bytes = b"", changed: Mapping[str, Entry] = NO_ENTRIES
    ) -> Revision:
        """Keep a revision of a draft or presented report and make it read-only, in one transaction.

        `changed` is what the signing itself fills in, also while the report is with the chief. `signed` is its file
        with the first digital signature, if there is one. Raises RefusedError `report_frozen`,
        `report_changed_meanwhile` where `new` is not of what is stored now, or as `add_signed_copy`.
        """
        database, moment = self._database, self._database.clock()
        with database.transaction() as connection:
            if changed:
                require_draft(reports.load(database, report_id))
                report_rows.stop_presenting(connection, report_id)  # or its triggers would refuse the entries
                reports.save(database, report_id, changed, moment)
            report = reports.load(database, report_id)
            require_draft(report)
            revisions = self.listed(report_id)
            predecessor = revisions[-1].sha256 if revisions else ""
            if canonical_content(report, predecessor) != new.content or content_sha256(new.content) != new.sha256:
                raise RefusedError("report_changed_meanwhile")
            self.keep(report, new, predecessor, timestamps.stored(moment))
            if signed:
                self.add_signed_copy(report_id, report.revision, signed, HERE)
            return self.listed(report_id)[-1]

    def keep(self, report: Report, new: NewRevision, predecessor: str, at: str) -> None:
        """Keep a checked revision and make its report read-only, inside the caller's transaction."""
        if new.exit not in EXITS:
            raise UsageError("exit_unknown", exit=new.exit[:40])
        connection = self._database.connection
        signed = timestamps.stored(new.signed) if new.signed else at
        pdf_sha256 = hashlib.sha256(new.pdf).hexdigest()
        head = audit.record(
            connection, at, report.id, audit.SIGN,
            revision=report.revision, sha256=new.sha256, pdf_sha256=pdf_sha256, exit=new.exit,
        )  # fmt: skip
        number, day = _printed(report)
        values = (report.id, report.revision, new.sha256, pdf_sha256, signed, new.exit, number, day, predecessor, head)
        REVISION.add(self._database.tables, values, content=new.content, pdf=new.pdf)
        report_rows.stop_presenting(connection, report.id)
        record = report_rows.find(connection, report.id)
        done = entries.done(connection, report.id, report.outline, looked_at=True)
        report_rows.update(connection, record._replace(state=report_rows.SIGNED, done=done, edited=at))

    def listed(self, report_id: int) -> tuple[Revision, ...]:
        """Return the revisions of a report without their bytes, oldest first; raises FileError `row_damaged`."""
        with self._database.reading() as connection:
            registered = {row[1]: row[2:] for row in REGISTRATION.read(connection, "WHERE report_id = ?", (report_id,))}
            rows = list(REVISION.read(connection, "WHERE report_id = ? ORDER BY number", (report_id,)))
        return tuple(_revision(row, registered.get(row[1]), replaced=row is not rows[-1]) for row in rows)

    def content(self, report_id: int, number: int) -> bytes:
        """Return the canonical content; raises UsageError `revision_unknown`, FileError `revision_damaged`."""
        return self._blob("SELECT content, sha256", report_id, number)

    def pdf(self, report_id: int, number: int) -> bytes:
        """Return the bytes of the PDF as it was frozen; raises as `content`."""
        return self._blob("SELECT pdf, pdf_sha256", report_id, number)

    def _blob(self, select: str, report_id: int, number: int) -> bytes:
        sql = f"{select} FROM revision WHERE report_id = ? AND number = ?"
        with self._database.reading() as connection:
            row = connection.execute(sql, (report_id, number)).fetchone()
        if row is None:
            raise UsageError("revision_unknown", id=report_id, revision=number)
        data = blob_bytes(row[0])
        if hashlib.sha256(data).hexdigest() != row[1]:
            raise FileError("revision_damaged", id=report_id, revision=number)
        return data

    def register(self, report_id: int, number: str, day: date, revision: int | None = None) -> None:
        """Record number and date given after a signature by pen, to the report as it is signed or to a `revision`.

        Raises RefusedError `already_registered`, or as `content`.
        """
        at = self._database.now()
        with self._database.transaction() as connection:
            report = reports.load(self._database, report_id)
            if revision is not None:
                report = report_of(read_content(self.content(report_id, revision)), report_id)
            number, day = registration(report, number, day)
            of_revision = "WHERE report_id = ? AND revision = ?"
            for known in REGISTRATION.read(connection, of_revision, (report_id, report.revision)):
                raise RefusedError("already_registered", number=known[2])
            REGISTRATION.add(self._database.tables, (report_id, report.revision, number, day.isoformat(), at))
            audit.record(
                connection, at, report_id, audit.REGISTER,
                revision=report.revision, number=number, date=day.isoformat(),
            )  # fmt: skip

    def amend(self, report_id: int, reason: str) -> Report:
        """Open a signed report again as the next revision; raises UsageError `reason_missing`."""
        at = self._database.now()
        with self._database.transaction() as connection:
            report = reports.load(self._database, report_id)
            require_signed(report)
            reason = nfc(reason).strip()
            if not reason:
                raise UsageError("reason_missing")
            AMENDMENT.add(self._database.tables, (report_id, report.revision, reason, at))
            audit.record(connection, at, report_id, audit.AMEND, revision=report.revision, reason=reason)
            record = report_rows.find(connection, report_id)
            amended = record._replace(state=State.DRAFT.value, revision=report.revision + 1, edited=at)
            report_rows.update(connection, amended)
            return reports.load(self._database, report_id)

    def add_signed_copy(self, report_id: int, revision: int, signed: bytes, how: str) -> SignedCopy:
        """Keep a signed file, `here` or `elsewhere`: what it appends to the bytes that are known.

        Raises RefusedError `signed_other_file` where it does not begin with them, UsageError `revision_unknown`.
        """
        at = self._database.now()
        with self._database.transaction() as connection:
            known = self.official_pdf(report_id, revision)
            if len(signed) <= len(known) or not signed.startswith(known):
                raise RefusedError("signed_other_file")
            position = len(self.signed_copies(report_id, revision)) + 1
            sha256 = hashlib.sha256(signed).hexdigest()
            values = (report_id, revision, position, how, sha256, at, len(signed))
            SIGNATURE.add(self._database.tables, values, tail=signed[len(known) :])
            audit.record(
                connection, at, report_id, audit.SIGN_FILE,
                revision=revision, position=position, how=how, sha256=sha256,
            )  # fmt: skip
        return _signed_copy(values)

    def signed_copies(self, report_id: int, revision: int) -> tuple[SignedCopy, ...]:
        """Return the signings of a revision's file, oldest first; raises FileError `row_damaged`."""
        with self._database.reading() as connection:
            return tuple(_signed_copy(row) for row in SIGNATURE.read(connection, _OF_REVISION, (report_id, revision)))

    def official_pdf(self, report_id: int, revision: int) -> bytes:
        """Return a revision's file with all its signatures.

        Raises UsageError `revision_unknown`, FileError `revision_damaged`.
        """
        data = self.pdf(report_id, revision)
        parts, running, size = [data], hashlib.sha256(data), len(data)
        with self._database.reading() as connection:
            rows = SIGNATURE.read(connection, _OF_REVISION, (report_id, revision), "tail")
            for place, (*sealed, tail) in enumerate(rows, 1):
                part = blob_bytes(tail)
                running.update(part)
                size += len(part)
                copy = _signed_copy(tuple(sealed))
                if (copy.position, copy.sha256, copy.size) != (place, running.hexdigest(), size):
                    raise FileError("revision_damaged", id=report_id, revision=revision)
                parts.append(part)
        return b"".join(parts)


def _printed(report: Report) -> tuple[str, str | None]:
    """Return number and date on the page; what cannot be read as such counts as blank."""
    try:
        number = h.normalise_number(report.text(h.NUMBER))
        day = h.typed_date(report.text(h.DATE))
    except UsageError:
        return "", None
    return number, day.isoformat() if day else None


def _revision(row: tuple[Any, ...], registered: tuple[str, str, str] | None, *, replaced: bool) -> Revision:
    stored = REVISION.named(row)
    document_number, day, at = registered or (stored["document_number"], stored["document_date"], None)
    return Revision(
        number=stored["number"],
        sha256=stored["sha256"],
        pdf_sha256=stored["pdf_sha256"],
        signed=timestamps.moment(stored["signed"]),
        exit=stored["exit"],
        document_number=document_number,
        document_date=timestamps.day(day) if day else None,
        registered=timestamps.moment(at) if at else None,
        replaced=replaced,
    )


def _signed_copy(row: tuple[Any, ...]) -> SignedCopy:
    stored = SIGNATURE.named(row)
    at = timestamps.moment(stored["at"])
    return SignedCopy(stored["position"], stored["how"], stored["sha256"], at, stored["size"])


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
