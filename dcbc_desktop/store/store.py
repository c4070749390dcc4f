"""The store as the rest of the program sees it: one open reports.db; every change is one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.checks.ignored import Ignored
from dcbc_desktop.report.dates import now
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.period import Period, PeriodKind
from dcbc_desktop.report.report import NO_ENTRIES, Entry, Report
from dcbc_desktop.report.table import Row
from dcbc_desktop.store import (
    audit,
    deleted_reports,
    file_format,
    history,
    ignored_findings,
    profiles,
    report_rows,
    reports,
)
from dcbc_desktop.store.backup_copy import copy_database, exists
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.lock import FileLock
from dcbc_desktop.store.models import Act, EarlierReport, Export, LeftOver, Place, Problem, ReportRow
from dcbc_desktop.store.office_side import OfficeSide
from dcbc_desktop.store.reports import NewReport
from dcbc_desktop.store.signing_side import SigningSide


def _nothing() -> None:
    """Nobody waits."""


class Store(SigningSide, OfficeSide):
    """One open reports.db: reports while they are written, and its care. Belongs to the thread that opened it.

    Every method raises FileError where the disk or the file fails; then nothing was changed and it may be tried again.
    """

    def __init__(self, database: Database, lock: FileLock | None) -> None:
        super().__init__(database)
        self.between_steps: Callable[[], None] = _nothing
        """Runs between the steps of long work (copies, examination); a waiting save goes here."""
        self._lock = lock

    @classmethod
    def open(
        cls, path: Path, *, write: bool = True, clock: Callable[[], datetime] = now, take_over: bool = False
    ) -> Self:
        """Open a database; a missing one is created, with its folder, where it is opened for writing.

        Raises FileError `database_locked` (host, user, since) where another program writes to it,
        `database_left_locked` where another computer did and did not end it, `database_missing`, `database_newer` and
        others; a file that is not ours is never touched. `take_over` is a person's answer that the other computer
        named in the lock is out of the way.
        """
        if not write:
            return cls(Database(file_format.open_for_reading(path, file_format.file_version(path)), path, clock), None)
        if exists(path):
            file_format.file_version(path)  # before a lock file is laid beside somebody else's file
        else:
            file_format.make_folder(path)
        lock = FileLock(path, clock(), take_over=take_over)
        try:
            if not exists(path):
                file_format.create(path)
            return cls(Database(file_format.open_for_writing(path, file_format.file_version(path)), path, clock), lock)
        except BaseException:
            lock.release()
            raise

    def now(self) -> datetime:
        """Return this moment by the clock that dates what is stored."""
        return self._database.clock()

    def close(self) -> None:
        """Close the file and give the lock back."""
        self._database.connection.close()
        if self._lock is not None:
            self._lock.release()

    # outlines

    def keep_outline(self, outline: Outline) -> str:
        """Keep an outline; returns its SHA-256."""
        with self._database.transaction():
            return self._outlines.keep(outline)

    def outline(self, sha256: str) -> Outline:
        """The outline with this SHA-256."""
        with self._database.reading():
            return self._outlines.get(sha256)

    # reports

    def create_report(
        self,
        outline: Outline,
        period: Period,
        *,
        office_code: str = "",
        superior_code: str = "",
        entries: Mapping[str, Entry] = NO_ENTRIES,
        left_over: Sequence[LeftOver] = (),
        uid: str | None = None,
    ) -> Report:
        """A new draft, whole or not at all; raises RefusedError `report_exists` where the uid is taken."""
        now = self._database.clock()
        with self._database.transaction() as connection:
            self._outlines.keep(outline)
            report_id = reports.create(connection, NewReport(outline, period, office_code, superior_code, uid), now)
            reports.save(connection, self._outlines, report_id, entries, now)
            reports.keep_left_over(connection, report_id, left_over)
            return reports.load(connection, self._outlines, report_id)

    def load_report(self, report_id: int) -> Report:
        """A report; raises UsageError `report_unknown`, FileError `row_damaged` or `outline_damaged`."""
        with self._database.reading() as connection:
            return reports.load(connection, self._outlines, report_id)

    def load_numbers(self, report_id: int) -> Report:
        """A report's figures and tables alone; raises as `load_report`."""
        with self._database.reading() as connection:
            return reports.load_numbers(connection, self._outlines, report_id)

    def list_reports(self) -> tuple[ReportRow, ...]:
        """Reports outside the bin, newest edit first."""
        with self._database.reading() as connection:
            return report_rows.listed(connection, binned=False)

    def reports_of_office(self, office_code: str, kind: PeriodKind) -> tuple[EarlierReport, ...]:
        """Reports of one office outside the bin, for periods of one kind; rows that are damaged are left out."""
        with self._database.reading() as connection:
            return tuple(report_rows.of_office(connection, office_code, kind))

    def list_bin(self) -> tuple[ReportRow, ...]:
        """Reports in the bin, newest edit first."""
        with self._database.reading() as connection:
            return report_rows.listed(connection, binned=True)

    def save_entries(self, report_id: int, changed: Mapping[str, Entry], place: Place | None = None) -> datetime:
        """Save what was typed, and where; it is on the disk when this returns the time.

        Raises RefusedError `report_frozen` on a signed report, which takes a place but no entries.
        """
        with self._database.transaction() as connection:
            if changed:
                reports.save(connection, self._outlines, report_id, changed, self._database.clock())
            if place is not None:
                reports.move_to(connection, report_id, place)
        return self._database.clock()

    def entry_history(self, report_id: int, key: str) -> tuple[tuple[datetime, Entry], ...]:
        """Former states of an entry with the times they were typed, newest first."""
        with self._database.reading() as connection:
            return history.states(connection, report_id, key)

    def row_history(self, report_id: int, key: str) -> tuple[tuple[datetime, Row], ...]:
        """Former states of a table's rows, also of rows that are gone, newest first."""
        with self._database.reading() as connection:
            return reports.row_history(connection, self._outlines, report_id, key)

    def bin_report(self, report_id: int) -> None:
        """Put a report into the bin."""
        with self._database.transaction() as connection:
            deleted_reports.put_in(connection, report_id, self._database.now())

    def unbin_report(self, report_id: int) -> None:
        """Take a report out of the bin."""
        with self._database.transaction() as connection:
            deleted_reports.take_out(connection, report_id, self._database.now())

    def empty_bin(self) -> int:
        """Remove binned reports for good, except those with signed revisions; returns how many went."""
        with self._database.transaction() as connection:
            return deleted_reports.empty(connection, self._database.now())

    def left_over(self, report_id: int) -> tuple[LeftOver, ...]:
        """Lines of the imported file that found no place."""
        with self._database.reading() as connection:
            return reports.left_over(connection, report_id)

    def drop_left_over(self, report_id: int, line: int) -> None:
        """Take a line off the list, because a person has dealt with it."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM left_over WHERE report_id = ? AND line = ?", (report_id, line))

    # findings set aside

    def ignored(self, report_id: int) -> tuple[Ignored, ...]:
        """Findings of a report that a person set aside."""
        with self._database.reading() as connection:
            return ignored_findings.listed(connection, report_id)

    def ignore(self, report_id: int, one: Ignored) -> None:
        """Set a finding aside, with its reason."""
        with self._database.transaction() as connection:
            ignored_findings.keep(connection, report_id, one, self._database.now())

    def stop_ignoring(self, report_id: int, one: Ignored) -> None:
        """Show a finding again."""
        with self._database.transaction() as connection:
            ignored_findings.forget(connection, report_id, one)

    # place and session

    def place(self, report_id: int) -> Place | None:
        """Where a person was in a report."""
        with self._database.reading() as connection:
            return profiles.place(connection, report_id)

    def open_report_id(self) -> int | None:
        """The report that was open when the program ended, however it ended."""
        with self._database.reading() as connection:
            return profiles.open_report_id(connection)

    def set_open_report(self, report_id: int | None) -> None:
        """Remember which report is open."""
        with self._database.transaction() as connection:
            profiles.set_open_report(connection, report_id)

    # audit and care

    def acts(self, report_id: int | None = None) -> tuple[Act, ...]:
        """The audit log, of one report or all."""
        with self._database.reading() as connection:
            return audit.acts(connection, report_id)

    def record_export(self, report_id: int, revision: int, file: str, sha256: str, draft: bool) -> None:
        """Record that a file was handed out."""
        with self._database.transaction() as connection:
            export = Export(report_id, revision, file, sha256, draft)
            reports.record_export(connection, export, self._database.now())

    def backup(self, target: Path) -> None:
        """Copy everything: the reports to a file, their scans to the one beside it that belongs to it.

        Raises as `copy_reports` and `copy_scans`.
        """
        self.copy_reports(target)
        self.copy_scans(target)

    def copy_scans(self, target: Path) -> None:
        """Give a copy of the reports their scans: those that it does not have yet.

        Raises FileError `scans_not_copied`; the copied reports are whole all the same.
        """
        from dcbc_desktop.store import received_files, scans  # noqa: PLC0415  the start does without them

        with self._database.reading() as connection:
            wanted = scans.named(connection)
        received_files.copy(self.path, target, wanted, self._pause)

    def copy_reports(self, target: Path) -> None:
        """Copy the database to a file, verified, under its name only when complete; its scans stay where they are.

        Raises UsageError `copy_onto_itself`: the open file must not be taken away from under its saves.
        """
        if target.resolve() == self.path.resolve():
            raise UsageError("copy_onto_itself", file=str(target))
        copy_database(self._database.connection, target, self._pause)

    def doctor(self) -> tuple[Problem, ...]:
        """Examine the whole file; an empty answer means that every hash, reference and trigger is right."""
        from dcbc_desktop.store.doctor import examine  # noqa: PLC0415  brings sqlite-utils, which the start does without

        return examine(self._database, self._pause)

    def _pause(self) -> None:
        self.between_steps()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for tests and benchmarks that look behind the store."""
        return self._database.connection
