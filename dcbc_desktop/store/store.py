"""The store as the rest of the program sees it: one open reports.db; every change is one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Self

from dcbc_desktop import store as parts
from dcbc_desktop.errors import FileError, UsageError, system_reason
from dcbc_desktop.report.checks.ignored import Ignored
from dcbc_desktop.report.dates import now
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.period import Period, PeriodKind
from dcbc_desktop.report.report import NO_ENTRIES, Entry, Report
from dcbc_desktop.store import database_files
from dcbc_desktop.store.database import Database, disconnect
from dcbc_desktop.store.files import own_files, private_files
from dcbc_desktop.store.files.file_watch import FileWatch
from dcbc_desktop.store.files.lock import FileLock
from dcbc_desktop.store.models import AuditEntry, EarlierReport, LeftOver, Place, Problem, ReportRow
from dcbc_desktop.store.records import audit, entries, report_rows, reports
from dcbc_desktop.store.records.entries import FormerRow
from dcbc_desktop.store.records.office_profiles import OfficeProfiles, StoredSettings
from dcbc_desktop.store.records.reports import NewReport
from dcbc_desktop.store.tables.schema import schema_version
from dcbc_desktop.store.tables.sealed_tables import LEFT_OVER


def _nothing() -> None:
    """No save waits."""


def _open_again(path: Path, clock: Callable[[], datetime]) -> tuple[FileLock, sqlite3.Connection]:
    """Open a file that was open before; never migrated and never created. Raises as `Store.open`."""
    version = database_files.file_version(path)
    if version != schema_version():
        raise FileError("database_replaced", file=str(path))
    lock = FileLock(path, clock())
    try:
        lock.guard_database()
        return lock, database_files.open_for_writing(path, version)
    except BaseException:
        lock.release()
        raise


class Store:
    """One open reports.db: reports while they are written, and its care. Belongs to the thread that opened it.

    Its other parts are attributes, loaded on first use. Every method raises FileError where the disk or the file fails;
    then nothing was changed and it may be tried again.
    """

    def __init__(self, database: Database) -> None:
        self.path: Path = database.path
        self.settings = StoredSettings(database)
        self.office = OfficeProfiles(database)
        self.between_steps: Callable[[], None] = _nothing
        """Called between the steps of long work (copies, examination), to run a waiting save."""
        self.read_only = False
        """Nothing can be written: see `view`."""
        self._database = database
        own_files.note_opened(self, self.path)

    @cached_property
    def presentations(self) -> parts.Presentations:
        """Presenting to the chief, and comments."""
        return parts.Presentations(self._database)

    @cached_property
    def revisions(self) -> parts.Revisions:
        """Signed revisions with their files."""
        return parts.Revisions(self._database)

    @cached_property
    def scans(self) -> parts.Scans:
        """Scans of revisions that were signed by pen."""
        return parts.Scans(self._database, self.revisions)

    @cached_property
    def submissions(self) -> parts.SubmissionLog:
        """Log of exports and submissions."""
        return parts.SubmissionLog(self._database)

    @cached_property
    def origins(self) -> parts.Origins:
        """Files that reports were restored from."""
        return parts.Origins(self._database, self.revisions)

    @cached_property
    def trusted(self) -> parts.TrustStore:
        """Trusted certificates and revocation lists."""
        return parts.TrustStore(self._database)

    @classmethod
    def open(
        cls, path: Path, *, write: bool = True, clock: Callable[[], datetime] = now, take_over: bool = False
    ) -> Self:
        """Open a database; a missing one is created, with its folder, where it is opened for writing.

        Raises FileError `database_locked` (host, user, since) where another program writes to it, under another name of
        the file `database_locked_elsewhere`, `lock_not_file` where the file of the lock is a link or no plain file,
        `database_left_locked` where another computer did and did not end it, `database_missing`, `database_newer` and
        others; a file that is not ours is never touched. `take_over` is a person's answer that the other computer
        named in the lock no longer writes.
        """
        if not write:
            connection = database_files.open_for_reading(path, database_files.file_version(path))
            return cls(Database(connection, path, clock))
        if database_files.exists(path):
            database_files.file_version(path)  # before a lock file is laid beside another program's file
        else:
            database_files.make_folder(path)
        lock = FileLock(path, clock(), take_over=take_over)
        try:
            if not database_files.exists(path):
                database_files.create(path)
            lock.guard_database()
            connection = database_files.open_for_writing(path, database_files.file_version(path))
        except BaseException:
            lock.release()
            raise
        private_files.limit_data_folder(path)
        watch = FileWatch(path, lock, connection, partial(_open_again, path, clock))
        return cls(Database(connection, path, clock, watch))

    @classmethod
    def view(cls, path: Path) -> Self:
        """Open a database that another program writes to: nothing is written, not even a journal rolled back.

        Its reports come as `read_only`. Raises as `open`.
        """
        version = database_files.file_version(path)
        store = cls(Database(database_files.open_for_reading(path, version, beside_writer=True), path, now))
        store.read_only = True
        return store

    def now(self) -> datetime:
        """Return this moment by the clock that dates what is stored."""
        return self._database.clock()

    def close(self) -> None:
        """Close the file and give the lock back."""
        disconnect(self._database.connection)
        own_files.note_closed(self)
        if self._database.watch is not None:
            self._database.watch.lock.release()

    # outlines

    def keep_outline(self, outline: Outline) -> str:
        """Keep an outline; returns its SHA-256."""
        with self._database.transaction():
            return self._database.outlines.keep(outline)

    def outline(self, sha256: str) -> Outline:
        """Return the outline with this SHA-256."""
        with self._database.reading():
            return self._database.outlines.get(sha256)

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
        copied: Collection[str] = (),
        uid: str | None = None,
    ) -> Report:
        """Make a new draft, whole or not at all; raises RefusedError `report_exists` where the uid is taken.

        `copied` are the sections whose text comes from an earlier report.
        """
        database, moment = self._database, self.now()
        with database.transaction():
            database.outlines.keep(outline)
            new = NewReport(outline, period, office_code, superior_code, uid or reports.new_uid())
            report_id = reports.create(database, new, moment)
            reports.save(database, report_id, entries, moment, copied)
            reports.keep_left_over(database, report_id, left_over)
            return reports.load(database, report_id)

    def load_report(self, report_id: int) -> Report:
        """Return a report; raises UsageError `report_unknown`, FileError `row_damaged` or `outline_damaged`."""
        with self._database.reading():
            report = reports.load(self._database, report_id)
        return replace(report, read_only=True) if self.read_only else report

    def load_numbers(self, report_id: int) -> Report:
        """Return a report's figures and tables alone; raises as `load_report`."""
        with self._database.reading():
            return reports.load_numbers(self._database, report_id)

    def list_reports(self) -> tuple[ReportRow, ...]:
        """Return the reports outside the bin, newest edit first."""
        with self._database.reading() as connection:
            return report_rows.listed(connection, binned=False)

    def reports_of_office(self, office_code: str, kind: PeriodKind) -> tuple[EarlierReport, ...]:
        """Return reports of one office outside the bin, for periods of one kind; damaged rows are left out."""
        with self._database.reading() as connection:
            return tuple(report_rows.of_office(connection, office_code, kind))

    def save_entries(self, report_id: int, changed: Mapping[str, Entry], place: Place | None = None) -> datetime:
        """Save what was typed, and where; it is on the disk when this returns the time.

        Raises RefusedError `report_frozen` on a signed report, which takes a place but no entries.
        """
        with self._database.transaction() as connection:
            if changed:
                reports.save(self._database, report_id, changed, self.now())
            if place is not None:
                reports.move_to(connection, report_id, place)
        return self.now()

    def place(self, report_id: int) -> Place | None:
        """Return where a person was in a report."""
        with self._database.reading() as connection:
            return reports.place(connection, report_id)

    def entry_history(self, report_id: int, key: str) -> tuple[tuple[datetime, Entry], ...]:
        """Return former states of an entry with the times they were typed, newest first."""
        with self._database.reading() as connection:
            return entries.former_states(connection, report_id, key)

    def row_history(self, report_id: int, key: str) -> tuple[FormerRow, ...]:
        """Return former states of a table's rows, also of rows that are gone, newest first."""
        with self._database.reading():
            return reports.row_history(self._database, report_id, key)

    def keep_state(self, report_id: int, key: str) -> None:
        """Keep the present state of an entry in its history, because it is about to be replaced by an earlier one."""
        with self._database.transaction() as connection:
            entries.keep_left(connection, report_id, key)

    def left_over(self, report_id: int) -> tuple[LeftOver, ...]:
        """Return the lines of the imported file that found no place."""
        with self._database.reading() as connection:
            return reports.left_over(connection, report_id)

    def drop_left_over(self, report_id: int, line: int) -> None:
        """Take a line off the list, because a person has dealt with it."""
        with self._database.transaction():
            self._database.tables.table(LEFT_OVER.name).delete_where("report_id = ? AND line = ?", [report_id, line])

    # ignored findings

    def ignored(self, report_id: int) -> tuple[Ignored, ...]:
        """Return the findings of a report that a person ignores."""
        with self._database.reading() as connection:
            return reports.ignored(connection, report_id)

    def ignore(self, report_id: int, one: Ignored) -> None:
        """Ignore a finding, with its reason."""
        with self._database.transaction():
            reports.ignore(self._database, report_id, one)

    def stop_ignoring(self, report_id: int, one: Ignored) -> None:
        """Show a finding again."""
        with self._database.transaction():
            reports.stop_ignoring(self._database, report_id, one)

    # the bin

    def list_bin(self) -> tuple[ReportRow, ...]:
        """Return the reports in the bin, newest edit first."""
        with self._database.reading() as connection:
            return report_rows.listed(connection, binned=True)

    def bin_report(self, report_id: int) -> None:
        """Put a report into the bin."""
        with self._database.transaction():
            reports.set_binned(self._database, report_id, binned=True)

    def unbin_report(self, report_id: int) -> None:
        """Take a report out of the bin."""
        with self._database.transaction():
            reports.set_binned(self._database, report_id, binned=False)

    def empty_bin(self) -> int:
        """Remove binned reports for good, except those with signed revisions; returns how many there were."""
        with self._database.transaction():
            return reports.empty_bin(self._database)

    # audit and care

    def acts(self, report_id: int | None = None) -> tuple[AuditEntry, ...]:
        """Return the audit log, of one report or all."""
        with self._database.reading() as connection:
            return audit.acts(connection, report_id)

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
        parts.copy_received(self.path, target, self.scans.named(), self._pause)

    def copy_reports(self, target: Path, *, damaged: bool = False) -> None:
        """Copy the database to a file, verified, under its name only when complete; its scans stay where they are.

        With `damaged` the copy is not verified, because the file itself is damaged.
        Raises UsageError `copy_onto_itself` for any file of an open database: it must not be taken away from under its
        saves.
        """
        try:
            own = any(map(own_files.is_protected, (target, own_files.beside(target))))
        except (OSError, RuntimeError) as error:
            raise FileError("copy_failed", file=str(target), reason=system_reason(error)) from error
        if own:
            raise UsageError("copy_onto_itself", file=str(target))
        database_files.copy_database(self._database.connection, target, self._pause, damaged=damaged)

    def header_state(self) -> str:
        """Return what the file's header says about its last change."""
        with self._database.reading():
            watch = self._database.watch
            return parts.header_state(self.path, watch.lock if watch is not None else None)

    def begin_copy(self, reason: str) -> parts.UnfinishedCopy:
        """Copy the pages into the folder of copies; `copies.making.finish` does the rest on any thread.

        Raises FileError `backup_failed`.
        """
        connection, moment = self._database.connection, self.now()
        return parts.copy_pages(connection, self.path, reason, moment, self._pause, self.header_state)

    def copy_scans_to_backups(self) -> None:
        """Give the copies the scans that they do not have yet: one file for all copies; raises as `copy_scans`."""
        self.copy_scans(parts.scans_of_copies(self.path))

    def doctor(self) -> tuple[Problem, ...]:
        """Examine the whole file; an empty answer means that every hash, reference and trigger is right."""
        return parts.examine(self._database, self._pause)

    def examination(self) -> parts.FileExamination:
        """Return an examination of the same file that runs on another thread and gives way to every save."""
        return parts.FileExamination(self.path, self._database.clock, self._database.saves)

    def _pause(self) -> None:
        self.between_steps()

    @property
    def file_watch(self) -> FileWatch | None:
        """Watch over the file, for tests only."""
        return self._database.watch

    @property
    def commits(self) -> int:
        """Return how many changes are on the disk since the file was opened."""
        return self._database.commits

    @property
    def connection(self) -> sqlite3.Connection:
        """Connection, for tests and benchmarks only."""
        return self._database.connection
